/** The kinds of views of a file: from the name of a view to the function that makes its publications. */
import { URI } from "vscode-uri";
import {
  publicationOfChanges,
  publicationOfChangesSince,
} from "../publication/changes/changesPublication.ts";
import { publicationOf } from "../publication/publication.ts";
import { comparisonView } from "../publication/rankings/comparisonReport.ts";
import type { Publication } from "../publication/tree/tree.ts";
import { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAsMeant } from "../workspace/asMeant.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import type { DocumentLength, ViewName, ViewRequest } from "./viewProtocol.ts";

/** What a view is made of. */
interface ViewSubject {
  /** The assessments of the file. */
  readonly assessments: readonly Assessment[];
  readonly library: Library;
  /** By default as the configuration says. */
  readonly length?: DocumentLength | undefined;
  readonly earlier?: ViewRequest["earlier"] | undefined;
  readonly revision?: ViewRequest["revision"] | undefined;
}

/** Makes the publications of a view, one after the other on one page. It is called in the language of the document. */
type MakeView = (subject: ViewSubject) => readonly Publication[];

const views: Readonly<Record<ViewName, MakeView>> = {
  document: ({ assessments, length }) =>
    assessments.map((each) =>
      publicationOf(assessmentAsMeant(each), { style: length ?? configuredLength(each) }),
    ),
  comparison: ({ assessments }) => comparisonView(assessments),
  changes: (subject) => changesOf(subject),
};

/** The changes since an earlier version, or since what each assessment supersedes. The version uses the files of today. */
function changesOf({ assessments, library, earlier, revision }: ViewSubject): Publication[] {
  if (!revision && earlier === undefined) return assessments.map(publicationOfChanges);
  const uri = assessments[0]?.source.uri ?? "";
  const other = earlier === undefined ? undefined : library.read(earlier);
  const source = typeof revision?.text === "string" ? Source.of(uri, revision.text) : other;
  // What was asked for is not replaced by anything else, also if it cannot be read.
  const versions = source ? assessmentsOf(source, library) : [];
  const name = revision?.name ?? URI.parse(earlier ?? "").path.replace(/^.*\//, "");
  return assessments.map((each, index) => publicationOfChangesSince(versions[index], each, name));
}

/** How much of an assessment its documents have if a reader does not choose. */
export function configuredLength(assessment: Assessment | undefined): DocumentLength {
  return assessment?.configuration.document.style ?? "full";
}

/** Whether a text is the name of a view. */
export function isViewName(name: string): name is ViewName {
  return Object.hasOwn(views, name);
}

/** Returns the publications of a view. */
export function publicationsOf(name: ViewName, subject: ViewSubject): readonly Publication[] {
  return views[name](subject);
}

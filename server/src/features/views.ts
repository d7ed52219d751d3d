/** The kinds of views of a file: from the name of a view to the function that makes its publications. */
import { publicationOfChanges } from "../publication/changesPublication.ts";
import { publicationOf } from "../publication/publication.ts";
import { comparisonView } from "../publication/comparisonReport.ts";
import type { Publication } from "../publication/tree.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { Library } from "../workspace/library.ts";
import type { ViewName } from "./viewProtocol.ts";

/** What a view is made of. */
export interface ViewSubject {
  /** The assessments of the file. */
  readonly assessments: readonly Assessment[];
  readonly library: Library;
  readonly earlier?: string | undefined;
}

/** Makes the publications of a view, one after the other on one page. It is called in the language of the document. */
type MakeView = (subject: ViewSubject) => readonly Publication[];

const views: Readonly<Record<ViewName, MakeView>> = {
  document: ({ assessments }) => assessments.map((each) => publicationOf(each)),
  comparison: ({ assessments }) => comparisonView(assessments),
  changes: ({ assessments }) => assessments.map(publicationOfChanges),
};

/** Whether a text is the name of a view. */
export function isViewName(name: string): name is ViewName {
  return Object.hasOwn(views, name);
}

/** Returns the publications of a view. */
export function publicationsOf(name: ViewName, subject: ViewSubject): readonly Publication[] {
  return views[name](subject);
}

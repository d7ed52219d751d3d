/** Shows what has changed since the assessment that this one supersedes. */
import { t } from "@vscode/l10n";
import { textOf } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { supersededBy } from "../../workspace/editions.ts";
import { changesInDocument } from "./changesReport.ts";
import type { ComparedEditions } from "./comparedEditions.ts";
import { comparedEditions, namedEditions } from "./comparedEditions.ts";
import type { BlockContent } from "../tree/tree.ts";
import { paragraphNode, textNode } from "../tree/tree.ts";

/** The part of the document on changes; nothing without an earlier assessment. */
export function changeBlocks(assessment: Assessment): BlockContent[] {
  const compared = changesSinceSuperseded(assessment);
  if (!compared) return [];
  return [
    paragraphNode([textNode(t("This assessment replaces that of {0}.", compared.before.title))]),
    ...changesInDocument(compared),
  ];
}

/** Compares an assessment with the one that it supersedes; `undefined` if it supersedes none that can be read. */
export function changesSinceSuperseded(assessment: Assessment): ComparedEditions | undefined {
  const earlier = supersededBy(assessment);
  if (!earlier) return undefined;
  const names = [t("the earlier assessment"), t("this assessment")];
  const [before, after] = namedEditions([earlier, assessment], names);
  return before && after && comparedEditions(before, after);
}

/** The name of the file that an assessment supersedes. */
export function supersededName(assessment: Assessment): string | undefined {
  return textOf(assessment.section("supersedes")?.value);
}

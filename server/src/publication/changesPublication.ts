/** What has changed since the earlier assessment, as a publication of its own. */
import { t } from "@vscode/l10n";
import type { Assessment } from "../workspace/assessment.ts";
import { changeBlocks } from "./change.ts";
import { part, publicationWith } from "./parts.ts";
import type { BlockContent, Publication } from "./tree.ts";
import { missingNode, paragraphNode } from "./tree.ts";

/** Makes the publication. Call it in the language of the document. */
export function publicationOfChanges(assessment: Assessment): Publication {
  return publicationWith(part("changes", t("What has changed"), changesOrNotice(assessment)), assessment);
}

function changesOrNotice(assessment: Assessment): BlockContent[] {
  const blocks = changeBlocks(assessment);
  if (blocks.length > 0) return blocks;
  const words = t("The assessment names no earlier one that can be read.");
  return [paragraphNode([missingNode(words)], { role: "notice" })];
}

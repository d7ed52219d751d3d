/** The rankings of an assessment compared with each other, as a publication of its own. */
import { t } from "@vscode/l10n";
import type { Assessment } from "../workspace/assessment.ts";
import { agreementBlocks, coefficientBlocks, comparisonBlocks } from "./comparisons.ts";
import { itemsOf, part, publicationWith } from "./parts.ts";
import { sideBySide } from "./rankings.ts";
import type { BlockContent, Publication } from "./tree.ts";
import { missingNode, paragraphNode } from "./tree.ts";
import { MAX_COMPARED } from "../syntax/limits.ts";

/** Makes the publication. Call it in the language of the document. */
export function publicationOfRankings(assessment: Assessment): Publication {
  const rankings = assessment.rankings.slice(0, MAX_COMPARED);
  const parts = [
    part("priorities", t("Priorities"), withoutRankings(assessment)),
    part("agreement", t("Agreement"), [
      ...agreementBlocks(rankings, assessment),
      ...coefficientBlocks(assessment),
    ]),
    part(
      "comparisons",
      t("Comparisons"),
      itemsOf("comparisons", assessment).flatMap((facts) => comparisonBlocks(facts, assessment)),
    ),
  ];
  return publicationWith(parts.flat(), assessment);
}

function withoutRankings(assessment: Assessment): BlockContent[] {
  const blocks = sideBySide(assessment);
  if (blocks.length > 0) return blocks;
  return [paragraphNode([missingNode(t("The assessment has no rankings."))], { role: "notice" })];
}

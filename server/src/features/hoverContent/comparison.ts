/** The hover of a comparison: what it says, and how far its rankings agree. */
import { t } from "@vscode/l10n";
import { agreementOf } from "../../model/agreement/comparedRankings.ts";
import { rankingsNamed } from "../../model/rankings/ranking.ts";
import { isComparable } from "../../rules/coefficientTexts.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { coefficientLegend, concordanceInFigures, pairInFigures } from "./agreement.ts";
import { consensusInWords } from "./consensus.ts";
import { definitionHover } from "./definition.ts";
import type { Markdown } from "./markdown.ts";
import { asMarkdown, bullets, code, formatMarkdown, paragraphs } from "./markdown.ts";
import { matchesInWords } from "./matches.ts";

/** The hover of a comparison; `undefined` if there is no comparison with this id. */
export function comparisonHover(assessment: Assessment, id: string): Markdown | undefined {
  const comparison = assessment.comparisons.find((each) => each.id.text === id);
  const definition = definitionHover(assessment, "comparison", id);
  if (!comparison || !definition) return definition;
  const rankings = [
    ...new Set(
      comparison.between.flatMap(({ text }) => rankingsNamed(assessment.rankings, text).slice(0, 1)),
    ),
  ];
  const together = concordanceInFigures(rankings, assessment);
  const compared = rankings.flatMap((first, index) =>
    rankings.slice(index + 1).map((second) => ({
      name: asMarkdown`${code(first.id.text)} – ${code(second.id.text)}`,
      found: agreementOf(first, second, assessment),
    })),
  );
  const pairs = compared.filter(({ found }) => isComparable(found));
  const figures = [
    ...(together ? [together] : []),
    ...pairs.map(({ name, found }) => pairInFigures(name, found)),
  ];
  if (figures.length === 0) return definition;
  return paragraphs(
    definition,
    formatMarkdown(t("Compared:")),
    bullets(figures),
    consensusInWords(rankings, assessment),
    matchesInWords(compared.flatMap(({ found }) => found.matches)),
    coefficientLegend(
      compared.map(({ found }) => found),
      rankings.length,
    ),
  );
}

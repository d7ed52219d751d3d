/** The hover of a comparison: what it says, and how far its rankings agree. */
import { t } from "@vscode/l10n";
import { rankingsNamed } from "../../model/ranking.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { coefficientLegend, concordanceInFigures, pairInFigures } from "./agreement.ts";
import { definitionHover } from "./definition.ts";
import type { Markdown } from "./markdown.ts";
import { asMarkdown, bullets, code, formatMarkdown, paragraphs } from "./markdown.ts";

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
  const pairs = rankings.flatMap((first, index) =>
    rankings.slice(index + 1).flatMap((second) => {
      const name = asMarkdown`${code(first.id.text)} – ${code(second.id.text)}`;
      return pairInFigures(name, [first, second], assessment) ?? [];
    }),
  );
  const figures = [...(together ? [together] : []), ...pairs];
  if (figures.length === 0) return definition;
  return paragraphs(
    definition,
    formatMarkdown(t("Compared:")),
    bullets(figures),
    coefficientLegend(rankings.length),
  );
}

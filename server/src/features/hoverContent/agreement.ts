/** How far rankings agree, in figures for readers: the hovers of rankings and comparisons, and the comparison table. */
import { t } from "@vscode/l10n";
import { agreementOf, concordanceOf, overlapOf } from "../../model/rankedItems.ts";
import type { Ranking } from "../../model/ranking.ts";
import {
  coefficientMeanings,
  coefficientText,
  MIN_COUNT,
  TOP,
  topText,
} from "../../rules/coefficientTexts.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Markdown } from "./markdown.ts";
import { bullets, formatMarkdownCounts, plainText } from "./markdown.ts";

/** Two rankings in figures; `undefined` if they share too few items. */
export function pairInFigures(
  name: Markdown,
  [first, second]: readonly [Ranking, Ranking],
  assessment: Assessment,
): Markdown | undefined {
  const { shared, kendall, spearman, topOverlap } = agreementOf(first, second, assessment);
  if (shared.length < MIN_COUNT) return undefined;
  return formatMarkdownCounts(
    t(
      "{rankings}: {items, plural, one {# item} other {# items}} in both, {common} of the top {top} in common, Kendall's τ-b {tau}, Spearman's ρ {rho}, rank-biased overlap {overlap}",
    ),
    {
      rankings: name,
      items: shared.length,
      top: TOP,
      common: plainText(topText(topOverlap(TOP))),
      tau: plainText(coefficientText(kendall)),
      rho: plainText(coefficientText(spearman)),
      overlap: plainText(coefficientText(overlapOf(first, second, assessment))),
    },
  );
}

/** Kendall's W of three or more rankings; `undefined` for fewer, or if they share too few items. */
export function concordanceInFigures(
  rankings: readonly Ranking[],
  assessment: Assessment,
): Markdown | undefined {
  if (rankings.length < 3) return undefined;
  const { range, shared } = concordanceOf(rankings, assessment);
  if (!range || shared.length < MIN_COUNT) return undefined;
  return formatMarkdownCounts(
    t(
      "All {rankings} rankings: {items, plural, one {# item} other {# items}} in all of them, Kendall's W {concordance}",
    ),
    { rankings: rankings.length, items: shared.length, concordance: plainText(coefficientText(range)) },
  );
}

/** One line for each coefficient that says what it measures. */
export function coefficientLegend(rankings: number): Markdown {
  return bullets(coefficientMeanings(rankings).map((each) => plainText(each)));
}

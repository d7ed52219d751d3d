/** How far rankings agree, in figures for readers: the hovers of rankings and comparisons, and the comparison table. */
import { t } from "@vscode/l10n";
import type { RankingAgreement } from "../../model/agreement/comparedRankings.ts";
import { concordanceOf } from "../../model/agreement/comparedRankings.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
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

/** Two rankings in figures. */
export function pairInFigures(name: Markdown, found: RankingAgreement): Markdown {
  const { shared, further, kendall, spearman, topOverlap, overlap } = found;
  return formatMarkdownCounts(
    t(
      "{rankings}: {items, plural, one {# item} other {# items}} in both{further, plural, =0 {} one { and one more that may match} other { and up to # more that may match}}, {common} of the top {top} in common, Kendall's τ-b {tau}, Spearman's ρ {rho}, rank-biased overlap {overlap}",
    ),
    {
      rankings: name,
      items: shared.length,
      further,
      top: TOP,
      common: plainText(topText(topOverlap(TOP))),
      tau: plainText(coefficientText(kendall)),
      rho: plainText(coefficientText(spearman)),
      overlap: plainText(coefficientText(overlap)),
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

/** One line for each coefficient that says what it measures, and what its range covers: see `coefficientMeanings`. */
export function coefficientLegend(found: readonly RankingAgreement[], rankings: number): Markdown {
  return bullets(coefficientMeanings(found, rankings).map((each) => plainText(each)));
}

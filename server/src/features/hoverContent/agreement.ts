/** How far rankings agree, in figures for readers: the hovers of rankings and comparisons, and the comparison table. */
import { t } from "@vscode/l10n";
import type { CoefficientRange } from "../../model/agreement.ts";
import { agreementOf, concordanceOf, overlapOf } from "../../model/rankedItems.ts";
import type { Ranking } from "../../model/ranking.ts";
import type { TopOverlap } from "../../model/topOverlap.ts";
import { signed } from "../../rules/numbers.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Markdown } from "./markdown.ts";
import { bullets, formatMarkdown, formatMarkdownCounts, plainText } from "./markdown.ts";

/** With fewer shared items a coefficient means nothing (see no-contradicted-convergence). */
export const MIN_COUNT = 3;
/** The length of the compared tops. */
export const TOP = 3;

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
  return bullets([
    formatMarkdown(
      t(
        "Kendall's τ-b compares the order of each pair of shared items: 1 if all pairs have the same order, −1 if all are reversed.",
      ),
    ),
    formatMarkdown(
      t(
        "Spearman's ρ compares the ranks of the shared items, so that large moves count more: 1 for the same order, −1 for the reverse.",
      ),
    ),
    formatMarkdown(
      t(
        "Rank-biased overlap compares the whole lists and counts the top most: 1 for the same lists, 0 for nothing in common.",
      ),
    ),
    ...(rankings > 2
      ? [
          formatMarkdown(
            t(
              "Kendall's W compares more than two rankings: 1 for the same order in all, 0 if their differences cancel out.",
            ),
          ),
        ]
      : []),
    formatMarkdown(t("If there are two values, they are the lowest and the highest over all ways to read composite entries.")),
  ]);
}

/** "0.14", or "0.00 to 0.20" if composite entries can be read in several ways; a dash if it is undefined. */
export function coefficientText(range: CoefficientRange | undefined): string {
  if (!range) return "–";
  const [from, to] = [signed(range.low), signed(range.high)];
  return from === to ? from : t("{0} to {1}", from, to);
}

/** "2", or "1 to 2" if a tie reaches past the top; a dash if so many entries share the first rank that there is none. */
export function topText(overlap: TopOverlap | undefined): string {
  if (!overlap) return "–";
  const { low, high } = overlap;
  return low === high ? String(low) : t("{0} to {1}", String(low), String(high));
}

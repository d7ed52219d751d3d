/** How far rankings agree, in the words and figures that hovers, tables and documents for readers share. */
import { t } from "@vscode/l10n";
import type { CoefficientRange } from "../model/agreement.ts";
import type { TopOverlap } from "../model/topOverlap.ts";
import { signed } from "./numbers.ts";

/** With fewer shared items a coefficient means nothing (see no-contradicted-convergence). */
export const MIN_COUNT = 3;
/** The length of the compared tops. */
export const TOP = 3;

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

/** Returns a sentence for each coefficient that says what it measures. @param rankings How many are compared. */
export function coefficientMeanings(rankings: number): string[] {
  return [
    t(
      "Kendall's τ-b compares the order of each pair of shared items: 1 if all pairs have the same order, −1 if all are reversed.",
    ),
    t(
      "Spearman's ρ compares the ranks of the shared items, so that large moves count more: 1 for the same order, −1 for the reverse.",
    ),
    t(
      "Rank-biased overlap compares the whole lists and counts the top most: 1 for the same lists, 0 for nothing in common.",
    ),
    ...(rankings > 2
      ? [
          t(
            "Kendall's W compares more than two rankings: 1 for the same order in all, 0 if their differences cancel out.",
          ),
        ]
      : []),
    t("Two values are the lowest and the highest, over every way to read composite entries."),
  ];
}

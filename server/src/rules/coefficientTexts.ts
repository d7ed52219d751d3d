/** How far rankings agree, in the words and figures that hovers, tables and documents for readers share. */
import { t } from "@vscode/l10n";
import { figure } from "../language/figures.ts";
import { formatMessage } from "../language/messageFormat.ts";
import type { Agreement, CoefficientRange } from "../model/agreement/agreement.ts";
import type { PairAgreement } from "../model/agreement/comparedRankings.ts";
import type { TopOverlap } from "../model/agreement/topOverlap.ts";
import { signed } from "./numbers.ts";

/** With fewer shared items, a coefficient means nothing. The rule no-contradicted-convergence asks for one more. */
export const MIN_COUNT = 3;
/** The length of the compared tops. */
export const TOP = 3;

/** Whether two rankings share enough items, or may share enough, to compare them. */
export function isComparable({ shared, further }: Agreement): boolean {
  return shared.length + further >= MIN_COUNT;
}

/** What a dash in place of a coefficient means. */
export function tooFewText(): string {
  return formatMessage(
    t(
      "A dash: fewer than {count, plural, other {#}} items in both, which is too few to compare, or too many ties.",
    ),
    { count: MIN_COUNT },
  );
}

/** "4", or "4 to 6" if matches that are not exact may add items. */
export function sharedText({ shared, further }: Agreement): string {
  const [least, most] = [figure(shared.length), figure(shared.length + further)];
  return further === 0 ? least : t("{0} to {1}", least, most);
}

/**
 * "0.14", or "0.00 to 0.20" if composite entries can be read in several ways, "about" if there are too many of them to
 * count all ways; a dash if it is undefined.
 */
export function coefficientText(range: CoefficientRange | undefined): string {
  if (!range) return "–";
  const [from, to] = [signed(range.low), signed(range.high)];
  const text = from === to ? from : t("{0} to {1}", from, to);
  return range.isPartial ? t("about {0}", text) : text;
}

/** "2", or "1 to 2" if a tie reaches past the top; a dash if so many entries share the first rank that there is none. */
export function topText(overlap: TopOverlap | undefined): string {
  if (!overlap) return "–";
  const { low, high } = overlap;
  return low === high ? String(low) : t("{0} to {1}", String(low), String(high));
}

/** The titles of the columns with these figures: the names, the items in both, and one for each coefficient. */
export function agreementTitles(): string[] {
  return [
    t("Compared"),
    t("Items in both"),
    t("Of the top three"),
    t("Kendall's τ-b"),
    t("Spearman's ρ"),
    t("Rank-biased overlap"),
  ];
}

/** How far two rankings agree: the texts of the columns of `agreementTitles` after the names. */
export function agreementTexts(found: PairAgreement): string[] {
  return [
    sharedText(found),
    t("{0} of {1}", topText(found.topOverlap(TOP)), TOP),
    coefficientText(found.kendall),
    coefficientText(found.spearman),
    coefficientText(found.overlap),
  ];
}

/**
 * Returns a sentence for each coefficient that says what it measures, and one for what its range covers.
 *
 * @param found The pairs of rankings that are compared.
 * @param rankings How many rankings are compared together.
 */
export function coefficientMeanings(found: readonly Agreement[], rankings: number): string[] {
  return [
    t(
      "Kendall's τ-b compares the order of each pair of shared items: 1 if all pairs have the same order, −1 if all are reversed (Kendall 1945).",
    ),
    t(
      "Spearman's ρ compares the ranks of the shared items, so that large moves count more: 1 for the same order, −1 for the reverse (Spearman 1904).",
    ),
    t(
      "Rank-biased overlap compares the whole lists and counts the top most: 1 for the same lists, 0 for nothing in common (Webber, Moffat and Zobel 2010, with p = 0.9; ties as Corsi and Urbano 2024, variant b).",
    ),
    ...(rankings > 2
      ? [
          t(
            "Kendall's W compares more than two rankings: 1 for the same order in all, 0 if their differences cancel out (Kendall and Babington Smith 1939).",
          ),
        ]
      : []),
    rangeText(found),
  ];
}

function rangeText(found: readonly Agreement[]): string {
  if (!found.every(({ isComplete }) => isComplete))
    return t(
      "Two values are the lowest and the highest, over the most important ways to read composite entries and matches that are not exact. After “about”, there are too many ways to try them all.",
    );
  return found.some(({ further }) => further > 0)
    ? t(
        "Two values are the lowest and the highest, over every way to read composite entries and matches that are not exact: each holds or not.",
      )
    : t("Two values are the lowest and the highest, over every way to read composite entries.");
}

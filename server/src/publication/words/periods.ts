/** Puts periods and deadlines into the words of the document's language. */
import { t } from "@vscode/l10n";
import { dateInWords, deadlineInWords, startInWords } from "../../language/date.ts";
import { durationFigure } from "../../language/figures.ts";
import { daysOfPeriod } from "../../model/dates/period.ts";
import type { CountedUnits } from "../../model/dates/timeLength.ts";
import { countedUnits } from "../../model/dates/timeLength.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";

/** "2027–2036", "by June 2028", "within 2 years", or the author's own words; `undefined` if there is none. */
export function horizonText(node: Node): string | undefined {
  const own = textOf(node);
  if (own !== undefined) return periodText(own);
  const [after, before] = ["after", "before"].map((key) => textOf(valueAt(node, key)));
  if (after !== undefined && before !== undefined) return dateInWords(`${after}/${before}`);
  if (after !== undefined) return startInWords(after);
  return before === undefined ? undefined : deadlineInWords(before);
}

/** "within 2 years", "2027–2036", or the author's own words. */
export function periodText(words: string): string {
  const date = dateInWords(words);
  if (date !== words || daysOfPeriod(words)) return date;
  const length = durationText(words);
  return length === undefined ? words : t("within {0}", length);
}

/** A length in the language of the document: "5 years" or "5 años"; `undefined` if the words are not one. */
export function durationText(words: string): string | undefined {
  const counted = countedUnits(words);
  if (counted?.unit) return durationFigure(counted.count, counted.unit);
  // “2 to 5 years” is a length, “2026-27” is not.
  return counted || /^(?!(?:19|20)\d\d\b)\d/.test(words) ? words : undefined;
}

/** Returns a number of units in units that every language has a word for: a quarter is 3 months, a decade 10 years. */
export function lengthText({ count, days, months, unit }: CountedUnits): string | undefined {
  if (unit) return durationFigure(count, unit);
  if (months === undefined) return Number.isInteger(days) ? durationFigure(count * days, "day") : undefined;
  return months % 12 === 0
    ? durationFigure(count * (months / 12), "year")
    : durationFigure(count * months, "month");
}

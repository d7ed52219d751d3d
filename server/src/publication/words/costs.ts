/** Puts costs into the words of the document's language. */
import { t } from "@vscode/l10n";
import { writtenFigure } from "../../language/figures.ts";
import { countedUnits } from "../../model/dates/timeLength.ts";
import { lengthText } from "./periods.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";

/** The keys that `costText` says. */
export const IN_COST = ["amount", "from", "to", "currency", "per"];

/** "180,000–240,000 EUR a year"; empty if the cost has no amount. */
export function costText(node: Node): string {
  const [amount, from, to, currency, per] = IN_COST.map((key) => textOf(valueAt(node, key)));
  const inCurrency = (words: string): string =>
    currency === undefined ? words : `${words}\u00A0${currency}`;
  const sums = [
    ...(amount ? [inCurrency(inFigures(amount))] : []),
    ...(from && to ? [inCurrency(`${inFigures(from)}–${inFigures(to)}`)] : oneEnd(from, to, inCurrency)),
  ];
  const sum = sums.length > 0 ? sums.join(", ") : (currency ?? "");
  return per ? recurring(sum, per) : sum;
}

function inFigures(words: string): string {
  return writtenFigure(words, 2) ?? words;
}

/** What is known of a range that says only one of its ends; nothing if it says none. */
function oneEnd(
  from: string | undefined,
  to: string | undefined,
  inCurrency: (words: string) => string,
): string[] {
  if (from) return [t("at least {0}", inCurrency(inFigures(from)))];
  return to ? [t("at most {0}", inCurrency(inFigures(to)))] : [];
}

/** The words for a sum that is due again after each period: "15,000 euros every 3 months". */
function recurring(sum: string, per: string): string {
  const counted = countedUnits(per) ?? countedUnits(`1 ${per}`);
  switch (counted?.count === 1 ? counted.unit : undefined) {
    case "hour":
      return t("{0} an hour", sum);
    case "day":
      return t("{0} a day", sum);
    case "week":
      return t("{0} a week", sum);
    case "month":
      return t("{0} a month", sum);
    case "year":
      return t("{0} a year", sum);
    default: {
      const length = counted && lengthText(counted);
      return length === undefined ? t("{0} for each {1}", sum, per) : t("{0} every {1}", sum, length);
    }
  }
}

/** Puts costs into the words of the document's language. */
import { t } from "@vscode/l10n";
import { writtenFigure } from "../language/figures.ts";
import { countedUnits } from "../model/timeLength.ts";
import { lengthText } from "./periods.ts";
import type { Node } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";

/** The keys that `costText` says. */
export const IN_COST = ["amount", "from", "to", "currency", "per"];

/** "180,000–240,000 EUR a year"; empty if the cost has no amount. */
export function costText(node: Node): string {
  const [amount, from, to, currency, per] = IN_COST.map((key) => textOf(valueAt(node, key)));
  const inCurrency = (words: string): string => (currency === undefined ? words : `${words} ${currency}`);
  const figures = [
    ...(amount === undefined ? [] : [inFigures(amount)]),
    ...(from && to ? [`${inFigures(from)}–${inFigures(to)}`] : []),
  ].join(" ");
  const sum = figures === "" ? oneEnd(from, to, inCurrency) : inCurrency(figures);
  return per === undefined ? sum : recurring(sum, per);
}

function inFigures(words: string): string {
  return writtenFigure(words) ?? words;
}

/** What is known of a range that says only one of its ends; the currency alone if it says none. */
function oneEnd(
  from: string | undefined,
  to: string | undefined,
  inCurrency: (words: string) => string,
): string {
  if (from) return t("at least {0}", inCurrency(inFigures(from)));
  return to ? t("at most {0}", inCurrency(inFigures(to))) : inCurrency("").trim();
}

/** The words for a sum that is due again after each period: "15,000 euros every 3 months". */
function recurring(sum: string, per: string): string {
  const counted = countedUnits(`1 ${per}`);
  switch (counted?.unit) {
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

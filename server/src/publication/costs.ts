/** Puts costs into the words of the document's language. */
import { t } from "@vscode/l10n";
import { writtenFigure } from "../language/figures.ts";
import { countedUnits } from "../model/timeLength.ts";
import type { Node } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";

/** The keys that `costText` says. */
export const IN_COST = ["amount", "from", "to", "currency", "per"];

/** "180,000–240,000 EUR a year"; empty if the cost has no amount. */
export function costText(node: Node): string {
  const [amount, from, to, currency, per] = IN_COST.map((key) => textOf(valueAt(node, key)));
  const range = [from, to].flatMap((words) => (words === undefined ? [] : [writtenFigure(words) ?? words]));
  const figures = [
    ...(amount === undefined ? [] : [writtenFigure(amount) ?? amount]),
    ...(range.length > 0 ? [range.join("–")] : []),
  ];
  const sum = [...figures, ...(currency === undefined ? [] : [currency])].join(" ");
  return per === undefined ? sum : recurring(sum, per);
}

function recurring(sum: string, per: string): string {
  switch (countedUnits(`1 ${per}`)?.unit) {
    case "day":
      return t("{0} a day", sum);
    case "week":
      return t("{0} a week", sum);
    case "month":
      return t("{0} a month", sum);
    case "year":
      return t("{0} a year", sum);
    default:
      return t("{0} for each {1}", sum, per);
  }
}

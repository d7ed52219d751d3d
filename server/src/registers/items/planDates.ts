/** Finds the date by which a line of a plan is due, if the line names one: it comes before the date of the row. */
import { t } from "@vscode/l10n";
import { tableStyle } from "./cellValues.ts";
import type { PlacedTable } from "../tables/columns.ts";
import { dateIn, lastOf } from "../cells/registerDates.ts";
import type { ItemContent, ItemValue, RowContent } from "./rows.ts";

/** A date of numbers. */
const DATE = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}`;

/** A date after a word for "due", or one that stands alone in parentheses or at the end of the line. */
const DUE = new RegExp(
  String.raw`(?:\b(?:by|due|until|before|hasta|antes del?|vence(?: el)?|para el)[:\s]+|\(\s*)(${DATE})(?!\d)|[–—:-]\s*(${DATE})\s*$`,
  "iu",
);

/**
 * Returns what a line of a plan says: with its own date in place of that of the row, or without any if its own date can be read in two
 * ways.
 */
export function withOwnDate(
  plan: ItemContent,
  line: string,
  { table, columns }: PlacedTable,
): Pick<RowContent, "replaced"> & { readonly content: ItemContent } {
  const [, first, last] = DUE.exec(line) ?? [];
  const text = first ?? last;
  const column = columns.find(({ target }) => target === "recommendation.horizon");
  if (text === undefined || !column || !plan.has("horizon")) return { content: plan, replaced: [] };
  const date = dateIn(text, tableStyle(table));
  const horizon: ItemValue | undefined = date === undefined ? undefined : { before: lastOf(date) };
  if (JSON.stringify(horizon) === JSON.stringify(plan.get("horizon"))) return { content: plan, replaced: [] };
  const content: ItemContent = new Map(
    [...plan].flatMap(([key, value]): [string, ItemValue][] =>
      key !== "horizon" ? [[key, value]] : horizon === undefined ? [] : [[key, horizon]],
    ),
  );
  return {
    content,
    replaced: [{ column, text: line, value: date === undefined ? t("nothing") : lastOf(date) }],
  };
}

/** Shows a few of many texts of cells in one line. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { fewNames } from "../../language/lists.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { PlacedColumn } from "../tables/columns.ts";
import { cellInLine, inOneLine } from "./previewLists.ts";
import type { UnreadCell } from "../items/register.ts";
import type { Table } from "../tables/table.ts";

const EXAMPLES = 3;

/** More of the cells that need the user's attention. */
export const UNREAD_EXAMPLES = 8;

/** Returns the first different cells of a column, in one line. */
export function columnExamples({ index }: PlacedColumn, { rows }: Table): string {
  const texts = new Set<string>();
  for (const { cells } of rows) {
    const text = cells[index]?.text ?? "";
    if (text !== "") texts.add(cellInLine(text));
    if (texts.size === EXAMPLES) break;
  }
  return [...texts].join(" | ");
}

/** How many rows of one text are named. */
const MAX_ROWS_NAMED = 5;

/** Returns the first different texts with their rows: "Open (row 3) | Closed (rows 4 and 7)". */
export function placedExamples(cells: readonly UnreadCell[], most: number): string {
  const rows = new Map<string, number[]>();
  for (const { text, row } of cells) addToIndex(rows, cellInLine(text), row);
  return inOneLine(
    Array.from(rows, ([text, all]) => `${text} (${rowNames(all)})`),
    most,
  );
}

/** Returns the numbers of rows in words: "row 3", "rows 4 and 7". */
function rowNames(rows: readonly number[]): string {
  return formatMessage(t("{count, plural, one {row {rows}} other {rows {rows}}}"), {
    count: rows.length,
    rows: fewNames(rows.map(String), MAX_ROWS_NAMED),
  });
}

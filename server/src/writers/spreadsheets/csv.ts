/** Writes a table as comma-separated values. Source: RFC 4180. */
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { TableValue, PlainTable } from "../../publication/data/tables.ts";

/** Tells spreadsheets that the text is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/** How the text of a formula begins. Source: OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Returns a table as CSV, with a byte order mark. A text that a spreadsheet would read as a formula gets an apostrophe
 * before it; numbers stay numbers.
 */
export function writeCsv({ columns, rows }: Pick<PlainTable, "columns" | "rows">): string {
  const lines = [columns, ...rows].map((row) => row.map(field).join(","));
  return BYTE_ORDER_MARK + lines.map((line) => `${line}\r\n`).join("");
}

function field(cell: TableValue): string {
  if (typeof cell !== "string") return cell === undefined ? "" : String(cell);
  const text = showHidden(FORMULA.test(cell) ? `'${cell}` : cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

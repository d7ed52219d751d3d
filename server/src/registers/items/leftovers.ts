/** Keeps what belongs to no item: texts above and below a table, totals, and whole sheets that are not a table. */
import type { ItemValue } from "./rows.ts";
import type { Table } from "../tables/table.ts";
import type { SheetRow, Sheet } from "../workbook/workbook.ts";

/**
 * Returns what is left of a sheet; `undefined` if nothing is.
 * @param table The table that has become items; without one, the whole sheet is left.
 * @param unlinked The rows of the table that have become no item.
 */
export function leftover(
  sheet: Sheet,
  table: Table | undefined,
  unlinked: readonly SheetRow[],
): ItemValue | undefined {
  if (!table) {
    const rows = rowsIn(sheet.rows);
    return rows.length > 0 ? rows : undefined;
  }
  const parts = Object.entries({
    above: rowsIn(table.above),
    headings: unlinked.length > 0 ? [table.columns.map(({ heading }) => heading)] : [],
    rows: rowsIn(unlinked),
    others: rowsIn(table.others),
    tables: [...table.side, ...table.otherTables].map(rowsIn),
    comments: headingComments(table),
  }).filter(([, rows]) => rows.length > 0);
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

/** The comments on headings, as pairs of heading and comment. */
function headingComments({ sheet, columns, rows, above }: Table): ItemValue[] {
  const from = above.at(-1)?.number ?? 0;
  const to = rows[0]?.number ?? 0;
  const heads = sheet.rows.filter(({ number }) => number > from && number < to);
  return columns.flatMap(({ index, heading }) =>
    heads.flatMap(({ cells }) => {
      const comment = cells[index]?.comment;
      return comment === undefined ? [] : [[heading, comment]];
    }),
  );
}

function rowsIn(rows: readonly SheetRow[]): ItemValue[] {
  return rows.flatMap(({ cells }): ItemValue[] => {
    const own = cells.flatMap((cell): ItemValue[] => {
      if (!cell) return [];
      if (cell.comment === undefined) return [cell.content];
      return [...(cell.text === "" ? [] : [cell.content]), { comment: cell.comment }];
    });
    return own.length > 0 ? [own] : [];
  });
}

/** The columns of which a row says nothing. */
import type { PlacedColumn, PlacedTable } from "../tables/columns.ts";
import type { TableRow } from "../tables/table.ts";
import type { SheetCell } from "../workbook/workbook.ts";

/** Returns the targets of a row that have no value, because the cell is empty or could not be read. */
export function silentTargets(
  { cells }: TableRow,
  { columns }: PlacedTable,
  unread: readonly PlacedColumn[],
): string[] {
  const silent = columns.filter((column) => isEmpty(cells[column.index]) || unread.includes(column));
  // A column may have gone elsewhere in an earlier version.
  return silent.flatMap(({ target, meant }) => (meant === undefined ? [target] : [target, meant]));
}

function isEmpty(cell: SheetCell | undefined): boolean {
  return cell?.isKnown !== true && (cell?.text ?? "") === "";
}

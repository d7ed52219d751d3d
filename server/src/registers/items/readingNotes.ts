/** Collects what the preview says of the tables of a register: cells that are not read, names that match nothing, rows that are left. */
import { addToIndex } from "../../syntax/memo.ts";
import type { PlacedColumn, PlacedTable } from "../tables/columns.ts";
import { columnsIn } from "./knownNames.ts";
import type { SheetResult, UnreadCell } from "./register.ts";
import type { RowContent } from "./rows.ts";
import type { TableRow } from "../tables/table.ts";

/** What is noted of all tables. */
export class ReadingNotes {
  readonly #unread = new Map<PlacedColumn, UnreadCell[]>();
  readonly #replaced = new Map<PlacedColumn, Map<string, string>>();
  readonly #unlinkedRows = new Map<PlacedTable, TableRow[]>();
  readonly #unlinked = new Map<PlacedTable, UnreadCell[]>();
  readonly #untitled = new Map<PlacedTable, UnreadCell[]>();
  readonly #unmatched = new Map<PlacedTable, string[]>();

  /** Notes the cells of a row that cannot be read as they are meant, or that become another word. */
  addRow(row: TableRow, { unread, replaced }: Pick<RowContent, "unread" | "replaced">): void {
    for (const column of unread) {
      const text = row.cells[column.index]?.text ?? "";
      addToIndex(this.#unread, column, { text, row: row.number });
    }
    for (const { column, text, value } of replaced) {
      const words = this.#replaced.get(column) ?? new Map<string, string>();
      this.#replaced.set(column, words.set(text, value));
    }
  }

  /** Notes that the names in a row are those of no threat. */
  addUnlinked(table: PlacedTable, { number }: TableRow, names: readonly string[]): void {
    for (const text of names) addToIndex(this.#unlinked, table, { text, row: number });
  }

  /** Notes that a row has no title. */
  addUntitled(table: PlacedTable, { number }: TableRow, text: string): void {
    addToIndex(this.#untitled, table, { text, row: number });
  }

  /** Keeps a row, or cells of it, that belong to no item. */
  addLeft(table: PlacedTable, row: TableRow): void {
    addToIndex(this.#unlinkedRows, table, row);
  }

  /** Notes that an entry of a ranking names no threat that is known. */
  addUnmatched(table: PlacedTable, name: string): void {
    addToIndex(this.#unmatched, table, name);
  }

  /** Returns the rows of a table that belong to no item. */
  leftIn(table: PlacedTable | undefined): readonly TableRow[] {
    return inTable(table, this.#unlinkedRows);
  }

  /** Returns what is noted of a table. @param knowsThreats Whether any threat is known that an entry could name. */
  of(
    table: PlacedTable | undefined,
    knowsThreats: boolean,
  ): Pick<SheetResult, "unread" | "replaced" | "unlinked" | "untitled" | "unmatched"> {
    return {
      unread: columnsIn(table, this.#unread),
      replaced: columnsIn(table, this.#replaced),
      unlinked: inTable(table, this.#unlinked),
      untitled: inTable(table, this.#untitled),
      unmatched: knowsThreats ? [...new Set(inTable(table, this.#unmatched))] : [],
    };
  }
}

function inTable<T>(
  table: PlacedTable | undefined,
  all: ReadonlyMap<PlacedTable, readonly T[]>,
): readonly T[] {
  return (table && all.get(table)) ?? [];
}

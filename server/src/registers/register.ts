/** Reads a register as the items of an assessment: threats, recommendations, controls, rankings, actors and assets. */
import { schemas } from "../format/schema.ts";
import type { Translations } from "../language/texts.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { Library } from "../workspace/library.ts";
import type { PlacedColumn, PlacedTable } from "./columns.ts";
import { placed } from "./columns.ts";
import { headingReader } from "./headings.ts";
import type { KnownItem, NamedTaxonomy } from "./known.ts";
import type { ChosenScale } from "./levels.ts";
import { leftover } from "./leftovers.ts";
import { withReportMark } from "./reportTables.ts";
import { ReadingState } from "./readingState.ts";
import { inRegisterLanguage, registerLanguage } from "./registerLanguage.ts";
import type { ItemContent, ItemValue } from "./rows.ts";
import type { Table } from "./table.ts";
import { tableIn } from "./table.ts";
import { wordReader } from "./values.ts";
import type { Sheet, SheetRow, Workbook } from "./workbook.ts";

/** An item that the register has. */
export interface RegisterItem {
  readonly section: string;
  readonly id: string;
  readonly content: ItemContent;
  /** The targets of its row that have no value. */
  readonly silent: readonly string[];
}

/** The row that an item comes from. */
export interface ItemRow {
  /** Its id in the register. */
  readonly register: string | undefined;
  /** The words that a new id is made of, if they are others. */
  readonly words?: string;
  /** The targets that have no value. */
  readonly silent?: readonly string[];
  /** The title that a report has written, for a row that a report has written. */
  readonly knownTitle?: string | undefined;
}

/** A cell that could not be read for its key. */
export interface UnreadCell {
  readonly text: string;
  /** The number of its row in the spreadsheet. */
  readonly row: number;
}

/** What became of a sheet. */
export interface SheetResult {
  readonly sheet: Sheet;
  /** What it is, with its columns; `undefined` if the sheet is kept as it is. */
  readonly placed: PlacedTable | undefined;
  /** The cells of a column that could not be read for its key. */
  readonly unread: ReadonlyMap<PlacedColumn, readonly UnreadCell[]>;
  /** The words of a column that have become words of the format. */
  readonly replaced: ReadonlyMap<PlacedColumn, ReadonlyMap<string, string>>;
  /** The names of threats that no threat has, in rows of other items. */
  readonly unlinked: readonly UnreadCell[];
  /** The ids of rows that have no title. */
  readonly untitled: readonly UnreadCell[];
  /** The entries of rankings that name no threat that is known. */
  readonly unmatched: readonly string[];
  /** The rows of the sheet that belong to no item, from the top; none of a sheet that is kept as it is. */
  readonly aside: readonly SheetRow[];
}

/** What a register says. */
export interface Register {
  readonly sheets: readonly SheetResult[];
  readonly items: readonly RegisterItem[];
  readonly scales: readonly ChosenScale[];
  readonly taxonomy: NamedTaxonomy | undefined;
  /** What belongs to no item, by the name of its sheet. */
  readonly leftovers: ReadonlyMap<string, ItemValue>;
  /** Ids of the register that several rows have. */
  readonly repeated: readonly string[];
  /** The code of its language; `undefined` if it is not known. */
  readonly language: string | undefined;
  /** Texts above the tables, the first of which is the title. */
  readonly title: string | undefined;
  /** Items of earlier imports that the register no longer has, by section. */
  readonly gone: ReadonlyMap<string, readonly KnownItem[]>;
}

/** What the reading of a register depends on. */
export interface RegisterContext {
  readonly library: Library;
  /** The translations of every language that headings and words may be in. */
  readonly languages: readonly Translations[];
  /** The name of the register, for the ids of scales. */
  readonly name: string;
  /** Where the user wants columns to go: the target by heading. */
  readonly given: ReadonlyMap<string, string>;
  /** The assessment that the register is imported into; `undefined` for a new one. */
  readonly existing: Assessment | undefined;
}

/** Reads a register. */
export function readRegister(workbook: Workbook, context: RegisterContext): Register {
  const read = headingReader(context.languages);
  const word = wordReader(context.languages);
  const isActionState = (text: string): boolean => word(text, ACTION_STATE) !== undefined;
  const tables = workbook.sheets.map((each) => {
    const sheet = withReportMark(each, context);
    const table = sheet.isReport ? undefined : tableIn(sheet, read);
    return { sheet, table, placed: table && placed(table, { read, given: context.given, isActionState }) };
  });
  const all = tables.flatMap((each) => each.placed ?? []);
  const language = registerLanguage(all);
  const state = inRegisterLanguage(language, context.languages, () => readTables(all, context));
  const title = tables.flatMap(({ table }) => titleAbove(table))[0];
  return {
    sheets: tables.map((each) => ({
      sheet: each.sheet,
      placed: each.placed,
      unread: state.unreadIn(each.placed),
      replaced: state.replacedIn(each.placed),
      ...state.unnamedIn(each.placed),
      unmatched: state.unmatchedIn(each.placed),
      aside: rowsAside(each.placed, state),
    })),
    ...state.finished(),
    leftovers: new Map(
      tables.flatMap(({ sheet, table, placed: known }): [string, ItemValue][] => {
        const left = leftover(sheet, known ? table : undefined, state.unlinkedIn(known));
        return left === undefined ? [] : [[sheet.name, left]];
      }),
    ),
    language,
    title,
  };
}

const ACTION_STATE = schemas.assessment.definitions?.["recommendation-status"];

function readTables(tables: readonly PlacedTable[], context: RegisterContext): ReadingState {
  const state = new ReadingState(tables, context);
  // Threats come first, because the other sheets refer to them.
  const ordered = tables.toSorted((a, b) => Number(a.kind !== "threats") - Number(b.kind !== "threats"));
  for (const table of ordered) state.add(table);
  return state;
}

function rowsAside(placedTable: PlacedTable | undefined, state: ReadingState): SheetRow[] {
  if (!placedTable) return [];
  const { above, others } = placedTable.table;
  return [...above, ...others, ...state.unlinkedIn(placedTable)].toSorted((a, b) => a.number - b.number);
}

function titleAbove(table: Table | undefined): string[] {
  return (table?.above ?? [])
    .flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [cell.text] : [])))
    .slice(0, 1);
}

/** Reads a register as the items of an assessment: threats, recommendations, controls, rankings, actors and assets. */
import { resolve } from "../../format/schema.ts";
import type { Translations } from "../../language/texts.ts";
import type { Steps } from "../../syntax/steps.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Library } from "../../workspace/library.ts";
import type { KeptTable, PlacedColumn, PlacedTable } from "../tables/columns.ts";
import { schemaAt } from "./cellValues.ts";
import { placed } from "../tables/columns.ts";
import { danglingIn } from "./danglingReferences.ts";
import { folded } from "../cells/folded.ts";
import { headingReader } from "../tables/headings.ts";
import type { KnownItem, NamedTaxonomy } from "./known.ts";
import type { ReadScale } from "./levels.ts";
import { leftover } from "./leftovers.ts";
import { withReportMark } from "../tables/reportTables.ts";
import { ReadingState } from "./readingState.ts";
import { inRegisterLanguage, registerLanguage } from "./registerLanguage.ts";
import type { ItemContent, ItemValue } from "./rows.ts";
import type { Table } from "../tables/table.ts";
import { tableIn } from "../tables/table.ts";
import { withoutRepeatedThreats } from "../tables/threatSheets.ts";
import { wordReader } from "../cells/values.ts";
import type { Sheet, SheetRow, Workbook } from "../workbook/workbook.ts";

/** An item that the register has. */
export interface RegisterItem {
  readonly section: string;
  readonly id: string;
  readonly content: ItemContent;
  /** The targets of its row that have no value. */
  readonly silent: readonly string[];
  /** Whether the register has given a known item another id. */
  readonly isRenamed: boolean;
  /** The id of the threat whose row has the plan that it is a line of. */
  readonly threat?: string;
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
  /** Its table, if nothing of it becomes an item. */
  readonly kept: KeptTable | undefined;
  /** The cells of a column that could not be read for its key. */
  readonly unread: ReadonlyMap<PlacedColumn, readonly UnreadCell[]>;
  /** The words of a column that have become words of the format. */
  readonly replaced: ReadonlyMap<PlacedColumn, ReadonlyMap<string, string>>;
  /** The names of threats that no threat has, in rows of other items. */
  readonly unlinked: readonly UnreadCell[];
  /** The ids of other threats that no threat has, in columns such as "Related risks". */
  readonly dangling: ReadonlyMap<PlacedColumn, readonly UnreadCell[]>;
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
  /** The names of the sheets that the user does not want. */
  readonly leftOut: readonly string[];
  readonly items: readonly RegisterItem[];
  readonly scales: readonly ReadScale[];
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
export function* readRegisterInSteps(workbook: Workbook, context: RegisterContext): Steps<Register> {
  yield;
  const { leftOut = [] } = workbook;
  const sheets = placedSheets(workbook, context);
  const all = sheets.flatMap(({ placed: table }) => table ?? []);
  const language = registerLanguage(all);
  const state = yield* readTables(all, language, context);
  const tables = [...all, ...sheets.flatMap(({ kept }) => kept ?? [])];
  return {
    sheets: sheets.map((each): SheetResult => ({
      ...each,
      ...state.notesOf(each.placed),
      dangling: danglingIn(each.placed, (name) => state.entryOfThreat(name) !== undefined),
      aside: rowsAside(each.placed, state),
    })),
    leftOut: leftOut.map(({ name }) => name),
    ...state.finished(),
    leftovers: new Map(
      sheets.flatMap(({ sheet, placed: known }): [string, ItemValue][] => {
        const left = leftover(sheet, known?.table, state.notes.leftIn(known));
        return left === undefined ? [] : [[sheet.name, left]];
      }),
    ),
    language,
    title: titleOf(tables.flatMap(({ table }) => textsAbove(table))),
  };
}

/** The sheets with their tables, and where everything in them goes. */
function placedSheets(
  { sheets }: Workbook,
  { languages, given }: RegisterContext,
): Pick<SheetResult, "sheet" | "placed" | "kept">[] {
  const read = headingReader(languages);
  const word = wordReader(languages);
  const says = (target: string, text: string): boolean => {
    const schema = schemaAt("threats", target);
    return word(text, schema && resolve(schema)) !== undefined;
  };
  const marked = sheets.map((sheet) => withReportMark(sheet, { languages, given }));
  const tables = marked.map((sheet) => {
    const table = sheet.isReport ? undefined : tableIn(sheet, read);
    return table && placed(table, { read, given, says });
  });
  const sorted = withoutRepeatedThreats(tables);
  return marked.map((sheet, index) => {
    const table = sorted[index];
    const isKept = table !== undefined && "kept" in table;
    return { sheet, placed: isKept ? undefined : table, kept: isKept ? table : undefined };
  });
}

/** Reads the tables in the language of the register, which no step leaves to other work. */
function* readTables(
  tables: readonly PlacedTable[],
  language: string | undefined,
  context: RegisterContext,
): Steps<ReadingState> {
  const inLanguageOf = <T>(read: () => T): T => inRegisterLanguage(language, context.languages, read);
  yield;
  const state = inLanguageOf(() => new ReadingState(tables, context));
  // Threats come first, because the other sheets refer to them.
  const ordered = tables.toSorted((a, b) => Number(a.kind !== "threats") - Number(b.kind !== "threats"));
  for (const table of ordered)
    for (const part of state.parts(table)) {
      yield;
      inLanguageOf(part);
    }
  return state;
}

function rowsAside(placedTable: PlacedTable | undefined, state: ReadingState): SheetRow[] {
  if (!placedTable) return [];
  const { above, others } = placedTable.table;
  return [...above, ...others, ...state.notes.leftIn(placedTable)].toSorted((a, b) => a.number - b.number);
}

/** The title is what names a register, or else the first text above a table. */
function titleOf(texts: readonly string[]): string | undefined {
  return texts.find((text) => text.length <= MAX_TITLE && TITLE.test(folded(text))) ?? texts[0];
}

const TITLE =
  /\b(?:risks?|threats?|hazards?|register|assessment|riesgos?|amenazas?|peligros?|registro|mapa|matriz)\b/;

const MAX_TITLE = 150;

function textsAbove({ above }: Table): string[] {
  return above.flatMap(({ cells }) => cells.flatMap((cell) => (cell && cell.text !== "" ? [cell.text] : [])));
}

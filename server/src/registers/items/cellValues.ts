/** Reads cells as values of the format, for the keys that their columns go to. */
import type { Schema } from "../../format/schema.ts";
import { isProse, propertyOf, resolve, schemas } from "../../format/schema.ts";
import { proseReferences } from "../../model/facts/prose.ts";
import { memo } from "../../syntax/memo.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import type { SheetKind } from "../tables/sheetKinds.ts";
import { isElsewhere, isNothing, namesNothing } from "../cells/placeholders.ts";
import type { DateStyle } from "../cells/registerDates.ts";
import { dateIn, dayOrderIn, lastOf } from "../cells/registerDates.ts";
import { isResponse } from "../cells/responses.ts";
import type { ItemValue } from "./rows.ts";
import type { Table } from "../tables/table.ts";
import type { CellReading } from "../tables/targets.ts";
import { TARGETS } from "../tables/targets.ts";
import type { WordReader } from "../cells/values.ts";
import { entriesIn, lengthIn, namesIn, percentIn, periodIn } from "../cells/values.ts";
import type { SheetCell } from "../workbook/workbook.ts";
import type { DecimalSign } from "../cells/writtenNumbers.ts";
import { decimalSignIn, numberIn } from "../cells/writtenNumbers.ts";

/** What the values of cells depend on. */
export interface CellReader {
  readonly word: WordReader;
  readonly level: (kind: string, text: string) => ItemValue | undefined;
  readonly category: (text: string) => string | undefined;
  /** Returns the ids of actors or assets, which are added if they are new. */
  readonly named: (section: "actors" | "assets", names: readonly string[]) => readonly string[];
}

/** The definition in the schema of what a sheet becomes. */
const DEFINITIONS: Readonly<Record<SheetKind, string>> = {
  threats: "threat",
  recommendations: "recommendation",
  controls: "control",
  rankings: "entry",
  actors: "actor",
  assets: "asset",
};

/** Returns the schema of a target in the items of a section. */
export function schemaAt(kind: SheetKind, target: string): Schema | undefined {
  const [head = "", key] = target.split(".");
  const definition = head === "recommendation" ? "recommendation" : DEFINITIONS[kind];
  const root = memberOf(schemas.assessment.definitions, definition);
  const first = root && propertyOf(resolve(root), head === "recommendation" ? (key ?? "") : head);
  return key === undefined || head === "recommendation" || !first ? first : propertyOf(resolve(first), key);
}

/** What the reading of a cell depends on. */
interface ReadContext {
  readonly schema: Schema | undefined;
  readonly reader: CellReader;
  readonly style: TableStyle;
}

/** How the dates and numbers of a table are written. */
interface TableStyle extends DateStyle {
  readonly decimal: DecimalSign | undefined;
}

/** Returns how the dates and numbers of a table are written. */
export const tableStyle = memo(({ rows, sheet }: Table): TableStyle => {
  const texts = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.text ?? []));
  return {
    dayOrder: dayOrderIn(texts),
    hasSerialDates: sheet.hasSerialDates,
    decimal: decimalSignIn(texts),
  };
});

/** Returns the value of a cell for a target; `undefined` if it cannot be read so. */
export function valueFor(target: string, cell: SheetCell, context: ReadContext): ItemValue | undefined {
  return READERS[readingOf(target)](cell, target, context);
}

/** Returns how the cells for a target are read. */
export function readingOf(target: string): CellReading {
  return TARGETS.get(target) ?? OWN_READINGS.get(target) ?? "text";
}

/** How the targets of sheets other than threats are read. */
const OWN_READINGS: ReadonlyMap<string, CellReading> = new Map([
  ["actors", "actors"],
  ["horizon", "date"],
  ["done", "date"],
  ["status", "word"],
  ["priority", "priority"],
]);

const READERS: Readonly<
  Record<CellReading, (cell: SheetCell, target: string, context: ReadContext) => ItemValue | undefined>
> = {
  text: ({ text }, target, { schema }) => {
    if (target === "recommendation.title" && isResponse(text)) return undefined;
    return schema && isProse(schema) ? plainProse(text) : text;
  },
  texts: ({ text }) => {
    const entries = entriesIn(text);
    if (entries.every(isNothing)) return [];
    // "Patrols; see Annex B" is a list.
    const isUnknown = (entry: string): boolean => namesNothing(entry) && !isElsewhere(entry);
    return entries.some(isUnknown) || entries.every(isElsewhere) ? undefined : entries;
  },
  actors: ({ text }, _, { reader }) => namedIn(text, "actors", reader),
  assets: ({ text }, _, { reader }) => namedIn(text, "assets", reader),
  word: ({ text }, _, { reader, schema }) => reader.word(text, schema && resolve(schema)),
  words: ({ text }, _, { reader, schema }) => {
    const words = namesIn(text.replaceAll(",", ";")).map((word) =>
      reader.word(word, schema && resolve(schema)),
    );
    return words.includes(undefined) ? undefined : single(words.filter((word) => word !== undefined));
  },
  level: ({ text }, target, { reader }) => levelOf(target, text, reader),
  percent: ({ text }) => percentIn(text),
  period: ({ text }) => periodIn(text),
  date: ({ text }, target, { style }) => {
    const date = dateIn(text, style);
    if (target.endsWith("done")) return date;
    return date === undefined ? lengthIn(text) : { before: lastOf(date) };
  },
  category: ({ text }, _, { reader }) => reader.category(text),
  priority: ({ content, text }) =>
    typeof content === "number" && Number.isInteger(content) ? content : text,
  number: ({ content, text }, _, { style }) =>
    typeof content === "number" ? content : (numberIn(text, style.decimal) ?? percentIn(text)),
  role: ({ text }) => text,
};

/** The actors or assets that a cell names. One of "N/A" or "TBC" names none. */
function namedIn(text: string, section: "actors" | "assets", reader: CellReader): ItemValue | undefined {
  const names = namesIn(text);
  return names.some(namesNothing) ? undefined : single(reader.named(section, names));
}

/** A text in which nothing is read as a citation or a reference: a register knows nothing of the sources of an assessment. */
export function plainProse(text: string): string {
  return proseReferences(text).length === 0 ? text : text.replace(/(?<!\\)\[/g, String.raw`\[`);
}

/** A probability has its percentage; a confidence is a text. */
function levelOf(target: string, text: string, reader: CellReader): ItemValue | undefined {
  const kind = target.slice(target.lastIndexOf(".") + 1);
  const percent = kind === "likelihood" ? percentIn(text) : undefined;
  if (percent !== undefined) return { percent };
  const term = reader.level(kind, text);
  return kind === "confidence" && typeof term === "number" ? String(term) : term;
}

function single(all: readonly string[]): ItemValue | undefined {
  return all.length === 1 ? all[0] : all.length === 0 ? undefined : all;
}

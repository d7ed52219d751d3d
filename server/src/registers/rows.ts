/** Turns the rows of a table into the content of items. Whatever cannot be read for its key goes to a key of one's own. */
import type { Schema } from "../format/schema.ts";
import { isProse, propertyOf, resolve, schemas } from "../format/schema.ts";
import { validate } from "../format/validate.ts";
import { memberOf } from "../syntax/ownMember.ts";
import { proseReferences } from "../model/prose.ts";
import { isNothing, namesNothing } from "./placeholders.ts";
import type { PlacedColumn, PlacedTable, SheetKind } from "./columns.ts";
import type { TableRow } from "./table.ts";
import { TARGETS } from "./targets.ts";
import type { CellReading } from "./targets.ts";
import type { WordReader } from "./values.ts";
import { dateIn, entriesIn, namesIn, percentIn, periodIn } from "./values.ts";
import type { SheetCell, CellContent } from "./workbook.ts";

/** A value of YAML. */
export type ItemValue = CellContent | readonly ItemValue[] | { readonly [key: string]: ItemValue };

/** The content of an item: its keys in order. */
export type ItemContent = Map<string, ItemValue>;

/** Returns the text of a key of an item; `undefined` if it has none. */
export function contentText(content: ItemContent, key: string): string | undefined {
  const value = content.get(key);
  return value === undefined || typeof value === "object" ? undefined : String(value);
}

/** What the values of cells depend on. */
export interface CellReader {
  readonly word: WordReader;
  readonly level: (kind: string, text: string) => ItemValue | undefined;
  readonly category: (text: string) => string | undefined;
  /** Returns the ids of actors or assets, which are added if they are new. */
  readonly named: (section: "actors" | "assets", names: readonly string[]) => readonly string[];
}

/** What a row says, before it has an id. */
export interface RowContent {
  /** The keys of the item itself. */
  readonly own: ItemContent;
  /** The keys of the recommendation that the row makes; empty if it makes none. */
  readonly recommendation: ItemContent;
  /** The cells with a role, by target. */
  readonly roles: ReadonlyMap<string, string>;
  /** The columns whose cell could not be read for its key. */
  readonly unread: readonly PlacedColumn[];
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

/** Reads a row of a table. */
export function rowContent(row: TableRow, { kind, columns }: PlacedTable, reader: CellReader): RowContent {
  const placed = new Map<string, ItemValue>();
  const roles = new Map<string, string>();
  const unread: PlacedColumn[] = [];
  const own: ItemContent = new Map();
  const comments: Record<string, ItemValue> = Object.create(null) as Record<string, ItemValue>;
  for (const column of columns) {
    const cell = row.cells[column.index];
    if (cell?.comment !== undefined) Object.assign(comments, { [column.heading]: cell.comment });
    if (cell === undefined || cell.text === "") continue;
    const { target } = column;
    if (target.startsWith("x-")) own.set(target, cell.content);
    else if (TARGETS.get(target) === "role") roles.set(target, cell.text);
    else {
      const value = cell.isFormula
        ? undefined
        : valueFor(target, cell, { schema: schemaAt(kind, target), reader });
      if (value === undefined) unread.push(column);
      else placed.set(target, value);
    }
  }
  const nested = nestedIn(placed);
  for (const { target, index } of unread) {
    const isPlanned = target.startsWith("recommendation.");
    const content = isPlanned ? nested.recommendation : own;
    content.set(freeKey(ownKeyOf(target), content), row.cells[index]?.content ?? "");
  }
  if (row.group !== undefined) own.set("x-group", row.group);
  if (Object.keys(comments).length > 0) own.set("x-comments", comments);
  return { own: new Map([...nested.own, ...own]), recommendation: nested.recommendation, roles, unread };
}

/** Returns the key of one's own for what cannot be read for a target: `x-status` for `recommendation.status`. */
export function ownKeyOf(target: string): string {
  return `x-${target.replace(/^recommendation\./, "").replaceAll(".", "-")}`;
}

function freeKey(key: string, content: ItemContent): string {
  let free = key;
  for (let number = 2; content.has(free); number++) free = `${key}-${String(number)}`;
  return free;
}

/** Puts `inherent.likelihood` below `inherent`, and `likelihood.within` beside the term. */
function nestedIn(placed: ReadonlyMap<string, ItemValue>): Pick<RowContent, "own" | "recommendation"> {
  const own: ItemContent = new Map();
  const recommendation: ItemContent = new Map();
  for (const [target, value] of placed) {
    const [head = "", key] = target.split(".");
    if (key === undefined) own.set(head, joined(own.get(head), value));
    else if (head === "recommendation") recommendation.set(key, value);
    else own.set(head, { ...detailed(own.get(head)), [key]: value });
  }
  return { own, recommendation };
}

/** A term beside what another column has already said of it. */
function joined(before: ItemValue | undefined, value: ItemValue): ItemValue {
  return before === undefined ? value : { ...detailed(value), ...detailed(before) };
}

function detailed(value: ItemValue | undefined): Readonly<Record<string, ItemValue>> {
  if (value === undefined) return {};
  return typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, ItemValue>)
    : { term: value };
}

/** The schema of a target in the items of a section. */
function schemaAt(kind: SheetKind, target: string): Schema | undefined {
  const [head = "", key] = target.split(".");
  const definition = head === "recommendation" ? "recommendation" : DEFINITIONS[kind];
  const root = memberOf(schemas.assessment.definitions, definition);
  const first = root && propertyOf(resolve(root), head === "recommendation" ? (key ?? "") : head);
  return key === undefined || head === "recommendation" || !first ? first : propertyOf(resolve(first), key);
}

interface ReadContext {
  readonly schema: Schema | undefined;
  readonly reader: CellReader;
}

/** Returns the value of a cell for a target; `undefined` if it cannot be read so. */
function valueFor(target: string, cell: SheetCell, context: ReadContext): ItemValue | undefined {
  const reading = TARGETS.get(target) ?? OWN_READINGS.get(target) ?? "text";
  return READERS[reading](cell, target, context);
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
    if (target === "recommendation.title" && namesNothing(text)) return undefined;
    return schema && isProse(schema) ? plainProse(text) : text;
  },
  texts: ({ text }) => {
    const entries = entriesIn(text);
    if (entries.every(isNothing)) return [];
    return entries.some(namesNothing) ? undefined : entries;
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
  date: ({ text }, target) => {
    const date = dateIn(text);
    return date === undefined || target.endsWith("done") ? date : { before: date };
  },
  category: ({ text }, _, { reader }) => reader.category(text),
  priority: ({ content, text }) =>
    typeof content === "number" && Number.isInteger(content) ? content : text,
  number: ({ content, text }) => {
    const number = typeof content === "number" ? content : Number(text.replace(",", "."));
    return Number.isFinite(number) ? number : percentIn(text);
  },
  role: ({ text }) => text,
};

/** The actors or assets that a cell names. One of "N/A" or "TBC" names none. */
function namedIn(text: string, section: "actors" | "assets", reader: CellReader): ItemValue | undefined {
  const names = namesIn(text);
  return names.some(namesNothing) ? undefined : single(reader.named(section, names));
}

/** A text in which nothing is read as a citation or a reference: a register knows nothing of the sources of an assessment. */
function plainProse(text: string): string {
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

/**
 * Returns the content with every key that the format does not accept as it is moved to a key of one's own.
 * @param section The section of the item.
 */
export function acceptable(content: ItemContent, section: string): ItemContent {
  const isValid = (all: ItemContent): boolean =>
    validate("assessment", section, { item: Object.fromEntries(all) }).length === 0;
  if (isValid(content)) return content;
  const kept: ItemContent = new Map(content);
  for (const [key, value] of content) {
    if (key.startsWith("x-") || isValid(new Map([...requiredIn(content), [key, value]]))) continue;
    kept.delete(key);
    kept.set(freeKey(`x-${key}`, kept), value);
  }
  return kept;
}

/** The keys that an item must have, so that another key can be tried beside them. */
function requiredIn(content: ItemContent): [string, ItemValue][] {
  return [...content].filter(([key]) => ["title", "name", "text", "order"].includes(key));
}

/** Turns the rows of a table into the content of items. Whatever cannot be read for its key goes to a key of one's own. */
import { validate } from "../../format/validate.ts";
import type { CellReader } from "./cellValues.ts";
import { plainProse, readingOf, schemaAt, tableStyle, valueFor } from "./cellValues.ts";
import type { PlacedColumn, PlacedTable } from "../tables/columns.ts";
import { ownKeyFor } from "../tables/columns.ts";
import { withUnit } from "../cells/headingUnits.ts";
import { folded } from "../cells/folded.ts";
import { serialDate } from "../cells/registerDates.ts";
import { isAcceptance, isResponse } from "../cells/responses.ts";
import type { TableRow } from "../tables/table.ts";
import type { CellReading } from "../tables/targets.ts";
import { TARGETS, inPlan } from "../tables/targets.ts";
import { shareAsPercent } from "../cells/values.ts";
import type { CellContent, SheetCell } from "../workbook/workbook.ts";

/** A value of YAML. */
export type ItemValue = CellContent | readonly ItemValue[] | { readonly [key: string]: ItemValue };

/** The key for the heading above the rows of a group. */
export const GROUP_KEY = "x-group";

/** The content of an item: its keys in order. */
export type ItemContent = Map<string, ItemValue>;

/** Returns the text of a key of an item; `undefined` if it has none. */
export function contentText(content: ItemContent, key: string): string | undefined {
  const value = content.get(key);
  return value === undefined || typeof value === "object" ? undefined : String(value);
}

/** A cell whose words have become another word of the format. */
interface ReplacedCell {
  readonly column: PlacedColumn;
  readonly text: string;
  readonly value: string;
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
  readonly replaced: readonly ReplacedCell[];
}

/** Reads a row of a table. */
export function rowContent(row: TableRow, table: PlacedTable, reader: CellReader): RowContent {
  const cells = sortedCells(row, table, reader);
  const nested = nestedIn(cells.placed);
  const own: ItemContent = new Map();
  for (const { column, cell } of cells.own) own.set(column.target, cell.content);
  for (const { column, cell } of cells.accepted)
    if (nested.own.has("accepted")) own.set(freeKey(ownKeyOf(column), own), cell.content);
    else nested.own.set("accepted", plainProse(cell.text));
  for (const { column, cell } of [...cells.unread, ...cells.unplanned]) {
    const content = isOfRecommendation(column) ? nested.recommendation : own;
    content.set(freeKey(ownKeyOf(column), content), cell.content);
  }
  if (row.group !== undefined) own.set(GROUP_KEY, row.group);
  const comments = commentsIn(row, table.columns);
  if (comments.length > 0) own.set("x-comments", Object.fromEntries(comments));
  return {
    ...nested,
    own: new Map([...nested.own, ...own]),
    roles: cells.roles,
    unread: cells.unread.map(({ column }) => column),
    replaced: cells.replaced,
  };
}

/** A cell with its column. */
interface PlacedCell {
  readonly column: PlacedColumn;
  readonly cell: SheetCell;
}

/** The cells of a row by what becomes of them. */
interface SortedCells {
  readonly placed: ReadonlyMap<string, ItemValue>;
  readonly roles: ReadonlyMap<string, string>;
  readonly own: readonly PlacedCell[];
  readonly accepted: readonly PlacedCell[];
  readonly unread: readonly PlacedCell[];
  /** The words that say more of a plan that the row does not have. */
  readonly unplanned: readonly PlacedCell[];
  readonly replaced: readonly ReplacedCell[];
}

function sortedCells(row: TableRow, placedTable: PlacedTable, reader: CellReader): SortedCells {
  const { kind, columns, table } = placedTable;
  const style = tableStyle(table);
  const isUnplanned = unplannedIn(row, placedTable);
  const placed = new Map<string, ItemValue>();
  const roles = new Map<string, string>();
  const [own, accepted]: [PlacedCell[], PlacedCell[]] = [[], []];
  const [unread, unplanned]: [PlacedCell[], PlacedCell[]] = [[], []];
  const replaced: ReplacedCell[] = [];
  for (const column of columns) {
    const written = row.cells[column.index];
    if (written === undefined || written.text === "" || column.isHolder === true) continue;
    const { target } = column;
    const cell = measured(column, written);
    if (kind === "threats" && isAccepted(column, cell)) accepted.push({ column, cell });
    else if (target.startsWith("x-")) {
      own.push({ column, cell });
      if (column.isDate && cell !== written) replaced.push({ column, text: written.text, value: cell.text });
    } else if (isUnplanned(target)) unplanned.push({ column, cell });
    else if (TARGETS.get(target) === "role") roles.set(target, cell.text);
    else {
      const context = { schema: schemaAt(kind, target), reader, style };
      const value = cell.isFormula ? undefined : valueFor(target, cell, context);
      if (value === undefined) unread.push({ column, cell });
      else placed.set(target, value);
      if (value !== undefined && isReplaced(target, written.text, value))
        replaced.push({ column, text: written.text, value: shownValue(value) });
    }
  }
  return { placed, roles, own, accepted, unread, unplanned, replaced };
}

/** The readings of words and names. Without a plan, they stay as the register writes them. */
const WORDED: ReadonlySet<CellReading> = new Set(["word", "actors"]);

/** Finds the targets that say more of a plan in words, if a row has no plan. */
function unplannedIn({ cells }: TableRow, { columns }: PlacedTable): (target: string) => boolean {
  const plans = columns.filter(({ target }) => target === "recommendation.title");
  const hasPlan = plans.some(({ index }) => {
    const text = cells[index]?.text ?? "";
    return text !== "" && !isResponse(text);
  });
  return (target) => !hasPlan && inPlan(target) !== undefined && WORDED.has(readingOf(target));
}

/** A cell with the unit of its heading, if it is a number without one, or as a share or a date. */
function measured({ unit, target, isShare, isDate }: PlacedColumn, cell: SheetCell): SheetCell {
  if (TARGETS.get(target) === "role" || cell.isFormula) return cell;
  const share = isShare === true && !target.startsWith("x-") ? shareAsPercent(cell.text) : undefined;
  const date = isDate === true ? serialDate(cell.text) : undefined;
  const text = share ?? date ?? withUnit(cell.text, unit ?? cell.unit);
  return text === cell.text ? cell : { ...cell, content: text, text };
}

/** Whether what cannot be read belongs to the recommendation of the row, and not to its threat. */
function isOfRecommendation({ target }: PlacedColumn): boolean {
  return inPlan(target) !== undefined && target !== "recommendation.title";
}

function commentsIn({ cells }: TableRow, columns: readonly PlacedColumn[]): [string, string][] {
  return columns.flatMap(({ index, heading }): [string, string][] => {
    const comment = cells[index]?.comment;
    return comment === undefined ? [] : [[heading, comment]];
  });
}

/** Whether a cell of a plan or a response says that the risk is accepted. */
function isAccepted({ target, isResponse }: PlacedColumn, { text }: SheetCell): boolean {
  return (target === "recommendation.title" || isResponse === true) && isAcceptance(text);
}

/** The readings that put another word in the place of that of the register. */
const REPLACING: ReadonlySet<CellReading> = new Set([
  "word",
  "words",
  "date",
  "percent",
  "category",
  "number",
]);

/** Whether a value does not say what the cell says. */
function isReplaced(target: string, text: string, value: ItemValue): boolean {
  const isPercent = typeof value === "object" && "percent" in value;
  const written = folded(text);
  const isShown = written !== "" && folded(shownValue(value)).includes(written);
  return (REPLACING.has(readingOf(target)) || isPercent) && !isShown;
}

/** The texts and numbers of a value. */
function shownValue(value: ItemValue): string {
  return typeof value === "object" ? Object.values(value).map(String).join(", ") : String(value);
}

/** Returns the key of one's own for what cannot be read for a column: `x-status` for `recommendation.status`. */
export function ownKeyOf({ target, heading }: Pick<PlacedColumn, "target" | "heading">): string {
  if (target.startsWith("x-")) return target;
  if (target === "recommendation.title") return ownKeyFor(heading);
  return `x-${(inPlan(target) ?? target).replaceAll(".", "-")}`;
}

/** Returns a key that a content does not have yet. */
export function freeKey(key: string, content: ItemContent): string {
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

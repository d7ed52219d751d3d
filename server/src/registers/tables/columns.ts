/** Decides where each column of a sheet goes. */
import type { ReadColumn, WordTest } from "./columnCells.ts";
import { hasShares, targetsByCells } from "./columnCells.ts";
import { columnTexts } from "./columnTexts.ts";
import type { HeadingUnit } from "../cells/headingUnits.ts";
import { headingUnit } from "../cells/headingUnits.ts";
import type { HeadingReader } from "./headings.ts";
import { folded } from "../cells/folded.ts";
import { columnPart, isThreatHeading } from "./headings.ts";
import { idOf } from "../../model/basics/id.ts";
import { givenTargets } from "./namedColumns.ts";
import { holderColumns, rankColumns, rankingTargets } from "./rankColumns.ts";
import { areSerialDates } from "../cells/registerDates.ts";
import type { ColumnTargets, SheetKind } from "./sheetKinds.ts";
import { isRowNumber } from "../cells/idForms.ts";
import { isScaleTable, sheetKindOf } from "./sheetKinds.ts";
import type { RegisterColumn, Table } from "./table.ts";
import { TARGETS } from "./targets.ts";

/** A column with where its cells go. */
export interface PlacedColumn extends RegisterColumn {
  /** A target, or a key of one's own that begins with `x-`. */
  readonly target: string;
  /** Where its heading says that they go, if the cells have decided otherwise. */
  readonly meant?: string;
  /** Whether the user has said so. */
  readonly isGiven: boolean;
  /** Whether its cells say how the risk is responded to, such as "Tolerate". */
  readonly isResponse?: boolean;
  /** What its numbers are in, if the heading says so. */
  readonly unit?: HeadingUnit;
  /** Whether its numbers are probabilities from 0 to 1. */
  readonly isShare?: boolean;
  /** Whether its numbers are dates that have lost their format. */
  readonly isDate?: boolean;
  /** Whether its cells are the ranks, or the entries, of a ranking of its own. */
  readonly isHolder?: boolean;
}

/** A table with where everything in it goes. */
export interface PlacedTable {
  readonly table: Table;
  readonly kind: SheetKind;
  readonly columns: readonly PlacedColumn[];
  /** The columns of numbers that are no ranks. */
  readonly figures: readonly RegisterColumn[];
}

/** A table of which nothing becomes an item. */
export interface KeptTable extends Pick<PlacedTable, "table" | "figures"> {
  readonly kept: KeptReason;
}

/** What decides where columns go: the headings, and what the user has said about them, by heading. */
interface Placement {
  readonly read: HeadingReader;
  readonly given: ReadonlyMap<string, string>;
  readonly says: WordTest;
}

/** Why a sheet is kept as it is, although it has a table. */
export type KeptReason =
  /** Its rows are the levels of a scale. */
  | "scale"
  /** Its name says that its risks are closed. */
  | "closed"
  /** Its rows name threats that another sheet has. */
  | "repeated"
  /** Nothing in it is known. */
  | "unknown";

/** Returns where everything in a table goes, or why it is kept as it is. */
export function placed(table: Table, placement: Placement): PlacedTable | KeptTable {
  const given = givenTargets(
    placement.given,
    table.columns.map(({ heading }) => heading),
  );
  const read = table.columns.map(({ heading }) => given.get(heading) ?? placement.read(heading));
  const kind = sheetKindOf(table, read);
  const targets = kind === "threats" ? withOneId(read, table) : read;
  const { figures } = rankColumns(table, targets);
  if (kind === undefined) return { table, figures, kept: "unknown" };
  const isNamed = [...given.values()].includes("title");
  if (!isNamed && kind === "threats" && isScaleTable(table, targets))
    return { table, figures: [], kept: "scale" };
  const cells = table.columns.map((column, index): ReadColumn => ({
    heading: column.heading,
    target: targets[index],
    isGiven: given.has(column.heading),
    texts: columnTexts(column, table),
  }));
  const kindTargets = KIND_TARGETS[kind]?.({ table, read: cells, placement }) ?? targets;
  const holders = new Set(holdersOf(kind, table, kindTargets));
  const columns = table.columns.map((column, index): PlacedColumn => {
    const own = given.get(column.heading) ?? targetIn(kind, kindTargets[index], column.heading);
    const meant = own === undefined ? targetIn(kind, targets[index], column.heading) : undefined;
    const isResponse = targets[index] === "recommendation.title" && own === undefined && kind === "threats";
    return {
      ...column,
      target: own ?? ownKeyFor(column.heading),
      isGiven: given.has(column.heading),
      ...(meant === undefined ? {} : { meant }),
      ...(isResponse ? { isResponse } : {}),
      ...numbersIn(cells[index], own, table),
      ...(holders.has(column) ? { isHolder: true } : {}),
    };
  });
  const unique = withTitle(withoutRepeats(columns), kind, table);
  return { table, kind, columns: unique, figures };
}

/** Of several columns of ids, one that only counts the rows gives way to one with ids: "No." beside "Ref". */
function withOneId(targets: ColumnTargets, table: Table): ColumnTargets {
  const isCount = (column: RegisterColumn): boolean =>
    columnTexts(column, table).every((text) => isRowNumber(text));
  const ids = table.columns.filter((_, at) => targets[at] === "id");
  if (ids.every(isCount)) return targets;
  return targets.map((target, at) => {
    const column = table.columns[at];
    return target === "id" && column && isCount(column) ? ownKeyFor(column.heading) : target;
  });
}

/** What the numbers of a column are. @param target Where it goes; `undefined` for a key of one's own. */
function numbersIn(
  column: ReadColumn | undefined,
  target: string | undefined,
  { sheet }: Table,
): Pick<PlacedColumn, "unit" | "isShare" | "isDate"> {
  const { heading = "", texts = [] } = column ?? {};
  const unit = headingUnit(columnPart(heading));
  const isDate = target === undefined && sheet.hasSerialDates && areSerialDates(heading, texts);
  return {
    ...(unit ? { unit } : {}),
    ...(target !== undefined && hasShares(target, texts) ? { isShare: true } : {}),
    ...(isDate ? { isDate } : {}),
  };
}

/** What decides the targets of the columns of a sheet, beside their headings. */
interface TargetContext {
  readonly table: Table;
  readonly read: readonly ReadColumn[];
  readonly placement: Placement;
}

const KIND_TARGETS: Partial<Record<SheetKind, (context: TargetContext) => ColumnTargets>> = {
  rankings: ({ table, read }) =>
    rankingTargets(
      table,
      read.map(({ target }) => target),
    ),
  threats: ({ read, placement }) => targetsByCells(read, placement.says),
};

/** The columns that are a ranking of their own. Where columns of threats go, the user may have said. */
function holdersOf(kind: SheetKind, table: Table, targets: ColumnTargets): readonly RegisterColumn[] {
  if (kind === "rankings") return holderColumns(table, targets);
  return kind === "threats" ? rankColumns(table, targets).ranks : [];
}

/** The targets that have another name in the sections below, because a column of the register belongs to the item itself. */
const RENAMED: Readonly<Record<Exclude<SheetKind, "rankings">, ReadonlyMap<string, string>>> = {
  threats: new Map([["score", "risk"]]),
  recommendations: new Map([
    ["recommendation.title", "title"],
    ["description", "text"],
    ["owner", "actors"],
    ["recommendation.actors", "actors"],
    ["recommendation.horizon", "horizon"],
    ["likelihood.within", "horizon"],
    ["recommendation.status", "status"],
    ["recommendation.cost", "cost"],
    ["recommendation.priority", "priority"],
    ["recommendation.done", "done"],
  ]),
  controls: new Map([
    ["controls", "text"],
    ["title", "text"],
    ["description", "text"],
    ["recommendation.actors", "owner"],
  ]),
  actors: new Map([["title", "name"]]),
  assets: new Map([["title", "name"]]),
};

/** The targets that items of each kind have, beside those of `RENAMED`. */
const ALLOWED: Readonly<Record<SheetKind, (target: string) => boolean>> = {
  threats: (target) =>
    !["rank", "item", "holder", "ranking", "threat", "effectiveness", "because", "score"].includes(target),
  recommendations: (target) =>
    ["id", "title", "threat", "remarks", "because", "change", "handling"].includes(target),
  controls: (target) => ["id", "threat", "owner", "effectiveness", "because"].includes(target),
  rankings: (target) => ["rank", "item", "title", "holder", "ranking", "because", "score"].includes(target),
  actors: (target) => ["id", "description", "remarks", "handling"].includes(target),
  assets: (target) => ["id", "description", "remarks", "handling", "owner"].includes(target),
};

function targetIn(kind: SheetKind, target: string | undefined, heading: string): string | undefined {
  if ((kind === "recommendations" || kind === "controls") && isThreatHeading(heading)) return "threat";
  if (target === undefined || (kind === "threats" && isOfControl(heading))) return undefined;
  const renamed = kind === "rankings" ? undefined : RENAMED[kind].get(target);
  return renamed ?? (ALLOWED[kind](target) && TARGETS.has(target) ? target : undefined);
}

/** Whether a column says who works on a control, and not who owns the threat. */
function isOfControl(heading: string): boolean {
  return /^control(?:e?s)? (?:owner|responsible|responsable)s?$/.test(folded(heading));
}

/** Only the first column for a target goes there, unless it takes several texts. */
function withoutRepeats(columns: readonly PlacedColumn[]): PlacedColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    const isRepeat = taken.has(column.target) && !column.target.startsWith("x-");
    const target = isRepeat ? ownKeyFor(column.heading) : column.target;
    const free = taken.has(target) ? `${target}-${String(column.index + 1)}` : target;
    taken.add(free);
    return { ...column, target: free };
  });
}

/** A threat without a column for titles is named by its description, or by the first column of texts. */
function withTitle(columns: readonly PlacedColumn[], kind: SheetKind, table: Table): PlacedColumn[] {
  const wanted = TITLE_OF[kind];
  if (wanted === undefined || columns.some(({ target }) => target === wanted)) return [...columns];
  const fallback =
    columns.find(
      ({ target, isGiven }) => ["title", "description", "scenario", "text"].includes(target) && !isGiven,
    ) ??
    columns.find((column) => column.target.startsWith("x-") && !column.isGiven && hasTexts(column, table));
  return columns.map((column) => (column === fallback ? { ...column, target: wanted } : column));
}

const TITLE_OF: Readonly<Record<SheetKind, string | undefined>> = {
  threats: "title",
  recommendations: "title",
  controls: "text",
  rankings: undefined,
  actors: "name",
  assets: "name",
};

function hasTexts({ index }: RegisterColumn, { rows }: Table): boolean {
  const texts = rows.flatMap(({ cells }) =>
    typeof cells[index]?.content === "string" ? [cells[index].text] : [],
  );
  return texts.length > rows.length / 2 && new Set(texts).size > texts.length / 2;
}

/** The key of one's own for a heading. */
export function ownKeyFor(heading: string): string {
  return `x-${idOf(heading.slice(0, 80)).replace(/^id-/, "") || "column"}`;
}

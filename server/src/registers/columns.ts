/** Decides what a sheet of a register becomes, and where each of its columns goes. */
import type { ActionStateTest, ReadColumn } from "./columnCells.ts";
import { hasShares, targetsByCells } from "./columnCells.ts";
import type { HeadingUnit } from "./headingUnits.ts";
import { headingUnit } from "./headingUnits.ts";
import type { HeadingReader } from "./headings.ts";
import { columnPart, folded } from "./headings.ts";
import { idOf } from "../model/id.ts";
import { givenTargets } from "./namedColumns.ts";
import type { RegisterColumn, Table } from "./table.ts";
import { TARGETS } from "./targets.ts";

/** What a sheet of a register becomes. */
export type SheetKind = "threats" | "recommendations" | "controls" | "rankings" | "actors" | "assets";

/** A column with where its cells go. */
export interface PlacedColumn extends RegisterColumn {
  /** A target, or a key of one's own that begins with `x-`. */
  readonly target: string;
  /** Whether the user has said so. */
  readonly isGiven: boolean;
  /** Whether its cells say how the risk is responded to, such as "Tolerate". */
  readonly isResponse?: boolean;
  /** What its numbers are in, if the heading says so. */
  readonly unit?: HeadingUnit;
  /** Whether its numbers are probabilities from 0 to 1. */
  readonly isShare?: boolean;
}

/** A table with where everything in it goes. */
export interface PlacedTable {
  readonly table: Table;
  readonly kind: SheetKind;
  readonly columns: readonly PlacedColumn[];
}

/** What decides where columns go: the headings, and what the user has said about them, by heading. */
export interface Placement {
  readonly read: HeadingReader;
  readonly given: ReadonlyMap<string, string>;
  readonly isActionState: ActionStateTest;
}

/** Returns where everything in a table goes; `undefined` if nothing in it is known, so that it is kept as it is. */
export function placed(table: Table, placement: Placement): PlacedTable | undefined {
  const given = givenTargets(
    placement.given,
    table.columns.map(({ heading }) => heading),
  );
  const targets = table.columns.map(({ heading }) => given.get(heading) ?? placement.read(heading));
  const kind = table.sheet.hasRecommendations ? "recommendations" : kindOf(table, targets);
  if (kind === undefined) return undefined;
  const read = table.columns.map((column, index): ReadColumn => ({
    heading: column.heading,
    target: targets[index],
    isGiven: given.has(column.heading),
    texts: textsIn(column, table),
  }));
  const kindTargets = KIND_TARGETS[kind]?.({ table, read, placement }) ?? targets;
  const columns = table.columns.map((column, index): PlacedColumn => {
    const own = given.get(column.heading) ?? targetIn(kind, kindTargets[index], column.heading);
    const isResponse = targets[index] === "recommendation.title" && own === undefined && kind === "threats";
    const unit = headingUnit(columnPart(column.heading));
    const isShare = own !== undefined && hasShares(own, read[index]?.texts ?? []);
    return {
      ...column,
      target: own ?? ownKeyFor(column.heading),
      isGiven: given.has(column.heading),
      ...(isResponse ? { isResponse } : {}),
      ...(unit ? { unit } : {}),
      ...(isShare ? { isShare } : {}),
    };
  });
  const unique = withTitle(withoutRepeats(columns), kind, table);
  return { table, kind, columns: unique };
}

/** What decides the targets of the columns of a sheet, beside their headings. */
interface TargetContext {
  readonly table: Table;
  readonly read: readonly ReadColumn[];
  readonly placement: Placement;
}

const KIND_TARGETS: Partial<Record<SheetKind, (context: TargetContext) => readonly (string | undefined)[]>> =
  {
    rankings: ({ table, read }) =>
      rankingTargets(
        table,
        read.map(({ target }) => target),
      ),
    threats: ({ read, placement }) => targetsByCells(read, placement.isActionState),
  };

function textsIn({ index }: RegisterColumn, { rows }: Table): string[] {
  return rows.flatMap(({ cells }) => {
    const text = cells[index]?.text ?? "";
    return text === "" ? [] : [text];
  });
}

/** The words in the names of sheets, by what the sheet becomes. The first that fits counts. */
const SHEET_NAMES: readonly (readonly [SheetKind, RegExp])[] = [
  ["rankings", /\b(?:rankings?|priorit\w*|prioridad\w*|jerarquia\w*|clasificacion\w*|order|orden)\b/],
  ["controls", /\b(?:controls?|controles|safeguards|salvaguardas)\b/],
  [
    "recommendations",
    /\b(?:actions?|action plan|treatments?|mitigations?|recommendations?|acciones|tratamientos?|plan de accion|medidas|recomendaciones|plan)\b/,
  ],
  ["actors", /\b(?:actors?|owners|stakeholders|actores|responsables|partes interesadas)\b/],
  ["assets", /\b(?:assets|activos|instalaciones|sites)\b/],
  ["threats", /\b(?:threats?|risks?|hazards?|register|amenazas?|riesgos?|peligros?|registro|matriz)\b/],
];

/** The sheets of our own reports that describe results and rankings: they are no items of a register. */
const REPORT_SHEETS = /^(?:results|resultados|about the rankings|sobre las clasificaciones)$/;

function kindOf({ sheet, columns }: Table, targets: readonly (string | undefined)[]): SheetKind | undefined {
  const has = (...wanted: readonly string[]): boolean => wanted.some((target) => targets.includes(target));
  const named = SHEET_NAMES.find(([, words]) => words.test(folded(sheet.name)))?.[0];
  const isRated = has("likelihood", "impact", "inherent.risk", "residual.risk", "inherent.likelihood");
  if (isRated && named !== "rankings") return namesThreats(targets, columns) ? "threats" : undefined;
  if (REPORT_SHEETS.test(folded(sheet.name)) && has("id") && !has("rank")) return undefined;
  if (has("rank") && (has("item", "title", "holder", "ranking") || columns.length > 1)) return "rankings";
  const hasName = has("title", "recommendation.title", "controls", "description", "item");
  if (named === "rankings") return hasName ? "rankings" : undefined;
  if (named !== undefined) return hasName ? named : undefined;
  if (has("recommendation.title") && has("recommendation.horizon", "recommendation.status") && !has("title"))
    return "recommendations";
  if (has("effectiveness") && has("controls")) return "controls";
  return hasName && targets.filter((target) => target !== undefined).length > 1 ? "threats" : undefined;
}

/** Whether a column can name the threats. A heat map has only numbers above its columns. */
function namesThreats(targets: readonly (string | undefined)[], columns: readonly RegisterColumn[]): boolean {
  const isName = (target: string | undefined): boolean =>
    target !== undefined && ["id", "title", "description", "scenario"].includes(target);
  const others = columns.filter((_, index) => targets[index] === undefined);
  return targets.some(isName) || others.some(({ heading }) => /\p{L}{2}/u.test(heading));
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

/** Headings that name a threat in a sheet of something else. */
const THREAT =
  /^(?:related |linked |riesgo |amenaza )?(?:risk|threat|riesgo|amenaza)s?(?: (?:id|ids|ref|no|number|code))?$|^(?:id|codigo)(?: del?)? (?:riesgo|amenaza)$/;

function targetIn(kind: SheetKind, target: string | undefined, heading: string): string | undefined {
  if ((kind === "recommendations" || kind === "controls") && THREAT.test(folded(heading))) return "threat";
  if (target === undefined) return undefined;
  const renamed = kind === "rankings" ? undefined : RENAMED[kind].get(target);
  return renamed ?? (ALLOWED[kind](target) && TARGETS.has(target) ? target : undefined);
}

/** Headings that have another meaning in a sheet of rankings, if another column has the ranks. */
const RANKING_HEADINGS: ReadonlyMap<string, string> = new Map([
  ["ranking", "ranking"],
  ["clasificacion", "ranking"],
  ["jerarquia", "ranking"],
  ["titular", "holder"],
]);

function rankingTargets(
  table: Table,
  targets: readonly (string | undefined)[],
): readonly (string | undefined)[] {
  const { columns } = table;
  const own = columns.map(({ heading }) => RANKING_HEADINGS.get(folded(heading)));
  const hasRank = targets.some((target, index) => target === "rank" && own[index] === undefined);
  const all = (hasRank ? targets.map((target, index) => own[index] ?? target) : targets).map(
    (target, index) => (target === "title" && hasOnlyNumbers(columns[index], table) ? undefined : target),
  );
  if (all.some((target) => target === "item" || target === "title")) return all;
  // What is ranked is named by its id in the register.
  const named = columns.findIndex(
    ({ heading }, index) => all[index] === "id" || all[index] === "threat" || THREAT.test(folded(heading)),
  );
  const item = named < 0 ? namingColumn(table, all) : named;
  return all.map((target, index) => (index === item ? "item" : target));
}

/** Whether a column has cells, and all of them are numbers: "Hazard" with the figures of an index. */
function hasOnlyNumbers(column: RegisterColumn | undefined, table: Table): boolean {
  const texts = column ? textsIn(column, table) : [];
  return texts.length > 0 && texts.every((text) => /^[\d.,\s%]+$/.test(text));
}

/**
 * The first column of texts that are all different, if others have numbers: it names what is ranked. A column for each holder has
 * texts that others have, too.
 */
function namingColumn(table: Table, targets: readonly (string | undefined)[]): number {
  const hasNumbers = table.columns.some(
    (column, at) => targets[at] !== "rank" && hasOnlyNumbers(column, table),
  );
  if (!hasNumbers) return -1;
  return table.columns.findIndex((column, at) => {
    const texts = textsIn(column, table);
    const isText = targets[at] === undefined && texts.every((text) => /\p{L}/u.test(text));
    return isText && texts.length > 0 && new Set(texts.map(folded)).size === texts.length;
  });
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

/** Decides what the table of a sheet becomes, by its name, its headings and its cells, or why it is kept as it is. */
import { columnTexts } from "./columnTexts.ts";
import { folded } from "../cells/folded.ts";
import { areAllLevels, areLevelsInOrder } from "./levelLists.ts";
import { namingColumn, rankColumns } from "./rankColumns.ts";
import type { RegisterColumn, Table } from "./table.ts";

/** What a sheet of a register becomes. */
export type SheetKind = "threats" | "recommendations" | "controls" | "rankings" | "actors" | "assets";

/** Where the headings of the columns of a table lead. */
export type ColumnTargets = readonly (string | undefined)[];

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

/** Returns what a table becomes; `undefined` if nothing in it is known. */
export function sheetKindOf(table: Table, targets: ColumnTargets): SheetKind | undefined {
  const { sheet, columns } = table;
  if (sheet.hasRecommendations) return "recommendations";
  const has = (...wanted: readonly string[]): boolean => wanted.some((target) => targets.includes(target));
  const named = namedKind(table, targets);
  const isRated = has("likelihood", "impact", "inherent.risk", "residual.risk", "inherent.likelihood");
  if (isRated && named !== "rankings") return namesThreats(targets, columns) ? "threats" : undefined;
  if (REPORT_SHEETS.test(folded(sheet.name)) && has("id") && !has("rank")) return undefined;
  if (has("rank") && (has("item", "title", "holder", "ranking") || columns.length > 1)) return "rankings";
  const hasName = has("title", "recommendation.title", "controls", "description", "item");
  if (named === "rankings") return hasName ? "rankings" : undefined;
  if ((hasName || namingColumn(table, targets) >= 0) && isMatrix(table, targets)) return "rankings";
  const hasActions = has("recommendation.title") && has("recommendation.horizon", "recommendation.status");
  const isNamed = named !== undefined && named !== "threats";
  if (hasActions && !isNamed && !has("title", "description", "scenario")) return "recommendations";
  if (named !== undefined) return hasName ? named : undefined;
  if (has("effectiveness") && has("controls")) return "controls";
  return hasName && targets.filter((target) => target !== undefined).length > 1 ? "threats" : undefined;
}

/** What the name of a sheet says. "Risk owners" with a column "Risk" are threats with their owners. */
function namedKind({ sheet, columns }: Table, targets: ColumnTargets): SheetKind | undefined {
  const named = SHEET_NAMES.find(([, words]) => words.test(folded(sheet.name)))?.[0];
  const ofThreats = columns.some(
    ({ heading }, index) => targets[index] === "title" && THREATS.test(folded(heading)),
  );
  return ofThreats && (named === "actors" || named === "assets") ? "threats" : named;
}

const THREATS = /\b(?:risks?|threats?|hazards?|riesgos?|amenazas?|peligros?)\b/;

/** Whether a table has names, and ranks for each holder, and nothing else that is known. */
function isMatrix(table: Table, targets: ColumnTargets): boolean {
  const others = targets.filter(
    (target) => target !== undefined && !["id", "title", "item", "description", "category"].includes(target),
  );
  return others.length === 0 && rankColumns(table, targets).ranks.length > 0;
}

/** Whether a column can name the threats. A heat map has only numbers above its columns. */
function namesThreats(targets: ColumnTargets, columns: readonly RegisterColumn[]): boolean {
  const isName = (target: string | undefined): boolean =>
    target !== undefined && ["id", "title", "description", "scenario"].includes(target);
  const others = columns.filter((_, index) => targets[index] === undefined);
  return targets.some(isName) || others.some(({ heading }) => /\p{L}{2}/u.test(heading));
}

/** The targets whose cells are levels, or the numbers of levels. */
const LEVELS: ReadonlySet<string> = new Set(["likelihood", "impact", "risk", "confidence", "score", "id"]);

/** Whether the rows of a table are the levels of a scale: its titles are levels, or it has none, and its levels are in order. */
export function isScaleTable(table: Table, targets: ColumnTargets): boolean {
  const textsOf = (wanted: (target: string) => boolean): string[][] =>
    table.columns.flatMap((column, index) =>
      wanted(targets[index] ?? "") ? [columnTexts(column, table)] : [],
    );
  const titles = textsOf((target) => ["title", "scenario"].includes(target));
  const isWhole = (texts: readonly string[]): boolean => texts.length === table.rows.length;
  if (titles.length > 0) return titles.some((texts) => isWhole(texts) && areLevelsInOrder(texts));
  return (
    textsOf((target) => LEVELS.has(target)).some((texts) => isWhole(texts) && areAllLevels(texts)) ||
    areLists(table, targets)
  );
}

/** Whether the columns are lists of the words that cells can have, one below the other, with all levels of a scale among them. */
function areLists({ columns, rows }: Table, targets: ColumnTargets): boolean {
  const lists = columns.map(({ index }) => rows.map(({ cells }) => cells[index]?.text ?? ""));
  const ofLists = lists.map((texts) => texts.slice(0, texts.findLastIndex((text) => text !== "") + 1));
  const isList = (texts: readonly string[]): boolean =>
    texts.every((text) => text !== "") && new Set(texts).size === texts.length;
  const hasLevels = ofLists.some((texts, at) => LEVELS.has(targets[at] ?? "") && areAllLevels(texts));
  return hasLevels && ofLists.every(isList) && new Set(ofLists.map(({ length }) => length)).size > 1;
}

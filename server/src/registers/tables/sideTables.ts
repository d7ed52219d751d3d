/** Separates the table of a sheet from legends and other tables at its side. */
import { areColours, areLevelsInOrder, isLegendTitle } from "./levelLists.ts";
import type { TableHead } from "./table.ts";
import type { SheetRow } from "../workbook/workbook.ts";

/** The first and the last of columns side by side. */
type Strip = readonly [from: number, to: number];

/** The rows of a sheet, and the parts of them that are at the side of its table. */
export interface SeparatedRows {
  readonly rows: readonly SheetRow[];
  readonly headings: TableHead["headings"];
  /** The cells of each table or legend at the side, row by row. */
  readonly side: readonly (readonly SheetRow[])[];
}

/**
 * Separates rows from what empty columns separate from the table.
 * @param head The headings of the table.
 * @param scoreOf How well headings are known.
 */
export function separated(
  rows: readonly SheetRow[],
  head: TableHead,
  scoreOf: (headings: TableHead["headings"]) => number,
): SeparatedRows {
  const strips = stripsIn(rows.slice(head.start));
  if (strips.length < 2) return { rows, headings: head.headings, side: [] };
  const scored = strips.map((strip) => ({
    strip,
    score: scoreOf(head.headings.slice(strip[0], strip[1] + 1)),
  }));
  const main = scored.reduce((a, b) => (b.score > a.score ? b : a)).strip;
  const aside = strips.filter((strip) => strip !== main && isAside(strip, rows, head));
  if (aside.length === 0) return { rows, headings: head.headings, side: [] };
  const isIn = (at: number, index: number): boolean =>
    index >= head.start && aside.some(([from, to]) => from <= at && at <= to);
  return {
    headings: head.headings.map((text, at) => (isIn(at, head.start) ? undefined : text)),
    rows: rows.map((row, index) => ({
      ...row,
      cells: row.cells.map((cell, at) => (isIn(at, index) ? undefined : cell)),
    })),
    side: aside.map((strip) => partsIn(strip, rows, head)),
  };
}

/** The columns between those that are empty. */
function stripsIn(rows: readonly SheetRow[]): Strip[] {
  const isFilled: boolean[] = [];
  for (const { cells } of rows)
    for (const [at, cell] of cells.entries()) if (cell !== undefined) isFilled[at] = true;
  const strips: [number, number][] = [];
  for (const at of isFilled.keys()) {
    const last = strips.at(-1);
    if (!isFilled[at]) continue;
    if (last?.[1] === at - 1) last[1] = at;
    else strips.push([at, at]);
  }
  return strips;
}

function partsIn([from, to]: Strip, rows: readonly SheetRow[], { start }: TableHead): SheetRow[] {
  return rows.slice(start).flatMap((row) => {
    const cells = row.cells.map((cell, at) => (from <= at && at <= to ? cell : undefined));
    return cells.some((cell) => cell !== undefined) ? [{ ...row, cells }] : [];
  });
}

/** Whether a strip is no part of the table: a legend, a list of levels, or several columns without headings. */
function isAside(strip: Strip, rows: readonly SheetRow[], head: TableHead): boolean {
  const [from, to] = strip;
  const parts = partsIn(strip, rows, head);
  const texts = parts.flatMap(({ cells }) => cells[from]?.text ?? []);
  if (texts.slice(0, 2).some(isLegendTitle)) return true;
  if ([texts, texts.slice(1)].some((list) => areColours(list) || areLevelsInOrder(list))) return true;
  const isHeaded = head.headings.slice(from, to + 1).some((text) => text !== undefined);
  return !isHeaded && to > from && parts.length > 1;
}

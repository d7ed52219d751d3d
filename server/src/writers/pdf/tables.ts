/** Writes tables as Typst: with repeated headers, over as many pages as they need. */
import type { FigureNode, PhrasingContent, Table } from "../../publication/tree/tree.ts";
import { plainTextOf } from "../../publication/tree/plainText.ts";
import {
  fitOnPage,
  isShort,
  isWide,
  lettersOnLine,
  rowsTogether,
} from "../../publication/tree/tableShape.ts";
import { inlines, lineText } from "./inlines.ts";
import type { Writing } from "./writing.ts";

type Cell = readonly PhrasingContent[];

/** A table, with its caption above. The first row has the names of the columns. */
export function tableBlock(node: Table, writing: Writing): string {
  const rows = node.children.map(({ children }) => children.map((cell): Cell => cell.children));
  const [head = [], ...body] = rows;
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const heads = node.data?.headColumns ?? 0;
  const shares = widths(node, columns);
  const room = roomIn(shares, isWide(node));
  const names = namesOfRows(node);
  const words = (cell: Cell, index: number): string => cellWords(cell, room[index] ?? 0, writing);
  const lines = (): string[] => [
    `columns: (${shares.map((share) => `${share}fr,`).join(" ")})`,
    `align: (${Array.from({ length: columns }, (_, index) => `${node.align?.[index] ?? "left"},`).join(" ")})`,
    `table.header(${cells(head, columns, words)})`,
    ...body
      .map((row, index) => bodyCells(row, { columns, heads, words, names: names[index + 1] ?? "own" }))
      .filter((each) => each !== ""),
  ];
  const columnsOf = isWide(node) ? "wide-table" : "table";
  const table = writing.withTableNotes(() => `${columnsOf}(${lines().join(",\n  ")})`);
  const { caption, id } = node.data ?? {};
  if (caption === undefined)
    return `${writing.anchor(id)}#${isShort(node) ? `on-one-page(${table})` : table}`;
  const options = `kind: table, ${captionOptions(node, caption, writing)}`;
  return `#figure(${options}, ${table})${writing.target(id)}`;
}

/** How a row has its name: its own, one for so many rows, or that of a row above. */
type RowName = "own" | "above" | number;

/** Rows below a name go over a page break only if they are too long for a page. */
function namesOfRows(node: Table): RowName[] {
  const together = rowsTogether(node);
  const names = together.map((): RowName => "own");
  for (const [index, count] of together.entries())
    if (count > 1 && fitOnPage(node.children.slice(index, index + count))) {
      names.fill("above", index, index + count);
      names[index] = count;
    }
  return names;
}

interface RowWriting {
  readonly columns: number;
  readonly heads: number;
  readonly words: (cell: Cell, index: number) => string;
  readonly names: RowName;
}

/** The cells of a row as arguments. A name that several rows have is one cell, which is not divided between pages. */
function bodyCells(row: readonly Cell[], { columns, heads, words, names }: RowWriting): string {
  const header = (cell: Cell, index: number): string => `#row-header[${words(cell, index)}];`;
  if (names === "own")
    return cells(row, columns, (cell, index) => (index < heads ? header(cell, index) : words(cell, index)));
  const others = cells(row.slice(heads), columns - heads, (cell, index) => words(cell, index + heads));
  if (names === "above") return others;
  const span = `rowspan: ${String(names)}, breakable: false`;
  const own = Array.from(
    { length: heads },
    (_, index) => `table.cell(${span})[${header(row[index] ?? [], index)}]`,
  );
  return [...own, others].filter((each) => each !== "").join(", ");
}

/** How many letters a line of each column has, roughly. */
function roomIn(shares: readonly number[], isSmall: boolean): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => (lettersOnLine(isSmall) * share) / sum);
}

/** The words of a cell. In a narrow column, only a word that is longer than a line is divided. */
function cellWords(cell: Cell, room: number, writing: Writing): string {
  const words = inlines(cell, writing);
  const isTooLong = plainTextOf(cell)
    .split(/[\s/–-]/)
    .some(({ length }) => length > room);
  return isTooLong ? `#broken[${words}];` : words;
}

/** The caption of a figure or a table as arguments, with its word and its number. */
export function captionOptions(
  { type, data }: FigureNode | Table,
  caption: readonly PhrasingContent[],
  writing: Writing,
): string {
  const number = data?.number === undefined ? "" : `numbering: _ => "${data.number}", `;
  return `supplement: [${lineText(writing.labels[type], writing)}], ${number}caption: [${inlines(caption, writing)}]`;
}

/** The cells of a row as arguments, with empty ones at the end of a short row. */
function cells(row: readonly Cell[], columns: number, write: (cell: Cell, index: number) => string): string {
  return Array.from({ length: columns }, (_, index) => `[${write(row[index] ?? [], index)}]`).join(", ");
}

/** The shares of the columns: those of the tree, or by the length of the texts, within limits. */
function widths({ data, children }: Table, columns: number): readonly number[] {
  const given = data?.widths;
  if (given?.length === columns && given.every((share) => share > 0 && Number.isFinite(share))) return given;
  return Array.from({ length: columns }, (_, index) => {
    const longest = children.reduce((most, row) => Math.max(most, lengthOf(row.children[index])), 0);
    return Math.min(40, Math.max(6, longest));
  });
}

/** How many characters a node shows, roughly. */
function lengthOf(node: unknown): number {
  const { value, children } = (node ?? {}) as { readonly value?: string; readonly children?: unknown[] };
  return (value?.length ?? 0) + (children ?? []).reduce<number>((sum, child) => sum + lengthOf(child), 0);
}

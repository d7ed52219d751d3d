/** Writes tables as Typst: with repeated headers, over as many pages as they need. */
import type { FigureNode, PhrasingContent, Table } from "../../publication/tree.ts";
import { plainTextOf } from "../../publication/plainText.ts";
import { isShort, isWide, lettersOnLine } from "../../publication/tableShape.ts";
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
  const words = (cell: Cell, index: number): string => cellWords(cell, roomIn(shares, index), writing);
  const lines = (): string[] => [
    `columns: (${shares.map((share) => `${share}fr,`).join(" ")})`,
    `align: (${Array.from({ length: columns }, (_, index) => `${node.align?.[index] ?? "left"},`).join(" ")})`,
    `table.header(${cells(head, columns, words)})`,
    ...body.map((row) =>
      cells(row, columns, (cell, index) =>
        index < heads ? `#row-header[${words(cell, index)}];` : words(cell, index),
      ),
    ),
  ];
  const columnsOf = isWide(node) ? "wide-table" : "table";
  const table = writing.withTableNotes(() => `${columnsOf}(${lines().join(",\n  ")})`);
  const { caption, id } = node.data ?? {};
  if (caption === undefined)
    return `${writing.anchor(id)}#${isShort(node) ? `on-one-page(${table})` : table}`;
  const options = `kind: table, ${captionOptions(node, caption, writing)}`;
  return `#need(40mm)\n#figure(${options}, ${table})${writing.target(id)}`;
}

/** How many letters a line of a column has, roughly. */
function roomIn(shares: readonly number[], index: number): number {
  const sum = shares.reduce((all, share) => all + share, 0);
  return (lettersOnLine(shares.length) * (shares[index] ?? 0)) / sum;
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

/** Adds pairs to maps and items to lists, in their existing style. */
import type { ListNode, MapNode, Node, Pair, ScalarNode } from "../node.ts";
import { textOf } from "../node.ts";
import type { Piece } from "../piece.ts";
import type { PieceSpan, Span } from "../span.ts";
import { pieceSpan } from "../span.ts";
import type { PieceEdit, WrittenYaml } from "./edit.ts";
import {
  endOfNode,
  endOfPair,
  isBlockScalar,
  isFromAlias,
  isInFlow,
  lineEnd,
  lineStart,
  startOfPair,
  startWithComments,
} from "./extent.ts";
import { rowLines } from "./rows.ts";
import { scalarText } from "./scalar.ts";

/** A pair to write. */
export interface NewPair {
  readonly key: string;
  readonly value: unknown;
  /** How many levels of maps in the value are written with one pair per line; by default none. */
  readonly levels?: number;
  /** Whether the value has tables, each row of which is written on a line. */
  readonly layout?: "rows";
  /** The preferred style of the value. */
  readonly style?: ScalarNode["style"];
}

/** The edit that adds pairs after the others; `undefined` if that would require other changes. */
export function addPairs(map: MapNode, pairs: readonly NewPair[], piece: Piece): PieceEdit | undefined {
  if (isFromAlias(map, piece)) return undefined;
  if (map.flow) return addToFlow(map, pairs.map(flowPair), piece);
  const column = columnOf(map, piece);
  const last = map.pairs.findLast(({ merged }) => !merged);
  const end = last ? endOfPair(last, piece) : endOfNode(map, piece);
  return linesBelowEdit(
    end,
    pairs.flatMap((pair) => pairLines(pair)),
    { column, piece },
  );
}

/** The edit that adds a pair before another one (by default the first), above the comments on that pair. */
export function addPairBefore(map: MapNode, pair: NewPair, where: BeforePair): PieceEdit | undefined {
  return addPairsBefore(map, [pair], where);
}

/** Where pairs are added: before a pair, by default the first. */
interface BeforePair {
  readonly piece: Piece;
  readonly before?: Pair;
}

/** The edit that adds pairs before another one, above the comments on that pair. */
export function addPairsBefore(
  map: MapNode,
  pairs: readonly NewPair[],
  { piece, before }: BeforePair,
): PieceEdit | undefined {
  const next = before ?? map.pairs[0];
  if (!next || next.merged || isFromAlias(map, piece)) return undefined;
  const start = startOfPair(next, piece);
  if (map.flow) {
    const text = pairs.map((pair) => `${flowPair(pair)}, `).join("");
    return piece.text[map.start] === "{" ? insertEdit(piece, start, text) : undefined;
  }
  const { text } = piece;
  const indent = text.slice(lineStart(text, start), start);
  const margin = " ".repeat(piece.position(start).character);
  const lines = pairs.flatMap((pair) => pairLines(pair));
  if (indent.trim() !== "")
    return insertEdit(piece, start, lines.map((line) => `${line}\n${margin}`).join(""));
  return insertEdit(
    piece,
    startWithComments(text, start),
    lines.map((line) => `${indent}${line}\n`).join(""),
  );
}

/** The edit that adds items after the others. */
export function addItems(list: ListNode, values: readonly unknown[], piece: Piece): PieceEdit | undefined {
  if (isFromAlias(list, piece)) return undefined;
  if (list.flow) return addToFlow(list, [flowItems(values)], piece);
  const column = columnOf(list, piece);
  return linesBelowEdit(
    endOfNode(list, piece),
    values.map((value) => `- ${scalarText(value)}`),
    { column, piece },
  );
}

/** The edit that replaces the value of a scalar, in the same style if it can represent the new value. */
export function replaceScalar(node: Node | undefined, value: unknown, piece: Piece): PieceEdit | undefined {
  if (node?.kind !== "scalar" || isFromAlias(node, piece) || isBlockScalar(node)) return undefined;
  const text = scalarText(value, { inFlow: isInFlow(piece.tree, node), style: node.style });
  return { span: pieceSpan(piece, node), text };
}

/** The edit that replaces a word: a whole value or key, quoted if necessary, or a word in a text. */
export function replaceWord(span: PieceSpan, word: string): PieceEdit {
  const node = scalarAt(span.piece.tree, span);
  // A number stays a number.
  const value = typeof node?.value === "number" && /^-?\d+(?:\.\d+)?$/.test(word) ? Number(word) : word;
  return (node && replaceScalar(node, value, span.piece)) ?? { span, text: word as WrittenYaml };
}

function scalarAt(node: Node | undefined, { start, end }: Span): ScalarNode | undefined {
  if (!node || node.end < start || node.start > end) return undefined;
  switch (node.kind) {
    case "scalar":
      return node.start === start && node.end === end ? node : undefined;
    case "list":
      return firstOf(node.items, (item) => scalarAt(item, { start, end }));
    case "map":
      return firstOf(
        node.pairs,
        ({ key, value }) => scalarAt(key, { start, end }) ?? scalarAt(value, { start, end }),
      );
    default:
      return undefined;
  }
}

function firstOf<T, R>(all: readonly T[], find: (each: T) => R | undefined): R | undefined {
  for (const each of all) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The edit that makes a list of a text that is there, as it is written, and other values. An anchor stays on the text. */
export function listEdit(value: ScalarNode, others: readonly unknown[], piece: Piece): PieceEdit {
  const { text } = piece;
  const start = value.anchor === undefined ? value.start : text.lastIndexOf(`&${value.anchor}`, value.start);
  const before = text.slice(value.start, value.end).trimEnd();
  const own = /^["']/.test(before) ? before : scalarText(textOf(value)?.trim(), { inFlow: true });
  return {
    span: pieceSpan(piece, { start, end: value.start + before.length }),
    text: `[${text.slice(start, value.start)}${own}, ${flowItems(others)}]` as WrittenYaml,
  };
}

/** The edit that writes the value of a key that has none. */
export function addValue({ key, value }: Pair, now: unknown, piece: Piece): PieceEdit {
  const text = scalarText(now, { inFlow: isInFlow(piece.tree, key) });
  if (value && value.end > value.start) return { span: pieceSpan(piece, value), text };
  return insertEdit(piece, endOfPair({ key, value: undefined }, piece), ` ${text}`);
}

/** The edit that replaces a pair with another one in flow style, or with rows on lines if this is possible. */
export function replacePair(pair: Pair, now: NewPair, piece: Piece): PieceEdit | undefined {
  if (pair.merged || isFromAlias(pair.key, piece)) return undefined;
  return {
    span: pieceSpan(piece, { start: pair.key.start, end: endOfPair(pair, piece) }),
    text: (now.layout === "rows" && !isInFlow(piece.tree, pair.key)
      ? pairLines(now).join(`\n${" ".repeat(piece.position(pair.key.start).character)}`)
      : flowPair(now)) as WrittenYaml,
  };
}

/** The edit that takes away a pair; `undefined` if a comment would go with it, or if the map has no other pair. */
export function removePair(map: MapNode, pair: Pair, piece: Piece): PieceEdit | undefined {
  if (pair.merged || isFromAlias(map, piece) || map.pairs.length < 2) return undefined;
  const { text } = piece;
  const [start, end] = [startOfPair(pair, piece), endOfPair(pair, piece)];
  if (map.flow) {
    const before = /,[ \t]*$/.exec(text.slice(0, start))?.[0].length;
    const after = /^[ \t]*,[ \t]*/.exec(text.slice(end))?.[0].length;
    if (before === undefined && after === undefined) return undefined;
    const span = before === undefined ? { start, end: end + (after ?? 0) } : { start: start - before, end };
    return { span: pieceSpan(piece, span), text: "" };
  }
  const line = { start: lineStart(text, start), end: lineEnd(text, end) };
  const isAlone = `${text.slice(line.start, start)}${text.slice(end, line.end)}`.trim() === "";
  const breakLength = /^(?:\r\n|\r|\n)?/.exec(text.slice(line.end))?.[0].length ?? 0;
  const span = { start: line.start, end: line.end + breakLength };
  return isAlone ? { span: pieceSpan(piece, span), text: "" } : undefined;
}

/** The edit that takes away a whole piece, with its comments. */
export function removePiece(piece: Piece): PieceEdit {
  return { span: pieceSpan(piece, { start: 0, end: piece.text.length }), text: "" };
}

/** The lines of a pair in block style, starting at the margin. */
export function pairLines({ key, value, levels = 0, layout }: NewPair): string[] {
  if (layout === "rows") return rowLines({ [key]: value });
  const head = scalarText(key, { isKey: true });
  if (levels === 0 || typeof value !== "object" || value === null || Array.isArray(value))
    return [`${head}: ${scalarText(value)}`];
  const inner = Object.entries(value).flatMap(([name, each]) =>
    pairLines({ key: name, value: each as unknown, levels: levels - 1 }),
  );
  return inner.length === 0 ? [`${head}: {}`] : [`${head}:`, ...inner.map((line) => `  ${line}`)];
}

/** A map with one pair in braces. */
export function flowMap(pair: NewPair): WrittenYaml {
  return `{${flowPair(pair)}}` as WrittenYaml;
}

/** Items with commas between them, as they are written in brackets. */
export function flowItems(values: readonly unknown[]): WrittenYaml {
  return values.map((value) => scalarText(value, { inFlow: true })).join(", ") as WrittenYaml;
}

/** A pair as it is written in braces. */
function flowPair({ key, value, style }: NewPair): string {
  return `${scalarText(key, { inFlow: true, isKey: true })}: ${scalarText(value, { inFlow: true, style })}`;
}

/** The edit that adds lines below an offset, after the comment on its line. */
export function linesBelowEdit(
  end: number,
  lines: readonly string[],
  { column, piece }: { readonly column: number; readonly piece: Piece },
): PieceEdit {
  const indented = lines.map((line) => " ".repeat(column) + line);
  const { text } = piece;
  // A block scalar that keeps its line breaks ends at the beginning of the next line.
  if (end > 0 && lineStart(text, end) === end)
    return insertEdit(piece, end, indented.map((line) => `${line}\n`).join(""));
  return insertEdit(piece, lineEnd(text, end), indented.map((line) => `\n${line}`).join(""));
}

function addToFlow(
  node: MapNode | ListNode,
  entries: readonly string[],
  piece: Piece,
): PieceEdit | undefined {
  // A pair in a list has no braces of its own, so text after it would be another item.
  if (!"{[".includes(piece.text[node.start] ?? " ")) return undefined;
  const last = lastIn(node);
  const end = last === undefined ? node.start + 1 : endOfLast(last, piece);
  return insertEdit(piece, end, (last === undefined ? "" : ", ") + entries.join(", "));
}

function lastIn(node: MapNode | ListNode): Node | Pair | undefined {
  return node.kind === "map" ? node.pairs.findLast(({ merged }) => !merged) : node.items.at(-1);
}

function endOfLast(last: Node | Pair, piece: Piece): number {
  return "kind" in last ? endOfNode(last, piece) : endOfPair(last, piece);
}

function columnOf(node: MapNode | ListNode, piece: Piece): number {
  const first = node.kind === "map" ? node.pairs.find(({ merged }) => !merged) : undefined;
  return piece.position(first ? startOfPair(first, piece) : node.start).character;
}

/** The edit that inserts a text that is written. */
export function insertEdit(piece: Piece, at: number, text: string): PieceEdit {
  return { span: pieceSpan(piece, { start: at, end: at }), text: text as WrittenYaml };
}

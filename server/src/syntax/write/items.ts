/** Replaces the items of a list. The text of those that stay and the comments stay. */
import { commentsIn } from "../comments.ts";
import { addToIndex } from "../memo.ts";
import type { ListNode, Node } from "../node.ts";
import { valueOf } from "../node.ts";
import type { Piece } from "../piece.ts";
import { pieceSpan } from "../span.ts";
import type { PieceEdit, WrittenYaml } from "./edit.ts";
import { endOfNode, isFromAlias, lineEnd, lineStart, startWithComments } from "./extent.ts";
import { scalarText } from "./scalar.ts";

/** A list whose items are replaced. */
interface ReplacedList {
  readonly list: ListNode;
  readonly piece: Piece;
  /** What an item and its parts are found by, to keep the comments on them. */
  readonly namesIn: (item: unknown) => readonly string[];
  /** The parts of an item that a comment can be about. */
  readonly partsOf: (item: Node) => readonly Node[];
}

/** The edit that makes a list have these items; `undefined` if it cannot be made safely. Items that stay keep their text. */
export function replaceItems(replaced: ReplacedList, values: readonly unknown[]): PieceEdit | undefined {
  const { list, piece } = replaced;
  if (isFromAlias(list, piece)) return undefined;
  if (list.flow) {
    const span = pieceSpan(piece, { start: list.start, end: endOfNode(list, piece) });
    return { span, text: scalarText(values, { inFlow: true }) };
  }
  const blocks = blocksOf(replaced);
  const [first, last] = [blocks?.[0], blocks?.at(-1)];
  if (!blocks || !first || !last) return undefined;
  const margin = " ".repeat(piece.position(list.start).character);
  const lines =
    values.length > 0 ? linesOf(values, blocks, { namesIn: replaced.namesIn, margin }) : [`${margin}  []`];
  const end = piece.text.slice(last.start, last.end).endsWith("\n") ? "\n" : "";
  return {
    span: pieceSpan(piece, { start: first.start, end: last.end }),
    text: (lines.join("\n") + end) as WrittenYaml,
  };
}

/** A comment, and the item that it is about. */
interface Comment {
  readonly text: string;
  readonly about: unknown;
}

/** The lines of an item, with the comments above it. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly value: unknown;
  /** Its text with the line breaks of an edit, without the last one. */
  readonly text: string;
  readonly comments: readonly Comment[];
}

function blocksOf({ list, piece, partsOf }: ReplacedList): Block[] | undefined {
  const { text } = piece;
  const column = piece.position(list.start).character;
  const starts: number[] = [];
  let before = 0;
  for (const item of list.items) {
    const dash = text.lastIndexOf("-", Math.max(item.start - 1, list.start));
    const line = lineStart(text, dash);
    if (dash - line !== column || text.slice(line, dash).trim() !== "") return undefined;
    starts.push(Math.max(startWithComments(text, dash), Math.min(line, before)));
    before = lineEnd(text, endOfNode(item, piece)) + 1;
  }
  const listEnd = endOfNode(list, piece);
  const end = lineStart(text, listEnd) === listEnd ? listEnd : lineEnd(text, listEnd);
  const comments = commentsIn(piece);
  let next = comments.findIndex((comment) => comment.start >= (starts[0] ?? 0));
  return list.items.map((item, index) => {
    const span = { start: starts[index] ?? 0, end: starts[index + 1] ?? end };
    const own: Comment[] = [];
    for (let each = comments[next]; each && each.start < span.end; each = comments[++next])
      own.push({
        text: text.slice(each.start, each.end).trimEnd(),
        about: commented([item, ...partsOf(item)], each.start, piece),
      });
    const lines = text.slice(span.start, span.end).replaceAll(/\r\n?/g, "\n");
    return { ...span, value: valueOf(item), text: lines.replace(/\n$/, ""), comments: own };
  });
}

/** What a comment is about, the item or one of its parts: the one on its line, or else the one below it. */
function commented(all: readonly Node[], at: number, { text }: Piece): unknown {
  const isAbove = text.slice(lineStart(text, at), at).trim() === "";
  const below = isAbove ? all.find(({ start }) => start > at) : undefined;
  return valueOf(below ?? all.findLast(({ start }) => start <= at) ?? all[0]);
}

/** The lines of the items: those of the file for an item that stays as it is; the comments of another one go above it. */
function linesOf(
  values: readonly unknown[],
  blocks: readonly Block[],
  { namesIn, margin }: Pick<ReplacedList, "namesIn"> & { readonly margin: string },
): string[] {
  const unused = new Map<string, Block[]>();
  for (const block of blocks.toReversed()) addToIndex(unused, JSON.stringify(block.value), block);
  const kept = values.map((item) => unused.get(JSON.stringify(item))?.pop());
  const places = new Map<string, number>();
  for (const [index, item] of values.entries())
    for (const name of namesIn(item)) if (!places.has(name)) places.set(name, index);
  const comments = new Map<number, string[]>();
  for (const { text, about } of [...unused.values()].flat().flatMap((block) => block.comments)) {
    const place = namesIn(about)
      .map((name) => places.get(name))
      .find((at) => at !== undefined);
    // Comments of an item that is gone are lost, and so the edit is not safe.
    if (place !== undefined) addToIndex(comments, place, text);
  }
  return values.flatMap((item, index) => [
    ...(comments.get(index) ?? []).map((comment) => margin + comment),
    kept[index]?.text ?? `${margin}- ${scalarText(item)}`,
  ]);
}

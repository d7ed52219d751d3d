/** Where what is written in a piece begins and ends, so that an edit neither cuts it nor moves a comment. */
import type { Node, Pair } from "../node.ts";
import type { Piece } from "../piece.ts";
import type { Span } from "../span.ts";

/** Whether an alias brought the node: its text is elsewhere, and an edit here would not reach it. */
export function isFromAlias(node: Span, { text }: Piece): boolean {
  return text[node.start] === "*";
}

/** Where a pair begins: before the "?", the anchor or the tag of its key. */
export function startOfPair({ key }: Pair, { text }: Piece): number {
  const before = /(?:\?[ \t]+)?(?:(?<![^\s,[\]{}])[&!][^\s,[\]{}]*[ \t]+){0,2}$/.exec(
    text.slice(lineStart(text, key.start), key.start),
  );
  return key.start - (before?.[0].length ?? 0);
}

/** Where a pair ends: behind its value, or behind the colon where there is none. */
export function endOfPair({ key, value }: Pair, piece: Piece): number {
  if (value) return endOfNode(value, piece);
  const colon = /^["']?\s*:/.exec(piece.text.slice(key.end));
  return key.end + (colon?.[0].length ?? 0);
}

/** Where a node ends, without the space and the comments that follow it. */
export function endOfNode(node: Node, piece: Piece): number {
  if (isFromAlias(node, piece)) return node.end;
  if (node.kind === "map" && !node.flow) {
    const last = node.pairs.findLast(({ merged }) => !merged);
    return last ? endOfPair(last, piece) : wordEnd(node, piece);
  }
  if (node.kind === "list" && !node.flow) {
    const last = node.items.at(-1);
    return last ? Math.max(endOfNode(last, piece), node.start) : wordEnd(node, piece);
  }
  return keepsEnd(node, piece) ? node.end : wordEnd(node, piece);
}

/** Whether every line break at the end of a node is a part of its text, as behind "|+". */
function keepsEnd(node: Node, { text }: Piece): boolean {
  if (node.kind !== "scalar" || !isBlockScalar(node)) return false;
  return /^[|>][0-9]?\+/.test(text.slice(node.start, node.start + 3));
}

/** Whether the node is a text below "|" or ">". */
export function isBlockScalar(node: Node): boolean {
  return node.kind === "scalar" && (node.style === "literal" || node.style === "folded");
}

function wordEnd({ start, end }: Span, { text }: Piece): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Whether what is at a span is inside of braces or brackets; its own do not count. */
export function isInFlow(node: Node | undefined, span: Span): boolean {
  if (!node || span.start < node.start || span.end > node.end) return false;
  if (node.kind !== "list" && node.kind !== "map") return false;
  if (node.flow && node.start < span.start) return true;
  return node.kind === "list"
    ? node.items.some((item) => isInFlow(item, span))
    : node.pairs.some(({ key, value }) => isInFlow(key, span) || isInFlow(value, span));
}

/** The offset of the first character of the line. */
export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

/** The offset behind the last character of the line. */
export function lineEnd(text: string, offset: number): number {
  return offset + text.slice(offset).search(/[\r\n]|$/);
}

/** The first line of the comments directly above an offset at which a line's first word begins; the line itself, where there are none. */
export function startWithComments(text: string, offset: number): number {
  let start = lineStart(text, offset);
  for (;;) {
    const above = start > 0 ? lineStart(text, start - (text.startsWith("\r\n", start - 2) ? 2 : 1)) : start;
    if (above === start || !/^[ \t]*#/.test(text.slice(above, start))) return start;
    start = above;
  }
}

/** Finds where nodes begin and end in the text, so that an edit neither cuts a node nor moves a comment. */
import type { Node, Pair } from "../node.ts";
import type { Piece } from "../piece.ts";
import type { Span } from "../span.ts";

/** Whether an alias added the node. Its text is elsewhere, so an edit here would not change it. */
export function isFromAlias(node: Span, { text }: Piece): boolean {
  return text[node.start] === "*";
}

/** The start of a pair, including the "?", the anchor or the tag of its key. */
export function startOfPair({ key }: Pair, { text }: Piece): number {
  const before = /(?:\?[ \t]+)?(?:(?<![^\s,[\]{}])[&!][^\s,[\]{}]*[ \t]+){0,2}$/.exec(
    text.slice(lineStart(text, key.start), key.start),
  );
  return key.start - (before?.[0].length ?? 0);
}

/** The end of a pair: after its value, or after the colon if there is no value. */
export function endOfPair({ key, value }: Pair, piece: Piece): number {
  if (value) return endOfNode(value, piece);
  const colon = /^["']?\s*:/.exec(piece.text.slice(key.end));
  return key.end + (colon?.[0].length ?? 0);
}

/** The end of a node without the white space and comments after it. */
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

/** Whether the line breaks at the end of a node are part of its text, as in a block scalar with "|+". */
function keepsEnd(node: Node, { text }: Piece): boolean {
  if (node.kind !== "scalar" || !isBlockScalar(node)) return false;
  return /^[|>][0-9]?\+/.test(text.slice(node.start, node.start + 3));
}

/** Whether the node is a block scalar, with "|" or ">". */
export function isBlockScalar(node: Node): boolean {
  return node.kind === "scalar" && (node.style === "literal" || node.style === "folded");
}

function wordEnd({ start, end }: Span, { text }: Piece): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Whether a span is inside braces or brackets, not counting those of the span itself. */
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

/** The offset after the last character of the line, before its line break. */
export function lineEnd(text: string, offset: number): number {
  return offset + text.slice(offset).search(/[\r\n]|$/);
}

/**
 * The offset of the first comment line directly above a line, given the offset of its first word; the start of the line
 * itself if it has none.
 */
export function startWithComments(text: string, offset: number): number {
  let start = lineStart(text, offset);
  for (;;) {
    const above = start > 0 ? lineStart(text, start - (text.startsWith("\r\n", start - 2) ? 2 : 1)) : start;
    if (above === start || !/^[ \t]*#/.test(text.slice(above, start))) return start;
    start = above;
  }
}

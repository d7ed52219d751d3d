/** Finds the comments of a piece. A "#" inside a text does not begin one. */
import { memo } from "./memo.ts";
import type { Node } from "./node.ts";
import type { Piece } from "./piece.ts";
import type { Span } from "./span.ts";
import { isBlockScalar } from "./write/extent.ts";

/** The span of every comment, from its "#" to the end of its line, in order. */
export const commentsIn = memo((piece: Piece): readonly Span[] => {
  const { text } = piece;
  if (!text.includes("#")) return [];
  const texts = scalarSpans(piece);
  let index = 0;
  return Array.from(text.matchAll(COMMENT)).flatMap(({ index: start, 0: comment }) => {
    while (index < texts.length && (texts[index]?.end ?? 0) <= start) index++;
    const isInText = (texts[index]?.start ?? Infinity) < start;
    return isInText ? [] : [{ start, end: start + comment.length }];
  });
});

const COMMENT = /(?<![^\s])#[^\r\n]*/g;

/** The spans of all scalars of a piece, in order. The span of a block scalar excludes its header line. */
export const scalarSpans = memo((piece: Piece): readonly Span[] => spansIn(piece.tree, piece.text));

function spansIn(node: Node | undefined, text: string): Span[] {
  switch (node?.kind) {
    case "scalar": {
      const header = isBlockScalar(node) ? text.slice(node.start).search(/[\r\n]|$/) : 0;
      return [{ start: node.start + header, end: node.end }];
    }
    case "list":
      return node.items.flatMap((item) => spansIn(item, text));
    case "map":
      return node.pairs.flatMap(({ key, value }) => [...spansIn(key, text), ...spansIn(value, text)]);
    default:
      return [];
  }
}

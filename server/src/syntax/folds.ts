/** Finds the ranges of lines to fold in one piece: values of several lines, and comments. */
import type { Item } from "./document.ts";
import { memo } from "./memo.ts";
import type { Node } from "./node.ts";
import type { Piece } from "./piece.ts";

/** The first and the last line of a range, inclusive. */
type FoldLines = readonly [first: number, last: number];

/** The ranges of everything in an item that spans several lines, counted from the first line of the piece. */
export const foldsOf = memo(({ piece, value }: Item): readonly FoldLines[] =>
  value ? linesIn(piece, value) : [],
);

/** The ranges of the values below a node, counted from the first line of the piece. */
export function linesIn(piece: Piece, node: Node): FoldLines[] {
  switch (node.kind) {
    case "list":
      return node.items.flatMap((item) => [between(piece, item.start, item), ...linesIn(piece, item)]);
    case "map":
      return node.pairs.flatMap(({ key, value, merged }) =>
        value && !merged ? [between(piece, key.start, value), ...linesIn(piece, value)] : [],
      );
    default:
      return [];
  }
}

function between(piece: Piece, start: number, { end }: Node): FoldLines {
  return [piece.position(start).line, piece.position(trimmedEnd(piece, end)).line];
}

/** The end without trailing white space. */
export function trimmedEnd({ text }: Piece, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

/** A headline comment such as `# ---- Actors ----`. */
const HEADLINE = /^#\s*[-=─*#]{3}(?:[-=─*#]|[^\S\r\n])*[^\s\-=─*#]/;

/** The lines of a piece that are comments, counted from its first line. Lines inside a text do not count. */
export const commentsOf = memo((piece: Piece): readonly { line: number; isHeadline: boolean }[] => {
  const texts = piece.tree ? textsIn(piece, piece.tree) : [];
  return piece.lineStarts.flatMap((start, line) => {
    const text = piece.text.slice(start, piece.lineStarts[line + 1]);
    const isComment = /^\s*#/.test(text) && !texts.some(([from, to]) => from < line && line <= to);
    return isComment ? [{ line, isHeadline: HEADLINE.test(text) }] : [];
  });
});

/** The lines of every text of several lines, except plain scalars. */
function textsIn(piece: Piece, node: Node): FoldLines[] {
  switch (node.kind) {
    case "list":
      return node.items.flatMap((item) => textsIn(piece, item));
    case "map":
      return node.pairs.flatMap(({ value }) => (value ? textsIn(piece, value) : []));
    case "scalar": {
      const lines = between(piece, node.start, node);
      return node.style !== "plain" && lines[1] > lines[0] ? [lines] : [];
    }
    case "alias":
      return [];
  }
}

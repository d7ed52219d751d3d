/** Wraps a long text, without changing what it says. */
import type { ScalarNode } from "../node.ts";
import { textOf } from "../node.ts";
import type { Piece } from "../piece.ts";
import { pieceSpan } from "../span.ts";
import type { PieceEdit, WrittenYaml } from "./edit.ts";
import { isBlockScalar, isInFlow, lineStart } from "./extent.ts";

/** The maximum number of columns in a line. */
const WIDTH = 100;

/** The edit that writes a text with a long line as a block scalar; `undefined` if it has none, or cannot be written as one. */
export function wrapEdit(node: ScalarNode, piece: Piece): PieceEdit | undefined {
  if (!isLong(node, piece)) return undefined;
  const text = textOf(node) ?? "";
  const isText = isBlockScalar(node);
  // A text with line breaks, or with a space at either end, cannot be folded without changing it.
  if (isInFlow(piece.tree, node) || (!isText && (text.includes("\n") || /^\s|\s$/.test(text))))
    return undefined;
  const column = columnFor(node, piece);
  // In a folded block one line break is a space, and two are one line break.
  const gap = node.style === "folded" ? [""] : [];
  const lines = (isText ? text.split("\n") : [text]).flatMap((line, index) => [
    ...(index > 0 ? gap : []),
    ...wrapLine(line, WIDTH - column),
  ]);
  const rest = piece.text.slice(node.end);
  // A comment after the text must not become part of it.
  const comment = isText ? "" : (/^[ \t]+#[^\r\n]*/.exec(rest)?.[0] ?? "");
  const header = isText ? headerOf(node, piece) : `>-${comment}`;
  const body = lines.map((line) => (line === "" ? "\n" : `\n${" ".repeat(column)}${line}`)).join("");
  const endsLine = isText && /[\r\n]$/.test(piece.text.slice(node.start, node.end));
  const tail = endsLine && !body.endsWith("\n") ? "\n" : "";
  const span = pieceSpan(piece, { start: node.start, end: node.end + comment.length });
  return { span, text: (header + body + tail) as WrittenYaml };
}

function isLong({ start, end }: ScalarNode, { text }: Piece): boolean {
  return text
    .slice(start, end)
    .split(/\r\n|\r|\n/)
    .some((line) => line.length > WIDTH);
}

/** The column at which the lines of a block begin. */
function columnFor({ start }: ScalarNode, { text }: Piece): number {
  const before = text.slice(lineStart(text, start), start);
  return (/^[\s-]*/.exec(before)?.[0].length ?? 0) + 2;
}

/** The header of a block scalar, such as "|" or ">-", with its comment. */
function headerOf(node: ScalarNode, { text }: Piece): string {
  return /^[^\r\n]*/.exec(text.slice(node.start))?.[0].trimEnd() ?? "|";
}

/** Splits a line at the width. A line that begins with Markdown syntax (a list, a quotation, code) stays whole. */
function wrapLine(line: string, width: number): string[] {
  if (/^(\s|[-*+>#|`~]|\d+[.)])/.test(line)) return [line];
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width && !/^([-*+>#|~]|\d+[.)])/.test(word)) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

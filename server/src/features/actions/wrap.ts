/** Wraps a long text at a width that needs no scrolling, without changing what the text says. */
import { t } from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver-types";
import type { ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { pieceSpan, touches } from "../../syntax/span.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import { textEditOf } from "../../syntax/write/edit.ts";
import { isBlockScalar, isFromAlias, isInFlow, lineStart } from "../../syntax/write/extent.ts";
import type { ActionRequest, ActionOffer } from "./action.ts";

/** The maximum number of columns in a line. */
const WIDTH = 100;

/** Offers to wrap the text at the position, if it has a long line. */
export function wrap({ assessment, piecePosition: { piece, offset } }: ActionRequest): ActionOffer[] {
  const { source, facts } = assessment;
  const prose = facts
    .filter(({ item }) => item.piece === piece)
    .flatMap((each) => each.prose)
    .find(({ node, span }) => span.piece === piece && touches(node, offset) && !isFromAlias(node, piece));
  const edit = prose && isLong(prose.node, piece) ? wrapped(prose.node, piece) : undefined;
  if (!prose || !edit) return [];
  const kind = CodeActionKind.RefactorRewrite;
  // In a literal block a line break is part of the value; Markdown reads it as a space.
  const keeps = prose.node.style === "literal" ? "words" : "values";
  return [{ title: t("Wrap the text"), kind, edits: [textEditOf(source, edit)], keeps }];
}

function isLong({ start, end }: ScalarNode, { text }: Piece): boolean {
  return text
    .slice(start, end)
    .split(/\r\n|\r|\n/)
    .some((line) => line.length > WIDTH);
}

/** The text as a block scalar; `undefined` if it cannot be written as one. */
function wrapped(node: ScalarNode, piece: Piece): PieceEdit | undefined {
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
  return { span, text: header + body + tail };
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

/** Wraps a long text: lines end before a width that can be read without scrolling. What the text says stays the same. */
import { t } from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver-types";
import type { ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { pieceSpan, touches } from "../../syntax/span.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import { textEditOf } from "../../syntax/write/edit.ts";
import { isBlockScalar, isFromAlias, isInFlow, lineStart } from "../../syntax/write/extent.ts";
import type { ActionRequest, Offer } from "./action.ts";

/** The columns of a line. */
const WIDTH = 100;

export function wrap({ assessment, piecePosition: { piece, offset } }: ActionRequest): Offer[] {
  const { source, facts } = assessment;
  const prose = facts
    .filter(({ item }) => item.piece === piece)
    .flatMap((each) => each.prose)
    .find(({ node, span }) => span.piece === piece && touches(node, offset) && !isFromAlias(node, piece));
  const edit = prose && isLong(prose.node, piece) ? wrapped(prose.node, piece) : undefined;
  if (!prose || !edit) return [];
  const kind = CodeActionKind.RefactorRewrite;
  // Below "|" a line break is a part of the text, which Markdown reads as a space.
  const keeps = prose.node.style === "literal" ? "words" : "values";
  return [{ title: t("Wrap the text"), kind, edits: [textEditOf(source, edit)], keeps }];
}

function isLong({ start, end }: ScalarNode, { text }: Piece): boolean {
  return text
    .slice(start, end)
    .split(/\r\n|\r|\n/)
    .some((line) => line.length > WIDTH);
}

/** The text below "|" or ">-", where it can be written there. */
function wrapped(node: ScalarNode, piece: Piece): PieceEdit | undefined {
  const text = textOf(node) ?? "";
  const isText = isBlockScalar(node);
  // What has line breaks of its own, or begins with a space, cannot be folded without a change.
  if (isInFlow(piece.tree, node) || (!isText && (text.includes("\n") || /^\s|\s$/.test(text))))
    return undefined;
  const column = columnFor(node, piece);
  // Below ">" one line break is a space, and two are one.
  const gap = node.style === "folded" ? [""] : [];
  const lines = (isText ? text.split("\n") : [text]).flatMap((line, index) => [
    ...(index > 0 ? gap : []),
    ...wrapLine(line, WIDTH - column),
  ]);
  const rest = piece.text.slice(node.end);
  // A comment behind the text must not become a part of it.
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

/** "|", ">-" and so on, with a comment behind it, if there is one. */
function headerOf(node: ScalarNode, { text }: Piece): string {
  return /^[^\r\n]*/.exec(text.slice(node.start))?.[0].trimEnd() ?? "|";
}

/** A line in pieces; one that Markdown reads by its beginning (a list, a quotation, code) stays as it is. */
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

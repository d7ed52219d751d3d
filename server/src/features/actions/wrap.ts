/** Wraps a long text: lines end before a width that can be read without scrolling. What the text says stays the same. */
import { t } from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver-types";
import type { Place } from "../../syntax/place.ts";
import { touches } from "../../syntax/place.ts";
import type { Source } from "../../syntax/source.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Asking, Offer } from "./action.ts";
import { lineBreakOf, replacement } from "./action.ts";

/** The columns of a line. */
const WIDTH = 100;

export function wrap({ assessment, spot: { piece, offset } }: Asking): Offer[] {
  const { source, facts } = assessment;
  const prose = facts
    .filter(({ item }) => item.piece === piece)
    .flatMap((each) => each.prose)
    .find(
      ({ node, place }) => place.piece === piece && touches(node, offset) && piece.text[node.start] !== "*",
    );
  const column = prose && columnFor(prose.place, source);
  if (!prose || column === undefined) return [];
  const { node, place } = prose;
  const text = textOf(node) ?? "";
  const lines = isBlock(node) ? text.split("\n") : [text];
  const isLong = piece.text
    .slice(node.start, node.end)
    .split(/\r?\n/)
    .some((line) => line.length > WIDTH);
  if (!isLong) return [];
  const wrapped = isBlock(node)
    ? lines.flatMap((line) => wrapLine(line, WIDTH - column))
    : wrapLine(text, WIDTH - column);
  // What has line breaks of its own, or begins with a space, cannot be folded without a change.
  if (!isBlock(node) && (text.includes("\n") || /^\s|\s$/.test(text))) return [];
  // A comment behind the text must not become a part of it.
  const comment = isBlock(node) ? "" : (/^[ \t]+#[^\r\n]*/.exec(piece.text.slice(node.end))?.[0] ?? "");
  const header = isBlock(node) ? headerOf(node, piece) : `>-${comment}`;
  const whole = { ...place, end: place.end + comment.length };
  const margin = lineBreakOf(source) + " ".repeat(column);
  const body = wrapped.map((line) => (line === "" ? lineBreakOf(source) : margin + line)).join("");
  const tail =
    isBlock(node) && /[\r\n]$/.test(piece.text.slice(node.start, node.end)) && !body.endsWith("\n")
      ? lineBreakOf(source)
      : "";
  const newText = header + body + tail;
  return [
    {
      title: t("Wrap the text"),
      kind: CodeActionKind.RefactorRewrite,
      edits: [replacement(source, whole, newText)],
    },
  ];
}

function isBlock({ style }: ScalarNode): boolean {
  return style === "literal" || style === "folded";
}

/** The column at which the lines of a block begin; nothing inside of brackets, where no block can stand. */
function columnFor(place: Place, source: Source): number | undefined {
  const { start } = source.range(place);
  const before = source.line(start.line).slice(0, start.character);
  if (/[{[]/.test(before.replace(/(["']).*?\1/g, ""))) return undefined;
  const margin = /^[\s-]*/.exec(before)?.[0].length ?? 0;
  return margin + 2;
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

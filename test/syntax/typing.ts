/** Random edits as an editor sends them: some that people make, and some that only a generator makes. */
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Position } from "vscode-languageserver-types";
import type { Change } from "../../server/src/syntax/source.ts";
import { fc } from "../property.ts";

/** An edit that can be applied to any text. `at` is a share of the length of the text. */
export interface Stroke {
  readonly kind:
    | "type"
    | "erase"
    | "delete-lines"
    | "indent"
    | "outdent"
    | "paste"
    | "split-line"
    | "join-lines"
    | "comment"
    | "duplicate"
    | "replace-all"
    | "outside"
    | "reversed"
    | "line-end";
  readonly at: number;
  readonly size: number;
  readonly text: string;
}

const typed = fc.constantFrom(
  "a",
  " ",
  "\n",
  "\r",
  "\r\n",
  "\t",
  ":",
  ": ",
  "-",
  "- ",
  "#",
  " #",
  "'",
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  "|",
  ">",
  "&m ",
  "*m",
  "!",
  "@",
  "%",
  "`",
  "?",
  "---\n",
  "...\n",
  "\\",
  "é",
  "e\u0301",
  "🌋",
  "\uD800",
  "\u00A0",
  "\u200B",
  "\uFEFF",
  "\0",
  "x: y\n",
  "  a: b\n",
  "actors:\n",
  "  - c\n",
  "  text: |\n      one\n\n      two\n",
  "",
  "<<: *m\n",
  "[[x]]",
  "“",
);

export const strokes: fc.Arbitrary<Stroke> = fc.record({
  kind: fc.constantFrom(
    "type" as const,
    "type" as const,
    "type" as const,
    "erase" as const,
    "erase" as const,
    "delete-lines" as const,
    "indent" as const,
    "outdent" as const,
    "paste" as const,
    "split-line" as const,
    "join-lines" as const,
    "comment" as const,
    "duplicate" as const,
    "replace-all" as const,
    "outside" as const,
    "reversed" as const,
    "line-end" as const,
  ),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.integer({ min: 0, max: 6 }),
  text: typed,
});

/** Applies strokes one after the other. Returns the changes and the edited document. */
export function changesOf(
  all: readonly Stroke[],
  document: TextDocument,
): { changes: Change[]; edited: TextDocument } {
  const changes: Change[] = [];
  let edited = TextDocument.create(document.uri, document.languageId, document.version, document.getText());
  for (const stroke of all) {
    const change = changeOf(stroke, edited);
    changes.push(change);
    edited = TextDocument.update(edited, [change], edited.version + 1);
  }
  return { changes, edited };
}

/** The change that a stroke makes to a text. */
function changeOf({ kind, at, size, text }: Stroke, document: TextDocument): Change {
  const all = document.getText();
  const offset = Math.floor(at * all.length);
  const start = document.positionAt(offset);
  const line = { line: start.line, character: 0 };
  const below = { line: start.line + size, character: 0 };
  switch (kind) {
    case "type":
      return { range: { start, end: start }, text };
    case "erase":
      return { range: { start, end: document.positionAt(offset + size) }, text: "" };
    case "delete-lines":
      return { range: { start: line, end: below }, text: "" };
    case "indent":
      return {
        range: { start: line, end: below },
        text: block(document, line, below).replace(/^(?=.)/gm, "  "),
      };
    case "outdent":
      return {
        range: { start: line, end: below },
        text: block(document, line, below).replace(/^ {1,2}/gm, ""),
      };
    case "comment":
      return {
        range: { start: line, end: below },
        text: block(document, line, below).replace(/^(?=.)/gm, "# "),
      };
    case "duplicate":
      return { range: { start: line, end: line }, text: block(document, line, below) };
    case "paste":
      return { range: { start, end: document.positionAt(offset + size * 5) }, text: text + all.slice(0, 40) };
    case "split-line":
      return { range: { start, end: start }, text: "\n" };
    case "join-lines":
      return {
        range: {
          start: { line: start.line, character: 10_000 },
          end: { line: start.line + 1, character: size },
        },
        text: "",
      };
    case "line-end":
      return {
        range: {
          start: { line: start.line, character: 10_000 },
          end: { line: start.line, character: 20_000 },
        },
        text,
      };
    case "outside":
      return {
        range: { start: { line: start.line, character: size }, end: { line: start.line + 50, character: 3 } },
        text,
      };
    case "reversed":
      return { range: { start: document.positionAt(offset + size), end: start }, text };
    case "replace-all":
      return { text: all.slice(0, offset) + text + all.slice(offset + size) };
  }
}

function block(document: TextDocument, start: Position, end: Position): string {
  return document.getText({ start, end });
}

/** Keystrokes to measure with: a letter typed into a word that a list of words allows makes a finding at its line. */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Expectation } from "./server.ts";
import { randomOf, shuffled } from "./random.ts";

/** One edit, and what is found when it has been made. */
export interface Keystroke {
  readonly changes: readonly TextDocumentContentChangeEvent[];
  readonly expected: Expectation;
}

/** A place for a keystroke: the end of a word. */
export interface Spot {
  readonly line: number;
  readonly character: number;
}

const ERROR = 1;

/** A word of which every letter counts. */
const WORD = /^ +(?:kind|type|basis|level): [a-z-]+$/;

/** So many places in a text, anywhere in it, the same for the same seed. */
export function spotsIn(text: string, count: number): Spot[] {
  const lines = text.split("\n");
  const spots = lines.flatMap((line, index) =>
    WORD.test(line) ? [{ line: index, character: line.length }] : [],
  );
  return shuffled(spots, randomOf(count)).slice(0, count);
}

/** The same places in a text that has the same entries and others. */
export function sameSpots(spots: readonly Spot[], from: string, to: string): Spot[] {
  const lines = from.split("\n");
  return spots.map(({ line, character }) => {
    const head = lines.slice(0, line + 1).findLastIndex((each) => /^ {0,2}\S/.test(each));
    const before = to
      .slice(0, to.indexOf(`\n${lines.slice(head, line + 1).join("\n")}\n`))
      .split("\n").length;
    return { line: before + line - head, character };
  });
}

/** A letter too many is typed at a place, and deleted. */
export function keystrokesAt({ line, character }: Spot): [type: Keystroke, undo: Keystroke] {
  const at = { line, character };
  const isFound: Expectation = (findings) =>
    findings.some(({ range, severity }) => severity === ERROR && range.start.line === line);
  return [
    { changes: [{ range: { start: at, end: at }, text: "x" }], expected: isFound },
    {
      changes: [{ range: { start: at, end: { line, character: character + 1 } }, text: "" }],
      expected: (findings) => !isFound(findings),
    },
  ];
}

/** A text with a wrong word, and whether it is found. */
export function mistaken(text: string): { text: string; isFound: Expectation } {
  const [piecePosition = { line: 0, character: 0 }] = spotsIn(text, 1);
  const [{ changes, expected }] = keystrokesAt(piecePosition);
  const document = TextDocument.create("", "yaml", 0, text);
  return { text: TextDocument.update(document, [...changes], 1).getText(), isFound: expected };
}

/** Makes keystrokes for measurements. A letter added to a word of an enumeration causes a diagnostic on its line. */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Expectation } from "./server.ts";
import { randomOf, shuffled } from "./random.ts";

/** An edit, and the diagnostics expected after it. */
interface Keystroke {
  readonly changes: readonly TextDocumentContentChangeEvent[];
  readonly expected: Expectation;
}

/** The position of a keystroke: the end of a word. */
export interface Spot {
  readonly line: number;
  readonly character: number;
}

const ERROR = 1;

/** A word that any additional letter makes invalid. */
const WORD = /^ +(?:kind|type|basis|level): [a-z-]+$/;

/** `count` random positions in a text. The same text and count always give the same positions. */
export function spotsIn(text: string, count: number): Spot[] {
  const lines = text.split("\n");
  const spots = lines.flatMap((line, index) =>
    WORD.test(line) ? [{ line: index, character: line.length }] : [],
  );
  return shuffled(spots, randomOf(count)).slice(0, count);
}

/** `count` random positions in sections that much depends on: at the ends of lines in the rankings and the actors. */
export function widelyUsedSpots(text: string, count: number): Spot[] {
  let section = "";
  const spots = text.split("\n").flatMap((line, index) => {
    section = /^([a-z-]+):/.exec(line)?.[1] ?? section;
    const isUsed = (section === "rankings" || section === "actors") && /^ {4,}.*[a-z]$/.test(line);
    return isUsed ? [{ line: index, character: line.length }] : [];
  });
  return shuffled(spots, randomOf(count)).slice(0, count);
}

/** The same positions in another text that contains the same entries. */
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

/** A keystroke that makes a word invalid, and one that undoes it. */
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

/** A text with an invalid word, and the expectation that it is reported. */
export function withInvalidWord(text: string): { text: string; isFound: Expectation } {
  const [spot = { line: 0, character: 0 }] = spotsIn(text, 1);
  const [{ changes, expected }] = keystrokesAt(spot);
  const document = TextDocument.create("", "yaml", 0, text);
  return { text: TextDocument.update(document, [...changes], 1).getText(), isFound: expected };
}

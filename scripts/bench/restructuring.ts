/** Makes edits that change the structure of a document, each followed by the edits that undo it. */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver-protocol";
import { randomOf, shuffled } from "./random.ts";

/** Edits in the format of LSP. */
export type Changes = readonly TextDocumentContentChangeEvent[];

/** Edits at `places` random positions of a text, one after the other. The last one restores the text. */
type Restructuring = (text: string, places: number) => Changes[];

/** The kinds of edits by name. */
export const restructurings: Readonly<Record<string, Restructuring>> = {
  "a new entry": atEntries(({ line, lines }) => [
    [insertion(line, 0, ["  an-entry-that-is-new:", ...lines.slice(1), ""].join("\n"))],
    [deletion(line, lines.length)],
  ]),

  "a deleted entry": atEntries(({ line, lines }) => [
    [deletion(line, lines.length)],
    [insertion(line, 0, [...lines, ""].join("\n"))],
  ]),

  "an indented entry": atEntries(({ line, lines }) => [
    lines.map((_text, index) => insertion(line + index, 0, "  ")),
    lines.map((_text, index) => erasure(line + index, 0, 2)),
  ]),

  "an unclosed quotation mark": atLines(/^( +[a-z-]+: )[A-Za-z][^"]*$/, ({ line, text, before }) => [
    [insertion(line, before, '"')],
    [insertion(line, text.length + 1, '"')],
    [erasure(line, text.length + 1, 1), erasure(line, before, 1)],
  ]),

  "a list with an anchor": atLines(/^( +[a-z-]+: &\S+ \[)/, ({ line, before }) => [
    [insertion(line, before, "another, ")],
    [erasure(line, before, "another, ".length)],
  ]),

  "a marker between documents": atLines(/^()[a-z-]+:$/, ({ line }) => [
    [insertion(line, 0, "---\n")],
    [deletion(line, 1)],
  ]),
};

/** The number of times that a list occurs in a text with anchors: once written out, and otherwise as an alias. */
const USES = 10;

/** Replaces repeated lists in a text: the first one gets an anchor, and the others become aliases. */
export function withAnchors(text: string): string {
  const anchors = new Map<string, { name: string; uses: number }>();
  let count = 0;
  return text.replace(/^( +[a-z-]+: )(\[[^\]\n]+\])$/gm, (_line, key: string, list: string) => {
    const known = anchors.get(list);
    if (known && known.uses++ < USES) return `${key}*${known.name}`;
    const name = `list-${++count}`;
    anchors.set(list, { name, uses: 1 });
    return `${key}&${name} ${list}`;
  });
}

/** A line that matches: its number, its text, and the length of the first group. */
interface Match {
  readonly line: number;
  readonly text: string;
  readonly before: number;
}

function atLines(pattern: RegExp, edits: (match: Match) => Changes[]): Restructuring {
  return (text, places) => {
    const matches = text.split("\n").flatMap((content, line): Match[] => {
      const match = pattern.exec(content);
      return match ? [{ line, text: content, before: match[1]?.length ?? 0 }] : [];
    });
    return shuffled(matches, randomOf(places)).slice(0, places).flatMap(edits);
  };
}

/** An entry with an id: its first line, and all its lines. */
interface Entry {
  readonly line: number;
  readonly lines: readonly string[];
}

function atEntries(edits: (entry: Entry) => Changes[]): Restructuring {
  return (text, places) => {
    const all = text.split("\n");
    return atLines(/^ {2}[a-z0-9-]+:$/, ({ line }) => {
      const length = all.slice(line + 1).findIndex((each) => /^ {0,2}\S/.test(each)) + 1;
      return edits({ line, lines: all.slice(line, line + Math.max(length, 1)) });
    })(text, places);
  };
}

function insertion(line: number, character: number, text: string): Changes[number] {
  const at = { line, character };
  return { range: { start: at, end: at }, text };
}

function erasure(line: number, character: number, length: number): Changes[number] {
  return { range: { start: { line, character }, end: { line, character: character + length } }, text: "" };
}

/** Deletes whole lines. */
function deletion(line: number, count: number): Changes[number] {
  return { range: { start: { line, character: 0 }, end: { line: line + count, character: 0 } }, text: "" };
}

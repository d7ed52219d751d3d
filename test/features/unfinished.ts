/** Provides every bundled file in states while it is being written: cut short, or broken somewhere. */
import { globSync, readFileSync } from "node:fs";
import type { Position, Range } from "vscode-languageserver-types";
import { comparePositions } from "../../server/src/syntax/span.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { fc } from "../property.ts";

const PATTERNS = ["examples/**/*.yaml", "examples/.*.yaml", "server/data/**/*.yaml"];

/** Assessments, taxonomies, scales and a configuration. */
export const files: readonly Source[] = [...new Set(globSync(PATTERNS))].map((path) =>
  Source.of(`file:///${path}`, readFileSync(path, "utf8")),
);

/** A long file is cut every so many lines. */
const STEP = 5;

/** The file with more and more cut off its end, in the middle of a line. */
export function* cutShort(file: Source): Iterable<Source> {
  let source = file;
  const step = file.lineCount > 300 ? STEP : 1;
  for (let line = file.lineCount - 1; line >= 0; line -= step) {
    const start = { line, character: Math.ceil(source.line(line).length / 2) };
    source = source.edit([{ range: { start, end: endOf(source) }, text: "" }], source.version + 1);
    yield source;
  }
}

/** What a user may have typed halfway. */
const TYPED = [
  "",
  "{",
  "]",
  "\n- ",
  "\n  - ",
  "'",
  '"',
  "|",
  ": ",
  "&a ",
  "*a",
  "\t",
  "\n---\n",
  "\n# ---- X ----\n",
  "[[",
  "[@",
  "\r\n",
];

/** A change in a file: some characters are replaced by half-typed text. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  length: fc.nat(60),
  typed: fc.constantFrom(...TYPED),
});

/** A file after some changes, each an edit of the previous version. */
export const broken: fc.Arbitrary<Source> = fc
  .record({ file: fc.constantFrom(...files), changes: fc.array(change, { minLength: 1, maxLength: 4 }) })
  .map(({ file, changes }) =>
    changes.reduce((source, { at, length, typed }) => {
      const line = Math.floor(at * source.lineCount);
      const character = Math.floor((at * source.lineCount - line) * source.line(line).length);
      const range = { start: { line, character }, end: { line, character: character + length } };
      return source.edit([{ range, text: typed }], source.version + 1);
    }, file),
  );

/** The same text, parsed from the start. */
export function readAnew({ uri, text }: Source): Source {
  return Source.of(uri, text);
}

/** A position in a file, from two numbers of any size. */
export function positionIn(source: Source, line: number, character: number): Position {
  const within = line % source.lineCount;
  return { line: within, character: character % (source.line(within).length + 1) };
}

/** The text of a range, with line breaks as "\n". */
export function textIn(source: Source, { start, end }: Range): string {
  const lines = Array.from({ length: end.line - start.line + 1 }, (_, index) =>
    source.line(start.line + index),
  );
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, end.character) ?? "";
  lines[0] = lines[0]?.slice(start.character) ?? "";
  return lines.join("\n");
}

/** Whether a range is inside another one. */
export function isInside(inner: Range, outer: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

function endOf(source: Source): Position {
  return { line: source.lineCount, character: 0 };
}

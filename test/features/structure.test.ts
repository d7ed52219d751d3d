/** Tests the structure of a file: outline, folding, selection, tokens and linked editing. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DocumentSymbol, Range, SelectionRange } from "vscode-languageserver-types";
import { documentSymbols } from "../../server/src/features/documentSymbols.ts";
import { foldingRanges } from "../../server/src/features/foldingRanges.ts";
import { linkedEditing } from "../../server/src/features/linkedEditing.ts";
import { selectionRanges } from "../../server/src/features/selectionRanges.ts";
import {
  deltaOf,
  legend,
  semanticTokens,
  semanticTokensIn,
} from "../../server/src/features/semanticTokens.ts";
import { comparePositions } from "../../server/src/syntax/span.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { TestWorkspace } from "./workspace.ts";
import { exampleFiles } from "../examples.ts";
import { fc, runs } from "../property.ts";

const library = libraryOf();
const sourceOf = (text: string): Source => Source.of("file:///a.threat.yaml", text);
const examples = exampleFiles.map((name) => readFileSync(`examples/${name}`, "utf8"));

/** "name (detail) 1-3", with children indented below; lines are counted from 1. */
function outline(symbols: readonly DocumentSymbol[], margin = ""): string[] {
  return symbols.flatMap(({ name, detail, range, children = [] }) => [
    `${margin}${name}${detail === undefined ? "" : ` (${detail})`} ${range.start.line + 1}-${range.end.line + 1}`,
    ...outline(children, `${margin}  `),
  ]);
}

describe("the outline", () => {
  it("has sections, their definitions, and entries in their order", () => {
    const text = `title: A long
  title
actors:
  port:
    name: Port

# Orders
rankings:
  first:
    of: port
    order:
      - energy
      - tie: [a, {label: B and C, covers: [b, c]}]
      - gap: lost
`;
    expect(outline(documentSymbols(sourceOf(text), library))).toEqual([
      "title (A long title) 1-2",
      "actors 3-5",
      "  port (Port) 4-5",
      "rankings 8-14",
      "  first 9-14",
      "    1 energy 12-12",
      "    2 a 13-13",
      "    2 B and C 13-13",
      "    4 – 14-14",
    ]);
  });

  it("has a line for each of several documents", () => {
    const text = "title: One\nactors: {a: {name: A}}\n---\ntitle: Two\n";
    expect(outline(documentSymbols(sourceOf(text), library))).toEqual([
      "One 1-2",
      "  title (One) 1-1",
      "  actors 2-2",
      "    a (A) 2-2",
      "Two 4-4",
      "  title (Two) 4-4",
    ]);
  });

  it("has neither YAML syntax nor anything that comes from an alias", () => {
    const text = "x-m: &m {c: {name: C}}\nactors:\n  a: &a {name: A}\n  b: *a\n  <<: *m\n";
    expect(outline(documentSymbols(sourceOf(text), library))).toEqual([
      "x-m 1-1",
      "  c (C) 1-1",
      "actors 2-5",
      "  a (A) 3-3",
      "  b (A) 4-4",
    ]);
  });
});

/** "1-3" or "1-3 comment", with lines counted from 1. */
function folds(text: string): string[] {
  return foldingRanges(sourceOf(text)).map(
    ({ startLine, endLine, kind }) =>
      `${startLine + 1}-${endLine + 1}${kind === undefined ? "" : ` ${kind}`}`,
  );
}

it("folding covers sections, items, lists, texts, comments, and the lines below a headline", () => {
  const text = `# What
# it is
title: T
# ---- Actors ----
actors:
  port:
    name: Port
    aliases:
      - a
      - b

# ---- Texts ----

summary: |
  One
  two.

status: draft
`;
  expect(folds(text)).toEqual([
    "1-2 comment",
    "4-10 region",
    "5-10",
    "6-10",
    "8-10",
    "12-18 region",
    "14-16",
  ]);
});

/** The selected texts, from the innermost. */
function selected(marked: string): string[] {
  const { source, position } = new TestWorkspace({ "a.threat.yaml": marked });
  const all: string[] = [];
  const [first] = selectionRanges(source, [position]);
  for (let each: SelectionRange | undefined = first; each; each = each.parent)
    all.push(textIn(source, each.range));
  return all;
}

function textIn(source: Source, { start, end }: Range): string {
  const lines = Array.from({ length: end.line - start.line + 1 }, (_, index) =>
    source.line(start.line + index),
  );
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, end.character) ?? "";
  lines[0] = lines[0]?.slice(start.character) ?? "";
  return lines.join("\n");
}

it("selection grows from the word outwards", () => {
  const text = 'title: T\nstatements:\n  s: {kind: judgment, text: "It ra$0ins. It pours."}\n';
  const plain = text.replace("$0", "");
  expect(selected(text)).toEqual(
    [
      "rains",
      "It rains.",
      "It rains. It pours.",
      '"It rains. It pours."',
      'text: "It rains. It pours."',
      '{kind: judgment, text: "It rains. It pours."}',
      's: {kind: judgment, text: "It rains. It pours."}',
      'statements:\n  s: {kind: judgment, text: "It rains. It pours."}',
      plain.trimEnd(),
      plain,
    ].filter((each, index, all) => each !== all[index - 1]),
  );
  expect(selected("actors:\n  po$0rt: {name: Port}\n").slice(0, 2)).toEqual(["port", "port: {name: Port}"]);
});

/** "word type modifiers". */
function coloured(source: Source, numbers: readonly number[]): string[] {
  const words: string[] = [];
  let [line, character] = [0, 0];
  for (let index = 0; index < numbers.length; index += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, bits = 0] = numbers.slice(index, index + 5);
    character = lines > 0 ? columns : character + columns;
    line += lines;
    const modifiers = legend.tokenModifiers.filter((_, bit) => bits & (1 << bit));
    words.push(
      [source.line(line).slice(character, character + length), legend.tokenTypes[type], ...modifiers].join(
        " ",
      ),
    );
  }
  return words;
}

describe("semantic tokens", () => {
  const TEXT = `taxonomy: bailey-2005
actors:
  port: {name: Port, part-of: nobody}
threats:
  t: {title: T, category: energy, likelihood: &l likely, affects: "port"}
statements:
  s: {text: "The [[port]] [@x].", likelihood: *l}
`;

  it("are on references, scale terms and anchors", () => {
    const source = sourceOf(TEXT);
    expect(coloured(source, semanticTokens(source, library))).toEqual([
      "port class definition",
      "t event definition",
      "energy enumMember defaultLibrary",
      "l macro definition",
      "likely enumMember",
      "port class",
      "s string definition",
      "port class",
      "l macro",
    ]);
  });

  it("of a range are the same as those of all", () => {
    const source = sourceOf(TEXT);
    const lines = { start: { line: 3, character: 0 }, end: { line: 5, character: 0 } };
    expect(coloured(source, semanticTokensIn(source, library, lines))).toEqual(
      coloured(source, semanticTokens(source, library)).slice(1, 6),
    );
  });

  it("have a delta with only the changes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3)), fc.array(fc.nat(3)), (old, now) => {
        const after = deltaOf(old, now).reduce(
          (numbers, { start, deleteCount, data }) => numbers.toSpliced(start, deleteCount, ...data),
          old,
        );
        expect(after).toEqual(now);
      }),
    );
  });
});

it("linked editing covers the occurrences of an id that the document defines", () => {
  const linked = (marked: string): number | undefined => {
    const { source, position, library: own } = new TestWorkspace({ "a.threat.yaml": marked });
    return linkedEditing(source, own, position)?.ranges.length;
  };
  expect(linked('actors:\n  po$0rt: {name: P}\n  b: {name: B, part-of: port}\nsummary: "[[port]]"\n')).toBe(
    3,
  );
  expect(linked("actors:\n  po$0rt: {name: P}\n")).toBeUndefined();
  expect(linked("taxonomy: bailey-2005\nrankings:\n  r: {order: [ener$0gy]}\n")).toBeUndefined();
  expect(linked("threats:\n  t: {likelihood: &l$0 likely}\n  u: {likelihood: *l}\n")).toBe(2);
});

/** A text that is cut off, with some characters inserted. */
const broken = fc
  .record({
    text: fc.constantFrom(...examples),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    added: fc.constantFrom(
      "",
      "{",
      "]",
      "\n- ",
      "'",
      "|",
      ": ",
      "&a ",
      "*a",
      "\t",
      "\n---\n",
      "# ---- X ----\n",
    ),
  })
  .map(({ text, cut, at, added }) => {
    const whole = text.slice(0, Math.floor(cut * text.length));
    const place = Math.floor(at * whole.length);
    return whole.slice(0, place) + added + whole.slice(place);
  });

describe("for any text", () => {
  it("symbols are nested, ranges are in the file, and tokens are in order", () => {
    fc.assert(
      fc.property(broken, (text) => {
        const source = sourceOf(text);
        const inside = (inner: Range, outer: Range): boolean =>
          comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
        const check = (symbol: DocumentSymbol): void => {
          expect(symbol.name).not.toBe("");
          expect(inside(symbol.selectionRange, symbol.range)).toBe(true);
          for (const child of symbol.children ?? []) {
            expect(inside(child.range, symbol.range)).toBe(true);
            check(child);
          }
        };
        for (const symbol of documentSymbols(source, library)) check(symbol);
        for (const { startLine, endLine } of foldingRanges(source)) {
          expect(startLine).toBeLessThan(endLine);
          expect(endLine).toBeLessThan(source.lineCount);
        }
        const numbers = semanticTokens(source, library);
        expect(numbers.every((number) => number >= 0)).toBe(true);
        expect(coloured(source, numbers).every((word) => !word.startsWith(" "))).toBe(true);
      }),
      runs(60),
    );
  });

  it("each selection is longer than the previous one", () => {
    fc.assert(
      fc.property(broken, fc.nat(), fc.nat(120), (text, line, character) => {
        const source = sourceOf(text);
        const position = { line: line % source.lineCount, character };
        const [first] = selectionRanges(source, [position]);
        for (let each = first; each?.parent; each = each.parent) {
          const [inner, outer] = [textIn(source, each.range), textIn(source, each.parent.range)];
          expect(outer.length).toBeGreaterThan(inner.length);
          expect(outer).toContain(inner);
        }
      }),
      runs(200),
    );
  });
});

/** Tests semantic tokens: which words have one, and that the tokens are in order for any text. */
import { describe, expect, it } from "vitest";
import type { Range } from "vscode-languageserver-types";
import {
  deltaOf,
  legend,
  semanticTokens,
  semanticTokensIn,
} from "../../server/src/features/semanticTokens.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Library } from "../../server/src/workspace/library.ts";
import { libraryOf, nameFor } from "../assessments.ts";
import { broken, cutShort, files, readAnew, textIn } from "./unfinished.ts";
import { fc } from "../property.ts";

const library = libraryOf();

interface Token {
  readonly range: Range;
  /** "type modifiers". */
  readonly colour: string;
}

/** Decodes the numbers, as a client does. */
function decoded(numbers: readonly number[]): Token[] {
  let [line, character] = [0, 0];
  return Array.from({ length: numbers.length / 5 }, (_, index) => {
    const [lines = 0, columns = 0, length = 0, type = 0, bits = 0] = numbers.slice(index * 5, index * 5 + 5);
    character = lines > 0 ? columns : character + columns;
    line += lines;
    const modifiers = legend.tokenModifiers.filter((_name, bit) => bits & (1 << bit));
    return {
      range: { start: { line, character }, end: { line, character: character + length } },
      colour: [legend.tokenTypes[type], ...modifiers].join(" "),
    };
  });
}

function coloured(text: string, name: string = nameFor.assessment, of: Library = library): string[] {
  const source = Source.of(`file:///${name}`, text);
  return decoded(semanticTokens(source, of)).map(({ range, colour }) => `${textIn(source, range)} ${colour}`);
}

describe("semantic tokens of an assessment", () => {
  const TEXT = `taxonomy: bailey-2005
actors:
  port: {name: Port, part-of: nobody}
threats:
  t: {title: T, category: energy, likelihood: &l likely, affects: "port"}
statements:
  s: {text: "The [[port]] [@x].", likelihood: *l}
`;

  it("are on references, scale terms and anchors", () => {
    expect(coloured(TEXT)).toEqual([
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
});

describe("a semantic token", () => {
  it("covers every reference in prose that names something, on any line", () => {
    const text = `sources:
  k: {type: book, title: T}
notes:
  n: {quote: Q}
statements:
  s: {text: 'See [@k, p. 3], [[s]] and [^n]. Not [@x], [[y]] or [^z].'}
summary: |
  A [@k]

  b [[s]].
`;
    expect(coloured(text)).toEqual([
      "k namespace definition",
      "n label definition",
      "s string definition",
      "k namespace",
      "s string",
      "n label",
      "k namespace",
      "s string",
    ]);
  });

  it("shows that a category is deprecated, at its definition and its uses", () => {
    const taxonomy =
      "clusters:\n  c: {title: C}\ncategories:\n  old: {title: O, cluster: c, deprecated: yes}\n  new: {title: N, cluster: c}\n";
    expect(coloured(taxonomy, nameFor.taxonomy)).toEqual([
      "c enum definition",
      "old enumMember definition deprecated",
      "c enum",
      "new enumMember definition",
      "c enum",
    ]);
    const own = libraryOf({ "file:///a.taxonomy.yaml": taxonomy });
    const text = "taxonomy: ./a.taxonomy.yaml\nthreats:\n  t: {category: old}\n  u: {category: new}\n";
    expect(coloured(text, nameFor.assessment, own)).toEqual([
      "t event definition",
      "old enumMember deprecated",
      "u event definition",
      "new enumMember",
    ]);
  });

  it("covers the id without quotation marks, and appears once if an alias repeats it", () => {
    const text = `actors:
  "a": &x {name: A, part-of: 'b'}
  b: {name: B}
  c: {<<: *x}
  d: *x
`;
    expect(coloured(text)).toEqual([
      "a class definition",
      "x macro definition",
      "b class",
      "b class definition",
      "c class definition",
      "x macro",
      "d class definition",
      "x macro",
    ]);
  });

  it("appears and disappears with the entity that an id names", () => {
    const source = Source.of("file:///a.threat.yaml", "actors:\n  a: {part-of: b}\n  b: {name: B}\n");
    const range = { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } };
    const renamed = source.edit([{ range, text: "c" }], 1);
    const words = (of: Source): string[] =>
      decoded(semanticTokens(of, library)).map((token) => textIn(of, token.range));
    expect(words(source)).toEqual(["a", "b", "b"]);
    expect(words(renamed)).toEqual(["a", "c"]);
    expect(words(renamed.edit([{ range, text: "b" }], 2))).toEqual(["a", "b", "b"]);
  });
});

/** Checks that the tokens are in order, each within its line and with a type of the legend. */
function expectOrder(source: Source): void {
  const numbers = semanticTokens(source, library);
  expect(numbers.length % 5).toBe(0);
  let before = { line: 0, character: 0 };
  for (const { range, colour } of decoded(numbers)) {
    const { start, end } = range;
    if (start.line === before.line) expect(start.character).toBeGreaterThanOrEqual(before.character);
    else expect(start.line).toBeGreaterThan(before.line);
    expect(end.character).toBeGreaterThan(start.character);
    expect(end.character).toBeLessThanOrEqual(source.line(end.line).length);
    expect(colour).not.toContain("undefined");
    before = end;
  }
}

describe("semantic tokens", () => {
  it.each(files.map((file) => [file.uri, file] as const))(
    "are in order in %s, whole and cut short",
    (_, file) => {
      expectOrder(file);
      for (const source of cutShort(file)) expectOrder(source);
    },
  );

  it("are in order for any edits, and the same after a full parse", () => {
    fc.assert(
      fc.property(broken, (source) => {
        expectOrder(source);
        expect(semanticTokens(source, library)).toEqual(semanticTokens(readAnew(source), library));
      }),
    );
  });
});

it("semantic tokens of a range are all tokens in it", () => {
  fc.assert(
    fc.property(broken, fc.nat(), fc.nat(40), (source, line, lines) => {
      const start = { line: line % source.lineCount, character: 0 };
      const range = { start, end: { line: start.line + lines, character: 0 } };
      const all = decoded(semanticTokens(source, library));
      expect(decoded(semanticTokensIn(source, library, range))).toEqual(
        all.filter(
          (token) => token.range.start.line >= start.line && token.range.start.line < range.end.line,
        ),
      );
    }),
  );
});

it("semantic tokens have a delta with only what an edit changed", () => {
  fc.assert(
    fc.property(fc.constantFrom(...files), broken, (file, source) => {
      const [old, now] = [semanticTokens(file, library), semanticTokens(source, library)];
      const edits = deltaOf(old, now);
      const after = edits.reduce(
        (numbers, { start, deleteCount, data }) => numbers.toSpliced(start, deleteCount, ...data),
        old,
      );
      expect(after).toEqual(now);
      expect(deltaOf(now, now)).toEqual([]);
      for (const { start, deleteCount, data } of edits)
        expect(old[start] !== data[0] || deleteCount === 0 || data.length === 0).toBe(true);
    }),
  );
});

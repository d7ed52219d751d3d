/** Tests document symbols: their contents for every kind of file, and that they are a tree for any text. */
import { describe, expect, it } from "vitest";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { SymbolKind } from "vscode-languageserver-types";
import { documentSymbols } from "../../server/src/features/documentSymbols.ts";
import { comparePositions } from "../../server/src/syntax/span.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, nameFor } from "../assessments.ts";
import { broken, cutShort, files, isInside, readAnew, textIn } from "./unfinished.ts";
import { fc } from "../property.ts";

const library = libraryOf();

function symbolsIn(text: string, name: string = nameFor.assessment): DocumentSymbol[] {
  return documentSymbols(Source.of(`file:///${name}`, text), library);
}

/** The names, each with those of its children in brackets. */
function named(symbols: readonly DocumentSymbol[]): string {
  return symbols.map(({ name, children }) => (children ? `${name} [${named(children)}]` : name)).join(", ");
}

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
    expect(outline(symbolsIn(text))).toEqual([
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
    expect(outline(symbolsIn(text))).toEqual([
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
    expect(outline(symbolsIn(text))).toEqual([
      "x-m 1-1",
      "  c (C) 1-1",
      "actors 2-5",
      "  a (A) 3-3",
      "  b (A) 4-4",
    ]);
  });
});

it("the outline has the terms of a scale", () => {
  const text = "scale: 1\nid: s\nterms:\n  - term: low\n    percent: {from: 0, to: 40}\n  - {term: high}\n";
  expect(named(symbolsIn(text, nameFor.scale))).toBe("scale, id, terms [low, high]");
});

it("the outline has the clusters and categories of a taxonomy, each with its title", () => {
  const text =
    "taxonomy: 1\nclusters:\n  crime: {title: Crime}\ncategories:\n  theft: {title: Theft, cluster: crime}\n";
  const symbols = symbolsIn(text, nameFor.taxonomy);
  expect(named(symbols)).toBe("taxonomy, clusters [crime], categories [theft]");
  expect(symbols[2]?.children?.[0]).toMatchObject({ detail: "Theft", kind: SymbolKind.EnumMember });
});

it("the outline has the rules of a configuration, each with its setting", () => {
  const symbols = symbolsIn("preset: strict\nrules:\n  no-placeholder: off\n", nameFor.configuration);
  expect(named(symbols)).toBe("preset, rules [no-placeholder]");
  expect(symbols[1]?.children?.[0]?.detail).toBe("off");
});

it("the outline names the items of top-level lists by their first value", () => {
  const text =
    "authors:\n  - {name: Ana Ruiz}\n  - B. Lee\n  -\nchangelog:\n  - date: 2026-01-02\n    text: New.\n";
  expect(named(symbolsIn(text))).toBe("authors [Ana Ruiz, B. Lee], changelog [2026-01-02]");
});

it("the outline ends each section with its own last line", () => {
  const text = "summary: |\n  One.\n\n\ntitle: T\n";
  expect(symbolsIn(text).map(({ range }) => [range.start.line, range.end.line])).toEqual([
    [0, 1],
    [4, 4],
  ]);
});

/** Checks that each symbol is inside its parent and after its predecessor, and selects its name. */
function expectTree(symbols: readonly DocumentSymbol[], source: Source): void {
  for (const [index, { name, range, selectionRange, children = [] }] of symbols.entries()) {
    expect(name).not.toBe("");
    expect(isInside(selectionRange, range), name).toBe(true);
    expect(range.end.line, name).toBeLessThan(source.lineCount);
    const before = symbols[index - 1];
    if (before) expect(comparePositions(before.range.end, range.start), name).toBeLessThanOrEqual(0);
    for (const child of children) expect(isInside(child.range, range), `${name} › ${child.name}`).toBe(true);
    expectTree(children, source);
  }
}

describe("the outline of any text", () => {
  it.each(files.map((file) => [file.uri, file] as const))(
    "is a tree in %s, whole and cut short",
    (_, file) => {
      const symbols = documentSymbols(file, library);
      expect(symbols.length).toBeGreaterThan(0);
      expectTree(symbols, file);
      for (const source of cutShort(file)) expectTree(documentSymbols(source, library), source);
    },
  );

  it("is a tree, and the same after a full parse", () => {
    fc.assert(
      fc.property(broken, (source) => {
        const symbols = documentSymbols(source, library);
        expectTree(symbols, source);
        expect(symbols).toEqual(documentSymbols(readAnew(source), library));
      }),
    );
  });
});

it("the outline selects the key of a definition", () => {
  const source = Source.of("file:///a.threat.yaml", 'actors:\n  "port": {name: Port}\n');
  const [actors] = documentSymbols(source, library);
  const port = actors?.children?.[0];
  expect(port && textIn(source, port.selectionRange)).toBe('"port"');
});

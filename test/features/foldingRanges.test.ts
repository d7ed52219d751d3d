/** Tests folding: comments and headlines, and that folds never cross for any text. */
import { describe, expect, it } from "vitest";
import { foldingRanges } from "../../server/src/features/foldingRanges.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { broken, cutShort, files, readAnew } from "./unfinished.ts";
import { fc } from "../property.ts";

/** "1-3" or "1-3 comment", with lines counted from 1. */
function folds(text: string): string[] {
  return foldingRanges(Source.of("file:///a.threat.yaml", text)).map(
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

describe("folding of comments", () => {
  it("ignores headings and hashes in a text", () => {
    expect(folds("summary: |\n  # One\n  # Two\n  text\ntitle: T\n")).toEqual(["1-4"]);
    expect(folds('summary: "a\n\n  # b\n  # c\n  d"\ntitle: T\n')).toEqual(["1-5"]);
  });

  it("includes those after a text and between items", () => {
    expect(folds("summary: |\n  Text.\n# One\n# Two\nactors:\n  a: {name: A}\n  # b\n  # c\n")).toEqual([
      "1-2",
      "3-4 comment",
      "5-6",
      "7-8 comment",
    ]);
  });
});

describe("folding of a headline", () => {
  it("ends with the section that contains it", () => {
    const text = `# ---- All ----
actors:
  a:
    name: A
# ---- Others ----
  b:
    name: B
threats:
  t:
    title: T
# ---- Rest ----
title: T
`;
    expect(folds(text)).toEqual([
      "1-10 region",
      "2-7",
      "3-4",
      "5-7 region",
      "6-7",
      "8-10",
      "9-10",
      "11-12 region",
    ]);
  });

  it("ends with its document", () => {
    expect(folds("# ---- A ----\ntitle: A\n---\n# ---- B ----\ntitle: B\n")).toEqual([
      "1-2 region",
      "4-5 region",
    ]);
  });
});

it("folding works with every kind of line break", () => {
  const text = "# a\n# b\nactors:\n  a:\n    name: A\n# ---- X ----\ntitle: T\n";
  expect(folds(text)).toEqual(["1-2 comment", "3-5", "4-5", "6-7 region"]);
  expect(folds(text.replaceAll("\n", "\r\n"))).toEqual(folds(text));
});

/** Checks that each fold has several lines, a start line of its own, and ends inside its parent. */
function expectNested(source: Source): void {
  const around: number[] = [];
  let before = -1;
  for (const { startLine, endLine } of foldingRanges(source)) {
    expect(startLine).toBeGreaterThan(before);
    expect(endLine).toBeGreaterThan(startLine);
    expect(endLine).toBeLessThan(source.lineCount);
    while ((around.at(-1) ?? Infinity) < startLine) around.pop();
    expect(endLine, `${startLine + 1}-${endLine + 1}`).toBeLessThanOrEqual(around.at(-1) ?? Infinity);
    around.push(endLine);
    before = startLine;
  }
}

describe("folds never cross", () => {
  it.each(files.map((file) => [file.uri, file] as const))("in %s, whole and cut short", (_, file) => {
    expectNested(file);
    for (const source of cutShort(file)) expectNested(source);
  });

  it("for any edits, and are the same after a full parse", () => {
    fc.assert(
      fc.property(broken, (source) => {
        expectNested(source);
        expect(foldingRanges(source)).toEqual(foldingRanges(readAnew(source)));
      }),
    );
  });
});

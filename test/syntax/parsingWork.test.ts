/**
 * Counts the work of the syntax layer for an edit of a long document. The limits are numbers of pieces, not seconds.
 */
import { describe, expect, it } from "vitest";
import { documentOf } from "../../scripts/bench/document.ts";
import { documentsOf } from "../../server/src/syntax/document.ts";
import type { Change } from "../../server/src/syntax/source.ts";
import { Source } from "../../server/src/syntax/source.ts";

const text = documentOf(45_000);
const lines = text.split("\n");
const source = Source.of("file:///long.threat.yaml", text);
documentsOf(source);

/** The number of the first line after the middle of the document that matches. */
function lineLike(pattern: RegExp): number {
  const line = lines.findIndex((content, index) => index > lines.length / 2 && pattern.test(content));
  expect(line).toBeGreaterThan(0);
  return line;
}

/** Counts what an edited version does not share with the previous one. */
function workOf(change: Change, from = source) {
  const before = {
    pieces: new Set(from.pieces),
    sections: new Set(documentsOf(from).flatMap(({ sections }) => sections)),
    pieceGroups: new Set(from.pieceGroups),
  };
  const edited = from.edit([change], 1);
  return {
    pieces: edited.pieces.filter((piece) => !before.pieces.has(piece)).length,
    letters: edited.pieces
      .filter((piece) => !before.pieces.has(piece))
      .reduce((sum, piece) => sum + piece.text.length, 0),
    pieceGroups: edited.pieceGroups.filter((pieceGroup) => !before.pieceGroups.has(pieceGroup)).length,
    sections: documentsOf(edited)
      .flatMap(({ sections }) => sections)
      .filter((section) => !before.sections.has(section)).length,
    edited,
  };
}

function insert(line: number, character: number, inserted: string): Change {
  return { range: { start: { line, character }, end: { line, character } }, text: inserted };
}

function remove(line: number, count: number): Change {
  return { range: { start: { line, character: 0 }, end: { line: line + count, character: 0 } }, text: "" };
}

describe("a document of 45,000 lines", () => {
  it("has that many lines", () => {
    expect(lines.length).toBeGreaterThan(40_000);
    expect(source.pieces.length).toBeGreaterThan(3_000);
  });

  const inText = lineLike(/^ {4}(?:text|description|definition|name): \w/);
  const item = lineLike(/^ {2}[a-z][\w-]*:$/);

  it.each([
    ["a letter typed inside an item", insert(inText, 12, "x"), 1],
    ["a quotation mark opened", insert(inText, lines[inText]?.indexOf(": ") ?? 0, '"'), 1],
    ["a value that gets a quotation mark", insert(inText, (lines[inText]?.indexOf(": ") ?? 0) + 2, '"'), 1],
    ["a line deleted inside an item", remove(inText, 1), 1],
    ["a new item", insert(item, 0, "  new-item: {name: New}\n"), 1],
    [
      "an item without its colon",
      {
        range: {
          start: { line: item, character: (lines[item] ?? "").length - 1 },
          end: { line: item, character: (lines[item] ?? "").length },
        },
        text: "",
      },
      1,
    ],
    ["a comment above an item", insert(item, 0, "  # note\n"), 1],
    ["a blank line", insert(item, 0, "\n"), 1],
    ["an item indented by two", insert(item, 0, "  "), 1],
    [
      "an item outdented by one",
      { range: { start: { line: item, character: 0 }, end: { line: item, character: 1 } }, text: "" },
      2,
    ],
    ["a tab before a line", insert(inText, 0, "\t"), 1],
    ["a bracket opened", insert(inText, (lines[inText]?.indexOf(": ") ?? 0) + 2, "["), 1],
  ] satisfies [string, Change, number][])("%s parses only what it touches", (_name, change, most) => {
    const work = workOf(change);
    expect(work.pieces).toBeGreaterThan(0);
    expect(work.pieces).toBeLessThanOrEqual(most);
    expect(work.letters).toBeLessThan(5_000);
    expect(work.pieceGroups).toBeLessThanOrEqual(1);
    expect(work.sections).toBeLessThanOrEqual(1);
  });

  it("a replacement of the whole text parses only the difference", () => {
    const other = lines.with(inText, `${lines[inText] ?? ""} And more.`).join("\n");
    expect(workOf({ text: other }).pieces).toBe(1);
    expect(workOf({ text }).pieces).toBe(0);
  });

  it("commenting out the head of a section parses only the items around it", () => {
    const head = lineLike(/^[a-z]+:$/);
    expect(workOf(insert(head, 0, "# ")).pieces).toBeLessThanOrEqual(3);
  });

  it("each of many edits in a row parses one piece", () => {
    let edited = source;
    for (let turn = 0; turn < 200; turn++) {
      const work = workOf(insert(inText, 12, "x"), edited);
      expect(work.pieces).toBe(1);
      ({ edited } = work);
    }
    expect(edited.pieces.length).toBe(source.pieces.length);
    expect(edited.line(inText)).toContain("x".repeat(200));
  });
});

describe("a document with anchors", () => {
  const items = Array.from({ length: 2_000 }, (_, index) =>
    index % 20 === 0 ? `  item-${index}: {<<: *common, name: N}\n` : `  item-${index}: {name: N}\n`,
  );
  const anchored = (): Source =>
    Source.of(
      "file:///anchors.threat.yaml",
      `x-common: &common {kind: state}\nx-other: &other {kind: city}\nactors:\n${items.join("")}  last: *other\n`,
    );
  const itemsIn = (of: Source) =>
    new Set(documentsOf(of).flatMap(({ sections }) => sections.flatMap((each) => each.items)));

  /** The number of items that differ from those before the change. */
  function changedBy(change: Change): number {
    const from = anchored();
    const before = itemsIn(from);
    return Array.from(itemsIn(workOf(change, from).edited)).filter((each) => !before.has(each)).length;
  }

  it("an edit elsewhere parses only what it touches", () => {
    expect(workOf(insert(1_000, 20, "x"), anchored()).pieces).toBe(1);
    expect(changedBy(insert(1_000, 20, "x"))).toBe(1);
  });

  it("an edit at an anchor changes the items with its aliases, without parsing them", () => {
    const change = insert(0, 25, "x");
    expect(workOf(change, anchored()).pieces).toBe(1);
    // A hundred items with the alias, and the item at the anchor.
    expect(changedBy(change)).toBe(101);
    expect(changedBy(insert(1, 23, "x"))).toBe(2);
  });
});

/** Tests that a line of the text leads to the block of the preview that shows it: for scrolling, the cursor and marks of problems. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LinesOfBlocks, firstIndexWhere, partAt } from "../../client/page/blockAt.ts";
import { documentView } from "../../server/src/features/documentView.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import type { BlockLines } from "../../server/src/features/viewProtocol.ts";
import { libraryOf } from "../assessments.ts";
import { fc, runs } from "../property.ts";

describe("the block of a line", () => {
  it.each([
    [
      "the one that begins last, of those that contain it",
      5,
      [
        [0, 9],
        [4, 6],
        [2, 8],
      ],
      1,
    ],
    [
      "the later one of two with the same lines",
      3,
      [
        [3, 3],
        [3, 3],
      ],
      1,
    ],
    ["the nearest one, if none contains it", 5, [[0, 2], [7, 9], null], 1],
    [
      "the one after it, of two as near",
      5,
      [
        [0, 3],
        [7, 9],
      ],
      1,
    ],
    ["none without lines", 5, [null], undefined],
  ] as const)("is %s", (_what, line, lines, index) => {
    expect(new LinesOfBlocks(lines).blockAt(line)).toBe(index);
  });
});

describe("the block of a line among any blocks", () => {
  const lines = fc.option(
    fc.tuple(fc.nat(12), fc.nat(6)).map(([first, more]) => [first, first + more] as const),
    { freq: 5 },
  );

  it("is the one that a comparison of all blocks finds", () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), fc.nat(20), (all, line) => {
        expect(new LinesOfBlocks(all).blockAt(line)).toBe(firstOf(all, line));
      }),
      runs(1000),
    );
  });

  /** The block that comes first in the order that `blockAt` promises. */
  function firstOf(all: readonly BlockLines[], line: number): number | undefined {
    const ordered = all.flatMap((each, index) => {
      if (!each) return [];
      const [first, last] = each;
      return [[Math.max(first - line, line - last, 0), first > line ? 0 : 1, -first, -index]];
    });
    ordered.sort((a, b) => a.map((each, at) => each - (b[at] ?? 0)).find((each) => each !== 0) ?? 0);
    const [best] = ordered;
    return best && 0 - (best.at(-1) ?? 0);
  }
});

describe("the first element with a property", () => {
  it.each([0, 1, 4999, 9999, 10_000])("is found at %i among 10,000 with few questions", (index) => {
    const asked: number[] = [];
    const numbers = Array.from({ length: 10_000 }, (_, each) => each);
    const isAfter = (each: number): boolean => {
      asked.push(each);
      return each >= index;
    };
    expect(firstIndexWhere(numbers, isAfter)).toBe(index);
    expect(asked.length).toBeLessThan(20);
  });
});

describe("the part of a block", () => {
  it.each([
    ["the one that begins at the line", 4, [1, 4, 5], 1],
    ["the last one above the line", 9, [1, 4, 5], 2],
    ["the first of those that begin there", 4, [1, 4, 4], 1],
    ["the last in the text, whatever the order in the page", 9, [5, 1, 4], 0],
    ["none above the first one", 0, [1, 4], undefined],
    ["none without parts", 0, [], undefined],
  ] as const)("is %s", (_what, line, starts, index) => {
    expect(partAt(line, starts)).toBe(index);
  });
});

/** Sections whose items are in a list of works or only where they are used. */
const LISTED: ReadonlySet<string> = new Set(["sources", "notes"]);

const EXAMPLES = [
  "us-mexico-2005.threat.yaml",
  "river-port-register/register.threat.yaml",
  "strait-outlook/2024.threat.yaml",
];

describe("every line of an item leads to a block of the item", () => {
  it.each(EXAMPLES)("%s", (name) => {
    const text = readFileSync(new URL(`../../examples/${name}`, import.meta.url), "utf8");
    const source = Source.of(`file:///${name}`, text);
    const library = libraryOf();
    const lines = documentView(source, library).blocks.map(({ line, lastLine }) =>
      line === undefined ? null : ([line, lastLine ?? line] as const),
    );
    const shown = new LinesOfBlocks(lines);
    const wrong: string[] = [];
    let count = 0;
    for (const { item, section } of assessmentsOf(source, library)[0]?.facts ?? []) {
      const { key, value, piece } = item;
      if (!key || value?.kind !== "map" || LISTED.has(section)) continue;
      const { start, end } = source.range({
        piece,
        start: key.start,
        end: piece.text.slice(0, value.end).trimEnd().length,
      });
      for (let line = start.line; line <= end.line; line++) {
        count++;
        const [first, last] = lines[shown.blockAt(line) ?? -1] ?? [-1, -1];
        if (first < start.line || last > end.line)
          wrong.push(`${String(line + 1)}: ${String(first + 1)}–${String(last + 1)}`);
      }
    }
    expect(count).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});

/** Tests that a line of the text leads to the block of the preview that shows it: for scrolling, the cursor and marks of problems. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { blockAt, partAt } from "../../client/page/blockAt.ts";
import { documentView } from "../../server/src/features/documentView.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { libraryOf } from "../assessments.ts";

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
    expect(blockAt(line, lines)).toBe(index);
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
        const [first, last] = lines[blockAt(line, lines) ?? -1] ?? [-1, -1];
        if (first < start.line || last > end.line)
          wrong.push(`${String(line + 1)}: ${String(first + 1)}–${String(last + 1)}`);
      }
    }
    expect(count).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});

/** Tests linked editing: which occurrences change together, and that all have the same word for any text. */
import { describe, expect, it } from "vitest";
import { linkedEditing } from "../../server/src/features/linkedEditing.ts";
import type { Position } from "../../server/src/syntax/span.ts";
import { comparePositions } from "../../server/src/syntax/span.ts";
import type { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { libraryOf } from "../assessments.ts";
import { broken, cutShort, files, isInside, positionIn, textIn } from "./unfinished.ts";
import { TestWorkspace } from "./workspace.ts";
import { fc } from "../property.ts";

/** "line:column word" for each occurrence, counted from 1. */
function linked(marked: string, name = "a.threat.yaml"): string[] | undefined {
  const { source, position, library } = new TestWorkspace({ [name]: marked });
  return linkedEditing(source, library, position)?.ranges.map(
    (range) => `${range.start.line + 1}:${range.start.character + 1} ${textIn(source, range)}`,
  );
}

describe("linked editing of an id", () => {
  it("includes values, keys, entries and prose that name it", () => {
    const text = `threats:
  flo$0od: {title: Flood}
rankings:
  r:
    order: [flood, {label: Water, covers: [flood, drought]}]
    unranked: {flood: {reason: not-applicable}}
summary: "As [[flood]] shows."
`;
    expect(linked(text)).toEqual(["2:3 flood", "5:13 flood", "5:44 flood", "6:16 flood", "7:16 flood"]);
    expect(linked(text.replace("$0", "").replace("covers: [flood", "covers: [fl$0ood"))).toEqual(
      linked(text),
    );
  });

  it("keeps its quotation marks", () => {
    expect(linked(`actors:\n  "po$0rt": {name: P}\n  b: {part-of: 'port'}\n`)).toEqual([
      "2:4 port",
      "3:17 port",
    ]);
  });

  it("includes the cluster of a category", () => {
    const text = "clusters:\n  c$0: {title: C}\ncategories:\n  k: {title: K, cluster: c}\n";
    expect(linked(text, "a.taxonomy.yaml")).toEqual(["2:3 c", "4:26 c"]);
  });

  it("excludes other documents and other entities", () => {
    const text = "actors:\n  p$0: {part-of: p}\nthreats:\n  p: {title: T}\n---\nactors:\n  p: {part-of: p}\n";
    expect(linked(text)).toEqual(["2:3 p", "2:16 p"]);
  });
});

it("linked editing includes the aliases of an anchor", () => {
  expect(linked("threats:\n  t: {likelihood: &l$0 likely}\n  u: {likelihood: *l}\n")).toEqual([
    "2:20 l",
    "3:20 l",
  ]);
});

describe("linked editing is empty", () => {
  it("if an id is defined twice, since one of the two has to change", () => {
    expect(linked("actors:\n  p: {name: A}\n  p$0: {name: B}\n  b: {part-of: p}\n")).toBeUndefined();
    expect(
      linked("threats:\n  a: {likelihood: &l$0 likely}\n  b: {likelihood: &l unlikely}\n"),
    ).toBeUndefined();
  });

  it("if an id has no definition or no use, and outside ids", () => {
    expect(linked("actors:\n  a: {part-of: p$0}\n  b: {part-of: p}\n")).toBeUndefined();
    expect(linked("actors:\n  p$0: {name: A}\n")).toBeUndefined();
    expect(linked("actors:\n  p: {name: po$0rt, part-of: p}\n")).toBeUndefined();
    expect(linked("$0")).toBeUndefined();
    expect(linked("taxonomy: bailey-2005\nrankings:\n  r: {order: [ener$0gy]}\n")).toBeUndefined();
    expect(linked("actors:\n  p: {name: &a Port}\n  q: {name: $0*a}\n")).toBeUndefined();
  });
});

const library = libraryOf();

/** Checks that every occurrence has the word at the position, and that they are in order. */
function expectSameWords(source: Source, position: Position): void {
  const found = linkedEditing(source, library, position);
  if (!found) return;
  const { ranges, wordPattern } = found;
  const here = ranges.find((range) => isInside({ start: position, end: position }, range));
  expect(here).toBeDefined();
  const word = here && textIn(source, here);
  expect(word).toMatch(new RegExp(`^(?:${wordPattern})$`));
  expect(new Set(ranges.map((range) => textIn(source, range)))).toEqual(new Set([word]));
  const inOrder = ranges.toSorted((a, b) => comparePositions(a.start, b.start));
  for (const [index, range] of inOrder.entries()) {
    expect(range.start.line).toBe(range.end.line);
    const before = inOrder[index - 1];
    if (before) expect(comparePositions(before.end, range.start)).toBeLessThanOrEqual(0);
  }
}

describe("all linked ranges have the same word", () => {
  it.each(files.map((file) => [file.uri, file] as const))("in %s, whole and cut short", (_, file) => {
    for (const source of [file, ...cutShort(file)]) {
      const last = source.lineCount - 1;
      expectSameWords(source, { line: last, character: source.line(last).length });
    }
    for (const { definitions } of assessmentsOf(file, library))
      for (const { span } of definitions) expectSameWords(file, file.range(span).end);
  });

  it("for any edits", () => {
    fc.assert(
      fc.property(broken, fc.nat(), fc.nat(), (source, line, character) => {
        expectSameWords(source, positionIn(source, line, character));
        for (const { definitions } of assessmentsOf(source, library)) {
          const definition = definitions[line % Math.max(definitions.length, 1)];
          if (definition) expectSameWords(source, source.range(definition.span).start);
        }
      }),
    );
  });
});

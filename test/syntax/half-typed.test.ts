/** Tests lines being typed: whatever is missing at the end of a line, the rest of the document is parsed as before. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { documentsOf } from "../../server/src/syntax/document.ts";
import type { Item } from "../../server/src/syntax/document.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { projectRoot } from "../../scripts/root.ts";
import { exampleFiles } from "../examples.ts";

/** The distance between the cuts in a line, in characters. The first cut differs from line to line. */
const STEP = 11;

describe.each(exampleFiles)("%s", (name) => {
  const path = join(projectRoot, `examples/${name}`);
  const text = readFileSync(path, "utf8");
  const source = Source.of("file:///whole.threat.yaml", text);
  const pieces = new Set(source.pieces);
  const items = itemsOf(source);
  const states = Array.from(cutsOf(text), ({ line, character, end }) => {
    const range = { start: { line, character }, end: { line, character: end } };
    const edited = source.edit([{ range, text: "" }], 1);
    return { line, character, edited, fresh: edited.pieces.filter((piece) => !pieces.has(piece)) };
  });

  it("has problems only near the unfinished line", () => {
    const elsewhere = states.filter(({ edited, fresh }) => {
      const around = new Set(fresh.flatMap((piece) => neighboursOf(piece, edited)));
      return syntaxProblemsIn(edited).some(({ span }) => !around.has(span.piece));
    });
    expect(elsewhere.map(whereIs)).toEqual([]);
  });

  it("keeps all other items", () => {
    const damaged = states.filter(({ edited }) => {
      const left = new Set(itemsOf(edited));
      const stay = new Set(edited.pieces);
      return items.some((item) => stay.has(item.piece) && !left.has(item));
    });
    expect(damaged.map(whereIs)).toEqual([]);
  });

  it("has one problem and at most two new pieces, with rare exceptions where YAML is ambiguous", () => {
    const several = states.filter(
      ({ edited }) =>
        new Set(syntaxProblemsIn(edited).map(({ span }) => edited.range(span).start.line)).size > 1,
    );
    expect(several.length).toBeLessThanOrEqual(states.length / 500);
    const many = states.filter(({ fresh }) => fresh.length > 2);
    expect(many.length).toBeLessThanOrEqual(states.length / 100);
  });
});

function* cutsOf(text: string): Generator<{ line: number; character: number; end: number }> {
  for (const [line, content] of text.split("\n").entries()) {
    for (let character = line % STEP; character < content.length; character += STEP)
      yield { line, character, end: content.length };
  }
}

function itemsOf(source: Source): Item[] {
  return documentsOf(source).flatMap(({ sections }) => sections.flatMap((section) => section.items));
}

function syntaxProblemsIn(source: Source) {
  return documentsOf(source).flatMap(({ syntaxProblems }) => syntaxProblems);
}

function neighboursOf(piece: Source["pieces"][number], source: Source) {
  const index = source.pieces.indexOf(piece);
  return source.pieces.slice(Math.max(index - 1, 0), index + 2);
}

function whereIs({ line, character }: { line: number; character: number }): string {
  return `line ${line + 1}, cut at ${character}`;
}

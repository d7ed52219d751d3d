/** Half-typed lines: whatever is missing at the end of one, the rest of the document is read as before. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { documentsOf } from "../../server/src/syntax/document.ts";
import type { Item } from "../../server/src/syntax/document.ts";
import { Source } from "../../server/src/syntax/source.ts";

/** A line is cut at every so many characters, each line at others. */
const STEP = 11;

describe.each(["first", "us-mexico-2005", "andean-water-utility/agua"])("%s.threat.yaml", (name) => {
  const path = fileURLToPath(new URL(`../../examples/${name}.threat.yaml`, import.meta.url));
  const text = readFileSync(path, "utf8");
  const source = Source.of("file:///whole.threat.yaml", text);
  const pieces = new Set(source.pieces);
  const items = itemsOf(source);
  const states = Array.from(cutsOf(text), ({ line, character, end }) => {
    const range = { start: { line, character }, end: { line, character: end } };
    const edited = source.edit([{ range, text: "" }], 1);
    return { line, character, edited, fresh: edited.pieces.filter((piece) => !pieces.has(piece)) };
  });

  it("says what is wrong where it is wrong, and nothing of the rest", () => {
    const elsewhere = states.filter(({ edited, fresh }) => {
      const around = new Set(fresh.flatMap((piece) => neighboursOf(piece, edited)));
      return syntaxProblemsIn(edited).some(({ span }) => !around.has(span.piece));
    });
    expect(elsewhere.map(whereIs)).toEqual([]);
  });

  it("reads every other item as before", () => {
    const lost = states.filter(({ edited }) => {
      const left = new Set(itemsOf(edited));
      const stay = new Set(edited.pieces);
      return items.some((item) => stay.has(item.piece) && !left.has(item));
    });
    expect(lost.map(whereIs)).toEqual([]);
  });

  it("says one thing, and reads one or two pieces, but where YAML cannot tell", () => {
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

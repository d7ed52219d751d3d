/**
 * Tests completion while a document is being typed. A word of an example is removed, with or without the rest of its
 * line: completion must offer it, and nothing may fail.
 */
import { describe, expect, it } from "vitest";
import { complete } from "../../server/src/features/completion.ts";
import { hover } from "../../server/src/features/hover.ts";
import { Disk } from "../../server/src/files/disk.ts";
import { walk } from "../../server/src/format/walk.ts";
import { textOf } from "../../server/src/syntax/node.ts";
import type { PieceSpan, Range } from "../../server/src/syntax/span.ts";
import { pieceSpan } from "../../server/src/syntax/span.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { exampleFiles } from "../examples.ts";

/** Lines are cut every so many characters, with a different start in each. */
const STEP = 23;

const library = new Library(new Disk());

interface Word {
  readonly text: string;
  readonly span: PieceSpan;
  readonly quoted?: boolean;
}

/** Every reference to an id, and every value that is a word of a list or scale. */
function wordsIn(source: Source): Word[] {
  return assessmentsOf(source, library).flatMap(({ facts, references, scales }) => [
    ...references.map(({ id, span }) => ({ text: id, span })),
    ...facts.flatMap(({ item, schema }) =>
      schema
        ? Array.from(walk({ node: item.value, schema })).flatMap(({ node, schema: own }): Word[] => {
            const text = textOf(node);
            const scale = own["x-scale"] && scales[own["x-scale"]];
            const isWord =
              (own.enum?.includes(text ?? "") ?? false) ||
              (scale?.terms.some(({ term }) => term === text) ?? false);
            return node?.kind === "scalar" && text !== undefined && isWord
              ? [{ text, span: pieceSpan(item.piece, node), quoted: node.style !== "plain" }]
              : [];
          })
        : [],
    ),
  ]);
}

/** The completion items after a range of the text is removed. */
function labelsWithout(source: Source, range: Range): string[] {
  const cut = source.edit([{ range, text: "" }], source.version + 1);
  return complete(cut, library, range.start).items.map(({ label }) => label);
}

function endOfLine(source: Source, { start }: Range): Range {
  return { start, end: { line: start.line, character: source.line(start.line).length } };
}

/** Without the line, the items below belong to the list above, and a completed key would take them from it. */
const TAKEN: ReadonlyMap<string, readonly string[]> = new Map([
  ["us-mexico-2005.threat.yaml", ["1311: us-government"]],
  ["andean-water-utility/agua.threat.yaml", ["847: comunidades-altas"]],
]);

describe.each(exampleFiles)("%s", (name) => {
  const source = new Disk().read(new URL(`../../examples/${name}`, import.meta.url).href) as Source;
  const said = ({ text, span }: Word): string => `${source.range(span).start.line + 1}: ${text}`;

  it("every removed word is offered", () => {
    const words = wordsIn(source).filter(({ quoted }) => !quoted);
    expect(words.length).toBeGreaterThan(3);
    const missing = words.filter(
      ({ text, span }) => !labelsWithout(source, source.range(span)).includes(text),
    );
    expect(missing.map(said)).toEqual([]);
  });

  it("every word is offered if the rest of its line is removed too", () => {
    const words = wordsIn(source).filter(({ quoted }) => !quoted);
    const missing = words.filter(
      ({ text, span }) => !labelsWithout(source, endOfLine(source, source.range(span))).includes(text),
    );
    expect(missing.map(said)).toEqual(TAKEN.get(name) ?? []);
  });

  it("completion answers in every cut line, and offers nothing in comments", () => {
    for (let line = 0; line < source.lineCount; line++) {
      const text = source.line(line);
      for (let character = line % STEP; character < text.length; character += STEP) {
        const range = endOfLine(source, { start: { line, character }, end: { line, character } });
        const cut = source.edit([{ range, text: "" }], source.version + 1);
        const { items } = complete(cut, library, range.start);
        hover(cut, library, range.start);
        if (/^\s*#/.test(text.slice(0, character))) expect(items).toEqual([]);
      }
    }
  });
});

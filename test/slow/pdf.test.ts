/** Tests that the time of a PDF grows with its length, also where its tables and paragraphs have notes. */
import { beforeAll, expect, it } from "vitest";
import type {
  BlockContent,
  FootnoteDefinition,
  PhrasingContent,
  Publication,
} from "../../server/src/publication/tree/tree.ts";
import { headingNode, paragraphNode, tableNode, textNode } from "../../server/src/publication/tree/tree.ts";
import type { PdfEngine } from "../../server/src/writers/pdf/engine.ts";
import { typstSource } from "../../server/src/writers/pdf/source.ts";
import { samplePublication } from "../publication/sample.ts";
import { testEngine } from "../writers/pdfEngine.ts";
import { growthOf, MOST_GROWTH } from "../growth.ts";

let compiler: PdfEngine;
beforeAll(async () => {
  compiler = await testEngine();
});

/** The characters of source for a row or a section. */
const PART = 150;

const words = (name: string): PhrasingContent[] => [
  textNode(`Words of ${name}`),
  { type: "footnoteReference", identifier: name },
];

function table(names: readonly string[]): BlockContent[] {
  const head = [[textNode("Item")], [textNode("Remarks")]];
  const rows = names.map((name) => [[textNode(name)], words(name)]);
  return [tableNode([head, ...rows], { caption: [textNode("Table")] })];
}

function sections(names: readonly string[]): BlockContent[] {
  return names.flatMap((name) => [
    headingNode(2, [textNode(name)]),
    paragraphNode(words(name), { role: "field" }),
    paragraphNode([textNode("Line")], { role: "field" }),
  ]);
}

it.each([
  ["rows", table],
  ["sections", sections],
])("the time of a PDF grows with the number of %s with notes", (_, blocksOf) => {
  let run = 0;
  const workOf = (size: number) => (): unknown => {
    // Typst remembers what it has set: each run has words of its own.
    run += 1;
    const names = Array.from({ length: size / PART }, (__, index) => `n${run}-${index}`);
    const notes = names.map((identifier): FootnoteDefinition => ({
      type: "footnoteDefinition",
      identifier,
      children: [paragraphNode([textNode(`The note of ${identifier}`)])],
    }));
    const body = { type: "root", children: [...blocksOf(names), ...notes] } satisfies Publication["body"];
    const options = { covers: () => true, figures: undefined, paper: "a4" } as const;
    return compiler.compile(typstSource({ ...samplePublication, body }, options).files);
  };
  workOf(3_000)();
  expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
});

/** Tests where a PDF has its pictures. */
import { describe, expect, it } from "vitest";
import type { Figure } from "../../server/src/publication/tree/figures.ts";
import type { Publication } from "../../server/src/publication/tree/tree.ts";
import { headingNode, paragraphNode, textNode } from "../../server/src/publication/tree/tree.ts";
import { typstSource } from "../../server/src/writers/pdf/source.ts";
import { samplePublication } from "../publication/sample.ts";
import { sampleFigures } from "../publication/sampleFigures.ts";

type Blocks = Publication["body"]["children"];

const HALF = 500;

describe("a picture", () => {
  const picture = (id: string): Blocks[number] => ({
    type: "figure",
    figure: sampleFigures[0] as Figure,
    caption: [textNode(id)],
    alternative: id,
    data: { id },
  });
  const part = headingNode(1, [textNode("Recommendations")]);
  const text = (count: number): Blocks =>
    Array.from({ length: count }, (_, index) => paragraphNode([textNode(`Text ${String(index)}.`)]));

  /** For each picture: whether it moves to the foot of a page. */
  function moves(...children: Blocks): boolean[] {
    return movesOfHeight(HALF, children);
  }

  function movesOfHeight(height: number, children: Blocks): boolean[] {
    const figures = () => ({ svg: "<svg/>", width: 600, height });
    const publication: Publication = { ...samplePublication, body: { type: "root", children } };
    const source =
      typstSource(publication, { covers: () => true, figures, paper: "a4" }).files.get("/main.typ") ?? "";
    return Array.from(
      source.matchAll(/#figure\(kind: image, (placement)?/g),
      ([, place]) => place !== undefined,
    );
  }

  it("of half a page moves to the foot of a page if text follows", () => {
    expect(moves(...text(1), picture("a"), ...text(8), picture("b"), ...text(8))).toEqual([true, true]);
  });

  it.each([
    [200, false],
    [600, true],
    [900, true],
  ])("of %d pixels moves: %s", (height, expected) => {
    expect(movesOfHeight(height, [...text(1), picture("a"), ...text(8)])).toEqual([expected]);
  });

  it("stays in its place if the next part begins below it", () => {
    expect(moves(...text(1), picture("a"), ...text(1), part, ...text(8))).toEqual([false]);
    expect(moves(...text(1), picture("a"), ...text(8), part, ...text(8))).toEqual([true]);
  });

  it("stays in its place if the text after it is too short for it and the pictures below", () => {
    expect(moves(...text(1), picture("a"), picture("b"), picture("c"), ...text(14), part)).toEqual([
      false,
      true,
      true,
    ]);
    expect(moves(...text(1), picture("a"), ...text(2), picture("b"), ...text(8), part)).toEqual([
      false,
      true,
    ]);
    expect(moves(...text(1), picture("a"), ...text(4), picture("b"), ...text(8), part)).toEqual([true, true]);
  });

  it("stays in its place above a picture that stays", () => {
    expect(moves(...text(1), picture("a"), ...text(8), picture("b"), part)).toEqual([true, false]);
    expect(moves(...text(1), picture("a"), picture("b"), part)).toEqual([false, false]);
  });
});

/** Tests that the time for prose with references grows with its length, and not with the square of it. */
import { expect, it } from "vitest";
import { unreferencedNotes } from "../../server/src/publication/sections/notes.ts";
import { itemsOf } from "../../server/src/publication/sections/parts.ts";
import { withPointersInSentence } from "../../server/src/publication/tree/pointers.ts";
import type { PhrasingContent } from "../../server/src/publication/tree/tree.ts";
import { linkNode, textNode } from "../../server/src/publication/tree/tree.ts";
import { assessmentsIn } from "../assessments.ts";
import { growthOf, MOST_GROWTH } from "../growth.ts";

it.each([
  ["that repeat the words before them", "the dam "],
  ["that follow each other", " "],
  ["that have a name of their own", "the water rises "],
])("references %s", (_name, before) => {
  const workOf = (count: number): (() => unknown) => {
    const words = Array.from({ length: count / 4 }, (): PhrasingContent[] => [
      textNode(before),
      textNode("("),
      linkNode("threat-dam", [textNode("Dam")]),
      textNode(")"),
    ]).flat();
    return () => withPointersInSentence(words);
  };
  expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
});

it("notes that no text refers to are read a few times each", () => {
  const lines = Array.from({ length: 200 }, (_, index) => `  n${String(index)}: Ships wait.\n`);
  const [assessment = expect.unreachable()] = assessmentsIn(`assessment: 1\nnotes:\n${lines.join("")}`);
  let reads = 0;
  const notes = itemsOf("notes", assessment).map(({ definition, ...others }) => ({
    ...others,
    get definition() {
      reads++;
      return definition;
    },
  }));
  expect(unreferencedNotes(notes, [], assessment)).toHaveLength(200);
  expect(reads).toBeLessThan(2000);
});

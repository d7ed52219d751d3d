/** Tests that the time for prose with references grows with its length, and not with the square of it. */
import { expect, it } from "vitest";
import { withPointersInSentence } from "../../server/src/publication/pointers.ts";
import type { PhrasingContent } from "../../server/src/publication/tree.ts";
import { linkNode, textNode } from "../../server/src/publication/tree.ts";
import { growthOf, MOST_GROWTH } from "./growth.ts";

/** One run alone takes too little time to be measured. */
const RUNS = 20;

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
    return () => Array.from({ length: RUNS }, () => withPointersInSentence(words));
  };
  expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
});

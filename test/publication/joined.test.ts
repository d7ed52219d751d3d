/** Tests how words are joined to sentences. */
import { expect, it } from "vitest";
import { joined } from "../../server/src/publication/words/joined.ts";
import { plainTextOf } from "../../server/src/publication/tree/plainText.ts";
import { textNode } from "../../server/src/publication/tree/tree.ts";

it.each([
  ["words, and a sentence", ["40,000 EUR", "Two tests are included."], "40,000 EUR. Two tests are included."],
  ["words that begin small", ["40,000 EUR", "without land"], "40,000 EUR; without land"],
  ["a sentence that has ended", ["It floods.", "without land"], "It floods. without land"],
  ["a number", ["40,000 EUR", "2027 prices"], "40,000 EUR. 2027 prices"],
  ["nothing before", ["", "without land"], "without land"],
])("%s", (_name, parts, expected) => {
  const nodes = parts.map((part) => (part === "" ? [] : [textNode(part)]));
  expect(plainTextOf(joined(nodes, ". "))).toBe(expected);
});

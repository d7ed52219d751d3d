/** Tests how places in works are read for citations. */
import { expect, it } from "vitest";
import { readLocator } from "../../server/src/writers/citations/locator.ts";

it.each([
  ["p. 20", { label: "page", locator: "20" }],
  ["pp. 12, 14", { label: "page", locator: "12, 14" }],
  ["pp. ii, iv", { label: "page", locator: "ii, iv" }],
  ["p. 3; see also p. 9", { label: "page", locator: "3", suffix: "; see also p. 9" }],
  ["section 3, table 2", { label: "section", locator: "3", suffix: ", table 2" }],
  ["p. 3, n. 4", { label: "page", locator: "3", suffix: ", n. 4" }],
  ["capítulo 2, página 7", { label: "chapter", locator: "2", suffix: ", página 7" }],
  ["table 2, row 3", { suffix: ", table 2, row 3" }],
])("%s", (words, expected) => {
  expect(readLocator(words)).toEqual(expected);
});

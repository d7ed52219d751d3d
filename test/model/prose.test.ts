/** Tests that the scanners for references and foreign words in prose find the same as these regular expressions. */
import { expect, it } from "vitest";
import { proseReferences } from "../../server/src/model/facts/prose.ts";
import { visibleProse } from "../../server/src/prose/proseOf.ts";
import type { ScalarNode } from "../../server/src/syntax/node.ts";
import { Piece } from "../../server/src/syntax/piece.ts";
import { fc, runs } from "../property.ts";

/** These expressions are readable, but slow for some texts, and therefore only used here. */
const CODE = /```[^]*?```|~~~[^]*?~~~|(?<!`)(?<run>`+)(?!`)(?:(?!\n[\t\r ]*\n)[^])*?(?<!`)\k<run>(?!`)/g;
const REFERENCE = /(?<!\\)\[(?:\[([^[\]\n]*)\]\]|\^([^[\]\s]+)\]|([^[\]]*?@[^[\]]*)\](?!\())/g;
const blank = (match: string): string => match.replace(/[^\n]/g, " ");

const words = [
  "a",
  " ",
  "\n",
  '"',
  "`",
  "```",
  "~~~",
  "[",
  "]",
  "[[",
  "]]",
  "[^",
  "@",
  "(",
  ")",
  "](",
  ".",
  "\\",
];
const texts = fc
  .array(fc.constantFrom(...words, ";", ",", "“", "”", "«", "»", "„", "https://", "http:"), { maxLength: 30 })
  .map((parts) => parts.join(""));

it.each([
  ["[@{k}, p. 3; see @l]", ["k p. 3", "l"]],
  ["[@{q??}] and [@{https://example.org/a?b#c}, ch. 2]", ["q??", "https://example.org/a?b#c ch. 2"]],
  ["`a\n[@k] b` [@l]", ["l"]],
  ["``a ` [@k]`` [@l]", ["l"]],
  ["`a\n\n[@k] b`", ["k"]],
  ["[@{}] [@{a b}]", []],
])("proseReferences finds the keys of %j", (text, keys) => {
  const found = proseReferences(text);
  for (const { id, start, end } of found) expect(text.slice(start, end)).toBe(id);
  expect(
    found.map(({ id, locator }) => [id, locator].filter((each) => each !== undefined).join(" ")),
  ).toEqual(keys);
});

it("proseReferences finds what the regular expression matches", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const visible = text.replace(CODE, blank);
      const matches = visible.matchAll(REFERENCE);
      const expected = Array.from(matches, ({ index, 1: link, 2: footnote, 3: citations }) => {
        if (citations !== undefined) return `citation in ${index}-${index + citations.length + 2}`;
        const form = link === undefined ? "footnote" : "link";
        return `${form} ${(link ?? footnote ?? "").trim()} in ${index}`;
      });
      const found = new Set(
        proseReferences(text).map(({ form, id, start }) => {
          const index = visible.lastIndexOf(form === "citation" ? "[" : form === "link" ? "[[" : "[^", start);
          if (form !== "citation") return `${form} ${id} in ${index}`;
          return `citation in ${index}-${visible.indexOf("]", start) + 1}`;
        }),
      );
      // Brackets with "@" may contain no key.
      const all = expected.filter((each) => found.has(each) || !each.startsWith("citation"));
      expect([...found]).toEqual(all);
    }),
    runs(5_000),
  );
});

function visibleIn(text: string): string {
  const node: ScalarNode = { kind: "scalar", style: "plain", value: text, start: 0, end: text.length };
  return visibleProse(node, new Piece({ text, lines: 1, role: "whole", before: "start" }));
}

it.each([
  ["A “b” c", "A     c"],
  ["A 'b c' d", "A       d"],
  ["The crews' and owners' views", "The crews' and owners' views"],
  ["It isn't so, they'd say", "It isn't so, they'd say"],
  ["A »b« and „c“ d", "A     and     d"],
  ['He wrote "b". C', "He wrote    . C"],
  ["> a\n> b\n\nc", "   \n   \n\nc"],
  ["A `b` [@c] [[d]] e[^f]", "A                e    "],
  ["See https://example.org/a here", "See                       here"],
  ["See [a](https://example.org/b) c", "See  a                         c"],
  ["# A\n\n- b\n- c", "# A\n\n- b\n- c"],
])("visibleProse leaves the author's words of %j", (text, visible) => {
  expect(visibleIn(text)).toBe(visible);
});

it("visibleProse changes nothing but letters into blanks", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const visible = visibleIn(text);
      expect(visible).toHaveLength(text.length);
      for (const [index, letter] of Array.from(visible).entries())
        if (letter !== " ") expect(letter).toBe(text.charAt(index));
    }),
    runs(5_000),
  );
});

/** Tests that no-unknown-key reports a misspelled key with the intended one, wherever the key is. */
import { describe, expect, it } from "vitest";
import type { Kind } from "../../server/src/format/kind.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, nameFor } from "../assessments.ts";

/** Texts with a misspelled key, and the key that is meant. */
const misspelled: readonly (readonly [
  where: string,
  kind: Kind,
  text: string,
  wrong: string,
  right: string,
])[] = [
  ["the top level", "assessment", "titel: T\n", "titel", "title"],
  ["an item", "assessment", "actors:\n  a: {name: A, knd: state}\n", "knd", "kind"],
  ["an item on lines of its own", "assessment", "actors:\n  a:\n    nmae: A\n", "nmae", "name"],
  [
    "a map in an item",
    "assessment",
    "sources:\n  s: {type: report, survey: {sample-sise: 900}}\n",
    "sample-sise",
    "sample-size",
  ],
  ["an item of a list", "assessment", "authors:\n  - {nmae: Ana}\n", "nmae", "name"],
  ["a synonym in Spanish", "assessment", "titulo: T\n", "titulo", "title"],
  ["a taxonomy", "taxonomy", "taxonomy: 1\ncategories:\n  a: {titel: A}\n", "titel", "title"],
  ["a scale", "scale", "scale: 1\nterms:\n  - {trem: low}\n", "trem", "term"],
  ["a configuration", "configuration", "preest: strict\n", "preest", "preset"],
];

describe("no-unknown-key", () => {
  it.each(misspelled)(
    "reports a misspelled key in %s once, with the intended one",
    (_, kind, text, wrong, right) => {
      const source = Source.of(`file:///${nameFor[kind]}`, text);
      const found = inspect(source, libraryOf()).filter(({ rule }) => rule === "no-unknown-key");
      expect(found).toEqual([
        expect.objectContaining({
          severity: "error",
          message: `There is no key "${wrong}" here. Did you mean "${right}"?`,
          suggestions: [right],
        }),
      ]);
      const [{ range } = expect.unreachable()] = found;
      expect(source.line(range.start.line).slice(range.start.character, range.end.character)).toBe(wrong);
    },
  );
});

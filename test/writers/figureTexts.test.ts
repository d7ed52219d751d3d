/** Checks how the texts of figures are broken into lines. */
import { describe, expect, it } from "vitest";
import { textWidth } from "../../server/src/writers/figures/textWidth.ts";
import { wrapped } from "../../server/src/writers/figures/wrap.ts";
import { fc, runs } from "../property.ts";
import { anyLabel } from "./anyFigure.ts";

/** A text without spaces and hyphens. */
const dense = (text: string): string => text.replace(/[\s-]+/gu, "");

describe("a text in lines", () => {
  const style = { size: 10 };
  it.each([
    ["at spaces, evenly", "one two three four", 60, 3, ["one two", "three four"]],
    ["inside a long word", "infrastructure", 60, 3, ["infrastruc-", "ture"]],
    ["after a dash", "counter-terrorism", 60, 3, ["counter-", "terrorism"]],
    ["with a sign for what is left out", "one two three four five", 45, 2, ["one two", "three f…"]],
    ["without spaces at its ends", "  one \n\t two ", 100, 3, ["one two"]],
  ])("breaks %s", (_, text, width, lines, expected) => {
    expect(wrapped(text, { width, lines }, style).lines).toEqual(expected);
  });

  it("is not wider than its room, and loses nothing without a sign", () => {
    const property = fc.property(anyLabel, fc.integer({ min: 30, max: 300 }), (text, width) => {
      const block = wrapped(text, { width, lines: 3 }, style);
      for (const line of block.lines) {
        const segments = [...new Intl.Segmenter("en").segment(line)];
        if (segments.length > 1) expect(textWidth(line, style)).toBeLessThanOrEqual(width);
      }
      if (block.full === undefined) expect(dense(block.lines.join(""))).toBe(dense(text));
      else expect(block.lines.at(-1)).toMatch(/…$/);
    });
    fc.assert(property, runs(300));
  });
});

/** Tests excerpts: carets are below the words, whatever the characters before and in them. */
import { describe, expect, it } from "vitest";
import { cellsOf, terminalText, widthOf } from "../../server/src/report/cells.ts";
import { excerptOf } from "../../server/src/report/excerpt.ts";
import { growthOf } from "../growth.ts";

/** The visible excerpt of a line whose words are between ⟦ and ⟧; each double-width character is followed by a "·". */
function shown(marked: string, width = 120): string {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  const { text, marks } = excerptOf(marked.replace(/[⟦⟧]/g, ""), { start, end }, width);
  return `${text}\n${marks}`;
}

describe("excerptOf", () => {
  it.each([
    ["plain words", "name: ⟦Mexico⟧ City", "name: Mexico City\n      ^^^^^^"],
    ["a tab before", "\tname: ⟦x⟧", "    name: x\n          ^"],
    ["a tab itself", "⟦\t⟧name: x", "    name: x\n^^^^"],
    ["East Asian words before", "東京: ⟦x⟧", "東京: x\n      ^"],
    ["East Asian words", "⟦東京⟧: x", "東京: x\n^^^^"],
    ["full-width and half-width forms", "Ａｂ⟦ﾄ⟧", "Ａｂﾄ\n    ^"],
    ["Hangul made of letters", "\u1112\u1161\u11ab⟦x⟧", "\u1112\u1161\u11abx\n  ^"],
    ["an emoji before", "👍 ⟦x⟧", "👍 x\n   ^"],
    ["an emoji of several parts", "👩‍👩‍👧 ⟦👍🏽⟧ x", "👩‍👩‍👧 👍🏽 x\n   ^^"],
    ["a flag and a keycap", "🇲🇽1️⃣⟦x⟧", "🇲🇽1️⃣x\n    ^"],
    ["combining marks", "e\u0301e\u0301 ⟦n\u0303o⟧", "e\u0301e\u0301 n\u0303o\n   ^^"],
    ["a mark alone", "\u0301 ⟦x⟧", "\u0301 x\n ^"],
    ["invisible characters", "a\u200bb\u00adc ⟦x⟧", "a[U+200B]b\u00adc x\n            ^"],
    ["half of a pair", "⟦\ud83d⟧\udc4d", "👍\n^^"],
    ["nothing, at the end", "name:⟦⟧", "name:\n     ^"],
    ["nothing, in the middle", "na⟦⟧me", "name\n  ^"],
    ["an empty line", "⟦⟧", "\n^"],
  ])("puts carets below %s", (_, marked, expected) => {
    expect(shown(marked)).toBe(expected);
  });

  it("puts a caret at the end of a line if the words are past it", () => {
    expect(excerptOf("name: ", { start: 40, end: 44 }, 120)).toEqual({ text: "name:", marks: "      ^" });
  });

  it("shows nothing that controls a terminal or the reading direction", () => {
    expect(shown("a\u001b[31m\u0007 ⟦x⟧")).toBe("a␛[31m␇ x\n        ^");
    expect(shown("a\u202eb\u2066 \u009b \u2028 ⟦x⟧")).toBe(
      `a[U+202E]b[U+2066] [U+009B] [U+2028] x\n${" ".repeat(37)}^`,
    );
  });

  it("shows the part of a long line around its words", () => {
    const long = "0123456789".repeat(30);
    expect(shown(`⟦01⟧${long}`, 40)).toBe(`01${long.slice(0, 37)}…\n^^`);
    expect(shown(`${long}⟦xyz⟧${long}`, 40)).toBe(
      `…${long.slice(-24)}xyz${long.slice(0, 11)}…\n${" ".repeat(25)}^^^`,
    );
    expect(shown(`${long}⟦xyz⟧`, 40)).toBe(`…${long.slice(-24)}xyz\n${" ".repeat(25)}^^^`);
  });

  it("cuts words that are too long themselves", () => {
    const { text, marks } = excerptOf("x".repeat(500), { start: 100, end: 400 }, 40);
    expect(widthOf(text)).toBe(40);
    expect(marks).toBe(`${" ".repeat(25)}${"^".repeat(14)}`);
  });

  it("never takes more columns than available", () => {
    for (const character of ["x", "東", "👩‍👩‍👧", "e\u0301", "\t"]) {
      const line = character.repeat(300);
      for (let start = 0; start < line.length; start += 7) {
        const { text, marks } = excerptOf(line, { start, end: start + 3 }, 50);
        expect(widthOf(text)).toBeLessThanOrEqual(50);
        expect(marks.length).toBeLessThanOrEqual(50);
        expect(marks).toMatch(/^ *\^+$/);
      }
    }
  });

  it("does not segment all of a line of millions of characters", () => {
    const workOf = (size: number) => {
      const line = "a".repeat(300 * size);
      const middle = line.length / 2;
      return () => excerptOf(line, { start: middle, end: middle + 3 }, 120);
    };
    expect(growthOf(workOf)).toBeLessThan(2);
  });
});

describe("terminalText", () => {
  it("keeps readable characters", () => {
    const text = "«Situación» – 警告 👍🏽 e\u0301, עברית";
    expect(terminalText(text)).toBe(text);
  });

  it("stays on one line", () => {
    expect(terminalText("a\nb\r\nc")).not.toMatch(/[\r\n]/);
  });
});

it("a character looks the same, whatever characters are near it", () => {
  const looks = (text: string): unknown[] => cellsOf(text).map(({ text: shown, width }) => [shown, width]);
  for (let code = 0; code < 0x3000; code++) {
    const text = `a${String.fromCharCode(code)}b`;
    expect([code, looks(text)]).toEqual([code, looks(`\u0e01${text}`).slice(1)]);
  }
});

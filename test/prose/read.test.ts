import { describe, expect, it } from "vitest";
import { passageOf } from "../../server/src/prose/passage.ts";
import { readProse } from "../../server/src/prose/read.ts";
import { scopeOf } from "../../server/src/prose/scope.ts";
import { tokenSentences } from "../../server/src/prose/tokens.ts";
import type { ScalarNode } from "../../server/src/syntax/node.ts";
import { Piece } from "../../server/src/syntax/piece.ts";
import { growthOf, MOST_GROWTH } from "../growth.ts";

/** What is read in a text: the words of each estimate. */
function termsIn(text: string, language?: string): string[] {
  return readProse(text, language).flatMap(({ readings }) =>
    readings.filter(({ holder }) => holder === "own").map(({ start, end }) => text.slice(start, end)),
  );
}

describe("the language of a text", () => {
  it.each([
    ["A strike is likely.", undefined, ["likely"]],
    ["Es probable una huelga.", undefined, ["probable"]],
    ["A strike is likely. La huelga es probable.", undefined, ["likely", "probable"]],
    ["A strike is likely.", "en-GB", ["likely"]],
    ["Es probable una huelga.", "es-MX", ["probable"]],
    ["Une grève est probable, likely.", "fr", []],
    ["Ein Streik ist likely.", "de", []],
  ])("%s (%s)", (text, language, terms) => {
    expect(termsIn(text, language)).toEqual(terms);
  });
});

describe("the words that are not the author's", () => {
  it.each([
    "'It is likely', he said.",
    "He said ‘it is likely’ in May.",
    "»Es ist likely«, sagte er.",
    "„It is likely“, he said.",
    "Er schrieb: «c’est likely».",
    '"It is likely," he said.',
    "> It is likely.",
    "`likely`",
    "```\nlikely\n```",
    "# How likely\n\nText.",
    "Text <!-- is likely --> here.",
    "See [@likely, p. 3] and [[likely]] and [^likely].",
    "See https://example.org/is-likely here.",
    "*Why War Is Likely* is a book.",
  ])("%s", (text) => {
    expect(termsIn(text, "en")).toEqual([]);
  });

  it.each([
    ["The workers' strike is likely, and the owners' answer too.", ["likely"]],
    ["It's likely that they'll strike.", ["likely"]],
    ['A 5" gap is likely.', ["likely"]],
    ["It is **likely** to _probably_ rain.", ["likely", "probably"]],
    ["- It is likely.\n- It is unlikely", ["likely", "unlikely"]],
  ])("%s", (text, terms) => {
    expect(termsIn(text, "en")).toEqual(terms);
  });
});

it.each([
  ["Dr. Smith came. He left.", 2],
  ["The U.S. Navy left. It came back.", 2],
  ["It fell by 3.5 percent. Why?", 2],
  ["He came (see p. 3.). He left.", 2],
  ["One\n\nTwo", 2],
  ["- One\n- Two\n- Three", 3],
  ["“He came.” She left.", 2],
])("splits %j into %d sentences", (text, count) => {
  expect(tokenSentences(scopeOf(text))).toHaveLength(count);
});

it.each([
  ["lists in lists in a line", `${"- ".repeat(5000)}It is likely.`],
  ["numbered lists in lists in a line", `${"1. - ".repeat(5000)}It is likely.`],
  ["lists of two levels in each line", "- - It is likely.\n".repeat(500)],
  [
    "lists in lists in lines",
    Array.from({ length: 500 }, (_, level) => `${"  ".repeat(level)}- It is likely.`).join("\n"),
  ],
  ["underlined headings", "Here\n---\nIt is likely.\n\n".repeat(500)],
])("reads no words in too many %s, which would take too long", (_, text) => {
  expect(scopeOf(text).text.trim()).toBe("");
});

it.each([
  ["a long list", "- It is likely.\n".repeat(500)],
  ["a list in a list in a line", "- - It is likely."],
  [
    "a list in six lists",
    Array.from({ length: 7 }, (_, level) => `${"  ".repeat(level)}- It is likely.`).join("\n"),
  ],
  ["ten headings", "Here\n---\nIt is likely.\n\n".repeat(10)],
  ["a line of dashes", `It is likely.\n\n${"-".repeat(500)}\n`],
])("reads %s", (_, text) => {
  expect(termsIn(text)).toHaveLength(text.split("likely").length - 1);
});

it.each([
  ["plain", "It is\n    likely.", "It is\nlikely."],
  ["double", '"It \\"is\\"\\n\\u006cikely"', 'It "is"\nlikely'],
  ["single", "'It isn''t likely'", "It isn't likely"],
  ["literal", "|\n  It is\n\n    likely.\n", "It is\n\n  likely.\n\n"],
] as const)("reads a %s scalar with the offsets of its characters", (style, source, text) => {
  const piece = new Piece({ text: source, lines: 1, role: "whole", before: "start" });
  const node = { kind: "scalar", start: 0, end: source.length, style, value: "" } as ScalarNode;
  const passage = passageOf(node, piece);
  expect(passage.text).toBe(text);
  const at = text.lastIndexOf("ikely");
  expect(source.slice(passage.toPiece(at), passage.toPiece(at) + 5)).toBe("ikely");
});

it.each([
  "likely (10%) ",
  "not likely, ",
  '"likely ',
  "[likely](",
  "*likely ",
  "if it is not, ",
  "that no one says ",
  "if it is likely, ",
  "no one may fly, ",
  "they could go, ",
  "the mayor's view is ",
  "as the mayor puts it, it is likely, ",
  "one chance in four, ",
  "as likely as possible ",
  "likely: we put it at ",
])("reads %j many times in linear time", (words) => {
  const workOf = (size: number) => {
    const text = words.repeat(size / words.length);
    return () => readProse(text, "en");
  };
  expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
});

/**
 * Tests that hidden characters are reported once wherever a file can contain them, and that fixing them does
 * not damage the text.
 */
import { describe, expect, it } from "vitest";
import { applyFixes } from "../../server/src/rules/applyFixes.ts";
import type { FileProblem } from "../../server/src/rules/inspect.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

function findingsIn(text: string, name = "a.threat.yaml"): readonly FileProblem[] {
  return inspect(Source.of(`file:///${name}`, text), libraryOf());
}

function hiddenIn(text: string, name?: string): (readonly [place: string, message: string])[] {
  return findingsIn(text, name)
    .filter(({ rule }) => rule === "no-hidden-character")
    .map(({ range: { start }, message }) => [`${start.line}:${start.character}`, message]);
}

const START = "assessment: 1\ntitle: T\n";

describe("a hidden character is found in", () => {
  it.each([
    ["a text", `${START}summary: a\u202eb\n`, "2:10"],
    ["a block of text", `${START}summary: |\n  a\n  b\u200b\n`, "4:3"],
    ["a comment", `${START}# a\u2066b\n`, "2:3"],
    ["a comment before everything", `# a\u2066b\n${START}`, "0:3"],
    ["a comment after a value", `assessment: 1\ntitle: T # \u{e0041}\u{e0042}\n`, "1:11"],
    ["an id", `${START}actors:\n  a\u202eb: {name: A}\n`, "3:3"],
    ["a reference in prose", `${START}summary: "[[a\u2060b]]"\n`, "2:13"],
    ["a document marker", `${START}--- # \u202e\n`, "2:6"],
    ["a comment above a document", `# a\u202e\n---\n${START}`, "0:3"],
    ["an unclosed quotation, which is reported", `${START}x-a: "\nactors: \u202e\n`, undefined],
    ["the readable rest of a broken file", `${START}actors: {\nsummary: a\u202eb\n`, "3:10"],
  ])("%s", (_, text, place) => {
    if (place === undefined) expect(findingsIn(text).length).toBeGreaterThan(0);
    else expect(hiddenIn(text).map(([where]) => where)).toEqual([place]);
  });

  it.each([
    ["a.taxonomy.yaml", "taxonomy: 1\nid: a\ntitle: A\u202e\n"],
    ["a.scale.yaml", "scale: 1\nid: a\ntitle: A\u202e\n"],
    [".threat-assessment.yaml", "preset: strict # \u202e\n"],
  ])("%s", (name, text) => {
    expect(hiddenIn(text, name)).toHaveLength(1);
  });
});

it("an id with a hidden character is one problem, at the character", () => {
  const text = `${START}actors:\n  a\u202eb: {name: A}\n`;
  expect(findingsIn(text).filter(({ range }) => range.start.line === 3)).toMatchObject([
    { rule: "no-hidden-character", severity: "error" },
  ]);
});

it("a byte order mark and text in a right-to-left script are not reported", () => {
  expect(hiddenIn(`\uFEFF${START}`)).toEqual([]);
  expect(hiddenIn(`${START}summary: שלום עולם (2026), مرحبا بالعالم\n`)).toEqual([]);
});

it("the messages of all rules show hidden characters visibly", () => {
  for (const each of ["\u202e", "\u0085", "\u{e0041}", "\u200b"]) {
    const text = `${START}status: dr${each}aft\nactors:\n  a: {kind: st${each}ate, na${each}me: "x"}\n`;
    const said = JSON.stringify(
      findingsIn(text).map(({ message, related, fixes }) => [
        message,
        related,
        fixes.map(({ title }) => title),
      ]),
    );
    expect(said).not.toContain(each);
  }
});

it.each([
  ["a pair of controls", "a \u2067b\u2069 c", "a b c"],
  ["a text in tags", "a\u{e0041}\u{e0042} b", "a b"],
  ["a control character that may mean a quotation mark", "a\u0093b\u0094", undefined],
  ["a direction mark in Hebrew", "שלום\u200f!", undefined],
  ["a space that separates text from a hash", "a \u200b# b", undefined],
])("the safe fixes delete %s only if nothing else changes", (_, text, after = text) => {
  const source = Source.of("file:///a.threat.yaml", `${START}summary: ${text}\n`);
  expect(
    applyFixes(
      source,
      (each) => inspect(each, libraryOf()).filter(({ rule }) => rule === "no-hidden-character"),
      "safe",
    ),
  ).toBe(`${START}summary: ${after}\n`);
});

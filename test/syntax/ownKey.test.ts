/** Tests that the author's own keys, and everything below them, are left alone. */
import { describe, expect, it } from "vitest";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

/** The messages in an assessment with these lines. */
function messagesIn(lines: string): string[] {
  const source = Source.of("file:///a.threat.yaml", `assessment: 1\ntitle: T\n${lines}\nsummary: The end.\n`);
  return inspect(source, libraryOf()).map(({ message }) => message);
}

/** Entries that are suspicious anywhere else. */
const suspicious = [
  "a: [[id]]",
  "a: [^note]",
  "a: yes",
  "a: Port #3",
  "a: &R words",
  "a: &unused {b: 1}",
  "ranking: {one: 1}",
  "a: {x: {y: [[id]]}}",
  "a:\n    - - [[id]]",
  "a: no such id [@nothing]",
];

describe("the author's own keys", () => {
  const without = messagesIn("notes: {}");

  it.each(suspicious)("an entry below an own key is not checked: %s", (entry) => {
    expect(messagesIn(`x-note:\n  ${entry}`)).toEqual(without);
    expect(messagesIn(`"x-note": # mine\n\n  ${entry}`)).toEqual(without);
    expect(messagesIn(`x-note:\n  b: 1\n  ${entry}\n  c: 2`)).toEqual(without);
  });

  it.each(suspicious.filter((entry) => entry.startsWith("a: ")))(
    "an item of a list below an own key is not checked: %s",
    (entry) => {
      expect(messagesIn(`x-list:\n  - ${entry.slice(3)}\n  - ${entry}`)).toEqual(without);
      expect(messagesIn(`x-list:\n- ${entry.slice(3)}\n- ${entry}`)).toEqual(without);
    },
  );

  it.each(suspicious.filter((entry) => entry.startsWith("a: ")))(
    "an entry below an own key of an item is not checked: %s",
    (entry) => {
      const item = messagesIn("actors:\n  port:\n    name: Port\n    x-note: 1");
      expect(messagesIn(`actors:\n  port:\n    name: Port\n    x-note:\n      ${entry}`)).toEqual(item);
    },
  );

  it("the entry after an own key is checked as usual", () => {
    expect(messagesIn("x-note:\n  a: [[id]]\nactor: {}")).toContain(
      'There is no key "actor" here. Did you mean "actors"?',
    );
    expect(messagesIn("x-note:\n  a: [[id]]\nactors:\n  port: [[id]]")).toContain(
      'A text cannot begin with "[" in YAML. Put the whole text into quotation marks.',
    );
  });

  it("text below an own key that YAML cannot parse is reported", () => {
    expect(messagesIn('x-note:\n  a: "open').length).toBeGreaterThan(without.length);
  });
});

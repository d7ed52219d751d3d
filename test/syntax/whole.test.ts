/** Tests that the pieces together mean the same as the whole text, and that parsing never fails. */
import { expect, it } from "vitest";
import { documentsOf } from "../../server/src/syntax/document.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { anyText } from "./documents.ts";
import { valuesOfPieces, valuesOfWhole } from "./whole.ts";
import { plainYamlFile, yamlFile } from "./yaml.ts";
import { fc, runs, timeout } from "../property.ts";

/** Problems of valid YAML: a list in a list has a superfluous dash or bracket, and "-x" lacks a space. */
const DOUBT = /^(?:There is a dash too many|A text cannot begin with "\["|A space is missing after the dash)/;

/** An error of the parser that we accept: a blank line with a tab is valid. */
const HARMLESS = /^[ ]*\t[ \t]*$/m;

it("valid YAML has no problems and means the same in pieces", { timeout }, () => {
  let compared = 0;
  fc.assert(
    fc.property(plainYamlFile, (text) => {
      const whole = valuesOfWhole(text);
      if (typeof whole === "string") return;
      const { messages, values } = inPieces(text);
      const syntaxProblems = messages.filter((message) => !DOUBT.test(message));
      expect(syntaxProblems).toEqual([]);
      if (messages.length > 0) return;
      expect(values).toEqual(whole);
      compared++;
    }),
    runs(1500),
  );
  expect(compared).toBeGreaterThan(700);
});

it("any text means the same in pieces, or has a problem", { timeout }, () => {
  fc.assert(
    fc.property(fc.oneof(yamlFile, anyText), (text) => {
      const whole = valuesOfWhole(text);
      const { messages, values } = inPieces(text);
      if (messages.length > 0 || whole === "incomparable") return;
      if (whole === "invalid") expect(text).toMatch(HARMLESS);
      else expect(values).toEqual(whole);
    }),
    runs(2000),
  );
});

it.each(['a: ["x\n  y", [[id]]]\nb: 1\n', 'a: [{b: "x\n  y"}, [[id]]]\nb:\n', 'a: [["x\n  y", [[id]]]]\n'])(
  "a reference without quotation marks is the only problem of a list: %j",
  (text) => {
    expect(inPieces(text).messages).toEqual([expect.stringContaining('A text cannot begin with "["')]);
  },
);

it.each(["assessment: 1\n{}", "a: 1\n{b: 2}\n", "a: 1\n{}\nc: 3\n"])(
  "braces between entries are a problem: %j",
  (text) => {
    expect(inPieces(text).messages).toEqual([expect.stringContaining("Braces contain keys of their own")]);
  },
);

it.each(["a:\n  null\n  k: v\n", "a:\n  ~ # c\n  k: v\n"])("a null above items is a problem: %j", (text) => {
  expect(inPieces(text).messages).toEqual([expect.stringContaining("A colon is missing")]);
});

it.each(["%\n---\na: 1\n", "%50 of them\n---\na: 1\n"])("an unknown directive is a problem: %j", (text) => {
  expect(inPieces(text).messages).toEqual([expect.stringContaining('begins with "%"')]);
});

const before = ["a: 1\n", "a:\n  b: 1\n", "a:\n  - b\n", "a: |\n  x\n", "a:\n", "a: {b: 1}\n", ""];
const properties = ["&m\n", "!!map\n", "!t\n", "&m # c\n", "&m !!map\n", "!!map &m\n\n", "&m\n# c\n"];
const below = ["  b: 2\n", "  b:\n    c: 2\n", "  - b\n", "b: 2\n", "  text\n", "  {b: 2}\n", "  ? b\n", ""];

it.each(before.flatMap((first) => properties.map((property) => [first, property] as const)))(
  "an anchor or a tag alone at the margin is a problem where YAML does not allow it: %j, %j",
  (first, property) => {
    for (const text of below.flatMap((each) => ["", "c: 3\n"].map((last) => first + property + each + last)))
      if (valuesOfWhole(text) === "invalid") expect([text, inPieces(text).messages]).not.toEqual([text, []]);
  },
);

it.each(["a: 1\n&m\n- a\n", "a: 1\n&m # c\n- a\nb: 2\n"])("a list without a key is a problem: %j", (text) => {
  expect(inPieces(text).messages).toEqual([expect.stringContaining("This text has no key")]);
});

it.each([
  "%TAG ! t:x,1:\n---\na: &n\n  b: &n m\nc: *n\n",
  "a: {b: &n {c: &n m, d: *n}, e: *n}\n",
  "%TAG ! t:x,1:\n---\na: &n\n  &n b: m\nc: *n\n",
])("an alias refers to the last node that began under its name: %j", (text) => {
  expect(inPieces(text)).toEqual({ messages: [], values: valuesOfWhole(text) });
});

it.each(["a: # c\n  k: v\n", "a: &x\n  k: v\n", "a: !!map\n  k: v\n", "a:\n  # c\n  - v\n"])(
  "items without a word above them are valid: %j",
  (text) => {
    expect(inPieces(text).messages).toEqual([]);
  },
);

it.each(["...\n\u00A0", "...\n# c\r\n \u3000\r\n", "a: 1\n...\r\u00A0\r---\n"])(
  "a line after the end that only looks blank is a problem: %j",
  (text) => {
    expect(inPieces(text).messages).toEqual([expect.stringContaining("not ordinary spaces")]);
  },
);

function inPieces(text: string): { messages: string[]; values: unknown } {
  const source = Source.of("file:///any.threat.yaml", text);
  const messages = documentsOf(source).flatMap((document) =>
    document.syntaxProblems.map(({ message }) => message),
  );
  return { messages, values: valuesOfPieces(source) };
}

it.each([
  "summary: \n\t",
  "summary: \n\t\n\t\n",
  "summary: |\n  x\n\t",
  "summary: |\n  x\n\t\n \t",
  "summary: |+\n  x\n\t",
  "summary: >-\n  x\n\t",
  "a:\n  b: |\n    x\n  \t",
  "a:\n  - |\n    x\n\t",
])("a blank line with a tab at the end is valid: %j", (text) => {
  expect(inPieces(text).messages).toEqual([]);
  const { values } = inPieces(text.replaceAll("\t", " "));
  expect(inPieces(text).values).toEqual(values);
});

it.each(["x-note: Port #3\n", "x-note: [[id]]\n", "a:\n  x-b: [[id]]\n"])(
  "the value of an author's own key can be anything that YAML allows: %j",
  (text) => {
    expect(inPieces(text).messages).toEqual([]);
  },
);

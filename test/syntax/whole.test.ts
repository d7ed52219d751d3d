/** The sum of the pieces means what the whole text means, and no text is so broken that reading it fails. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { documentsOf } from "../../server/src/syntax/document.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { anyText } from "./documents.ts";
import { runs, timeout } from "./runs.ts";
import { valuesOfPieces, valuesOfWhole } from "./whole.ts";
import { tameFile, yamlFile } from "./yaml.ts";

/** What YAML allows, and what is said all the same: a list in a list is a dash, or a bracket, too many. */
const DOUBT = /^(?:There is a dash too many|A text cannot begin with "\[")/;

/** A blank line with a tab is valid, but the parser takes it for an error at some places. */
const BLANK_WITH_TAB = /^[ ]*\t[ \t]*$/m;

it("valid YAML has no flaws and means the same in pieces", { timeout }, () => {
  let compared = 0;
  fc.assert(
    fc.property(tameFile, (text) => {
      const whole = valuesOfWhole(text);
      if (typeof whole === "string") return;
      const { messages, values } = inPieces(text);
      const flaws = messages.filter((message) => !DOUBT.test(message));
      expect(flaws).toEqual([]);
      if (messages.length > 0) return;
      expect(values).toEqual(whole);
      compared++;
    }),
    runs(1500),
  );
  expect(compared).toBeGreaterThan(700);
});

it("any text means the same in pieces, or a flaw says that it does not", { timeout }, () => {
  fc.assert(
    fc.property(fc.oneof(yamlFile, anyText), (text) => {
      const whole = valuesOfWhole(text);
      const { messages, values } = inPieces(text);
      if (messages.length > 0 || whole === "incomparable") return;
      if (whole === "invalid") expect(text).toMatch(BLANK_WITH_TAB);
      else expect(values).toEqual(whole);
    }),
    runs(2000),
  );
});

it.each(["assessment: 1\n{}", "a: 1\n{b: 2}\n", "a: 1\n{}\nc: 3\n"])(
  "braces between entries are a flaw: %j",
  (text) => {
    expect(inPieces(text).messages).toEqual([expect.stringContaining("Braces hold keys of their own")]);
  },
);

function inPieces(text: string): { messages: string[]; values: unknown } {
  const source = Source.of("file:///any.threat.yaml", text);
  const messages = documentsOf(source).flatMap((document) => document.flaws.map(({ message }) => message));
  return { messages, values: valuesOfPieces(source) };
}

/** Tests that a rule runs again if another item that it has read changes. */
import { expect, test } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { noLocatorOutsideSource } from "../../server/src/rules/evidence/no-locator-outside-source.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

test("no-locator-outside-source checks a page again after the source has changed", () => {
  const active = [asActive(noLocatorOutsideSource)];
  const library = libraryOf();
  const found = (source: Source): number => inspect(source, library, active).length;
  const source = Source.of(
    "file:///a.threat.yaml",
    "summary: See [@a, p. 30].\nsources:\n  a:\n    type: report\n    page: 5-35\n",
  );
  expect(found(source)).toBe(0);
  const digit = { start: { line: 4, character: 12 }, end: { line: 4, character: 13 } };
  expect(found(source.edit([{ range: digit, text: "2" }], 2))).toBe(1);
});

/** Tests that the numbers in messages have the decimal sign of the reader's language. */
import { config } from "@vscode/l10n";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { figure, percentage } from "../../server/src/language/figures.ts";
import { characterName } from "../../server/src/language/hiddenCharacters.ts";
import { percentRangeText } from "../../server/src/model/estimates/percentRange.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, nameFor } from "../assessments.ts";
import { projectRoot } from "../../scripts/root.ts";

const spanish = readFileSync(join(projectRoot, "l10n/bundle.l10n.es.json"), "utf8");

beforeEach(() => {
  config({ contents: spanish });
});
afterEach(() => {
  config({ contents: {} });
});

it("a number, a percentage and a range have a decimal comma in Spanish", () => {
  expect(figure(12.5)).toBe("12,5");
  expect(percentage(12.5)).toBe("12,5\u00a0%");
  expect(percentRangeText({ from: 0.2, to: 12.5, open: "from" })).toBe(">0,2–12,5\u00a0%");
});

it("no message has a percent sign after a number that it is given, because languages write it differently", () => {
  const texts = Object.entries(JSON.parse(spanish) as Readonly<Record<string, string>>).flat();
  expect(texts.filter((text) => /\}\s?%/u.test(text))).toEqual([]);
});

it("the names that we give to characters are translated, and those of Unicode are not", () => {
  expect(characterName("\u0007")).toBe("U+0007 (carácter de control)");
  expect(characterName("\u202e")).toBe("U+202E (RIGHT-TO-LEFT OVERRIDE)");
});

describe("a message in Spanish", () => {
  const examples = rules.flatMap(({ id, kinds = ["assessment"], examples: all }) =>
    all.map(({ text }) => [id, nameFor[kinds[0] ?? "assessment"], text] as const),
  );

  it.each(examples)(
    "the messages about an example of %s contain no decimal point of our own",
    (_, name, text) => {
      const plain = text.replace(/^ *\^.*\n/gm, "");
      for (const { message } of inspect(Source.of(`file:///${name}`, plain), libraryOf()))
        for (const [number] of message.matchAll(/(?<!versión |[«\w.\d/-])\d+\.\d+(?![\w.\d/])/g))
          expect([message, plain]).toEqual([message, expect.stringContaining(number)]);
    },
  );
});

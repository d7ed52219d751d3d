/** Tests the check of our wording: it finds the listed words in every kind of file, and nothing else. */
import { expect, it } from "vitest";
import { wordingOf } from "../../scripts/wording.ts";

it.each([
  ["Beside the entry stands its rank.", ["1:1  “Beside” → “Next to”", "1:18  “stands” → “is”"]],
  ["A rank that is\nno number.", ["1:13  “is\nno” → “is not a”"]],
  [
    "Leave the key away. It lies in a map.",
    ["1:1  “Leave the key away” → “Remove”", "1:24  “lies in” → “is in”"],
  ],
  ["There is no rank, and it is no longer here.", []],
  ["NATO stands for a treaty, and a standard is understood.", []],
  ["The date by which it is due, and `findings` in code.", []],
  ["~~The reason stands behind it.~~", []],
  ["[The link](behind.md) to a page.", []],
])("the check of %j finds each wrong word", async (text, found) => {
  expect(await shortly("page.md", text)).toEqual(found);
});

it("the check reads the descriptions in a schema, but not its examples", async () => {
  const schema = `{
  "description": "The reason behind it.",
  "properties": { "mend": { "enumDescriptions": ["A flaw."], "examples": ["mend"] } }
}`;
  expect(await shortly("a.schema.json", schema)).toEqual([
    "2:30  “behind” → “after”",
    "3:53  “flaw” → “syntax error”",
  ]);
});

it("the check reads the values of a translation file", async () => {
  expect(await shortly("package.nls.json", '{ "mend.title": "Mend it" }')).toEqual(["1:18  “Mend” → “Fix”"]);
});

it("the check reads comments, messages and rules in code, but not names", async () => {
  const code = `/**
 * What mends a text.
 */
const mend = t("The flaw is here.") + "mend"; // It stands.
const rule = { summary: "No flaws.", id: "no-flaw" };
const title = l10n.t("Show findings");
`;
  expect(await shortly("a.ts", code)).toEqual([
    "2:9  “mends” → “fix”",
    "4:21  “flaw” → “syntax error”",
    "4:53  “stands” → “is”",
    "5:29  “flaws” → “syntax error”",
    "6:28  “findings” → “problem”",
  ]);
});

it("the check reads the names of tests, but nothing else in them", async () => {
  const code = `// What mends a text.
describe.each([1])("the flaw %s", () => {
  it("is mended", () => expect("the flaw").toBe(mend));
});
it.skipIf(isWindows)("the flaw is behind it", () => undefined);
`;
  expect(await shortly("a.test.ts", code)).toEqual([
    "2:25  “flaw” → “syntax error”",
    "3:10  “mended” → “fix”",
    "5:27  “flaw” → “syntax error”",
    "5:35  “behind” → “after”",
  ]);
});

async function shortly(path: string, content: string): Promise<string[]> {
  const found = await wordingOf(path, content);
  return found.map((line) =>
    line.replace("Incorrect term: ", "").replace(", use ", " → ").replace(" instead", ""),
  );
}

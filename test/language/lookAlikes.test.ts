/** Tests words that mix letters of several alphabets. */
import { expect, it } from "vitest";
import { lookAlikesIn, withoutLookAlikes } from "../../server/src/language/lookAlikes.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

it.each([
  ["pоrt", "port"],
  ["The Ρort of Sаnta Rоsa", "The Port of Santa Rosa"],
  ["сity-hall", "city-hall"],
])("%s reads %s", (text, latin) => {
  expect(withoutLookAlikes(text)).toBe(latin);
  expect(lookAlikesIn(text).length).toBeGreaterThan(0);
});

it.each([
  "port",
  "порт",
  "Порт Santa Rosa",
  "αβγ",
  "α-Labs",
  "β2",
  "Δt",
  "μg",
  "ИТ-team",
  "кВт",
  "σx",
  "日本 port",
])("nothing is wrong with %s", (text) => {
  expect(lookAlikesIn(text)).toEqual([]);
});

it("a look-alike in a definition is one problem, at the definition", () => {
  const text = [
    "assessment: 1",
    "title: T",
    "actors:",
    "  pоrt: {name: Port}",
    "rankings:",
    "  r: {of: port, estimated-by: author, basis: analyst-judgment, date: 2026, order: [{label: Theft}]}",
  ].join("\n");
  const found = inspect(Source.of("file:///a.threat.yaml", `${text}\n`), libraryOf());
  expect(found.map(({ rule, range }) => `${rule} ${range.start.line}`)).toEqual(["no-look-alike 3"]);
});

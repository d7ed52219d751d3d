/** Tests which languages fit a locale, and the locale of an environment. */
import { expect, it } from "vitest";
import { localeOf } from "../../server/src/files/language.ts";
import { languagesOf } from "../../server/src/language/languageCodes.ts";

it.each([
  ["es", ["es"]],
  ["es_MX.UTF-8", ["es-mx", "es"]],
  ["es-419", ["es-419", "es"]],
  ["pt-BR", ["pt-br", "pt"]],
  ["de_DE@euro", ["de-de", "de"]],
  ["en_US.UTF-8", ["en-us", "en"]],
  ["C", []],
  ["C.UTF-8", []],
  ["POSIX", []],
  ["", []],
  ["../../etc", []],
  ["es/../../etc", ["es"]],
])("the locale %j has the languages %j", (locale, languages) => {
  expect(languagesOf(locale)).toEqual(languages);
});

it("the locale of an environment is the first variable that is set", () => {
  expect(localeOf({ LC_ALL: "es_MX.UTF-8", LC_MESSAGES: "fr", LANG: "de" })).toBe("es_MX.UTF-8");
  expect(localeOf({ LC_ALL: "", LC_MESSAGES: "fr", LANG: "de" })).toBe("fr");
  expect(localeOf({ LANG: "de" })).toBe("de");
  expect(localeOf({})).toBe("");
});

/** Tests the letters of ids: those of every script, in lower case where the script has one. */
import { describe, expect, it } from "vitest";
import { schemas } from "../../server/src/format/schema.ts";
import { idOf, isId } from "../../server/src/model/basics/id.ts";
import { proseReferences } from "../../server/src/model/facts/prose.ts";

const RIGHT = [
  ...["theft", "año-2005", "日本", "हिन्दी", "مصر", "ไทย", "한국-2005", "ελλάδα", "россия", "עברית", "მცხეთა"],
  ...["می\u200cشود", "தமிழ்", "መንግሥት"],
];

const WRONG = [
  "Theft",
  "a b",
  "a--b",
  "-a",
  "a-",
  "a_b",
  "n\u0303ame",
  "\u0301a",
  "a\u200cb",
  "日本 国",
  "a.b",
  "",
];

describe("ids", () => {
  const { pattern = "" } = schemas.assessment.properties?.actors?.propertyNames ?? {};
  const allowed = new RegExp(pattern, "u");

  it.each(RIGHT)("%s is an id, for the schemas and in prose", (id) => {
    expect(isId(id)).toBe(true);
    expect(allowed.test(id)).toBe(true);
    expect(idOf(id)).toBe(id);
    expect(proseReferences(`[[${id}]] [@${id}, p. 3]`).map((each) => each.id)).toEqual([id, id]);
  });

  it.each(WRONG)("“%s” is not an id", (text) => {
    expect(isId(text)).toBe(false);
    expect(allowed.test(text)).toBe(false);
  });

  it.each([
    ["Théâtre de l’Opéra", "théâtre-de-l-opéra"],
    ["हिन्दी भाषा", "हिन्दी-भाषा"],
    ["n\u0303andu", "ñandu"],
    ["日本 2005", "日本-2005"],
  ])("%s becomes %s", (words, id) => {
    expect(idOf(words)).toBe(id);
  });
});

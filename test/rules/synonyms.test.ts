/**
 * Tests the tables of synonyms: every name in them exists in the format, and synonyms take precedence over
 * similar spelling.
 */
import { expect, it } from "vitest";
import type { Schema } from "../../server/src/format/schema.ts";
import { resolve, schemas } from "../../server/src/format/schema.ts";
import { keySynonyms } from "../../server/src/format/keySynonyms.ts";
import { nameForSynonym } from "../../server/src/format/synonyms.ts";
import { valueSynonyms } from "../../server/src/format/valueSynonyms.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

/** All schemas of all kinds of files. */
const all = Object.values(schemas).flatMap((root) => {
  const seen = new Set<Schema>();
  const visit = (schema: Schema): void => {
    const own = resolve(schema);
    if (seen.has(own)) return;
    seen.add(own);
    const { items, additionalProperties, properties = {}, patternProperties = {}, definitions = {} } = own;
    for (const each of [items, additionalProperties]) if (typeof each === "object") visit(each);
    for (const each of [properties, patternProperties, definitions]) Object.values(each).forEach(visit);
  };
  visit(root);
  return [...seen];
});

const maps = all.map(({ properties }) => Object.keys(properties ?? {})).filter((keys) => keys.length > 0);
const words = all.flatMap((schema) => [...(schema.enum ?? []), ...(schema["x-words"] ?? [])]);

it.each(keySynonyms.map(({ words: wrong, write }) => [wrong.join(", "), wrong, write] as const))(
  "the keys for the synonyms %s exist in the format",
  (_, wrong, write) => {
    for (const key of write) expect(maps.some((keys) => keys.includes(key))).toBe(true);
    // A synonym that is itself a key in every such map would never be looked up.
    for (const word of wrong)
      expect([
        word,
        maps.some((keys) => !keys.includes(word) && write.some((key) => keys.includes(key))),
      ]).toEqual([word, true]);
  },
);

it.each(valueSynonyms.map(({ words: wrong, write }) => [wrong.join(", "), wrong, write] as const))(
  "the values for the synonyms %s exist in the format",
  (_, _wrong, write) => {
    for (const word of write) expect(words.includes(word) || /^[a-z]{2}$/.test(word)).toBe(true);
  },
);

it("nameForSynonym returns the name that the map accepts", () => {
  const takes =
    (...names: string[]) =>
    (name: string) =>
      names.includes(name);
  expect(nameForSynonym("Probability", keySynonyms, takes("likelihood"))).toBe("likelihood");
  expect(nameForSynonym("probability", keySynonyms, takes("percent", "term"))).toBe("percent");
  expect(nameForSynonym("título", keySynonyms, takes("title", "name"))).toBe("title");
  expect(nameForSynonym("titulo", keySynonyms, takes("name"))).toBe("name");
  expect(nameForSynonym("banana", keySynonyms, takes("name"))).toBeUndefined();
});

it.each([
  ["an unrelated word", "threats:\n  f: {title: F, when: 2026}", []],
  ["a word in another language", "quellen:\n  s: {type: report}", []],
  ["a short word with two wrong letters", "sources:\n  s: {type: report, title: T, dare: 1}", []],
  ["two swapped letters", "actors:\n  a: {nmae: A}", ["name"]],
  ["a key that the map already has", "actors:\n  a: {name: A, nmae: B}", []],
  ["a synonym that resembles another key", "threats:\n  f: {title: F, severity: 4}", ["impact"]],
  ["a part of a longer key", "sources:\n  s: {type: report, title: T, date: 2004}", ["issued"]],
] as const)("no-unknown-key suggests the intended key or nothing for %s", (_, text, expected) => {
  const source = Source.of("file:///a.threat.yaml", `assessment: 1\ntitle: T\n${text}\n`);
  const findings = inspect(source, libraryOf()).filter(({ rule }) => rule === "no-unknown-key");
  expect(findings.flatMap(({ suggestions }) => suggestions)).toEqual(expected);
});

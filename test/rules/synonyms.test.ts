/** The table of words that people look for: every name in it is one of the format, and it goes before likeness. */
import { expect, it } from "vitest";
import type { Schema } from "../../server/src/format/schema.ts";
import { resolve, schemas } from "../../server/src/format/schema.ts";
import { keySynonyms } from "../../server/src/format/keySynonyms.ts";
import { nameForSynonym } from "../../server/src/format/synonyms.ts";
import { valueSynonyms } from "../../server/src/format/valueSynonyms.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

/** Every schema of every kind of file. */
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
  "the keys for %s are keys of the format",
  (_, wrong, write) => {
    for (const key of write) expect(maps.some((keys) => keys.includes(key))).toBe(true);
    // A word that every map with the key has, too, would never be looked for there.
    for (const word of wrong)
      expect([
        word,
        maps.some((keys) => !keys.includes(word) && write.some((key) => keys.includes(key))),
      ]).toEqual([word, true]);
  },
);

it.each(valueSynonyms.map(({ words: wrong, write }) => [wrong.join(", "), wrong, write] as const))(
  "the values for %s are words of the format",
  (_, _wrong, write) => {
    for (const word of write) expect(words.includes(word) || /^[a-z]{2}$/.test(word)).toBe(true);
  },
);

it("says in each map the name that this map has", () => {
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
  ["a word of another language", "quellen:\n  s: {type: report}", []],
  ["a short word with two other letters", "sources:\n  s: {type: report, title: T, dare: 1}", []],
  ["two letters that changed places", "actors:\n  a: {nmae: A}", ["name"]],
  ["a key that is there already", "actors:\n  a: {name: A, nmae: B}", []],
  ["a word of the table that looks like another key", "threats:\n  f: {title: F, severity: 4}", ["impact"]],
  ["a part of a longer key", "sources:\n  s: {type: report, title: T, date: 2004}", ["issued"]],
] as const)("proposes for %s what is meant, or nothing", (_, text, expected) => {
  const source = Source.of("file:///a.threat.yaml", `assessment: 1\ntitle: T\n${text}\n`);
  const findings = inspect(source, libraryOf()).filter(({ rule }) => rule === "no-unknown-key");
  expect(findings.flatMap(({ suggestions }) => suggestions)).toEqual(expected);
});

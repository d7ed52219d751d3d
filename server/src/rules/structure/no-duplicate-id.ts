import { t } from "@vscode/l10n";
import type { Definition } from "../../model/names.ts";
import { placeOf } from "../../syntax/place.ts";
import type { Section } from "../../syntax/document.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { conceptWord } from "../words.ts";

/** Ids and keys that stand twice. */
export const noDuplicateId: Rule = {
  id: "no-duplicate-id",
  severity: "error",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Every id is defined once, and every key stands once.",
  why: "With two definitions of one id nobody can say which of them a reference means, and of two equal keys most programs keep only one.",
  source: "STIX 2.1, section 2.9 (identifiers are unique)",
  examples: [
    bad`
actors:
  mexico: {name: Mexico}
  mexico: {name: Mexican government}
  ^^^^^^ The actor "mexico" is already defined. Give one of them another id.
`,
    bad`
actors:
  mexico:
    name: Mexico
    kind: state
    name: México
    ^^^^ The key "name" stands here twice. Keep one of them.
`,
    bad`
title: One
title: Two
^^^^^ The key "title" stands here twice. Keep one of them.
`,
    good`
actors:
  mexico: {name: Mexico}
terms:
  mexico: {definition: The country.}
`,
  ],
  *checkItem({ repetitions }) {
    for (const { key, place, first } of repetitions) yield repeated(key, place, first);
  },
  *checkDocument({ sections, duplicates }) {
    const sectionsSeen = new Map<string, Section>();
    for (const section of sections) {
      const first = sectionsSeen.get(section.name);
      if (!first) sectionsSeen.set(section.name, section);
      else yield repeated(section.name, placeOf(section.piece, section.key), placeOf(first.piece, first.key));
    }
    for (const [first, { concept, id, place }] of duplicates) {
      yield {
        place,
        message: t(
          'The {0} "{1}" is already defined. Give one of them another id.',
          conceptWord(concept),
          id,
        ),
        related: [{ place: first.place, message: t("The first definition") }],
      };
    }
  },
};

function repeated(key: string, place: Definition["place"], first: Definition["place"]): Problem {
  return {
    place,
    message: t('The key "{0}" stands here twice. Keep one of them.', key),
    related: [{ place: first, message: t("The first time") }],
  };
}

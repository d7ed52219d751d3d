/** Proposes words: the values that the schemas and scales allow, and the bundled files. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Schema } from "../../format/schema.ts";
import { allows } from "../../format/schema.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { scaleNames } from "../../workspace/scales.ts";
import { bundledScales, bundledTaxonomies } from "../../workspace/library.ts";
import { wordCard } from "../cards/key.ts";
import { bandOf, scaleCard, termCard } from "../cards/scale.ts";
import { taxonomyCard } from "../cards/taxonomy.ts";
import type { Proposal } from "./proposal.ts";

/** @param key The key that holds the value: among the scales it says of what. */
export function proposeWords(schema: Schema, key: string | undefined, assessment: Assessment): Proposal[] {
  return [
    ...ofSchema(schema),
    ...ofScale(schema, assessment),
    ...(schema["x-file"] === "taxonomy" ? taxonomies(assessment) : []),
    ...(schema["x-file"] === "scale" ? scales(key, assessment) : []),
  ];
}

function ofSchema(schema: Schema): Proposal[] {
  const words = schema.enum ?? schema["x-words"] ?? (schema.type === "boolean" ? [true, false] : []);
  const constant = typeof schema.const === "number" ? [schema.const] : [];
  return [...words, ...constant].map((word) => ({
    label: String(word),
    kind: CompletionItemKind.EnumMember,
    insert: [{ word: typeof word === "number" || typeof word === "boolean" ? word : String(word) }],
    documentation: wordCard(String(word), schema),
  }));
}

function ofScale(schema: Schema, { scales: all }: Assessment): Proposal[] {
  const scale = schema["x-scale"] && all[schema["x-scale"]];
  if (!scale) return [];
  return scale.terms.map((term): Proposal => {
    // A term that looks like a number is text all the same where only text is taken.
    const isNumber = /^\d+$/.test(term.term) && (allows(schema, "integer") || allows(schema, "number"));
    const label = term.shownLabel === term.term ? undefined : term.shownLabel;
    return {
      label: term.term,
      kind: CompletionItemKind.Unit,
      insert: [{ word: isNumber ? Number(term.term) : term.term }],
      detail: [bandOf(term), label].filter((part) => part !== undefined && part !== "").join(" · "),
      documentation: termCard(term, scale),
      filter: [term.term, term.label, ...term.synonyms].filter((part) => part !== undefined).join(" "),
    };
  });
}

function taxonomies({ library, source }: Assessment): Proposal[] {
  return bundledTaxonomies.map((id) => {
    const taxonomy = library.taxonomy(id, source.uri);
    const documentation = taxonomy && taxonomyCard(taxonomy, id);
    return {
      label: id,
      kind: CompletionItemKind.File,
      insert: [{ word: id }],
      detail: taxonomy?.title,
      documentation,
    };
  });
}

function scales(key: string | undefined, { library, source }: Assessment): Proposal[] {
  const of = scaleNames.find((name) => name === key);
  if (!of) return [];
  return bundledScales(of).map((id) => {
    const scale = library.scale(of, id, source.uri);
    const documentation = scale && scaleCard(scale);
    return {
      label: id,
      kind: CompletionItemKind.File,
      insert: [{ word: id }],
      detail: scale?.title,
      documentation,
    };
  });
}

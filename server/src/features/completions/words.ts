/** Completes words: the values that schemas and scales allow, and the bundled files. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Schema } from "../../format/schema.ts";
import { allows, offeredWords } from "../../format/schema.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { scaleNames, scalesFor } from "../../workspace/scales.ts";
import { bundledScales, bundledTaxonomies } from "../../workspace/library.ts";
import { wordHover } from "../hoverContent/key.ts";
import { bandOf, scaleHover, termHover } from "../hoverContent/scale.ts";
import { taxonomyHover } from "../hoverContent/taxonomy.ts";
import type { Completion } from "./completion.ts";

/**
 * The completions of words.
 * @param key The key that holds the value; for scales it tells what they measure.
 */
export function completeWords(schema: Schema, key: string | undefined, assessment: Assessment): Completion[] {
  return [
    ...ofSchema(schema),
    ...ofScale(schema, assessment),
    ...(schema["x-file"] === "taxonomy" ? taxonomies(assessment) : []),
    ...(schema["x-file"] === "scale" ? scales(key, assessment) : []),
  ];
}

function ofSchema(schema: Schema): Completion[] {
  const words = offeredWords(schema) ?? (schema.type === "boolean" ? [true, false] : []);
  const constant = typeof schema.const === "number" ? [schema.const] : [];
  return [...words, ...constant].map((word) => ({
    label: String(word),
    kind: CompletionItemKind.EnumMember,
    insert: [{ word: typeof word === "number" || typeof word === "boolean" ? word : String(word) }],
    documentation: wordHover(String(word), schema),
  }));
}

function ofScale(schema: Schema, assessment: Assessment): Completion[] {
  const of = schema["x-scale"];
  return of ? scalesFor(of, assessment).flatMap((scale) => termsOf(scale, schema)) : [];
}

function termsOf(scale: Scale, schema: Schema): Completion[] {
  return scale.terms.map((term): Completion => {
    // A term that looks like a number is a string if the schema allows only strings.
    const isNumber = /^\d+$/.test(term.term) && (allows(schema, "integer") || allows(schema, "number"));
    const label = term.shownLabel === term.term ? undefined : term.shownLabel;
    return {
      label: term.term,
      kind: CompletionItemKind.Unit,
      insert: [{ word: isNumber ? Number(term.term) : term.term }],
      detail: [bandOf(term), label].filter((part) => part !== undefined && part !== "").join(" · "),
      documentation: termHover(term, scale),
      filter: [term.term, term.label, ...term.labels.values(), ...term.synonyms]
        .filter((part) => part !== undefined)
        .join(" "),
    };
  });
}

function taxonomies({ library, source }: Assessment): Completion[] {
  return bundledTaxonomies.map((id) => {
    const taxonomy = library.taxonomy(id, source.uri);
    const documentation = taxonomy && taxonomyHover(taxonomy, id);
    return {
      label: id,
      kind: CompletionItemKind.File,
      insert: [{ word: id }],
      detail: taxonomy?.title,
      documentation,
    };
  });
}

function scales(key: string | undefined, { library, source }: Assessment): Completion[] {
  const own = scaleNames.filter((name) => name === key);
  // A key that is not named after a kind of scale takes scales of every kind.
  const bundled = (own.length > 0 ? own : scaleNames).flatMap((of) =>
    bundledScales(of).map((id) => ({ of, id })),
  );
  return bundled.map(({ of, id }) => {
    const scale = library.scale(of, id, source.uri);
    const documentation = scale && scaleHover(scale);
    return {
      label: id,
      kind: CompletionItemKind.File,
      insert: [{ word: id }],
      detail: scale?.title,
      documentation,
    };
  });
}

/** Completes ids: of all definitions in the document, and of the categories and sources that it can see. */
import { t } from "@vscode/l10n";
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Concept, Schema } from "../../format/schema.ts";
import type { Definition } from "../../model/facts/definitions.ts";
import { definedAs } from "../../model/facts/definitions.ts";
import { categoryOf, taxonomyWith } from "../../model/taxonomies/taxonomy.ts";
import { rules } from "../../rules/index.ts";
import { conceptWord } from "../../rules/words.ts";
import { memo } from "../../syntax/memo.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { workIn } from "../../workspace/occurrences.ts";
import type { CitationFields } from "../hoverContent/citation.ts";
import { citationFields, citationFieldsOf, shortCitation } from "../hoverContent/citation.ts";
import { titleOf } from "../hoverContent/title.ts";
import type { Completion } from "./completion.ts";
import type { IdOverlap } from "./idOverlap.ts";

/** The concepts that are wanted. */
interface WantedIds {
  readonly concepts: readonly Concept[];
  /** How far an id is already used in the same list or map. */
  readonly overlapOf: (id: string) => IdOverlap;
}

/** All ids of the wanted concepts, with how far each is used. */
export function completeIds(assessment: Assessment, { concepts, overlapOf }: WantedIds): Completion[] {
  const first = new Map<string, Completion>();
  for (const concept of concepts) {
    for (const definition of definedAs(concept, assessment.definitionsBySection))
      if (!first.has(definition.id)) first.set(definition.id, completionFor(definition));
    for (const id of idsOf(assessment, concept))
      if (!first.has(id)) first.set(id, completion(concept, id, elsewhere(assessment, concept, id)));
  }
  return Array.from(first.values(), (each) => ({ ...each, overlap: overlapOf(each.label) }));
}

/** The completion of a definition, memoized by definition. */
const completionFor = memo(({ concept, id, item }: Definition): Completion => {
  const title = titleOf(item.value);
  const described =
    concept === "source" ? ofWork(citationFields(item)) : { title, detail: title ?? conceptWord(concept) };
  return completion(concept, id, described);
});

function completion(concept: Concept, id: string, { title, detail }: Described): Completion {
  return {
    label: id,
    kind: kindOf(concept),
    insert: [{ word: id }],
    detail,
    names: { concept, id },
    filter: title === undefined ? id : `${id} ${title}`,
  };
}

/** The ids that are used as keys of this map would be, but are not defined. */
export function completeUndefinedIds(schema: Schema, { references, knownIds }: Assessment): Completion[] {
  const concept = schema["x-defines"];
  if (!concept) return [];
  const wanted = references.filter(
    ({ id, concepts, form }) =>
      concepts.includes(concept) && form !== "link" && knownIds.conceptsOf(id).length === 0,
  );
  // Ids that can be only one concept come first.
  wanted.sort((a, b) => a.concepts.length - b.concepts.length);
  return [...new Set(wanted.map(({ id }) => id))].map((id) => ({
    label: id,
    kind: CompletionItemKind.Reference,
    insert: [{ word: id, isKey: true }],
    detail: t("used, but not yet defined"),
  }));
}

function idsOf({ knownIds }: Assessment, concept: Concept): readonly string[] {
  return concept === "rule" ? rules.map(({ id }) => id) : knownIds.ids([concept]);
}

interface Described {
  readonly title: string | undefined;
  /** The most helpful text beside the id in a narrow list: the cluster, the title or the concept. */
  readonly detail: string | ((index: number) => string);
}

/** How many entries of a bibliography are parsed for a list: more than are visible, few enough for a keystroke. */
const MAX_READ = 50;

/** The description of an id that another file defines: a bibliography or the taxonomy. */
function elsewhere(assessment: Assessment, concept: Concept, id: string): Described {
  const work = concept === "source" ? workIn(assessment.bibliographies, id) : undefined;
  if (work) {
    const detail = (index: number): string =>
      index < MAX_READ ? ofWork(citationFieldsOf(work.briefCsl)).detail : work.searchText;
    return { title: work.searchText, detail };
  }
  const taxonomy = taxonomyWith(id, assessment.taxonomies);
  const category = concept === "category" || concept === "cluster" ? categoryOf(taxonomy, id) : undefined;
  if (!category) return { title: undefined, detail: conceptWord(concept) };
  const cluster = category.cluster === undefined ? undefined : taxonomy?.clusters.get(category.cluster);
  return { title: category.title, detail: cluster?.title ?? conceptWord(concept) };
}

/** A source can be found by its author, its year or a word of its title. */
function ofWork(work: CitationFields): { readonly title: string; readonly detail: string } {
  const short = shortCitation(work);
  const detail =
    work.title === undefined || short.startsWith(work.title) ? short : `${short} · ${work.title}`;
  return {
    title: [...work.authors, work.issued, work.title].filter((part) => part !== undefined).join(" "),
    detail,
  };
}

function kindOf(concept: Concept): CompletionItemKind {
  switch (concept) {
    case "category":
      return CompletionItemKind.EnumMember;
    case "cluster":
      return CompletionItemKind.Enum;
    default:
      return CompletionItemKind.Reference;
  }
}

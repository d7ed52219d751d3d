/** Defines what is used and not yet defined. Words that are not an id get one. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { Concept } from "../../format/schema.ts";
import { resolve, schemas } from "../../format/schema.ts";
import type { Reference } from "../../model/facts/facts.ts";
import { idOf, isId } from "../../model/basics/id.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import { touches } from "../../syntax/span.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { assessmentsOf } from "../../workspace/assessments.ts";
import { BUNDLED } from "../../workspace/library.ts";
import { TITLES } from "../hoverContent/title.ts";
import type { NewPair } from "../../syntax/write/collection.ts";
import { scalarText } from "../../syntax/write/scalar.ts";
import { textEditOf } from "../../syntax/write/edit.ts";
import { addEntry } from "../../syntax/write/section.ts";
import type { ActionRequest, ActionOffer } from "./action.ts";
import { pageIn } from "./source.ts";

/** More ways to define one thing do not help. */
const MAX_COUNT = 4;

/** Offers to define the undefined reference at the position. */
export function define({ assessment, piecePosition: { piece, offset } }: ActionRequest): ActionOffer[] {
  const reference = assessment.references.find(({ span }) => span.piece === piece && touches(span, offset));
  if (!reference || assessment.conceptsOf(reference.id).length > 0) return [];
  return reference.concepts
    .slice(0, MAX_COUNT)
    .flatMap((concept) => offerFor(reference, concept, assessment));
}

function offerFor(reference: Reference, concept: Concept, assessment: Assessment): ActionOffer[] {
  const { id: words, span, form } = reference;
  const { source, today } = assessment;
  const id = isId(words) ? words : idOf(words);
  // In prose, only an id can replace the words. A key that begins with "x-" belongs to the author.
  if (id === "" || isOwnKey(id) || (id !== words && form !== "value")) return [];
  const home = homeOf(concept, assessment);
  if (!home || assessment.conceptsOf(id).length > 0) return [];
  const { document, source: target } = home.assessment;
  const addition = addEntry(document, home.section, entryFor(id, words, { concept, today }));
  if (!addition || (target !== source && id !== words)) return [];
  const edits = [textEditOf(target, addition)];
  if (target !== source) {
    const file = target.uri.replace(/^.*\//, "");
    const title = formatMessage(
      t(
        'Define {concept, select, actor {the actor} asset {the asset} source {the source} threat {the threat} ranking {the ranking} comparison {the comparison} statement {the statement} question {the question} recommendation {the recommendation} term {the term} note {the note} result {the survey result} context {the context} cluster {the cluster} category {the category} other {the rule}} "{id}" in {file}',
      ),
      { concept, id, file },
    );
    return [{ title, kind: "quickfix", edits, source: target, fixes: FIXES }];
  }
  if (id === words) return [{ title: defineTitle(concept, id), kind: "quickfix", edits, fixes: FIXES }];
  const title = defineAsTitle(concept, id);
  const renamed = textEditOf(source, { span, text: scalarText(id) });
  return [{ title, kind: "refactor.extract", edits: [renamed, ...edits] }];
}

function defineTitle(concept: Concept, id: string): string {
  return formatMessage(
    t(
      'Define {concept, select, actor {the actor} asset {the asset} source {the source} threat {the threat} ranking {the ranking} comparison {the comparison} statement {the statement} question {the question} recommendation {the recommendation} term {the term} note {the note} result {the survey result} context {the context} cluster {the cluster} category {the category} other {the rule}} "{id}"',
    ),
    { concept, id },
  );
}

/** Returns the title for words in place of an id, which are replaced. */
function defineAsTitle(concept: Concept, id: string): string {
  return formatMessage(
    t(
      'Define it as {concept, select, actor {the actor} asset {the asset} source {the source} threat {the threat} ranking {the ranking} comparison {the comparison} statement {the statement} question {the question} recommendation {the recommendation} term {the term} note {the note} result {the survey result} context {the context} cluster {the cluster} category {the category} other {the rule}} "{id}"',
    ),
    { concept, id },
  );
}

/** The rules that report an undefined id. */
const FIXES = ["no-undefined-reference", "no-undefined-category", "no-undefined-term"];

interface Home {
  readonly assessment: Assessment;
  readonly section: string;
}

/** The section that defines this concept: in this document, or in its taxonomy if that is not bundled. */
function homeOf(concept: Concept, assessment: Assessment): Home | undefined {
  const own = sectionFor(concept, assessment);
  if (own !== undefined) return { assessment, section: own };
  const source = assessment.taxonomy?.source;
  if (!source || source.uri.startsWith(BUNDLED)) return undefined;
  const [taxonomy] = assessmentsOf(source, assessment.library);
  const section = taxonomy && sectionFor(concept, taxonomy);
  return taxonomy && section !== undefined ? { assessment: taxonomy, section } : undefined;
}

/** The section whose keys are definitions of this concept. */
function sectionFor(concept: Concept, { kind }: Assessment): string | undefined {
  return Object.entries(schemas[kind].properties ?? {}).find(
    ([, schema]) => resolve(schema)["x-defines"] === concept,
  )?.[0];
}

/** A definition with its title and required keys, filled in as far as possible. */
function entryFor(
  id: string,
  words: string,
  { concept, today }: { readonly concept: Concept; readonly today: string | undefined },
): NewPair {
  const page = concept === "source" ? pageIn(words, today) : undefined;
  if (page) return { key: id, value: page, levels: 1 };
  const section = Object.values(schemas)
    .flatMap((schema) => Object.values(schema.properties ?? {}))
    .map(resolve)
    .find((schema) => schema["x-defines"] === concept);
  const item = typeof section?.additionalProperties === "object" ? resolve(section.additionalProperties) : {};
  const title = TITLES.find((key) => Object.hasOwn(item.properties ?? {}, key));
  const keys = new Set([...(item.required ?? []), ...(title ? [title] : [])]);
  const values = Object.keys(item.properties ?? {})
    .filter((key) => keys.has(key))
    .map((key): [string, unknown] => [
      key,
      key === title ? (id === words ? inWords(id) : words) : emptyOf(memberOf(item.properties, key)?.type),
    ]);
  return { key: id, value: Object.fromEntries(values), levels: 1 };
}

function emptyOf(type: string | readonly string[] | undefined): unknown {
  return type === "array" ? [] : "TODO";
}

/** "organized-crime" becomes "Organized crime". */
function inWords(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ");
}

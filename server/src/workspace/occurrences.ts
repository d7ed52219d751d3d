/**
 * Finds occurrences of entities across files. An entity has one origin, the file that defines it first, however many
 * files extend or supersede that file, or use the entity.
 */
import { URI } from "vscode-uri";
import type { Kind } from "../format/kind.ts";
import type { Concept } from "../format/schema.ts";
import type { Bibliography, CitedWork } from "../model/bibliography/bibliography.ts";
import type { Facts, Reference } from "../model/facts/facts.ts";
import type { Definition } from "../model/facts/definitions.ts";
import { definitionsNamed } from "../model/facts/definitions.ts";
import type { Taxonomy } from "../model/taxonomies/taxonomy.ts";
import { categoryAmong, taxonomyWith } from "../model/taxonomies/taxonomy.ts";
import { documentsOf } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan, touches } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "./assessment.ts";
import { assessmentsOf } from "./assessments.ts";
import { BUNDLED } from "./library.ts";

/** Something that has an id. Entities with the same origin are the same in all files. */
export interface Entity {
  readonly concept: Concept;
  readonly id: string;
  /** The origin: the URI of the file that defines it first, and the index of its document in the file. */
  readonly origin: string;
}

/** Whether a value that a client returns is an entity. */
export function isEntity(thing: unknown): thing is Entity {
  const { concept, id, origin } = (thing ?? {}) as Partial<Record<keyof Entity, unknown>>;
  return typeof concept === "string" && typeof id === "string" && typeof origin === "string";
}

/** A definition or reference. */
export interface Occurrence {
  readonly entity: Entity;
  readonly source: Source;
  /** The span of the id, without quotation marks around it. */
  readonly span: PieceSpan;
  readonly isDefinition: boolean;
  /** The facts of the item that contains it; `undefined` for an entry of a bibliography. */
  readonly facts: Facts | undefined;
  /** If an alias brings it, `span` is that of the alias, and this is where the id is written. */
  readonly written?: PieceSpan;
}

/** Returns the occurrence at an offset of a document. */
export function occurrenceAt(
  assessment: Assessment,
  { piece, offset }: { readonly piece: PieceSpan["piece"]; readonly offset: number },
): Occurrence | undefined {
  return occurrencesIn(
    assessment,
    assessment.facts.filter(({ item }) => item.piece === piece),
  ).find(({ span }) => span.piece === piece && touches(span, offset));
}

/** Returns every occurrence of an entity in a document. */
export function occurrencesOf(entity: Entity, assessment: Assessment): Occurrence[] {
  return occurrencesIn(assessment, assessment.facts, entity.id).filter((occurrence) =>
    isSameEntity(occurrence.entity, entity),
  );
}

/** Whether both are the same entity. */
export function isSameEntity(a: Entity, b: Entity): boolean {
  return a.id === b.id && a.concept === b.concept && a.origin === b.origin;
}

/** Returns every occurrence in these items, or only those of one id. */
export function occurrencesIn(assessment: Assessment, all: readonly Facts[], id?: string): Occurrence[] {
  const { source } = assessment;
  const isAsked = (each: { readonly id: string }): boolean => id === undefined || each.id === id;
  return all.flatMap((facts): Occurrence[] => {
    const { definition, references } = facts;
    const own = definition && isAsked(definition) ? [definition] : [];
    return [
      ...own.flatMap((each) =>
        occurrence(each, entityOfDefinition(each, assessment), { source, facts, isDefinition: true }),
      ),
      ...references
        .filter(isAsked)
        .flatMap((each) =>
          occurrence(each, entityOfReference(each, assessment), { source, facts, isDefinition: false }),
        ),
    ];
  });
}

function occurrence(
  { id, span }: { readonly id: string; readonly span: PieceSpan },
  entity: Entity | undefined,
  about: Pick<Occurrence, "source" | "facts" | "isDefinition">,
): Occurrence[] {
  const written = idIn(span, id);
  return written && entity ? [{ ...about, entity, span: written }] : [];
}

/** Returns the entity that a reference names: the first of the concepts that fits. */
export function entityOfReference(
  { id, concepts }: Pick<Reference, "id" | "concepts">,
  assessment: Assessment,
): Entity | undefined {
  const { knownIds, kind } = assessment;
  const concept =
    concepts.find((each) => knownIds.has(id, [each])) ??
    (isDefinedByUsers(concepts, kind) ? concepts[0] : undefined);
  return concept && entityOfDefinition({ concept, id }, assessment);
}

/** Returns the entity of a definition in a document that can see it. */
export function entityOfDefinition(
  { concept, id }: Pick<Definition, "concept" | "id">,
  assessment: Assessment,
): Entity | undefined {
  if (concept === "rule") return undefined;
  return { concept, id, origin: originOf(concept, id, assessment) };
}

/**
 * Returns the definitions of an entity as a document sees them. If several files define it, those in the file that
 * takes precedence.
 */
export function definitionsOf(
  { concept, id }: Entity,
  assessment: Assessment,
): Pick<Occurrence, "source" | "span">[] {
  const own = definitionsNamed(assessment.definitionsBySection, { concept, id });
  if (own.length > 0) return own.map(({ span }) => ({ source: assessment.source, span }));
  const { taxonomies, bibliographies } = assessment;
  const category = categoryAmong(taxonomies, id);
  if (category?.concept === concept) return [category];
  const work = concept === "source" ? workIn(bibliographies, id) : undefined;
  return work ? [work] : [];
}

/** Returns the span of the id as it is written; `undefined` if an alias brings it from elsewhere. */
export function idIn({ piece, start, end }: PieceSpan, id: string): PieceSpan | undefined {
  const written = piece.text.slice(start, end);
  if (written.startsWith("*")) return undefined;
  const at = written.indexOf(id);
  if (at >= 0) return pieceSpan(piece, { start: start + at, end: start + at + id.length });
  // Letters may be written as escape sequences.
  return written.startsWith('"') ? pieceSpan(piece, { start: start + 1, end: end - 1 }) : undefined;
}

/** Whether the concepts are only defined by the assessments that use a file of this kind. */
export function isDefinedByUsers(concepts: readonly Concept[], kind: Kind): boolean {
  return kind === "taxonomy" && concepts.every((each) => each === "actor");
}

function originOf(concept: Concept, id: string, assessment: Assessment): string {
  const { source, document, superseded } = assessment;
  const shared = originInTaxonomy(
    concept,
    id,
    taxonomyWith(id, assessment.taxonomies) ?? assessment.taxonomy,
  );
  if (assessment.kind === "taxonomy") return shared ?? canonicalUri(source);
  // Assessments that use a taxonomy refer to the same actors as the taxonomy.
  if (concept === "actor" && shared !== undefined) return shared;
  if (definitionsNamed(assessment.definitionsBySection, { concept, id }).length === 0) {
    const work = concept === "source" ? workIn(assessment.bibliographies, id)?.source : undefined;
    return shared ?? canonicalUri(work ?? source);
  }
  const before = superseded?.definitions.has(`${concept} ${id}`) && firstIn(superseded.source, assessment);
  return before
    ? originOf(concept, id, before)
    : `${canonicalUri(source)}#${documentsOf(source).indexOf(document)}`;
}

/** Returns the work with this key in the first bibliography that contains it. */
export function workIn(bibliographies: readonly Bibliography[], id: string): CitedWork | undefined {
  return bibliographies.find((works) => works.has(id))?.get(id);
}

/**
 * Returns the URI of the most basic taxonomy in a chain of extensions that has the category or cluster, or refers to
 * the actor.
 */
function originInTaxonomy(concept: Concept, id: string, taxonomy: Taxonomy | undefined): string | undefined {
  if (concept === "actor") return originOfActor(id, taxonomy);
  if (concept !== "category" && concept !== "cluster") return undefined;
  const all = (each: Taxonomy): Taxonomy["categories"] =>
    concept === "category" ? each.categories : each.clusters;
  let origin: string | undefined;
  for (let each = taxonomy; each && all(each).has(id); each = each.parent) origin = canonicalUri(each.source);
  return origin;
}

/**
 * Returns the URI of the most basic taxonomy in a chain of extensions that refers to an actor. Bundled taxonomies do
 * not count: their actors are examples.
 */
export function originOfActor(id: string, taxonomy: Taxonomy | undefined): string | undefined {
  let origin: string | undefined;
  for (let each = taxonomy; each; each = each.parent)
    if (each.actors.has(id) && !each.source.uri.startsWith(BUNDLED)) origin = canonicalUri(each.source);
  return origin;
}

/** Returns the assessment in a superseded file; `undefined` if both supersede each other. */
function firstIn(source: Source, { library, source: later }: Assessment): Assessment | undefined {
  return library.supersededState(source.uri, later.uri) === "circular"
    ? undefined
    : assessmentsOf(source, library)[0];
}

/** Returns the normalized URI of a file. */
export const canonicalUri = memo(({ uri }: Source): string => URI.parse(uri).toString());

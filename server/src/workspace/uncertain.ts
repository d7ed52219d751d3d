/**
 * Collects what is uncertain because something in a document, or in a file that it names, cannot be read: ids that may
 * be defined there, and ids that may be used there. Problems that depend on these are not reported.
 */
import { bibliographyProblemsOf } from "../model/bibliography/bibliography.ts";
import type { Kind } from "../format/kind.ts";
import type { Concept, Schema } from "../format/schema.ts";
import { isProse, itemOf, schemas } from "../format/schema.ts";
import type { Facts } from "../model/facts/facts.ts";
import { idOf, intendedIds, isIdShaped, wordsIn } from "../model/basics/id.ts";
import { isMistyped } from "../model/facts/mistyped.ts";
import type { LocatedText } from "../model/basics/locatedText.ts";
import type { ItemReferences } from "../model/facts/itemReferences.ts";
import { withoutLookAlikes } from "../language/lookAlikes.ts";
import { closestSpelling } from "../model/basics/spelling.ts";
import type { Taxonomy } from "../model/taxonomies/taxonomy.ts";
import type { SyntaxProblem, Item, Section } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Source } from "../syntax/source.ts";
import type { Configuration } from "./configuration.ts";
import type { Library } from "./library.ts";
import type { FileNames } from "./links.ts";
import { isOwnKey } from "../syntax/ownKey.ts";

/** Returns the keys in text that YAML cannot parse, or in unknown sections: they may be definitions. */
export function possibleIdsInUnparsed(
  syntaxProblems: readonly SyntaxProblem[],
  sections: readonly Section[],
  kind: Kind,
): string[] {
  const unknown = sections.filter(({ name }) => !isKnown(name, kind));
  return [
    ...piecesOf(syntaxProblems).flatMap(keysIn),
    ...unknown.flatMap(({ items }) => items.flatMap(({ key }) => textOf(key) ?? [])),
  ];
}

function isKnown(name: string, kind: Kind): boolean {
  return isOwnKey(name) || Object.hasOwn(schemas[kind].properties ?? {}, name);
}

function piecesOf(syntaxProblems: readonly SyntaxProblem[]): Piece[] {
  return [...new Set(syntaxProblems.map((syntaxProblem) => syntaxProblem.span.piece))];
}

const keysIn = memo((piece: Piece): readonly string[] =>
  Array.from(piece.text.matchAll(/^[\t ]*(?:- +)?["']?([\p{L}\p{M}\p{N}-]+)/gmu), (match) => match[1] ?? ""),
);

/** A document with the files that it names. */
interface Naming {
  readonly kind: Kind;
  readonly source: Source;
  readonly library: Library;
  readonly taxonomy: Taxonomy | undefined;
  readonly taxonomyName: LocatedText | undefined;
  readonly namedTaxonomies: ReadonlyMap<string, Taxonomy>;
  readonly configuration: Configuration;
}

/** Returns the concepts that an id may name in files that cannot be read, or only in part. */
export function uncertainConcepts(
  { kind, source, library, taxonomy, taxonomyName, namedTaxonomies, configuration }: Naming,
  { bibliographies, rankingTaxonomies }: Pick<FileNames, "bibliographies" | "rankingTaxonomies">,
): Concept[] {
  const named = taxonomyName ?? (kind === "assessment" ? configuration.taxonomy : undefined);
  const isPossible = ({ text }: LocatedText): boolean => {
    const file = library.file(text, source.uri);
    return (
      library.bibliography(text, source.uri) === undefined ||
      (file !== undefined && bibliographyProblemsOf(file).some(({ kind }) => kind === "unreadable"))
    );
  };
  const areComplete = [
    ...(named === undefined ? [] : [taxonomy]),
    ...rankingTaxonomies.map(({ text }) => namedTaxonomies.get(text)),
  ].every((each) => each?.isComplete === true);
  return [
    ...(!areComplete ? (["category", "cluster"] as const) : []),
    ...(bibliographies.some(isPossible) ? (["source"] as const) : []),
  ];
}

/** Returns the words in pieces that YAML cannot parse; each may be the use of an id. */
export function possibleUsesInUnparsed(syntaxProblems: readonly SyntaxProblem[]): string[] {
  return piecesOf(syntaxProblems).flatMap(({ text }) => wordsIn(text));
}

/**
 * Returns what an item may use where its meaning is unknown: the words below unknown keys, and the concepts (as
 * `concept actor`) that are expected where a value is invalid.
 */
export const possibleUsesIn = memo((facts: Facts): readonly string[] => {
  const { item, schema } = facts;
  if (!schema && !isOwnKey(textOf(item.key) ?? "")) return wordsIn(textOfItem(item));
  const unlike = facts.references.filter(({ id, form }) => form !== "citation" && !isIdShaped(id));
  if (unlike.length === 0) return possibleUsesInViolations(facts);
  return [...unlike.flatMap(({ id }) => intendedIds(id)), ...possibleUsesInViolations(facts)];
});

function possibleUsesInViolations({ item, visits, violations }: Facts): readonly string[] {
  if (violations.length === 0) return NONE;
  const unknown = violations.filter(({ keyword }) => keyword === "additionalProperties");
  const mistyped = visits.filter((visit) => isMistyped(visit.node, visit.schema));
  return [
    ...(unknown.length > 0 ? wordsIn(textOfItem(item)) : []),
    ...mistyped.flatMap(({ schema: own }) => namedBy(own)).map((concept) => `concept ${concept}`),
  ];
}

/** Returns the ids that invalid keys of an item stand for. Uses of these ids are right. */
export const intendedIdsIn = memo(({ violations }: Facts): readonly string[] =>
  violations.length === 0
    ? NONE
    : violations.flatMap(({ keyword, key }) => (keyword === "propertyNames" && key ? idOf(key) : [])),
);

/** Returns the concepts that values of a schema may name; for texts, those that can be cited. */
function namedBy(schema: Schema): readonly Concept[] {
  if (isProse(schema)) return ["actor", "source", "term", "note"];
  return [schema, itemOf(schema)].flatMap((each) => each?.["x-refers-to"] ?? []);
}

/** Whether a definition, such as "actor mexico", may be among the uses that cannot be read. */
export function isPossibleUse(possible: ReadonlySet<string>, key: string): boolean {
  const [concept = "", id = ""] = key.split(" ");
  return possible.has(id) || possible.has(`concept ${concept}`);
}

function textOfItem({ piece, key, value }: Item): string {
  return piece.text.slice(key?.start ?? value?.start ?? 0, value?.end ?? key?.end ?? 0);
}

const NONE: readonly never[] = [];

/** If this many uses agree on a spelling, the definition is misspelled. */
const AGREE = 2;

/** Returns the ids that are misspelled in their definition, with the spelling of their uses. */
export function misspelledDefinitionsIn(
  referencesByItem: readonly ItemReferences[],
  keys: readonly string[],
  { usedIds, undefinedIds }: { usedIds: ReadonlySet<string>; undefinedIds: readonly string[] },
): ReadonlyMap<string, string> {
  if (undefinedIds.length === 0) return new Map();
  const counts = new Map(undefinedIds.map((id) => [id, 0]));
  for (const { uses } of referencesByItem)
    for (const { id } of uses) {
      const count = counts.get(id);
      if (count !== undefined) counts.set(id, count + 1);
    }
  const unused = keys.flatMap((key) => key.split(" ")[1] ?? []).filter((id) => !usedIds.has(id));
  // A letter of another alphabet that looks the same is certainly wrong.
  const alike = new Map(unused.map((id) => [withoutLookAlikes(id), id]));
  return new Map(
    Array.from(counts).flatMap(([id, count]): [string, string][] => {
      const typo = alike.get(id) ?? (count >= AGREE ? closestSpelling(id, unused) : undefined);
      return typo === undefined ? [] : [[typo, id]];
    }),
  );
}

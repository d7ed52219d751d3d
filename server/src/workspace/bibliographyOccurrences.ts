/** Finds occurrences of works in bibliographies. Assessments and other entries refer to these works. */
import { hasBibliographyExtension, keyUsesOf, readBibliography } from "../model/bibliography/bibliography.ts";
import { documentsOf } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import type { Library } from "./library.ts";
import { fileNamesIn } from "./links.ts";
import type { Occurrence, Entity } from "./occurrences.ts";
import { canonicalUri } from "./occurrences.ts";

/**
 * Whether a file is a bibliography and not a file of our format. CSL YAML is recognized by the entity that it defines.
 */
export function isBibliographyWith(source: Source, entity: Entity): boolean {
  return (
    hasBibliographyExtension(source.uri) || (isCitedWork(entity) && entity.origin === canonicalUri(source))
  );
}

/**
 * Whether the entity is a work in a bibliography. The origin of an entity in an assessment includes the index of its
 * document.
 */
export function isCitedWork({ concept, origin }: Entity): boolean {
  return concept === "source" && !origin.includes("#");
}

/** Returns the spans in a bibliography that define the work or refer to it. */
export function occurrencesInBibliography(entity: Entity, source: Source): Occurrence[] {
  if (!isCitedWork(entity)) return [];
  const isHome = entity.origin === canonicalUri(source);
  const work = isHome ? readBibliography(source).get(entity.id) : undefined;
  const about = { entity, source, facts: undefined };
  return [
    ...(work ? [{ ...about, span: work.span, isDefinition: true }] : []),
    ...keyUsesOf(source)
      .filter(({ key }) => isKeyOf(key, entity, source))
      .map((use) => ({ ...about, span: source.pieceSpanOf(use), isDefinition: false })),
  ];
}

/** Whether an entry with this key is the work. BibTeX compares keys without regard to case. */
function isKeyOf(key: string, { id, origin }: Entity, source: Source): boolean {
  const own = readBibliography(source).has(key) ? key : byLowerCase(source).get(key.toLowerCase());
  return own === undefined
    ? key.toLowerCase() === id.toLowerCase()
    : own === id && origin === canonicalUri(source);
}

/** Indexes the keys of a file by their lower case. Of two equal keys, the first counts. */
const byLowerCase = memo(
  (source: Source): ReadonlyMap<string, string> =>
    new Map(
      Array.from(readBibliography(source).keys())
        .toReversed()
        .map((key) => [key.toLowerCase(), key]),
    ),
);

/** Returns the key in the file that BibTeX considers equal to this one; `undefined` if there is none. */
export function caselessKey(key: string, source: Source): string | undefined {
  return byLowerCase(source).get(key.toLowerCase());
}

/** Returns the URIs of the bibliographies that a file lists together with the one that contains the work. */
export function siblingBibliographies(entity: Entity, source: Source, library: Library): string[] {
  if (!isCitedWork(entity) || !source.has("bibliography")) return [];
  return documentsOf(source).flatMap((document) => {
    const all = fileNamesIn(document.sections).bibliographies.map(({ text }) =>
      library.uriOf(text, source.uri),
    );
    return all.includes(entity.origin) ? all : [];
  });
}

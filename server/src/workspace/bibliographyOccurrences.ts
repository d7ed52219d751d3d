/** Works in files of sources, and the places in these files that name them: assessments and other works do. */
import { keyUsesOf, readBibliography } from "../model/bibliography.ts";
import { documentsOf } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import type { Library } from "./library.ts";
import { namedIn } from "./links.ts";
import type { Occurrence, Entity } from "./occurrences.ts";
import { canonicalUri } from "./occurrences.ts";

/** Whether a file is one of sources, and none of the format's own. CSL YAML shows it by what it defines. */
export function isBibliography(source: Source, entity: Entity): boolean {
  return (
    /\.(?:bib|json|ris)$/i.test(source.uri) ||
    (isInBibliography(entity) && entity.origin === canonicalUri(source))
  );
}

/** Whether the thing is a work in a file of sources: what an assessment defines has the number of its document. */
export function isInBibliography({ concept, origin }: Entity): boolean {
  return concept === "source" && !origin.includes("#");
}

/** Where a file of sources defines the work, and where other entries in it name that. */
export function occurrencesInBibliography(entity: Entity, source: Source): Occurrence[] {
  if (!isInBibliography(entity)) return [];
  const isHome = entity.origin === canonicalUri(source);
  const work = isHome ? readBibliography(source).get(entity.id) : undefined;
  const about = { entity, source, facts: undefined };
  return [
    ...(work ? [{ ...about, span: work.span, isDefinition: true }] : []),
    ...keyUsesOf(source)
      .filter(({ key }) => isKeyOf(key, entity, source))
      .map((use) => ({ ...about, span: source.place(use), isDefinition: false })),
  ];
}

/** Whether an entry that says the key means the work: BibTeX tells keys apart by their letters, whatever their case. */
function isKeyOf(key: string, { id, origin }: Entity, source: Source): boolean {
  const own = readBibliography(source).has(key) ? key : byLowerCase(source).get(key.toLowerCase());
  return own === undefined
    ? key.toLowerCase() === id.toLowerCase()
    : own === id && origin === canonicalUri(source);
}

/** The keys of a file by what they are in small letters; of two that are one, the first. */
const byLowerCase = memo(
  (source: Source): ReadonlyMap<string, string> =>
    new Map(
      Array.from(readBibliography(source).keys())
        .toReversed()
        .map((key) => [key.toLowerCase(), key]),
    ),
);

/** The key of the file that BibTeX would not tell from this one; nothing where there is none. */
export function keyLike(key: string, source: Source): string | undefined {
  return byLowerCase(source).get(key.toLowerCase());
}

/** The addresses of the files of sources that a file lists together with the one that has the work. */
export function bibliographiesBeside(entity: Entity, source: Source, library: Library): string[] {
  if (!isInBibliography(entity) || !source.has("bibliography")) return [];
  return documentsOf(source).flatMap((document) => {
    const all = namedIn(document.sections).bibliographies.map(({ text }) => library.uriOf(text, source.uri));
    return all.includes(entity.origin) ? all : [];
  });
}

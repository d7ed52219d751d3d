/** Works in files of sources, and the places in these files that name them: assessments and other works do. */
import { keyUsesOf, readBibliography } from "../model/bibliography.ts";
import { documentsOf } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import type { Library } from "./library.ts";
import { namedIn } from "./links.ts";
import type { Mention, Named } from "./named.ts";
import { addressOf } from "./named.ts";

/** Whether a file is one of sources, and none of the format's own. CSL YAML shows it by what it defines. */
export function isBibliography(source: Source, named: Named): boolean {
  return (
    /\.(?:bib|json|ris)$/i.test(source.uri) || (isInBibliography(named) && named.origin === addressOf(source))
  );
}

/** Whether the thing is a work in a file of sources: what an assessment defines has the number of its document. */
export function isInBibliography({ concept, origin }: Named): boolean {
  return concept === "source" && !origin.includes("#");
}

/** Where a file of sources defines the work, and where other entries in it name that. */
export function mentionsInBibliography(named: Named, source: Source): Mention[] {
  if (!isInBibliography(named)) return [];
  const isHome = named.origin === addressOf(source);
  const work = isHome ? readBibliography(source).get(named.id) : undefined;
  const about = { named, source, facts: undefined };
  return [
    ...(work ? [{ ...about, place: work.place, isDefinition: true }] : []),
    ...keyUsesOf(source)
      .filter(({ key }) => isKeyOf(key, named, source))
      .map((use) => ({ ...about, place: source.place(use), isDefinition: false })),
  ];
}

/** Whether an entry that says the key means the work: BibTeX tells keys apart by their letters, whatever their case. */
function isKeyOf(key: string, { id, origin }: Named, source: Source): boolean {
  const own = readBibliography(source).has(key) ? key : byLowerCase(source).get(key.toLowerCase());
  return own === undefined
    ? key.toLowerCase() === id.toLowerCase()
    : own === id && origin === addressOf(source);
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
export function bibliographiesBeside(named: Named, source: Source, library: Library): string[] {
  if (!isInBibliography(named) || !source.has("bibliography")) return [];
  return documentsOf(source).flatMap((document) => {
    const all = namedIn(document.sections).bibliographies.map(({ text }) =>
      library.address(text, source.uri),
    );
    return all.includes(named.origin) ? all : [];
  });
}

/** Finds every occurrence of an entity in a workspace. */
import type { Source } from "../syntax/source.ts";
import { aliasOccurrencesOf } from "./aliasOccurrences.ts";
import { assessmentsOf } from "./assessments.ts";
import {
  siblingBibliographies,
  isBibliographyWith,
  occurrencesInBibliography,
} from "./bibliographyOccurrences.ts";
import type { Library } from "./library.ts";
import type { Occurrence, Entity } from "./occurrences.ts";
import { canonicalUri, occurrencesOf } from "./occurrences.ts";

/** The files of a workspace, as they are found. */
export type WorkspaceFiles = AsyncIterable<Source> | Iterable<Source>;

/** Yields every occurrence of an entity in the files, and in the file that defines it, wherever that is. */
export async function* allOccurrences(
  entity: Entity,
  files: WorkspaceFiles,
  library: Library,
): AsyncGenerator<Occurrence> {
  const [home = ""] = entity.origin.split("#");
  const seen = new Set<string>();
  /** The file that defines it, and bibliographies, each with a file that names it. */
  const others = new Map<string, string | undefined>([[home, undefined]]);
  for await (const source of files) {
    seen.add(canonicalUri(source));
    for (const uri of siblingBibliographies(entity, source, library))
      if (!others.has(uri)) others.set(uri, source.uri);
    yield* occurrencesInFile(entity, source, library);
  }
  for (const [uri, from] of others) {
    const source = seen.has(uri) ? undefined : library.read(uri, from);
    if (source) yield* occurrencesInFile(entity, source, library);
  }
}

function occurrencesInFile(entity: Entity, source: Source, library: Library): Occurrence[] {
  if (isBibliographyWith(source, entity)) return occurrencesInBibliography(entity, source);
  // Most files do not contain the word, and need not be parsed as YAML.
  if (!source.has(entity.id)) return [];
  return assessmentsOf(source, library).flatMap((assessment) => [
    ...occurrencesOf(entity, assessment),
    ...aliasOccurrencesOf(entity, assessment),
  ]);
}

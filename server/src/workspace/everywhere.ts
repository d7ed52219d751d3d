/** Every place in a workspace that names something. */
import type { Source } from "../syntax/source.ts";
import { aliasedMentionsOf } from "./aliased.ts";
import { assessmentsOf } from "./assessments.ts";
import { bibliographiesBeside, isBibliography, mentionsInBibliography } from "./cited.ts";
import type { Library } from "./library.ts";
import type { Mention, Named } from "./named.ts";
import { addressOf, mentionsOf } from "./named.ts";

/** The files of a workspace, as they are found. */
export type FilesFound = AsyncIterable<Source> | Iterable<Source>;

/** Every place in the files that names a thing, and those in the file that defines it, wherever that is. */
export async function* mentionsEverywhere(
  named: Named,
  files: FilesFound,
  library: Library,
): AsyncGenerator<Mention> {
  const [home = ""] = named.origin.split("#");
  const seen = new Set<string>();
  /** The file that defines it, and bibliographies, each with a file that names it. */
  const others = new Map<string, string | undefined>([[home, undefined]]);
  for await (const source of files) {
    seen.add(addressOf(source));
    for (const address of bibliographiesBeside(named, source, library))
      if (!others.has(address)) others.set(address, source.uri);
    yield* mentionsInFile(named, source, library);
  }
  for (const [address, from] of others) {
    const source = seen.has(address) ? undefined : library.read(address, from);
    if (source) yield* mentionsInFile(named, source, library);
  }
}

function mentionsInFile(named: Named, source: Source, library: Library): Mention[] {
  if (isBibliography(source, named)) return mentionsInBibliography(named, source);
  // Most files do not have the word at all, and need not be read as YAML.
  if (!source.has(named.id)) return [];
  return assessmentsOf(source, library).flatMap((assessment) => [
    ...mentionsOf(named, assessment),
    ...aliasedMentionsOf(named, assessment),
  ]);
}

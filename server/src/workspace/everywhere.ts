/** Every place in a workspace that names something. */
import { readBibliography } from "../model/bibliography.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "./assessments.ts";
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
  let isHomeSeen = false;
  for await (const source of files) {
    if (addressOf(source) === home) isHomeSeen = true;
    yield* mentionsInFile(named, source, library);
  }
  const source = isHomeSeen ? undefined : library.read(home);
  if (source) yield* mentionsInFile(named, source, library);
}

function mentionsInFile(named: Named, source: Source, library: Library): Mention[] {
  // Most files do not have the word at all, and need not be read as YAML.
  if (!source.text.includes(named.id)) return [];
  if (isBibliography(named, source)) {
    const work = readBibliography(source).get(named.id);
    return work ? [{ ...work, named, isDefinition: true, facts: undefined }] : [];
  }
  return assessmentsOf(source, library).flatMap((assessment) => mentionsOf(named, assessment));
}

/** Whether the source is defined in a file of sources only: an assessment's has the number of its document. */
function isBibliography({ concept, origin }: Named, source: Source): boolean {
  return concept === "source" && origin === addressOf(source);
}

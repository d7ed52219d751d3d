/** The files of sources that the assessments of the workspace name: what is wrong in them is reported like in any other file. */
import { isOfSources } from "../model/bibliography.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { canonicalUri } from "../workspace/occurrences.ts";

export class NamedSources {
  /** By the file that names them. */
  readonly #by = new Map<string, readonly string[]>();
  /** How many files name each: it is asked for at every change, and for every file of the workspace. */
  readonly #counts = new Map<string, number>();

  /** Whether a file of the workspace names it. */
  has(uri: string): boolean {
    return this.#counts.has(uri);
  }

  /** What a file names, as it was noted last. */
  namedBy(uri: string): readonly string[] {
    return this.#by.get(uri) ?? NONE;
  }

  /** Notes what a file names now. @returns The files that have just come to be named, or are so no longer. */
  note(uri: string, now: readonly string[]): readonly string[] {
    const before = this.namedBy(uri);
    if (now.length > 0) this.#by.set(uri, now);
    else this.#by.delete(uri);
    for (const each of now) this.#count(each, 1);
    for (const each of before) this.#count(each, -1);
    return [...now.filter((each) => !before.includes(each)), ...before.filter((each) => !this.has(each))];
  }

  #count(uri: string, more: 1 | -1): void {
    const count = (this.#counts.get(uri) ?? 0) + more;
    if (count > 0) this.#counts.set(uri, count);
    else this.#counts.delete(uri);
  }
}

const NONE: readonly never[] = [];

/** The addresses of the files of sources that a file names and that can be read. */
export function sourcesNamedIn(source: Source, library: Library): readonly string[] {
  if (!source.has("bibliography") || isOfSources(source)) return NONE;
  const links = assessmentsOf(source, library).flatMap((assessment) => assessment.links);
  return [
    ...new Set(
      links.flatMap(({ sources }) => (sources && isOfSources(sources) ? [canonicalUri(sources)] : [])),
    ),
  ];
}

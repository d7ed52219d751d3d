/** Tracks the source files that the assessments of the workspace name. They get diagnostics like any other file. */
import { isBibliographyFile } from "../model/bibliography/bibliography.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { canonicalUri } from "../workspace/occurrences.ts";
import { Emitter } from "./protocol.ts";

/** The source files that each file of the workspace names. */
export class NamedBibliographies {
  /** The source files, by the URI of the file that names them. */
  readonly #by = new Map<string, readonly string[]>();
  /** How many files name each source file. A count makes `has` fast: it is called for every file at every change. */
  readonly #counts = new Map<string, number>();
  readonly #changes = new Emitter<readonly string[]>();
  /** Fires with the source files that are newly named, or no longer named. */
  readonly onDidChange = this.#changes.event;

  /** Whether a file of the workspace names this file. */
  has(uri: string): boolean {
    return this.#counts.has(uri);
  }

  /** The source files that a file named when it was last checked. */
  namedBy(uri: string): readonly string[] {
    return this.#by.get(uri) ?? NONE;
  }

  /**
   * Records the source files that a file names now.
   * @returns The source files that are newly named, or no longer named.
   */
  note(uri: string, now: readonly string[]): readonly string[] {
    const before = this.namedBy(uri);
    if (now.length > 0) this.#by.set(uri, now);
    else this.#by.delete(uri);
    for (const each of now) this.#count(each, 1);
    for (const each of before) this.#count(each, -1);
    const changed = [
      ...now.filter((each) => !before.includes(each)),
      ...before.filter((each) => !this.has(each)),
    ];
    if (changed.length > 0) this.#changes.fire(changed);
    return changed;
  }

  #count(uri: string, more: 1 | -1): void {
    const count = (this.#counts.get(uri) ?? 0) + more;
    if (count > 0) this.#counts.set(uri, count);
    else this.#counts.delete(uri);
  }
}

const NONE: readonly never[] = [];

/** The URIs of the readable source files that a file names. */
export function bibliographiesNamedIn(source: Source, library: Library): readonly string[] {
  if (isBibliographyFile(source)) return NONE;
  const links = assessmentsOf(source, library).flatMap((assessment) => assessment.links);
  return [
    ...new Set(
      links.flatMap(({ bibliography }) =>
        bibliography && isBibliographyFile(bibliography) ? [canonicalUri(bibliography)] : [],
      ),
    ),
  ];
}

/**
 * Decides which files get diagnostics: open files that are not ignored, and closed files in the folders of the
 * workspace.
 */
import type { Cancellation } from "../files/requestFiles.ts";
import { untilCancelled } from "../files/requestFiles.ts";
import { patternFolderOf, Ignored } from "../files/ignored.ts";
import { isAtOrBelow, normalizeUri } from "../files/uris.ts";
import type { Documents } from "./documents.ts";
import { NamedBibliographies } from "./namedBibliographies.ts";

/** The files that get diagnostics. */
export class Scope {
  /** Source files that the assessments name get diagnostics too. */
  readonly namedBibliographies = new NamedBibliographies();
  readonly #documents: Documents;
  readonly #folders: () => readonly string[];
  /**
   * Cached results by URI, since the client asks at every keystroke. A change replaces the map, so that searches in
   * progress write to the old one.
   */
  #known = new Map<string, boolean>();

  /** @param folders The URIs of the open folders. */
  constructor(documents: Documents, folders: () => readonly string[]) {
    this.#documents = documents;
    this.#folders = folders;
    const forget = (): void => {
      this.#known = new Map();
    };
    documents.onDidChange((uri) => {
      if (patternFolderOf(uri) !== undefined) forget();
    });
    documents.onDidChangeOnDisk(forget);
  }

  /** Whether the user ignores a file; `false` if cancelled. */
  async isIgnored(uri: string, token?: Cancellation): Promise<boolean> {
    const known = this.#known;
    const answer = known.get(uri);
    if (answer !== undefined) return answer;
    const files = this.#documents.requestFiles();
    const found = await files.whenLoaded(() => new Ignored(files).hasAt(uri), token);
    if (found !== undefined) known.set(uri, found);
    return found ?? false;
  }

  /** Whether a file is in the workspace; `false` if cancelled. */
  async has(uri: string, token?: Cancellation): Promise<boolean> {
    for (const each of this.#folders()) {
      const folder = normalizeUri(each);
      const isNamed = this.namedBibliographies.has(uri) && isAtOrBelow(uri, new Set([folder]));
      if (isNamed || (await untilCancelled(this.#documents.backend.isFound(folder, uri), token)))
        return !(await this.isIgnored(uri, token));
    }
    return false;
  }

  /** The folders to search again after a change at this URI. */
  async searchedAt(uri: string): Promise<string[]> {
    const { backend } = this.#documents;
    const found = this.#folders().map(async (each): Promise<string[]> => {
      const folder = normalizeUri(each);
      if (isAtOrBelow(folder, new Set([uri]))) return [folder];
      return isAtOrBelow(uri, new Set([folder])) && (await backend.isSearched(folder, uri)) ? [uri] : [];
    });
    return (await Promise.all(found)).flat();
  }
}

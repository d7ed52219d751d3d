/**
 * Which files have findings: all that are open and not ignored, and of those that are closed the ones that a search of
 * the workspace's folders would find.
 */
import type { Cancellation } from "../files/requestFiles.ts";
import { untilCancelled } from "../files/requestFiles.ts";
import { folderRuledBy, Ignored } from "../files/ignored.ts";
import { isAtOrBelow, normalizeUri } from "../files/uris.ts";
import type { Documents } from "./documents.ts";
import { NamedSources } from "./namedSources.ts";

export class Scope {
  /** The files of sources that the others name: they have findings too. */
  readonly namedSources = new NamedSources();
  readonly #documents: Documents;
  readonly #folders: () => readonly string[];
  /** By address: an editor asks at every keystroke. What was found out before a change goes to a map that nobody asks. */
  #known = new Map<string, boolean>();

  /** @param folders The addresses of the folders that the editor has open. */
  constructor(documents: Documents, folders: () => readonly string[]) {
    this.#documents = documents;
    this.#folders = folders;
    const forget = (): void => {
      this.#known = new Map();
    };
    documents.onDidChange((uri) => {
      if (folderRuledBy(uri) !== undefined) forget();
    });
    documents.onDidChangeOnDisk(forget);
  }

  /** Whether the user has said that a file is not to be checked; no, where nobody wants to know any more. */
  async isIgnored(uri: string, token?: Cancellation): Promise<boolean> {
    const known = this.#known;
    const answer = known.get(uri);
    if (answer !== undefined) return answer;
    const files = this.#documents.asking();
    const found = await files.whenLoaded(() => new Ignored(files).hasAt(uri), token);
    if (found !== undefined) known.set(uri, found);
    return found ?? false;
  }

  /** Whether there is a file of the workspace at an address; no, where nobody wants to know any more. */
  async has(uri: string, token?: Cancellation): Promise<boolean> {
    for (const each of this.#folders()) {
      const folder = normalizeUri(each);
      const isNamed = this.namedSources.has(uri) && isAtOrBelow(uri, new Set([folder]));
      if (isNamed || (await untilCancelled(this.#documents.backend.isFound(folder, uri), token)))
        return !(await this.isIgnored(uri, token));
    }
    return false;
  }

  /** The folders in which files have to be looked for when something has changed at an address. */
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

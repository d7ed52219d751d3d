/**
 * Which files have findings: all that are open and not ignored, and of those that are closed the ones that a search of
 * the workspace's folders would find.
 */
import { resolve } from "node:path";
import { URI } from "vscode-uri";
import { isAtOrBelow } from "../files/disk.ts";
import { isFoundBelow, isSearchedBelow } from "../files/find.ts";
import { folderRuledBy, Ignored } from "../files/ignored.ts";
import type { Documents } from "./documents.ts";
import { normalAddress } from "./documents.ts";

export class Scope {
  readonly #folders: () => readonly string[];
  readonly #renew: () => Ignored;
  #ignored: Ignored;
  /** By address: an editor asks at every keystroke. */
  readonly #known = new Map<string, boolean>();

  /** @param folders The addresses of the folders that the editor has open. */
  constructor(documents: Documents, folders: () => readonly string[]) {
    this.#folders = folders;
    this.#renew = () => new Ignored(documents);
    this.#ignored = this.#renew();
    documents.onDidChange((uri) => {
      if (folderRuledBy(uri) !== undefined) this.#forget();
    });
    documents.onDidChangeOnDisk(() => {
      this.#forget();
    });
  }

  /** Whether the user has said that a file is not to be checked. */
  isIgnored(uri: string): boolean {
    let known = this.#known.get(uri);
    if (known === undefined) {
      const { scheme, fsPath } = URI.parse(uri);
      this.#known.set(uri, (known = scheme === "file" && this.#ignored.has(fsPath)));
    }
    return known;
  }

  /** Whether there is a file of the workspace at an address. */
  has(uri: string): boolean {
    const { scheme, fsPath } = URI.parse(uri);
    return (
      scheme === "file" &&
      this.#folders().some((folder) => isFoundBelow(pathOf(folder), fsPath)) &&
      !this.isIgnored(uri)
    );
  }

  /** The folders in which files have to be looked for when something has changed at an address. */
  searchedAt(uri: string): string[] {
    return this.#folders().flatMap((each) => {
      const folder = normalAddress(each);
      if (isAtOrBelow(folder, new Set([uri]))) return [folder];
      return isAtOrBelow(uri, new Set([folder])) && isSearchedBelow(pathOf(folder), pathOf(uri)) ? [uri] : [];
    });
  }

  #forget(): void {
    this.#known.clear();
    this.#ignored = this.#renew();
  }
}

function pathOf(folder: string): string {
  return resolve(URI.parse(folder).fsPath);
}

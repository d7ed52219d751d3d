/** Which files are left out: those that a configuration, a `.gitignore` or `.git/info/exclude` names. */
import ignore from "ignore";
import type { Ignore } from "ignore";
import { URI } from "vscode-uri";
import { memo } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import { isIgnored } from "../workspace/configuration.ts";
import type { Files } from "../workspace/files.ts";
import { isThere } from "../workspace/files.ts";
import { folderOf, foldersUpFrom } from "./names.ts";

export class Ignored {
  readonly #files: Files;

  constructor(files: Files) {
    this.#files = files;
  }

  /** @param path An absolute path. */
  has(path: string): boolean {
    return this.hasAt(URI.file(path).toString());
  }

  /** @param uri The address of a file. */
  hasAt(uri: string): boolean {
    return isIgnored(uri, this.#files) || this.#byGit(uri);
  }

  /** The nearest `.gitignore` that names the file decides, up to the root of the repository; last comes `.git/info/exclude`. */
  #byGit(uri: string): boolean {
    for (const folder of foldersUpFrom(folderOf(uri))) {
      const verdict = this.#verdict(`${folder}/.gitignore`, folder, uri);
      if (verdict !== undefined) return verdict;
      if (isThere(`${folder}/.git`, this.#files))
        return this.#verdict(`${folder}/.git/info/exclude`, folder, uri) ?? false;
    }
    return false;
  }

  /** What the patterns of a file, relative to a folder, decide for an address. */
  #verdict(patterns: string, folder: string, uri: string): boolean | undefined {
    const source = this.#files.read(patterns);
    const verdict = source && patternsIn(source).test(decodeURIComponent(uri.slice(folder.length + 1)));
    return verdict?.ignored || verdict?.unignored ? verdict.ignored : undefined;
  }
}

/** The address of the folder whose files are ruled by a file with this address; nothing for a file that rules none. */
export function folderRuledBy(uri: string): string | undefined {
  return /^(.*)\/(?:\.gitignore|\.threat-assessment\.ya?ml|\.git|\.git\/info(?:\/exclude)?)$/.exec(uri)?.[1];
}

const patternsIn = memo((source: Source): Ignore => ignore().add(source.text));

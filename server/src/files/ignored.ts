/** Which files are left out: those that a configuration, a `.gitignore` or `.git/info/exclude` names. */
import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore from "ignore";
import type { Ignore } from "ignore";
import { URI } from "vscode-uri";
import { memo } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import { isIgnored } from "../workspace/configuration.ts";
import type { Files } from "../workspace/library.ts";

export class Ignored {
  readonly #files: Files;
  readonly #repositories = new Map<string, boolean>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** @param path An absolute path. */
  has(path: string): boolean {
    return isIgnored(URI.file(path).toString(), this.#files) || this.#byGit(path);
  }

  /** The nearest `.gitignore` that names the file decides, up to the root of the repository; last comes `.git/info/exclude`. */
  #byGit(path: string): boolean {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const verdict = this.#verdict(join(folder, ".gitignore"), folder, path);
      if (verdict !== undefined) return verdict;
      if (this.#isRepository(folder))
        return this.#verdict(join(folder, ".git/info/exclude"), folder, path) ?? false;
      if (dirname(folder) === folder) return false;
    }
  }

  /** What the patterns of a file, relative to a folder, decide for a path. */
  #verdict(patterns: string, folder: string, path: string): boolean | undefined {
    const source = this.#files.read(URI.file(patterns).toString());
    const verdict = source && patternsIn(source).test(relative(folder, path).split(sep).join("/"));
    return verdict?.ignored || verdict?.unignored ? verdict.ignored : undefined;
  }

  #isRepository(folder: string): boolean {
    let known = this.#repositories.get(folder);
    if (known === undefined) this.#repositories.set(folder, (known = existsSync(join(folder, ".git"))));
    return known;
  }
}

/** The address of the folder whose files are ruled by a file with this address; nothing for a file that rules none. */
export function folderRuledBy(uri: string): string | undefined {
  return /^(.*)\/(?:\.gitignore|\.threat-assessment\.ya?ml|\.git|\.git\/info(?:\/exclude)?)$/.exec(uri)?.[1];
}

const patternsIn = memo((source: Source): Ignore => ignore().add(source.text));

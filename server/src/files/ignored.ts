/** Which files of a folder are left out: those that a configuration or a `.gitignore` names. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import ignore from "ignore";
import type { Ignore } from "ignore";
import { isIgnored } from "../workspace/configuration.ts";
import type { Files } from "../workspace/library.ts";

export class Ignored {
  readonly #files: Files;
  readonly #patterns = new Map<string, Ignore | undefined>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** @param path An absolute path. */
  has(path: string): boolean {
    return isIgnored(pathToFileURL(path).href, this.#files) || this.#byGit(path);
  }

  /** The nearest `.gitignore` that has something to say of the file decides, up to the root of the repository. */
  #byGit(path: string): boolean {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const verdict = this.#patternsIn(folder)?.test(relative(folder, path).split(sep).join("/"));
      if (verdict?.ignored || verdict?.unignored) return verdict.ignored;
      if (dirname(folder) === folder || existsSync(join(folder, ".git"))) return false;
    }
  }

  #patternsIn(folder: string): Ignore | undefined {
    if (!this.#patterns.has(folder)) this.#patterns.set(folder, read(join(folder, ".gitignore")));
    return this.#patterns.get(folder);
  }
}

function read(path: string): Ignore | undefined {
  try {
    return ignore().add(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

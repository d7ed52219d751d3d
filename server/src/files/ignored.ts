/** Decides which files are excluded: those that a configuration, a `.gitignore` or `.git/info/exclude` names. */
import { URI } from "vscode-uri";
import { memo } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import { isIgnored } from "../workspace/configuration.ts";
import type { Files } from "../workspace/files.ts";
import { fileExists } from "../workspace/files.ts";
import type { IgnoreLevel } from "../workspace/gitignore.ts";
import { isExcluded, patternsOf } from "../workspace/gitignore.ts";
import { folderOf, foldersUpFrom } from "./uris.ts";

/** Answers which files are excluded, and collects the files with patterns that it could not read. */
export class Ignored {
  readonly #files: Files;
  readonly #unread = new Map<string, string>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** The files with patterns that exist but cannot be read, with the reason for each, by URI. */
  get unread(): ReadonlyMap<string, string> {
    return this.#unread;
  }

  /** @param path An absolute path. */
  has(path: string): boolean {
    return this.hasAt(URI.file(path).toString());
  }

  /** @param uri The URI of a file. */
  hasAt(uri: string): boolean {
    return isIgnored(uri, this.#files) || this.#byGit(uri);
  }

  /** Up to the root of the repository, the nearest `.gitignore` has precedence. `.git/info/exclude` comes last. */
  #byGit(uri: string): boolean {
    const above: string[] = [];
    let root = folderOf(uri);
    for (const folder of foldersUpFrom(root)) {
      above.push((root = folder));
      if (fileExists(`${folder}/.git`, this.#files)) break;
    }
    const isCaseless = isCaselessIn(this.#files.read(`${root}/.git/config`));
    const level = (folder: string, file: string): IgnoreLevel[] => {
      const source = this.#files.read(`${folder}/${file}`);
      if (!source) this.#noteWhy(`${folder}/${file}`);
      const patterns = source && (isCaseless ? caselessPatternsIn(source) : patternsIn(source));
      return patterns ? [{ folder: pathBetween(root, folder), patterns }] : [];
    };
    const levels = above.flatMap((folder) => level(folder, ".gitignore"));
    return isExcluded(pathBetween(root, uri), [...levels, ...level(root, ".git/info/exclude")]);
  }

  #noteWhy(uri: string): void {
    const why = this.#files.why?.(uri);
    if (why && why.state !== "missing" && why.state !== "unknown") this.#unread.set(uri, why.failure);
  }
}

/**
 * Returns the URI of the folder to which the patterns in this file apply; `undefined` for a file that has no patterns.
 */
export function patternFolderOf(uri: string): string | undefined {
  return /^(.*)\/(?:\.gitignore|\.threat-assessment\.ya?ml|\.git|\.git\/config|\.git\/info(?:\/exclude)?)$/.exec(
    uri,
  )?.[1];
}

/** Returns the relative path from the URI of a folder to a URI at or below it. */
function pathBetween(folder: string, uri: string): string {
  return decodeURIComponent(uri.slice(folder.length + 1));
}

const patternsIn = memo((source: Source) => patternsOf(source.text.split("\n")));
const caselessPatternsIn = memo((source: Source) =>
  patternsOf(source.text.split("\n"), { isCaseless: true }),
);

/** Whether git has recorded that the file system ignores case (`core.ignorecase`). */
function isCaselessIn(config: Source | undefined): boolean {
  return config !== undefined && /^[ \t]*ignorecase[ \t]*=[ \t]*true[ \t]*$/im.test(config.text);
}

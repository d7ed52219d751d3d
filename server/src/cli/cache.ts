/**
 * The cache of `check`: the results of earlier runs. A result is valid while the file, the files that it reads and the
 * program are the same.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { replaceFile } from "../files/replace.ts";
import { readOwnFile, withChecksum, verifyChecksum } from "../files/checksum.ts";
import { today } from "../files/today.ts";
import { tool } from "../report/tool.ts";
import type { Files } from "../workspace/library.ts";
import type { Examined } from "./examine.ts";
import { fingerprintOf } from "./examine.ts";

/** The default path of the cache. */
export const CACHE_LOCATION = "node_modules/.cache/threat-assessment.json";

interface Content {
  /**
   * The key of the whole cache: the program, the language of messages, the date, and the folder to which paths are
   * relative.
   */
  readonly made: string;
  readonly files: Readonly<Record<string, Examined>>;
}

/** Finds and stores the results of files. */
export class Cache {
  readonly #location: string;
  readonly #made: string;
  readonly #files: Map<string, Examined>;

  /**
   * @param location The path of the cache file.
   * @param language The language of messages.
   */
  constructor(location: string, language: string) {
    this.#location = resolve(location);
    this.#made = [tool.version, statSync(__filename).mtimeMs, language, today(), process.cwd()].join(" ");
    this.#files = new Map(Object.entries(this.#load()));
  }

  /** The cached result of a file with this fingerprint; `undefined` if anything that it depends on has changed. */
  find(path: string, fingerprint: string, files: Files): Examined | undefined {
    const known = this.#files.get(path);
    if (known?.fingerprint !== fingerprint) return undefined;
    return known.reads.every(([uri, before, from]) => fingerprintOf(files, uri, from) === before)
      ? known
      : undefined;
  }

  keep(examined: Examined): void {
    // Failures are not cached: the file may be readable in the next run.
    if ("findings" in examined.result) this.#files.set(examined.path, examined);
  }

  /** Writes the cache file atomically. A cache that cannot be written does not fail the run. */
  save(): void {
    const content: Content = { made: this.#made, files: Object.fromEntries(this.#files) };
    try {
      replaceFile(this.#location, withChecksum(content));
    } catch {
      // The next run only takes as long as this one.
    }
  }

  /** The entries of a cache with the same key; none if the file is missing or damaged. */
  #load(): Content["files"] {
    const reading = readOwnFile(this.#location);
    const content = "text" in reading ? (verifyChecksum(reading.text) as Content | undefined) : undefined;
    return content?.made === this.#made ? content.files : {};
  }
}

/** What earlier runs have found. It holds as long as a file, what it reads, and the program are the same. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { replaceFile } from "../files/replace.ts";
import { readOwnFile, withChecksum, verifyChecksum } from "../files/checksum.ts";
import { today } from "../files/today.ts";
import { tool } from "../report/tool.ts";
import type { Files } from "../workspace/library.ts";
import type { Examined } from "./examine.ts";
import { printOf } from "./examine.ts";

/** Where the cache is kept, unless the user says otherwise. */
export const CACHE_LOCATION = "node_modules/.cache/threat-assessment.json";

interface Content {
  /** What everything in it depends on: the program, the language of the messages, the day, the folder that paths start from. */
  readonly made: string;
  readonly files: Readonly<Record<string, Examined>>;
}

export class Cache {
  readonly #location: string;
  readonly #made: string;
  readonly #files: Map<string, Examined>;

  /** @param language The language of the messages. */
  constructor(location: string, language: string) {
    this.#location = resolve(location);
    this.#made = [tool.version, statSync(__filename).mtimeMs, language, today(), process.cwd()].join(" ");
    this.#files = new Map(Object.entries(this.#load()));
  }

  /** What was found in a file with this text; `undefined` where something is not as it was. */
  find(path: string, print: string, files: Files): Examined | undefined {
    const known = this.#files.get(path);
    if (known?.print !== print) return undefined;
    return known.reads.every(([uri, before, from]) => printOf(files, uri, from) === before)
      ? known
      : undefined;
  }

  keep(examined: Examined): void {
    // What could not be read may be there the next time.
    if ("findings" in examined.result) this.#files.set(examined.path, examined);
  }

  /** Writes the file whole or not at all. A cache that cannot be written is no reason to fail. */
  save(): void {
    const content: Content = { made: this.#made, files: Object.fromEntries(this.#files) };
    try {
      replaceFile(this.#location, withChecksum(content));
    } catch {
      // The next run takes as long as this one.
    }
  }

  /** What was written by the same program under the same conditions, unless it was damaged. */
  #load(): Content["files"] {
    const reading = readOwnFile(this.#location);
    const content = "text" in reading ? (verifyChecksum(reading.text) as Content | undefined) : undefined;
    return content?.made === this.#made ? content.files : {};
  }
}

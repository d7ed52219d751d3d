/** `check --fix`: mends files before they are checked. */
import { accessSync, constants, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import { Disk, reasonOf } from "../files/disk.ts";
import { replaceFile } from "../files/replace.ts";
import type { Failure } from "../report/report.ts";
import { inspect } from "../rules/inspect.ts";
import type { FixSafety } from "../rules/applyFixes.ts";
import { applyFixes } from "../rules/applyFixes.ts";
import { today } from "../files/today.ts";
import { Source } from "../syntax/source.ts";
import { Library } from "../workspace/library.ts";
import { uriOfPath } from "./examine.ts";
import { fromCurrentFolder, displayPath } from "./paths.ts";

/** Mends what can be mended and leaves every other byte as it is. @returns What could not be written. */
export function fixFiles(paths: readonly string[], fixSafety: FixSafety): Failure[] {
  const disk = new Disk();
  const library = new Library(disk, { today });
  return paths.flatMap((path) => {
    const reading = disk.reading(path);
    // What cannot be read is reported by the check that follows.
    if ("failure" in reading) return [];
    const fixed = applyFixes(
      Source.of(uriOfPath(path), reading.text),
      (source) => inspect(source, library),
      fixSafety,
    );
    return fixed === reading.text ? [] : written(path, fixed);
  });
}

function written(path: string, text: string): Failure[] {
  try {
    const target = linkedFrom(path);
    if (target !== undefined) {
      const message = t("It is not fixed: it is a link to {0}. Fix that file.", displayPath(target));
      return [{ path: displayPath(path), message }];
    }
    // To replace a file takes no permission to write it, and whoever has made it read-only means it.
    accessSync(path, constants.W_OK);
    const hasMark = readFileSync(path).subarray(0, 3).equals(BYTE_ORDER_MARK);
    replaceFile(path, hasMark ? Buffer.concat([BYTE_ORDER_MARK, Buffer.from(text)]) : text);
    return [];
  } catch (error) {
    return [{ path: displayPath(path), message: t("It could not be fixed. {0}", reasonOf(error)) }];
  }
}

/** The file that a path leads to by a link, in its name or in that of a folder below the current one. */
function linkedFrom(path: string): string | undefined {
  const target = realpathSync(path);
  const folder = isBelowHere(path) ? realpathSync(process.cwd()) : realpathSync(dirname(path));
  const expected = join(folder, isBelowHere(path) ? fromCurrentFolder(path) : basename(path));
  return target === expected ? undefined : target;
}

function isBelowHere(path: string): boolean {
  return !/^(?:\.\.(?:\/|$)|\/|[a-z]:)/i.test(fromCurrentFolder(path));
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

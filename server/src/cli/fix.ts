/** `check --fix`: fixes files before they are checked. */
import { accessSync, constants, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import { Disk, reasonNotWritten } from "../files/disk.ts";
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

/**
 * Applies the fixes of this safety; every other byte stays as it is.
 * @returns The files that could not be written.
 */
export function fixFiles(paths: readonly string[], fixSafety: FixSafety): Failure[] {
  const disk = new Disk();
  const library = new Library(disk, { today });
  return paths.flatMap((path) => {
    const reading = disk.reading(path);
    // The check that follows reports files that cannot be read.
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
    // Replacing a file needs no permission to write it, but a file that was made read-only should stay as it is.
    accessSync(path, constants.W_OK);
    const hasMark = readFileSync(path).subarray(0, 3).equals(BYTE_ORDER_MARK);
    replaceFile(path, hasMark ? Buffer.concat([BYTE_ORDER_MARK, Buffer.from(text)]) : text);
    return [];
  } catch (error) {
    return [{ path: displayPath(path), message: t("It could not be fixed. {0}", reasonNotWritten(error)) }];
  }
}

/** The target of a path that is or goes through a symbolic link at or below the current folder; otherwise `undefined`. */
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

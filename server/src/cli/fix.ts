/** `check --fix`: mends files before they are checked. */
import { readFileSync, writeFileSync } from "node:fs";
import { Disk, reasonOf } from "../files/disk.ts";
import type { Failure } from "../report/report.ts";
import { inspect } from "../rules/inspect.ts";
import type { Courage } from "../rules/mend.ts";
import { mend } from "../rules/mend.ts";
import { today } from "../files/today.ts";
import { Source } from "../syntax/source.ts";
import { Library } from "../workspace/library.ts";
import { addressOf } from "./examine.ts";
import { readable } from "./paths.ts";

/** Mends what can be mended and leaves every other byte as it is. @returns What could not be written. */
export function fixFiles(paths: readonly string[], courage: Courage): Failure[] {
  const disk = new Disk();
  const library = new Library(disk, { today });
  return paths.flatMap((path) => {
    const reading = disk.reading(path);
    // What cannot be read is reported by the check that follows.
    if ("failure" in reading) return [];
    const mended = mend(
      Source.of(addressOf(path), reading.text),
      (source) => inspect(source, library),
      courage,
    );
    return mended === reading.text ? [] : written(path, mended);
  });
}

function written(path: string, text: string): Failure[] {
  try {
    const hasMark = readFileSync(path).subarray(0, 3).equals(BYTE_ORDER_MARK);
    writeFileSync(path, hasMark ? Buffer.concat([BYTE_ORDER_MARK, Buffer.from(text)]) : text);
    return [];
  } catch (error) {
    return [{ path: readable(path), message: reasonOf(error) }];
  }
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

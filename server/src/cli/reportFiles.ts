/** Writes the files of a report. */
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { t } from "@vscode/l10n";
import { replaceFile } from "../files/replace.ts";
import { reasonNotWritten } from "../files/disk.ts";
import type { Failure } from "../report/report.ts";
import type { Written } from "../writers/formats.ts";
import { printNote } from "./terminal.ts";

/**
 * Writes a file and those next to it.
 * @param output The file, or the folder if there is none; `undefined` for standard output.
 */
export function writeReportFiles(
  { file, beside = new Map() }: Partial<Written>,
  output: string | undefined,
): Failure | undefined {
  if (output === undefined) return writeToStandardOutput(file, beside.size);
  const folder = file === undefined ? resolve(output) : dirname(resolve(output));
  const files = [...(file === undefined ? [] : ([[resolve(output), file]] as const))];
  try {
    for (const [path, content] of [...files, ...besideIn(folder, beside)]) {
      if (dirname(path) !== dirname(resolve(output))) mkdirSync(dirname(path), { recursive: true });
      replaceFile(path, content);
    }
    return undefined;
  } catch (error) {
    return { path: output, message: t("It cannot be written: {0}", reasonNotWritten(error)) };
  }
}

function besideIn(folder: string, beside: Written["beside"]): (readonly [string, string | Uint8Array])[] {
  return Array.from(beside, ([path, content]) => [join(folder, path), content] as const);
}

function writeToStandardOutput(file: Written["file"], beside: number): Failure | undefined {
  if (file === undefined)
    return {
      path: "-",
      message: t("Say with --output in which folder to write the figures, or name one with --figure."),
    };
  process.stdout.write(file);
  if (beside > 0)
    printNote(
      t("Pictures and bibliography are files next to the text. They are only written with --output."),
    );
  return undefined;
}

/** Reads a baseline file before a check, or writes one after it. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import { readOwnFile } from "../files/checksum.ts";
import { formatMessage } from "../language/messageFormat.ts";
import type { Baseline } from "../report/baseline.ts";
import { baselineOf, readBaseline, writeBaseline } from "../report/baseline.ts";
import type { Failure, Report } from "../report/report.ts";
import { openCount } from "../report/report.ts";
import { tool } from "../report/tool.ts";
import { writeAtomically } from "./targets.ts";
import { printError } from "./terminal.ts";

/** The value of a baseline option: a file name, or `true` for the default one. */
export type BaselineOption = string | true;

const USUAL = ".threat-assessment-baseline.json";

/** Reads a baseline file; a failure if it cannot be read. */
export function baselineIn(option: BaselineOption): Baseline | Failure {
  const file = fileOf(option);
  const reading = readOwnFile(file);
  const baseline = "text" in reading ? readBaseline(reading.text) : undefined;
  if (baseline) return baseline;
  const reason = "failure" in reading ? reading.failure : t("This is not a baseline.");
  return { path: file, message: sentences(reason, t("Write one with `{0}`.", commandFor(option))) };
}

/**
 * Writes the open problems of the report as a baseline.
 * @returns Whether it could be written.
 */
export function writeBaselineFile(report: Report, option: BaselineOption): boolean {
  const file = fileOf(option);
  const known = readOwnFile(file);
  if ("text" in known && known.text.trim() !== "" && !readBaseline(known.text)) {
    const message = t(
      "This is not a baseline, so it is not overwritten. Choose another name, or delete the file first.",
    );
    printError(`${file}: ${message}`);
    return false;
  }
  if (!writeAtomically(file, writeBaseline(baselineOf(report)))) return false;
  const kept = formatMessage(
    t(
      "{problems, plural, one {# problem is} other {# problems are}} in {file}. From now on, only new ones count.",
    ),
    { problems: openCount(report), file },
  );
  process.stdout.write(`${kept}\n`);
  return true;
}

/** Reports how many findings of the baseline are gone. */
export function reportGone(gone: number, option: BaselineOption): void {
  if (gone === 0) return;
  const note = formatMessage(
    t(
      "{gone, plural, one {# problem of the baseline no longer exists} other {# problems of the baseline no longer exist}}. Update the baseline with `{command}`.",
    ),
    { gone, command: commandFor(option) },
  );
  process.stderr.write(`${note}\n`);
}

function fileOf(option: BaselineOption): string {
  return option === true ? USUAL : option;
}

function commandFor(option: BaselineOption): string {
  return `${tool.name} check --write-baseline ${fileOf(option)}`;
}

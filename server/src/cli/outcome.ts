/** Ends a run: writes the report, prints notes beside it, and sets the exit status. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import type { Failure, Report } from "../report/report.ts";
import { summaryOf } from "../report/report.ts";
import type { BaselineOption } from "./baseline.ts";
import { reportGone } from "./baseline.ts";
import type { OutputTarget } from "./targets.ts";
import { writeToTargets } from "./targets.ts";
import type { ColorOption } from "./terminal.ts";
import { exitStatus, printError, printNote } from "./terminal.ts";

/** The report of a run, and what its exit status depends on. */
export interface RunOutcome {
  readonly report: Report;
  readonly maxWarnings: number;
  /** The baseline that the report was compared with, and how many of its findings are gone. */
  readonly baseline?: BaselineOption | undefined;
  readonly gone: number;
}

/** The options for the output of a report. */
export interface OutputOptions extends ColorOption {
  readonly format?: readonly OutputTarget[];
}

/**
 * Writes the report.
 * @returns The exit status.
 */
export function finishRun(outcome: RunOutcome, options: OutputOptions): number {
  const { report, baseline, gone } = outcome;
  const { format = [{ format: "stylish", file: undefined }] } = options;
  if (baseline !== undefined) reportGone(gone, baseline);
  return writeToTargets(format, report, options) ? statusOf(outcome) : exitStatus.trouble;
}

/** Whether a result is a failure. */
export function isFailure(found: object | undefined): found is Failure {
  return found !== undefined && "message" in found;
}

/**
 * Prints a failure of the run.
 * @returns The exit status.
 */
export function failRun(failure: Failure): number {
  reportFailure(failure);
  return exitStatus.trouble;
}

/** Prints all failures but the last, which ends the run: each file that cannot be read is named. */
export function lastFailure(failures: readonly Failure[]): Failure | undefined {
  failures.slice(0, -1).forEach(reportFailure);
  return failures.at(-1);
}

/** Prints a failure that does not end the run. */
export function reportFailure({ path, message }: Failure): void {
  printError(`${path}: ${message}`);
}

/** Prints a note that does not fail the run. */
export function reportNote({ path, message }: Failure): void {
  printNote(sentences(t("note:"), `${path}: ${message}`));
}

function statusOf({ report, maxWarnings }: RunOutcome): number {
  if (report.failures.length > 0) return exitStatus.trouble;
  const { error, warning } = summaryOf(report).findings;
  return error > 0 || warning > maxWarnings ? exitStatus.findings : exitStatus.clean;
}

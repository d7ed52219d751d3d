/** The baseline as a file: read before a check, or written after one. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import { readOwnFile } from "../files/checksum.ts";
import { formatMessage } from "../language/messageFormat.ts";
import type { Baseline } from "../report/baseline.ts";
import { baselineOf, readBaseline, writeBaseline } from "../report/baseline.ts";
import type { Failure, Report } from "../report/report.ts";
import { openCount } from "../report/report.ts";
import { tool } from "../report/tool.ts";
import { writeWhole } from "./targets.ts";
import { fail } from "./terminal.ts";

/** From an option: the name of a file, or `true` for the usual one. */
export type BaselineOption = string | true;

const USUAL = ".threat-assessment-baseline.json";

/** The baseline in a file, or why there is none. */
export function baselineIn(option: BaselineOption): Baseline | Failure {
  const file = fileOf(option);
  const reading = readOwnFile(file);
  const baseline = "text" in reading ? readBaseline(reading.text) : undefined;
  if (baseline) return baseline;
  const reason = "failure" in reading ? reading.failure : t("This is no baseline.");
  return { path: file, message: sentences(reason, t("Write one with `{0}`.", commandFor(option))) };
}

/** Writes down what is open in the report; tells whether it could be written. */
export function keepBaseline(report: Report, option: BaselineOption): boolean {
  const file = fileOf(option);
  const known = readOwnFile(file);
  if ("text" in known && known.text.trim() !== "" && !readBaseline(known.text)) {
    const message = t(
      "This is no baseline, and is not overwritten. Choose another name, or delete it first.",
    );
    fail(`${file}: ${message}`);
    return false;
  }
  if (!writeWhole(file, writeBaseline(baselineOf(report)))) return false;
  const kept = formatMessage(
    t(
      "{findings, plural, one {# finding is} other {# findings are}} in {file}: from now on, only new ones count.",
    ),
    { findings: openCount(report), file },
  );
  process.stdout.write(`${kept}\n`);
  return true;
}

/** Says how much of the baseline is gone. */
export function tellGone(gone: number, option: BaselineOption): void {
  if (gone === 0) return;
  const told = formatMessage(
    t(
      "{gone, plural, one {# finding of the baseline is} other {# findings of the baseline are}} gone: write it again with `{command}`.",
    ),
    { gone, command: commandFor(option) },
  );
  process.stderr.write(`${told}\n`);
}

function fileOf(option: BaselineOption): string {
  return option === true ? USUAL : option;
}

function commandFor(option: BaselineOption): string {
  return `${tool.name} check --write-baseline ${fileOf(option)}`;
}

/** The data of a report: what a run found, independent of its format. */
import type { Range } from "vscode-languageserver-types";
import type { FileProblem } from "../rules/inspect.ts";
import { severities } from "../workspace/configuration.ts";
import type { Severity } from "../workspace/configuration.ts";

/** The report of a run. */
export interface Report {
  readonly tool: Tool;
  /** The checked files, with and without findings, sorted by path. */
  readonly files: readonly CheckedFile[];
  /** What should have been checked and could not be. */
  readonly failures: readonly Failure[];
  /** Whether it was compared with a baseline. */
  readonly hasBaseline?: true;
}

/** The program that made the report. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** A file with its findings. */
export interface CheckedFile {
  /** As a user writes it: relative to the current folder, with `/`. */
  readonly path: string;
  readonly findings: readonly ReportedProblem[];
  /** The lines in which findings begin, by line number from 0. */
  readonly lines: Readonly<Record<number, string>>;
}

/** A finding whose related locations have paths instead of URIs. */
export interface ReportedProblem extends Omit<FileProblem, "related"> {
  readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
  /** Whether the baseline has it, so that it needs no action now. */
  readonly isKnown?: true;
}

/** Something that could not be done with a path. */
export interface Failure {
  readonly path: string;
  /** A sentence that says what is wrong, without the path. */
  readonly message: string;
}

export { severities };

/** The totals of a report. */
export interface Summary {
  readonly files: number;
  readonly filesWithFindings: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly failures: number;
}

/** Counts the files, the failures and the open findings. */
export function summaryOf({ files, failures }: Report): Summary {
  const findings = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const file of files) for (const { severity } of openFindings(file)) findings[severity]++;
  const filesWithFindings = files.filter((file) => openFindings(file).length > 0).length;
  return { files: files.length, filesWithFindings, findings, failures: failures.length };
}

/** The report as if nothing were suppressed. */
export function unsuppressed(report: Report): Report {
  const files = report.files.map((file) => ({
    ...file,
    findings: file.findings.map(({ suppressed: _reason, ...finding }) => finding),
  }));
  return { ...report, files };
}

/** The findings that are neither suppressed nor in the baseline. */
export function openFindings({ findings }: CheckedFile): readonly ReportedProblem[] {
  return findings.filter(isOpen);
}

/** Whether a finding is neither suppressed nor in the baseline. */
export function isOpen({ suppressed, isKnown }: ReportedProblem): boolean {
  return !suppressed && !isKnown;
}

/** The number of open findings. */
export function openCount({ files }: Pick<Report, "files">): number {
  return files.reduce((sum, file) => sum + openFindings(file).length, 0);
}

/** Whether no action is needed: there is no error or warning. */
export function isClean({ findings }: Summary): boolean {
  return findings.error + findings.warning === 0;
}

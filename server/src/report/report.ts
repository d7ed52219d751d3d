/** What a run of the checker found, before anybody decides how it looks. */
import type { Range } from "vscode-languageserver-types";
import type { FileProblem } from "../rules/inspect.ts";
import { severities } from "../workspace/configuration.ts";
import type { Severity } from "../workspace/configuration.ts";

export interface Report {
  readonly tool: Tool;
  /** The files that were checked, with and without findings, in the order of their paths. */
  readonly files: readonly CheckedFile[];
  /** What should have been checked and could not. */
  readonly failures: readonly Failure[];
  /** Whether it was compared with a baseline. */
  readonly hasBaseline?: true;
}

export interface Tool {
  readonly name: string;
  readonly version: string;
}

export interface CheckedFile {
  /** As a reader writes it: relative to the current folder, with `/`. */
  readonly path: string;
  readonly findings: readonly ReportedProblem[];
  /** The lines in which findings begin, by their numbers from 0. */
  readonly lines: Readonly<Record<number, string>>;
}

/** A finding whose other places are named by their path. */
export interface ReportedProblem extends Omit<FileProblem, "related"> {
  readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
  /** Whether the baseline has it: it was there before, and nobody has to act now. */
  readonly isKnown?: true;
}

export interface Failure {
  readonly path: string;
  /** A sentence that says what is wrong and does not name the path again. */
  readonly message: string;
}

export { severities };

export interface Summary {
  readonly files: number;
  readonly filesWithFindings: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly failures: number;
}

export function summaryOf({ files, failures }: Report): Summary {
  const findings = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const file of files) for (const { severity } of openIn(file)) findings[severity]++;
  const filesWithFindings = files.filter((file) => openIn(file).length > 0).length;
  return { files: files.length, filesWithFindings, findings, failures: failures.length };
}

/** The report as if nothing had been suppressed. */
export function unsuppressed(report: Report): Report {
  const files = report.files.map((file) => ({
    ...file,
    findings: file.findings.map(({ suppressed: _reason, ...finding }) => finding),
  }));
  return { ...report, files };
}

/** The findings that nobody has suppressed, and no baseline knows. */
export function openIn({ findings }: CheckedFile): readonly ReportedProblem[] {
  return findings.filter(isOpen);
}

export function isOpen({ suppressed, isKnown }: ReportedProblem): boolean {
  return !suppressed && !isKnown;
}

/** How many findings are open in all. */
export function openCount({ files }: Pick<Report, "files">): number {
  return files.reduce((sum, file) => sum + openIn(file).length, 0);
}

/** Whether somebody has to act: an error or a warning; information and hints are for reading. */
export function isClean({ findings }: Summary): boolean {
  return findings.error + findings.warning === 0;
}

/** Renders a report for people: each finding with its position, its words in their line, and related locations. */
import { t } from "@vscode/l10n";
import { listed } from "../language/lists.ts";
import type { Formatter } from "picocolors/types.js";
import type { Position } from "vscode-languageserver-types";
import { formatMessage } from "../language/messageFormat.ts";
import type { Severity } from "../rules/rule.ts";
import { terminalText, terminalPath } from "./cells.ts";
import { excerptOf } from "./excerpt.ts";
import type { Terminal } from "./format.ts";
import type { CheckedFile, Report, ReportedProblem, Summary } from "./report.ts";
import { isClean, openFindings, severities, summaryOf } from "./report.ts";

/** The report as text for a terminal. */
export function stylish(report: Report, terminal: Terminal): string {
  const files = report.files
    .filter((file) => openFindings(file).length > 0)
    .flatMap((file) => ofFile(file, terminal));
  const last = report.files.length > 0 ? [ofSummary(summaryOf(report), terminal)] : [];
  return [...files, ...last].map((line) => `${line}\n`).join("");
}

function ofFile(file: CheckedFile, terminal: Terminal): string[] {
  const heading = terminal.colors.underline(terminalPath(file.path));
  return [
    heading,
    "",
    ...openFindings(file).flatMap((finding) => [...ofFinding(finding, file, terminal), ""]),
  ];
}

function ofFinding(finding: ReportedProblem, file: CheckedFile, { colors, width }: Terminal): string[] {
  const { severity, range, rule } = finding;
  const { start, end } = range;
  const color = colorOf(severity, colors);
  const line = file.lines[start.line] ?? "";
  const inLine = {
    start: start.character,
    end: end.line > start.line ? line.trimEnd().length : end.character,
  };
  const { text, marks } = excerptOf(line, inLine, width);
  const goesOn = lastLine(end) > start.line ? [t("… to line {0}", lastLine(end) + 1)] : [];
  const number = String(start.line + 1);
  const gutter = " ".repeat(number.length);
  const notes = finding.related.map(
    (each) =>
      `  ${gutter} = ${colors.bold(t("note:"))} ${placed(each.path, each.range.start)} ${terminalText(each.message)}`,
  );
  return [
    `  ${shown(start)}  ${color(labelOf(severity))}  ${terminalText(finding.message)}  ${colors.dim(rule)}`,
    `  ${gutter}${colors.dim("-->")} ${placed(file.path, start)}`,
    `  ${colors.dim(`${number} |`)} ${text}`.trimEnd(),
    `  ${gutter} ${colors.dim("|")} ${color([marks, ...goesOn].join(" "))}`,
    ...notes,
  ];
}

/** The last line of a range: one that ends with a line break ends in the line before. */
function lastLine(end: Position): number {
  return end.character === 0 ? end.line - 1 : end.line;
}

/** Line and column as editors count them, from 1. */
function shown({ line, character }: Position): string {
  return `${line + 1}:${character + 1}`;
}

/** A location that terminals open with a click. */
function placed(path: string, position: Position): string {
  return `${terminalPath(path)}:${shown(position)}`;
}

function colorOf(severity: Severity, colors: Terminal["colors"]): Formatter {
  return { error: colors.red, warning: colors.yellow, information: colors.cyan, hint: colors.gray }[severity];
}

function labelOf(severity: Severity): string {
  const labels = { error: t("error"), warning: t("warning"), information: t("information"), hint: t("hint") };
  return labels[severity];
}

function ofSummary(summary: Summary, { colors }: Terminal): string {
  const text = [foundText(summary), ...failedText(summary)].join("; ");
  return isClean(summary) && summary.failures === 0 ? colors.green(`✔ ${text}`) : colors.red(`✖ ${text}`);
}

function foundText({ files, filesWithFindings, findings }: Summary): string {
  const total = severities.reduce((sum, severity) => sum + findings[severity], 0);
  if (total === 0)
    return formatMessage(t("{files, plural, one {# file} other {# files}}, no problems"), { files });
  const parts = severities
    .filter((severity) => findings[severity] > 0)
    .map((severity) => ofSeverity(findings[severity], severity));
  return formatMessage(
    t(
      "{problems, plural, one {# problem} other {# problems}} ({parts}) in {files, plural, one {# file} other {{some} of # files}}",
    ),
    { problems: total, parts: listed(parts), some: filesWithFindings, files },
  );
}

function failedText({ failures }: Summary): string[] {
  if (failures === 0) return [];
  return [
    formatMessage(t("{failures, plural, one {# path} other {# paths}} could not be checked"), { failures }),
  ];
}

function ofSeverity(count: number, severity: Severity): string {
  switch (severity) {
    case "error":
      return formatMessage(t("{count, plural, one {# error} other {# errors}}"), { count });
    case "warning":
      return formatMessage(t("{count, plural, one {# warning} other {# warnings}}"), { count });
    case "information":
      return formatMessage(t("{count, plural, other {# information}}"), { count });
    case "hint":
      return formatMessage(t("{count, plural, one {# hint} other {# hints}}"), { count });
  }
}

/** Renders a report as GitHub workflow commands, which annotate the changed lines of a pull request. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";
import type { Severity } from "../rules/rule.ts";
import { terminalText } from "./cells.ts";
import type { Report } from "./report.ts";
import { openFindings, summaryOf } from "./report.ts";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** The report as workflow commands, one for each open finding or failure, and a summary. */
export function github(report: Report): string {
  const findings = report.files.flatMap((file) =>
    openFindings(file).map(({ rule, severity, message, range: { start, end } }) => {
      // GitHub supports columns only for problems within one line.
      const columns =
        start.line === end.line
          ? { col: start.character + 1, endColumn: Math.max(end.character, start.character + 1) }
          : {};
      const place = { file: file.path, line: start.line + 1, endLine: end.line + 1, ...columns };
      return command(commands[severity], { ...place, title: rule }, message);
    }),
  );
  const failures = report.failures.map(({ path, message }) => command("error", { file: path }, message));
  const { files, findings: counts } = summaryOf(report);
  const summary = formatMessage(
    t(
      "{files, plural, one {# file} other {# files}} checked: {errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}, {notices, plural, one {# notice} other {# notices}}",
    ),
    {
      files,
      errors: counts.error,
      warnings: counts.warning,
      notices: counts.information + counts.hint,
    },
  );
  return [...findings, ...failures, summary].map((line) => `${line}\n`).join("");
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${written.join(",")}::${data(message)}`;
}

/** Escapes words of a document, so that they neither end the command nor begin another one. */
function data(text: string): string {
  return terminalText(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A report as the commands with which a GitHub workflow puts findings beside the changed lines of a pull request. */
import { t } from "@vscode/l10n";
import type { Severity } from "../rules/rule.ts";
import { visible } from "./cells.ts";
import type { Report } from "./report.ts";
import { openIn, summaryOf } from "./report.ts";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

export function github(report: Report): string {
  const findings = report.files.flatMap((file) =>
    openIn(file).map(({ rule, severity, message, range: { start, end } }) => {
      // GitHub takes columns only where the finding ends in the line in which it begins.
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
  const summary = t(
    "{0} files checked: {1} errors, {2} warnings, {3} notices",
    files,
    counts.error,
    counts.warning,
    counts.information + counts.hint,
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

/** Words of a document must not end the command or begin another one. */
function data(text: string): string {
  return visible(text.replaceAll("%", "%25"));
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

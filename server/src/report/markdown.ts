/** A report for the comment of a pull request or the summary of a run: what was found, a table for each file. */
import { t } from "@vscode/l10n";
import { visible } from "./cells.ts";
import { pageOf } from "./page.ts";
import type { CheckedFile, Report, ReportedFinding } from "./report.ts";
import { openCount, openIn, summaryOf } from "./report.ts";

export function markdown(report: Report): string {
  const { files, filesWithFindings, findings } = summaryOf(report);
  const all = report.files.reduce((sum, file) => sum + file.findings.length, 0);
  const suppressed = all - openCount(report);
  const parts = [
    `## ${t("Threat assessments")}`,
    [
      `| ${[t("Files"), t("with findings"), t("Errors"), t("Warnings"), t("Information"), t("Hints"), t("Suppressed")].join(" | ")} |`,
      `|${" ---: |".repeat(7)}`,
      `| ${[files, filesWithFindings, findings.error, findings.warning, findings.information, findings.hint, suppressed].join(" | ")} |`,
    ].join("\n"),
    ...report.failures.map(({ path, message }) => `- **${text(path)}**: ${text(message)}`),
    ...report.files.filter((file) => openIn(file).length > 0).map(ofFile),
  ];
  return `${parts.join("\n\n")}\n`;
}

function ofFile(file: CheckedFile): string {
  return [
    `### ${text(file.path)}`,
    "",
    `| ${[t("Line"), t("Severity"), t("Finding"), t("Rule")].join(" | ")} |`,
    "| ---: | --- | --- | --- |",
    ...openIn(file).map(row),
  ].join("\n");
}

function row({ rule, severity, message, range: { start } }: ReportedFinding): string {
  return `| ${start.line + 1}:${start.character + 1} | ${severity} | ${text(message)} | [${rule}](${pageOf(rule)}) |`;
}

/** Words that Markdown shows as they are: they format nothing, link nowhere and call nobody. */
function text(words: string): string {
  return visible(words)
    .replace(/[\\`*_{}[\]()#+!|~-]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "&#64;")
    .replaceAll("://", ":&#47;/");
}

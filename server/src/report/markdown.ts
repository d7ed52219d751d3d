/**
 * Renders a report as Markdown, for a comment on a pull request or the summary of a run: totals and a table for each
 * file.
 */
import { t } from "@vscode/l10n";
import type { Markdown } from "../language/markdown.ts";
import { formatMarkdown, inertText, linkTo, asMarkdown, paragraphs, table } from "../language/markdown.ts";
import { terminalText } from "./cells.ts";
import { rulePageUrl } from "./page.ts";
import type { CheckedFile, Report, ReportedProblem } from "./report.ts";
import { openCount, openFindings, summaryOf } from "./report.ts";

/** The report as Markdown. */
export function markdown(report: Report): Markdown {
  const { files, filesWithFindings, findings } = summaryOf(report);
  const all = report.files.reduce((sum, file) => sum + file.findings.length, 0);
  const suppressed = all - openCount(report);
  const counts = [
    files,
    filesWithFindings,
    findings.error,
    findings.warning,
    findings.information,
    findings.hint,
  ];
  const heads = [
    t("Files"),
    t("with problems"),
    t("Errors"),
    t("Warnings"),
    t("Information"),
    t("Hints"),
    t("Suppressed"),
  ];
  const failures = report.failures.map(
    ({ path, message }) => asMarkdown`- **${text(path)}**: ${text(message)}`,
  );
  return asMarkdown`${paragraphs(
    asMarkdown`## ${formatMarkdown(t("Threat assessments"))}`,
    table(
      heads.map((head) => inertText(head)),
      heads.map(() => "---:"),
      [[...counts, suppressed].map((count) => asMarkdown`${count}`)],
    ),
    ...failures,
    ...report.files.filter((file) => openFindings(file).length > 0).map(ofFile),
  )}\n`;
}

function ofFile(file: CheckedFile): Markdown {
  const heads = [t("Line"), t("Severity"), t("Problem"), t("Rule")];
  return paragraphs(
    asMarkdown`### ${text(file.path)}`,
    table(
      heads.map((head) => inertText(head)),
      ["---:", "---", "---", "---"],
      openFindings(file).map(cellsOf),
    ),
  );
}

function cellsOf({ rule, severity, message, range: { start } }: ReportedProblem): Markdown[] {
  const place = asMarkdown`${start.line + 1}:${start.character + 1}`;
  return [place, inertText(severity), text(message), linkTo(rulePageUrl(rule), inertText(rule))];
}

/** Escapes words for Markdown, with control characters shown as in a terminal. */
function text(words: string): Markdown {
  return inertText(terminalText(words));
}

/** A report for the comment of a pull request or the summary of a run: what was found, a table for each file. */
import { t } from "@vscode/l10n";
import type { Markdown } from "../language/markdown.ts";
import { filled, inert, linkTo, marked, paragraphs, table } from "../language/markdown.ts";
import { visible } from "./cells.ts";
import { pageOf } from "./page.ts";
import type { CheckedFile, Report, ReportedFinding } from "./report.ts";
import { openCount, openIn, summaryOf } from "./report.ts";

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
    t("with findings"),
    t("Errors"),
    t("Warnings"),
    t("Information"),
    t("Hints"),
    t("Suppressed"),
  ];
  const failures = report.failures.map(({ path, message }) => marked`- **${text(path)}**: ${text(message)}`);
  return marked`${paragraphs(
    marked`## ${filled(t("Threat assessments"))}`,
    table(
      heads.map((head) => inert(head)),
      heads.map(() => "---:"),
      [[...counts, suppressed].map((count) => marked`${count}`)],
    ),
    ...failures,
    ...report.files.filter((file) => openIn(file).length > 0).map(ofFile),
  )}\n`;
}

function ofFile(file: CheckedFile): Markdown {
  const heads = [t("Line"), t("Severity"), t("Finding"), t("Rule")];
  return paragraphs(
    marked`### ${text(file.path)}`,
    table(
      heads.map((head) => inert(head)),
      ["---:", "---", "---", "---"],
      openIn(file).map(cellsOf),
    ),
  );
}

function cellsOf({ rule, severity, message, range: { start } }: ReportedFinding): Markdown[] {
  const place = marked`${start.line + 1}:${start.character + 1}`;
  return [place, inert(severity), text(message), linkTo(pageOf(rule), inert(rule))];
}

/** Words that Markdown shows as they are, with what moves a cursor shown as in a terminal. */
function text(words: string): Markdown {
  return inert(visible(words));
}

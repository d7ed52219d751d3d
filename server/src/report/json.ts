/** Renders a report as JSON for programs, as `schemas/report.schema.json` defines it. Positions are LSP positions. */
import { plainJson } from "./commands.ts";
import { rulePageUrl } from "./page.ts";
import type { Report } from "./report.ts";
import { summaryOf } from "./report.ts";

/** Increases with each change that readers of this version would not understand. */
const VERSION = 1;

/** The report as JSON. */
export function json(report: Report): string {
  const { findings, ...summary } = summaryOf(report);
  const { error: errors, warning: warnings, information, hint: hints } = findings;
  const content = {
    version: VERSION,
    tool: report.tool,
    files: report.files.map(({ path, findings }) => ({
      path,
      findings: findings.map(
        ({ rule, severity, message, range, related, suggestions, fixes, suppressed, isKnown }) => ({
          rule,
          severity,
          message,
          range,
          related,
          suggestions,
          fixes: fixes.map(({ title, isSafe, edits }) => ({ title, safe: isSafe, edits })),
          ...(suppressed ? { suppressed: { reason: suppressed.reason ?? null } } : {}),
          ...(isKnown ? { baseline: true } : {}),
          url: rulePageUrl(rule),
        }),
      ),
    })),
    failures: report.failures,
    summary: { ...summary, errors, warnings, information, hints },
  };
  return `${plainJson(JSON.stringify(content, null, 2))}\n`;
}

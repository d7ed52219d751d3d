/** Filters a report by rule or by severity. */
import type { Severity } from "../rules/rule.ts";
import type { Report, ReportedProblem } from "./report.ts";
import { severities } from "./report.ts";

/** The findings of these rules only. */
export function onlyRules(report: Report, ids: readonly string[]): Report {
  return only(report, ({ rule }) => ids.includes(rule));
}

/** The findings of this severity or higher. */
export function atLeast(report: Report, severity: Severity): Report {
  return only(report, (finding) => severities.indexOf(finding.severity) <= severities.indexOf(severity));
}

function only(report: Report, isMeant: (finding: ReportedProblem) => boolean): Report {
  return {
    ...report,
    files: report.files.map((file) => ({ ...file, findings: file.findings.filter(isMeant) })),
  };
}

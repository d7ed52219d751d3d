/** A report on less: on some of the rules, or on what weighs enough. */
import type { Severity } from "../rules/rule.ts";
import type { Report, ReportedProblem } from "./report.ts";
import { severities } from "./report.ts";

export function onlyRules(report: Report, ids: readonly string[]): Report {
  return only(report, ({ rule }) => ids.includes(rule));
}

/** What weighs at least so much. */
export function atLeast(report: Report, severity: Severity): Report {
  return only(report, (finding) => severities.indexOf(finding.severity) <= severities.indexOf(severity));
}

function only(report: Report, isMeant: (finding: ReportedProblem) => boolean): Report {
  return {
    ...report,
    files: report.files.map((file) => ({ ...file, findings: file.findings.filter(isMeant) })),
  };
}

/** A report as the test results that CI systems such as GitLab and Jenkins read: a file is a suite, a finding fails. */
import { t } from "@vscode/l10n";
import type { CheckedFile, Failure, Report, ReportedFinding } from "./report.ts";
import { openCount, openIn } from "./report.ts";
import { escaped } from "./xml.ts";

export function junit(report: Report): string {
  const suites = [...report.files.map(ofFile), ...report.failures.map(ofFailure)];
  const tests = report.files.reduce((sum, file) => sum + Math.max(openIn(file).length, 1), 0);
  const counts = attributes({
    name: report.tool.name,
    tests: tests + report.failures.length,
    failures: openCount(report),
    errors: report.failures.length,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${counts}>`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function ofFile(file: CheckedFile): string {
  const findings = openIn(file);
  const counts = { tests: Math.max(findings.length, 1), failures: findings.length, errors: 0 };
  const cases =
    findings.length > 0
      ? findings.map((finding) => ofFinding(finding, file.path))
      : [`    <testcase${attributes({ name: t("nothing found"), classname: file.path })}/>`];
  return suite({ name: file.path, ...counts }, cases);
}

function ofFinding({ rule, severity, message, range }: ReportedFinding, path: string): string {
  const { line, character } = range.start;
  const place = `${line + 1}:${character + 1}`;
  return [
    `    <testcase${attributes({ name: `${rule} ${place}`, classname: path })}>`,
    `      <failure${attributes({ type: rule, message })}>${escaped(`${severity}: ${message} (${path}:${place})`)}</failure>`,
    "    </testcase>",
  ].join("\n");
}

function ofFailure({ path, message }: Failure): string {
  return suite({ name: path, tests: 1, failures: 0, errors: 1 }, [
    `    <testcase${attributes({ name: t("can be read"), classname: path })}>`,
    `      <error${attributes({ message })}/>`,
    "    </testcase>",
  ]);
}

function suite(about: Attributes, cases: readonly string[]): string {
  return [`  <testsuite${attributes(about)}>`, ...cases, "  </testsuite>"].join("\n");
}

type Attributes = Readonly<Record<string, string | number>>;

function attributes(all: Attributes): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
}

/**
 * Renders a report as JUnit XML, which CI systems such as GitLab and Jenkins read. A file is a test suite. Errors and
 * warnings are failed tests; information and hints, which fail no run, are in the output of passed tests.
 */
import { t } from "@vscode/l10n";
import { showHidden } from "../language/hiddenCharacters.ts";
import type { CheckedFile, Failure, Report, ReportedProblem } from "./report.ts";
import { openFindings } from "./report.ts";
import { escaped } from "./xml.ts";

/** The report as JUnit XML. */
export function junit(report: Report): string {
  const suites = [...report.files.map(ofFile), ...report.failures.map(ofFailure)];
  const tests = report.files.reduce((sum, file) => sum + Math.max(openFindings(file).length, 1), 0);
  const counts = attributes({
    name: report.tool.name,
    tests: tests + report.failures.length,
    failures: report.files.reduce((sum, file) => sum + openFindings(file).filter(fails).length, 0),
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
  const findings = openFindings(file);
  const counts = { tests: Math.max(findings.length, 1), failures: findings.filter(fails).length, errors: 0 };
  const cases =
    findings.length > 0
      ? findings.map((finding) => ofFinding(finding, file.path))
      : [`    <testcase${attributes({ name: t("no problems"), classname: file.path })}/>`];
  return suite({ name: file.path, ...counts }, cases);
}

function fails({ severity }: ReportedProblem): boolean {
  return severity === "error" || severity === "warning";
}

function ofFinding(finding: ReportedProblem, path: string): string {
  const { rule, severity, message, range } = finding;
  const { line, character } = range.start;
  const place = `${line + 1}:${character + 1}`;
  const content = shown(`${severity}: ${message} (${path}:${place})`);
  return [
    `    <testcase${attributes({ name: `${rule} ${place}`, classname: path })}>`,
    fails(finding)
      ? `      <failure${attributes({ type: rule, message })}>${content}</failure>`
      : `      <system-out>${content}</system-out>`,
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
    .map(([name, value]) => ` ${name}="${shown(String(value))}"`)
    .join("");
}

/** Escapes words, and shows hidden characters by their numbers. */
function shown(text: string): string {
  return escaped(showHidden(text));
}

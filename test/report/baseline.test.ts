/** Tests baselines: known findings do not count, new ones do. */
import { describe, expect, it } from "vitest";
import {
  compareToBaseline,
  baselineOf,
  readBaseline,
  writeBaseline,
} from "../../server/src/report/baseline.ts";
import { atLeast, onlyRules } from "../../server/src/report/narrow.ts";
import type { Report, ReportedProblem } from "../../server/src/report/report.ts";
import { openFindings } from "../../server/src/report/report.ts";

/** A report on one file, with a finding in each line that begins with a rule's id. */
function reportOn(...lines: readonly string[]): Report {
  const findings = lines.flatMap((line, index): ReportedProblem[] => {
    const rule = /^no-[\w-]+/.exec(line)?.[0];
    const at = { line: index, character: 0 };
    const range = { start: at, end: { ...at, character: 1 } };
    return rule
      ? [
          {
            rule,
            severity: rule === "no-a" ? "error" : "hint",
            message: line,
            range,
            related: [],
            suggestions: [],
            fixes: [],
          },
        ]
      : [];
  });
  const file = { path: "a.threat.yaml", findings, lines: Object.fromEntries(lines.entries()) };
  return { tool: { name: "t", version: "1" }, files: [file], failures: [] };
}

const open = ({ files }: Report): string[] =>
  files.flatMap((file) => openFindings(file).map(({ message }) => message));

describe("a baseline", () => {
  const baseline = baselineOf(reportOn("no-a one", "no-b two", "no-a one"));

  it("recognizes a problem after it has moved", () => {
    const { report, gone } = compareToBaseline(
      reportOn("new", "no-b  two", "no-a one", "no-a three", "no-a one"),
      baseline,
    );
    expect(open(report)).toEqual(["no-a three"]);
    expect(gone).toBe(0);
  });

  it("counts the problems that are gone, and takes another equal one as new", () => {
    expect(compareToBaseline(reportOn("no-a one"), baseline).gone).toBe(2);
    expect(open(compareToBaseline(reportOn("no-a one", "no-a one", "no-a one"), baseline).report)).toEqual([
      "no-a one",
    ]);
  });

  it("recognizes a problem that it has under a former id of the rule", () => {
    const before = reportOn("no-conditional-hedge one", "no-vague-estimate one", "no-conditional-hedge one");
    const after = reportOn("no-vague-estimate one", "no-vague-estimate two", "no-vague-estimate one");
    const asBefore = (report: Report): Report => ({
      ...report,
      files: report.files.map((file) => ({
        ...file,
        lines: Object.fromEntries(
          Object.entries(file.lines).map(([line, text]) => [line, text.replace(/^\S+ /, "")]),
        ),
      })),
    });
    const { report, gone } = compareToBaseline(asBefore(after), baselineOf(asBefore(before)));
    expect(open(report)).toEqual(["no-vague-estimate two"]);
    expect(gone).toBe(1);
  });

  it("is the same after it is written and read", () => {
    const text = writeBaseline(baseline);
    expect(readBaseline(text)).toEqual(baseline);
    expect(writeBaseline(readBaseline(text) ?? new Map())).toBe(text);
  });

  it.each([
    "",
    "[]",
    "{}",
    '{"version":2,"files":{}}',
    '{"version":1,"files":{"a":1}}',
    '{"version":1,"files":{"a":{"b":[1]}}}',
  ])("is not parsed from %j", (text) => {
    expect(readBaseline(text)).toBeUndefined();
  });
});

it("a report can be filtered by rule and by severity", () => {
  const report = reportOn("no-a one", "no-b two");
  expect(open(onlyRules(report, ["no-b"]))).toEqual(["no-b two"]);
  expect(open(atLeast(report, "warning"))).toEqual(["no-a one"]);
  expect(open(atLeast(report, "hint"))).toEqual(["no-a one", "no-b two"]);
});

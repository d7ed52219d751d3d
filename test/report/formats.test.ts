/** Tests every format with problems whose words are hostile: words of a document must stay words. */
import pico from "picocolors";
import { describe, expect, it } from "vitest";
import { fingerprintsOf } from "../../server/src/report/fingerprint.ts";
import type { FormatName } from "../../server/src/report/format.ts";
import { formatNames, formats } from "../../server/src/report/format.ts";
import type { CheckedFile, Report, ReportedProblem } from "../../server/src/report/report.ts";
import { fc } from "../property.ts";

const terminal = { colors: pico.createColors(false), width: 120 };

function finding(line: number, more: Partial<ReportedProblem> = {}): ReportedProblem {
  return {
    rule: "no-unknown-key",
    severity: "warning",
    message: "X.",
    range: { start: { line, character: 2 }, end: { line, character: 5 } },
    related: [],
    suggestions: [],
    fixes: [],
    ...more,
  };
}

function file(findings: readonly ReportedProblem[], more: Partial<CheckedFile> = {}): CheckedFile {
  const lines = Object.fromEntries(
    findings.map(({ range }) => [range.start.line, `  line ${range.start.line}`]),
  );
  return { path: "reports/a b.threat.yaml", findings, lines, ...more };
}

function write(name: FormatName, files: readonly CheckedFile[], more: Partial<Report> = {}): string {
  return formats[name]({ tool: { name: "t", version: "1.0.0" }, files, failures: [], ...more }, terminal);
}

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly invocations: readonly [
        { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly unknown[] },
      ];
      readonly results: readonly Readonly<Record<string, unknown>>[];
    },
  ];
}

const sarifOf = (files: readonly CheckedFile[], more: Partial<Report> = {}): Sarif["runs"][0] =>
  (JSON.parse(write("sarif", files, more)) as Sarif).runs[0];

const words = fc.string({ unit: "binary", maxLength: 40 });

describe.each(formatNames)("%s", (name) => {
  it("is well-formed for any words", () => {
    fc.assert(
      fc.property(words, words, (message, path) => {
        const text = write(name, [file([finding(1, { message })], { path: `x${path}` })], {
          failures: [{ path, message }],
        });
        expect(text.endsWith("\n")).toBe(true);
        // No format has control characters; JSON escapes them.
        expect(text).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f]/); // eslint-disable-line no-control-regex
      }),
    );
  });

  it.each([
    "##[error]",
    "##vso[task.complete]",
    "##TeamCity[x]",
    "::error::",
    "\n::error::",
    " ::stop-commands::x",
  ])("contains no CI command from words or names such as %j", (command) => {
    const text = write(
      name,
      [file([finding(1, { message: command })], { path: command, lines: { 1: command } })],
      { failures: [{ path: command, message: command }] },
    );
    const own = name === "github" ? /^::(?:error|warning) (?:[a-zA-Z]+=[^:,\n]*,?)+::/gm : /^$/gm;
    expect(text.replace(own, "= ")).not.toMatch(/##(?:\[|vso\[|teamcity\[)|^\s*::/im);
  });

  it("reports every open problem", () => {
    const text = write(name, [file([finding(1, { message: "First." }), finding(2, { message: "Second." })])]);
    expect(text).toContain("First");
    expect(text).toContain("Second");
  });
});

describe("github", () => {
  it("annotates the line and columns of a problem", () => {
    expect(write("github", [file([finding(3, { severity: "hint", message: "50% of\nit" })])])).toBe(
      "::notice file=reports/a b.threat.yaml,line=4,endLine=4,col=3,endColumn=5,title=no-unknown-key::50%25 of%0Ait\n" +
        "1 file checked: 0 errors, 0 warnings, 1 notice\n",
    );
  });

  it("writes one command for one problem", () => {
    fc.assert(
      fc.property(words, words, (message, path) => {
        const lines = write("github", [file([finding(1, { message })], { path })])
          .trimEnd()
          .split(/\r\n|\r|\n/);
        expect(lines).toHaveLength(2);
        expect(lines[0]?.slice(2).split("::")[0]?.split(",")).toHaveLength(6);
      }),
    );
  });
});

describe("junit", () => {
  it("escapes words that look like a tag", () => {
    fc.assert(
      fc.property(words, words, (message, path) => {
        const xml = write("junit", [file([finding(1, { message })], { path })], {
          failures: [{ path, message }],
        });
        const rest = xml.replace(/<\/?[a-z?][^<>]*>/g, "");
        expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#\d+);)/);
      }),
    );
  });

  it("has a passed test for information and hints, which fail no run", () => {
    const severities = ["error", "warning", "information", "hint"] as const;
    const xml = write("junit", [file(severities.map((severity, line) => finding(line, { severity })))]);
    expect(xml).toContain('<testsuites name="t" tests="4" failures="2" errors="0">');
    expect(xml).toContain('tests="4" failures="2" errors="0">');
    expect(xml.match(/<failure /g)).toHaveLength(2);
    expect(xml).toContain("<system-out>information: X. (reports/a b.threat.yaml:3:3)</system-out>");
  });

  it("has a passed test for a file without problems, and an error for one that could not be read", () => {
    const xml = write("junit", [file([])], { failures: [{ path: "b.threat.yaml", message: "Gone." }] });
    expect(xml).toContain('<testsuites name="t" tests="2" failures="0" errors="1">');
    expect(xml).toContain('<error message="Gone."/>');
  });
});

describe("html", () => {
  it("escapes words, and highlights those of the problem", () => {
    const page = write("html", [file([finding(1, { message: "<script>alert(1)</script>" })])]);
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toContain("<script");
    expect(page).toContain("<pre>  <mark>lin</mark>e 1</pre>");
    const accented = write("html", [file([finding(1)], { lines: { 1: "  año: 1" } })]);
    expect(accented).toContain("<pre>  <mark>año</mark>: 1</pre>");
  });
});

describe("markdown", () => {
  it("mentions no user and links only to the rule", () => {
    const text = write("markdown", [file([finding(1, { message: "@all | <b>x</b> [a](http://b) `c`" })])]);
    const row = text.split("\n").find((line) => line.includes("2:3")) ?? "";
    expect(row).not.toMatch(/@|<|:\/\/b|(?<!\\)`/);
    expect(row.split(/(?<!\\)\|/)).toHaveLength(6);
  });
});

describe("sarif", () => {
  it("counts lines and columns from 1, and escapes the path", () => {
    const { results } = sarifOf([file([finding(1)])]);
    expect(results[0]).toMatchObject({
      ruleId: "no-unknown-key",
      level: "warning",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "reports/a%20b.threat.yaml", uriBaseId: "SRCROOT" },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 6, snippet: { text: "lin" } },
          },
        },
      ],
    });
  });

  it("has a URI for every path, also for one with a lone surrogate", () => {
    const { results } = sarifOf([file([finding(1)], { path: "a\ud800.threat.yaml" })]);
    expect(JSON.stringify(results)).toContain("a%EF%BF%BD.threat.yaml");
  });

  it("has the rule at the index in a result", () => {
    const { tool, results } = sarifOf([file([finding(1)])]);
    expect(tool.driver.rules[Number(results[0]?.ruleIndex)]?.id).toBe("no-unknown-key");
  });

  it("has fixes, suppressions with their reasons, and files that could not be read", () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    const fixes = [{ title: "Mend", isSafe: true, edits: [{ range, text: "a" }] }];
    const { results, invocations } = sarifOf(
      [file([finding(1, { fixes, suppressed: { reason: "as printed" } })])],
      { failures: [{ path: "b.threat.yaml", message: "Gone." }] },
    );
    expect(results[0]).toMatchObject({
      suppressions: [{ kind: "inSource", status: "accepted", justification: "as printed" }],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: "a" } }] }] }],
    });
    expect(invocations[0]).toMatchObject({ executionSuccessful: false });
    expect(invocations[0].toolExecutionNotifications).toHaveLength(1);
  });
});

describe("fingerprints", () => {
  it("stay the same if the line moves, and differ if two lines are equal", () => {
    const lines = (from: number): CheckedFile["lines"] => ({ [from]: "  a: 1", [from + 1]: "  a:  1" });
    const at = (from: number): string[] =>
      fingerprintsOf(file([finding(from), finding(from + 1)], { lines: lines(from) }));
    expect(at(7)).toEqual(at(1));
    expect(new Set(at(1)).size).toBe(2);
  });
});

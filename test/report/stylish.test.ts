/** Tests the readable format with artificial findings. */
import pico from "picocolors";
import { describe, expect, it } from "vitest";
import type { CheckedFile, ReportedProblem } from "../../server/src/report/report.ts";
import { stylish } from "../../server/src/report/stylish.ts";

const plain = { colors: pico.createColors(false), width: 120 };

/** A finding with its start and end, each as line and character. */
function finding(at: [number, number, number, number], more: Partial<ReportedProblem> = {}): ReportedProblem {
  const [line, character, endLine, endCharacter] = at;
  const range = { start: { line, character }, end: { line: endLine, character: endCharacter } };
  return {
    rule: "no-x",
    severity: "warning",
    message: "X.",
    range,
    related: [],
    suggestions: [],
    fixes: [],
    ...more,
  };
}

function file(text: string, ...findings: readonly ReportedProblem[]): CheckedFile {
  return { path: "a.threat.yaml", findings, lines: Object.fromEntries(text.split("\n").entries()) };
}

function print(...files: readonly CheckedFile[]): string {
  return stylish({ tool: { name: "t", version: "1" }, files, failures: [] }, plain);
}

describe("stylish", () => {
  it("shows the first line of words that span several", () => {
    const text = "a:\n  b: 1   \n  c: 2\nd: 3\n";
    expect(print(file(text, finding([1, 2, 2, 6])))).toContain("2 |   b: 1\n    |   ^^^^ … to line 3\n");
    expect(print(file(text, finding([1, 2, 3, 0])))).toContain("2 |   b: 1\n    |   ^^^^ … to line 3\n");
  });

  it("does not take a final line break as another line", () => {
    expect(print(file("a: 1\nb: 2\n", finding([0, 3, 1, 0])))).toContain("1 | a: 1\n    |    ^\n");
  });

  it("makes the gutter as wide as the number, and aligns the notes with it", () => {
    const related = [{ path: "b.yaml", range: finding([0, 0, 0, 1]).range, message: "Here too" }];
    const text = `${"\n".repeat(99)}name: x\n`;
    expect(print(file(text, finding([99, 6, 99, 7], { related })))).toBe(`a.threat.yaml

  100:7  warning  X.  no-x
     --> a.threat.yaml:100:7
  100 | name: x
      |       ^
      = note: b.yaml:1:1 Here too

✖ 1 problem (1 warning) in 1 file
`);
  });

  it("escapes anything dangerous in a message or a path", () => {
    const evil = {
      ...file("a: 1\n", finding([0, 0, 0, 1], { message: "a\u001b[2Jb\nc" })),
      path: "a\n\u001b[2J.yaml",
    };
    expect(print(evil)).not.toContain("\u001b");
    expect(print(evil)).toContain("a␛[2Jb␊c");
  });

  it.each([
    [[0, 0, 0, 0], "✔ 2 files, no problems"],
    [[1, 0, 0, 0], "✖ 1 problem (1 error) in 1 of 2 files"],
    [[2, 1, 0, 0], "✖ 3 problems (2 errors, 1 warning) in 1 of 2 files"],
    [[0, 2, 2, 2], "✖ 6 problems (2 warnings, 2 information, 2 hints) in 1 of 2 files"],
    [[0, 0, 1, 1], "✔ 2 problems (1 information, 1 hint) in 1 of 2 files"],
  ])("counts %s", (counts, expected) => {
    const findings = (["error", "warning", "information", "hint"] as const).flatMap((severity, index) =>
      Array.from({ length: counts[index] ?? 0 }, () => finding([0, 0, 0, 1], { severity })),
    );
    expect(
      print(file("a: 1\n", ...findings), file(""))
        .trimEnd()
        .split("\n")
        .at(-1),
    ).toBe(expected);
  });
});

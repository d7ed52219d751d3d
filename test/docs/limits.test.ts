/** Checks that the limits in docs/limits.md, and the messages quoted there, are those of the program. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspect } from "../../server/src/rules/inspect.ts";
import { documentsOf } from "../../server/src/syntax/document.ts";
import {
  MAX_BIBLIOGRAPHY,
  MAX_DOCUMENTS,
  MAX_ENTRIES,
  MAX_PROBLEMS,
  MAX_LEVELS,
  MAX_PARSED_AGAIN,
  MAX_TEXT,
  tooLarge,
} from "../../server/src/syntax/limits.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { projectRoot } from "../../scripts/root.ts";

const page = readFileSync(join(projectRoot, "docs/limits.md"), "utf8");

const HEAD = "assessment: 1\ntitle: T\n";

function syntaxProblemsIn(source: Source): string[] {
  return documentsOf(source).flatMap(({ syntaxProblems }) => syntaxProblems.map(({ message }) => message));
}

function rowOf(what: RegExp): string {
  return page.split("\n").find((line) => what.test(line)) ?? expect.unreachable();
}

describe("the size of a file", () => {
  const most = Source.of(
    "file:///a.threat.yaml",
    `${HEAD}${"# a comment\n".repeat(Math.ceil(MAX_TEXT / 12))}`.slice(0, MAX_TEXT),
  );

  it("the limit of the size is the one on the page", () => {
    expect(rowOf(/^\| Size of an assessment/)).toContain(`${MAX_TEXT / 1e6} MB | “${tooLarge(MAX_TEXT)}”`);
    expect(rowOf(/^\| Size of a bibliography/)).toContain(
      `${MAX_BIBLIOGRAPHY / 1e6} MB | “${tooLarge(MAX_BIBLIOGRAPHY)}”`,
    );
  });

  it("a larger file has a problem until something is deleted", () => {
    expect(syntaxProblemsIn(most)).toEqual([]);
    const at = { line: 2, character: 0 };
    const larger = most.edit([{ range: { start: at, end: at }, text: "#\n" }], 1);
    expect(syntaxProblemsIn(larger)).toEqual([tooLarge(MAX_TEXT)]);
    expect(syntaxProblemsIn(Source.of(larger.uri, larger.text))).toEqual([tooLarge(MAX_TEXT)]);
    expect(larger.lineCount).toBe(most.lineCount + 1);
    const smaller = larger.edit([{ range: { start: at, end: { line: 3, character: 0 } }, text: "" }], 2);
    expect(syntaxProblemsIn(smaller)).toEqual([]);
    expect(smaller.pieces.length).toBe(most.pieces.length);
  });
});

describe("nesting", () => {
  const message = /“(This is nested[^”]*)”/.exec(page)?.[1];

  it("the limit of nesting is the one on the page", () => {
    expect(rowOf(/^\| Lists and maps nested/)).toContain(` ${MAX_LEVELS} |`);
  });

  it.each([
    ["brackets", "[", "]"],
    ["braces", "{a: ", "}"],
    ["dashes", "- ", ""],
  ])("deeper nesting of %s is one problem, and other entries are still checked", (_name, open, close) => {
    const nested = (depth: number): string =>
      `${HEAD}x-a:\n  ${open.repeat(depth)}${close.repeat(depth)}\nstatements: 1\n`;
    expect(syntaxProblemsIn(Source.of("file:///a.threat.yaml", nested(MAX_LEVELS - 10)))).not.toContain(
      message,
    );
    for (const depth of [MAX_LEVELS + 10, 5_000, 100_000]) {
      const source = Source.of("file:///a.threat.yaml", nested(depth));
      expect(syntaxProblemsIn(source)).toContain(message);
      expect(inspect(source, libraryOf()).length).toBeGreaterThan(1);
    }
  });
});

describe("parsing again after YAML errors", () => {
  const message = /“(This file has too many YAML errors[^”]*)”/.exec(page)?.[1];
  const line = (index: number): string => `  k${index}: [,,,,\n`;
  const lines = (count: number): Source =>
    Source.of(
      "file:///a.threat.yaml",
      `${HEAD}threats:\n${Array.from({ length: count }, (_, index) => line(index)).join("")}`,
    );

  it("the limit of repeated parsing is the one on the page", () => {
    expect(rowOf(/^\| Characters read again/)).toContain(` ${MAX_PARSED_AGAIN.toLocaleString("en")} |`);
  });

  it("the limit allows several hundred errors", () => {
    expect(syntaxProblemsIn(lines(300))).not.toContain(message);
  });

  it("beyond the limit, one problem says so, and each later entry reports its first error only", () => {
    const source = lines(1_500);
    const syntaxProblems = documentsOf(source).flatMap((document) => document.syntaxProblems);
    expect(syntaxProblems.filter((syntaxProblem) => syntaxProblem.message === message).length).toBe(1);
    expect(new Set(syntaxProblems.map(({ span }) => span.piece)).size).toBe(1_500);
  });

  it("beyond the limit, a longer text is read for simple lines only, and one problem says so", () => {
    const source = Source.of("file:///a.threat.yaml", `${lines(5_000).text}summary: S\n`);
    const [document] = documentsOf(source);
    const ends = document?.syntaxProblems.filter((syntaxProblem) =>
      syntaxProblem.message.includes("only the simplest lines are read"),
    );
    expect(ends?.length).toBe(1);
    expect(document?.sections.at(-1)?.name).toBe("summary");
  });

  it("an edit starts the count again", () => {
    const source = lines(5_000);
    documentsOf(source);
    const at = { line: 5_002, character: 2 };
    const edited = source.edit([{ range: { start: at, end: at }, text: "x" }], 1);
    const problems = edited.pieces.at(-1)?.problems.map((problem) => problem.message);
    expect(problems).toEqual(["There is a comma too many here."]);
  });
});

describe("documents in a file", () => {
  const message = /“(Documents after[^”]*)”/.exec(page)?.[1];
  const documents = (count: number): Source =>
    Source.of("file:///a.threat.yaml", `---\n${HEAD}`.repeat(count));

  it("the limit of documents is the one on the page", () => {
    expect(rowOf(/^\| Documents in one file/)).toContain(` ${MAX_DOCUMENTS} |`);
  });

  it("all documents up to the limit are read, and the first one beyond it is a problem", () => {
    expect(syntaxProblemsIn(documents(MAX_DOCUMENTS))).toEqual([]);
    const source = documents(MAX_DOCUMENTS + 2);
    expect(documentsOf(source).length).toBe(MAX_DOCUMENTS);
    expect(syntaxProblemsIn(source)).toEqual([message]);
    const line = inspect(source, libraryOf()).find((each) => each.message === message)?.range.start.line;
    expect(line).toBe(MAX_DOCUMENTS * 3);
  });
});

describe("keys at the top level", () => {
  const message = /“(The file has too many keys[^”]*)”/.exec(page)?.[1];
  const keys = (count: number): string =>
    Array.from({ length: count }, (_, index) => `x-${index}: 1`).join("\n");
  const most = MAX_ENTRIES - 2;

  it("the limit of keys is the one on the page", () => {
    expect(rowOf(/^\| Keys at the top level/)).toContain(` ${MAX_ENTRIES.toLocaleString("en")} |`);
  });

  it.each([
    ["on lines", (count: number) => `${HEAD}${keys(count)}\n`, MAX_ENTRIES],
    ["in braces", (count: number) => `{assessment: 1, title: T, ${keys(count).replaceAll("\n", ", ")}}\n`, 0],
  ])(
    "all keys %s up to the limit are read, and the first one beyond it is a problem",
    (_name, text, line) => {
      expect(syntaxProblemsIn(Source.of("file:///a.threat.yaml", text(most)))).toEqual([]);
      const source = Source.of("file:///a.threat.yaml", text(most + 2));
      expect(documentsOf(source)[0]?.sections.length).toBe(MAX_ENTRIES);
      expect(syntaxProblemsIn(source)).toEqual([message]);
      const found = inspect(source, libraryOf()).find((each) => each.message === message);
      expect(found?.range.start.line).toBe(line);
    },
  );

  it("words without a colon count as well, and the time does not depend on their number", () => {
    const source = Source.of("file:///a.threat.yaml", `${HEAD}${"a\n".repeat(500_000)}`);
    expect(inspect(source, libraryOf()).length).toBeLessThanOrEqual(MAX_ENTRIES + 1);
  });
});

it("an alias that expands too far is one problem, however often it occurs", () => {
  const source = Source.of("file:///a.threat.yaml", `${HEAD}x-a: &a x\nx-b: [${"*a, ".repeat(6_000)}*a]\n`);
  expect(syntaxProblemsIn(source)).toEqual(['The value of "*a" has grown too large, so it is ignored here.']);
});

it("the number of problems shown is limited as on the page, and the last one counts the rest", () => {
  expect(rowOf(/^\| Problems shown/)).toContain(` ${MAX_PROBLEMS.toLocaleString("en")} |`);
  const keys = Array.from({ length: MAX_PROBLEMS + 500 }, (_, index) => `  a${index}: {name: N, k: 1}\n`);
  const findings = inspect(
    Source.of("file:///a.threat.yaml", `${HEAD}actors:\n${keys.join("")}`),
    libraryOf(),
  );
  expect(findings.length).toBe(MAX_PROBLEMS + 1);
  const { severity, message } = findings.at(-1) ?? {};
  expect(severity).toBe("error");
  expect(message).toMatch(
    /^\d+ more problems of this file are not shown\. Fix those that are, and check it again\.$/,
  );
});

/** Checks that the commands in the documentation print the output shown there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { folderWith, runCli } from "../cli/program.ts";
import { projectRoot } from "../../scripts/root.ts";

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");
const page = read("docs/command-line.md");

/** The folder in which the examples of the page run. */
const reports = {
  "reports/port.threat.yaml": `assessment: 1
title: Threats to the port of Santa Rosa
taxonomy: bailey-2005
actors:
  port: { name: Port of Santa Rosa, kind: company }
  navy: { name: Navy, kind: agency }
rankings:
  port-priorities:
    of: port
    estimated-by: author
    basis: analyst-judgment
    date: 2026-11
    order:
      - organised-crime
`,
  "reports/river.threat.yaml": "assessment: 1\ntitle: Threats to the river\n",
  "reports/situacion.threat.yaml": Buffer.from("assessment: 1\ntitle: Situación\n", "latin1"),
};

describe("README.md", () => {
  const readme = read("README.md");

  it("the README has a test command, and the build server runs it", () => {
    expect(readme).toMatch(/^npm ci && npm start\b/m);
    expect(readme).toMatch(/^npm ci && npm test\b/m);
    expect(read(".ci/run")).toContain("'npm ci && npm test'");
  });

  it.each(blocksIn(readme))("the command prints %j", (text) => {
    const [, args = "", output = ""] = /^\$ threat-assessment (.*)\n([^]*)$/.exec(text) ?? [];
    expect(runCli(args.split(" "))).toEqual({ status: 0, stdout: output, stderr: "" });
  });
});

it.each(["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", ".ci/run"])(
  "%s names only scripts that exist",
  (path) => {
    const names = Array.from(read(path).matchAll(/\bnpm run ([\w:-]+)/g), ([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !(name in manifest.scripts))).toEqual([]);
  },
);

describe("docs/command-line.md", () => {
  const blocks = blocksIn(page);

  it.each(blocks.filter((text) => text.split("\n").length > 2))("the command prints %j", (text) => {
    const cwd = folderWith(reports);
    const [, args = "", output = "", status] =
      /^\$ threat-assessment (.*)\n([^]*?)(?:\$ echo \$\?\n(\d)\n)?$/.exec(text) ?? [];
    const outcome = runCli(args.split(" "), { cwd });
    expect(outcome.stderr + outcome.stdout).toBe(output);
    if (status !== undefined) expect(outcome.status).toBe(Number(status));
  });

  it.each(["check", "merge", "rules", "lsp"])("the page has every option of %s", (command) => {
    const options = Array.from(
      runCli([command, "--help"]).stdout.matchAll(/^ {2}.*?(--[a-z-]+)/gm),
      ([, name = ""]) => name,
    );
    expect(options).toContain("--help");
    expect(options.filter((name) => !page.includes(`\`${name}`))).toEqual([]);
  });

  it("the JSON report is that of the same run, except for one rule that the page leaves out", () => {
    const [, text = ""] = /--format json\n```\n\n```json\n([^]*?)^```$/m.exec(page) ?? [];
    const report = JSON.parse(
      runCli(["check", "reports", "--format", "json"], { cwd: folderWith(reports) }).stdout,
    ) as {
      files: { findings: { rule: string }[] }[];
    };
    for (const file of report.files)
      file.findings = file.findings.filter(({ rule }) => rule !== "no-unused-definition");
    expect(report).toEqual(JSON.parse(text));
  });
});

/** The blocks of terminal output. */
function blocksIn(markdown: string): string[] {
  return Array.from(markdown.matchAll(/^```console\n([^]*?)^```$/gm), ([, text = ""]) => text);
}

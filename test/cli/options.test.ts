/** Tests the options for which problems count, where they are written, and since when. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

/** One error, and as many warnings as there are unused terms. */
const text = `assessment: 1
title: Threats to the harbour
date: 2026-01-02
summary: What [[nothing]] does.
terms:
  smuggling: {name: Smuggling, definition: What is carried past the customs.}
`;

const folder = (): string =>
  folderWith({
    "a.threat.yaml": text,
    ".threat-assessment.yaml": "rules:\n  no-unused-definition: warning\n",
  });

describe("problems count", () => {
  it("by rule, severity and number of warnings", () => {
    const cwd = folder();
    const statusOf = (...args: readonly string[]): number | null =>
      runCli(["check", ...args], { cwd }).status;
    expect(statusOf()).toBe(1);
    expect(statusOf("--rule", "no-unused-definition")).toBe(1);
    expect(statusOf("--rule", "no-unused-definition", "--max-warnings", "9")).toBe(0);
    expect(statusOf("--rule", "no-unused-definition", "--severity", "error")).toBe(0);
    expect(statusOf("--max-warnings", "9")).toBe(1);
  });

  it("if they are not in the baseline", () => {
    const cwd = folder();
    expect(runCli(["check", "--write-baseline"], { cwd }).status).toBe(0);
    expect(runCli(["check", "--baseline"], { cwd }).status).toBe(0);
    expect(runCli(["check", "--baseline", "--rule", "no-unused-definition"], { cwd }).stderr).toBe("");
    writeFileSync(join(cwd, "a.threat.yaml"), `# moved\n${text}notes:\n  one: {text: See [[nobody]].}\n`);
    const { status, stdout } = runCli(["check", "--baseline"], { cwd });
    expect(status).toBe(1);
    expect(stdout).toContain("nobody");
    expect(stdout).not.toContain('"nothing"');
    writeFileSync(join(cwd, "a.threat.yaml"), text.replace("[[nothing]]", "it"));
    expect(runCli(["check", "--baseline"], { cwd }).stderr).toContain("no longer exists");
  });
});

describe("the report", () => {
  it("goes to standard output and files at once", () => {
    const cwd = folder();
    const { stdout } = runCli(["check", "-f", "stylish", "-f", "sarif=out/a.sarif", "-f", "junit=b.xml"], {
      cwd,
    });
    expect(stdout).toContain("nothing");
    expect(JSON.parse(readFileSync(join(cwd, "out/a.sarif"), "utf8"))).toHaveProperty("version", "2.1.0");
    expect(existsSync(join(cwd, "b.xml"))).toBe(true);
  });

  it("is an error if it cannot be written", () => {
    const { status, stderr } = runCli(["check", "-f", "json=a.threat.yaml/x"], { cwd: folder() });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: a\.threat\.yaml\/x: It cannot be written\./);
  });
});

it("check fails on a wrong configuration, and checks all the same", () => {
  const cwd = folderWith({
    "a.threat.yaml": text,
    ".threat-assessment.yaml":
      "preset: strickt\nrules:\n  no-placehoder: off\ntaxonomy: ./gone.taxonomy.yaml\n",
  });
  const { status, stdout, stderr } = runCli(["check", "a.threat.yaml"], { cwd });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: \.threat-assessment\.yaml: Line 1: .*"strickt"/m);
  expect(stderr).toMatch(/^error: \.threat-assessment\.yaml: Line 3: .*Did you mean "no-placeholder"\?/m);
  expect(stderr).toMatch(/^error: \.threat-assessment\.yaml: Line 4: .*gone\.taxonomy\.yaml/m);
  expect(stdout).toContain('"smuggling"');
});

it("check reads standard input with --stdin", () => {
  const args = ["check", "--stdin", "--stdin-filename", "b.threat.yaml"];
  expect(runCli(args, { input: text }).stdout).toContain("b.threat.yaml");
});

describe("--changed-since", () => {
  const git = (cwd: string, ...args: readonly string[]): void => {
    const who = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
    execFileSync("git", [...who, ...args], { cwd, stdio: "ignore" });
  };

  it("reports changed files, new files, and files that depend on them", () => {
    const cwd = folderWith({
      "año 1.threat.yaml": text,
      "b.threat.yaml": text,
      "c.threat.yaml": `${text}taxonomy: ./our.taxonomy.yaml\n`,
      "our.taxonomy.yaml": "taxonomy: 1\ntitle: Ours\nclusters: {}\n",
    });
    const paths = (): string[] => {
      const { stdout } = runCli(["check", "--changed-since", "HEAD", "-f", "json"], { cwd });
      return (JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path);
    };
    git(cwd, "init");
    git(cwd, "add", ".");
    git(cwd, "commit", "-m", "first");
    expect(paths()).toEqual([]);
    writeFileSync(join(cwd, "año 1.threat.yaml"), `${text}# more\n`);
    writeFileSync(join(cwd, "d.threat.yaml"), text);
    expect(paths()).toEqual(["año 1.threat.yaml", "d.threat.yaml"]);
    writeFileSync(join(cwd, "our.taxonomy.yaml"), "taxonomy: 1\ntitle: Theirs\nclusters: {}\n");
    expect(paths()).toContain("c.threat.yaml");
    expect(paths()).not.toContain("b.threat.yaml");
  });

  it.each(["nowhere", "--output=x"])("rejects the revision %j", (revision) => {
    const cwd = folder();
    git(cwd, "init");
    const { status, stderr } = runCli(["check", `--changed-since=${revision}`], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain("git does not know this revision");
  });
});

describe("an output", () => {
  it.each([
    [["--write-baseline", "a.threat.yaml"]],
    [["--baseline", "a.threat.yaml"]],
    [["--cache", "--cache-location", "a.threat.yaml"]],
    [["--format", "json=a.threat.yaml"]],
  ])("never replaces an assessment: %j", (args) => {
    const cwd = folder();
    const { status, stderr } = runCli(["check", ...args], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain("the output would overwrite it");
    expect(readFileSync(join(cwd, "a.threat.yaml"), "utf8")).toBe(text);
  });

  it("never replaces a file that is not a baseline", () => {
    const cwd = folderWith({ "a.threat.yaml": text, "notes.txt": "Mine.\n" });
    const { status, stderr } = runCli(["check", "--write-baseline", "notes.txt"], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain("is not overwritten");
    expect(readFileSync(join(cwd, "notes.txt"), "utf8")).toBe("Mine.\n");
  });
});

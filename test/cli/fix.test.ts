/** Tests `check --fix`, suppressions and ignored files. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

const UNUSED = "# threat-assessment-disable-next-line no-rank-gap -- old\n";

describe("--fix", () => {
  it("applies safe fixes, keeps every other byte, and reports the rest", () => {
    const text = (comment: string): string =>
      `\ufeffassessment: 1 # first\r\n${comment.replace("\n", "\r\n")}title: 'Harbour'   # spaced\r\nsummary: TBD\r\n`;
    const cwd = folderWith({ "a.threat.yaml": text(UNUSED) });
    const { status, stdout } = runCli(["check", "--fix"], { cwd });
    expect(readFileSync(join(cwd, "a.threat.yaml"), "utf8")).toBe(text(""));
    expect(stdout).toContain("no-placeholder");
    expect(stdout).not.toContain("no-unused-suppression");
    expect(status).toBe(1);
    runCli(["check", "--fix"], { cwd });
    expect(readFileSync(join(cwd, "a.threat.yaml"), "utf8")).toBe(text(""));
  });

  it("is refused for standard input", () => {
    const { status, stderr } = runCli(["check", "-", "--fix"], { input: "assessment: 1\n" });
    expect(status).toBe(2);
    expect(stderr).toContain("Standard input cannot be fixed");
  });
});

describe("suppressions", () => {
  const text =
    "assessment: 1\n# threat-assessment-disable-next-line no-placeholder -- a working title\ntitle: TBD\n";

  it("hide problems from the count, show them in JSON, and can be turned off", () => {
    const cwd = folderWith({ "a.threat.yaml": text });
    expect(runCli(["check"], { cwd })).toMatchObject({ status: 0, stdout: "✔ 1 file, no problems\n" });
    const { files } = JSON.parse(runCli(["check", "--format", "json"], { cwd }).stdout) as {
      files: { findings: { rule: string; suppressed?: { reason: string } }[] }[];
    };
    expect(files[0]?.findings).toMatchObject([
      { rule: "no-placeholder", suppressed: { reason: "a working title" } },
    ]);
    const counted = runCli(["check", "--no-suppressions"], { cwd });
    expect(counted.status).toBe(1);
    expect(counted.stdout).toContain('"TBD" is a placeholder');
  });
});

describe("ignored files", () => {
  const wrong = "titel: x\n";

  it("are those of the configuration and of .gitignore, unless they are named", () => {
    const cwd = folderWith({
      ".threat-assessment.yaml": "ignore: [archive/]\n",
      ".gitignore": "*.tmp.threat.yaml\n",
      "archive/a.threat.yaml": wrong,
      "b.tmp.threat.yaml": wrong,
      "deep/c.tmp.threat.yaml": wrong,
      "deep/.gitignore": "!c.tmp.threat.yaml\n",
      "d.threat.yaml": "assessment: 1\ntitle: D\n",
    });
    mkdirSync(join(cwd, ".git"));
    const checked = (...args: string[]): string[] =>
      (
        JSON.parse(runCli(["check", "--format", "json", ...args], { cwd }).stdout) as {
          files: { path: string }[];
        }
      ).files.map(({ path }) => path);
    expect(checked()).toEqual([".threat-assessment.yaml", "d.threat.yaml", "deep/c.tmp.threat.yaml"]);
    expect(checked("**/*.threat.yaml")).toEqual(["d.threat.yaml", "deep/c.tmp.threat.yaml"]);
    expect(checked("archive/a.threat.yaml")).toEqual(["archive/a.threat.yaml"]);
  });
});

describe("patterns that match nothing", () => {
  const files = {
    "archive/a.threat.yaml": "assessment: 1\ntitle: A\n",
    "b.threat.yaml": "assessment: 1\ntitle: B\n",
  };
  const notes = (configuration: string, ...args: readonly string[]): string[] => {
    const cwd = folderWith({ ...files, ".threat-assessment.yaml": configuration });
    const { status, stderr } = runCli(["check", ...args], { cwd });
    expect(status).toBe(0);
    return stderr.trimEnd().split("\n");
  };

  it("are reported if all files are known, and do not fail the run", () => {
    const configuration =
      "ignore: [archive/, ./gone, '!archive/x', node_modules/]\noverrides: [{files: '*.old.threat.yaml', preset: all}, {files: [b.*], preset: all}]\n";
    expect(notes(configuration)).toEqual(
      ["./gone", "!archive/x", "*.old.threat.yaml"].map(
        (pattern) => `note: .threat-assessment.yaml: The pattern "${pattern}" matches no file.`,
      ),
    );
    expect(notes(configuration, "b.threat.yaml", ".threat-assessment.yaml")).toEqual([""]);
  });

  it("are not reported otherwise", () => {
    expect(notes("ignore: [archive/, '**/a.*']\noverrides: [{files: '*', preset: all}]\n")).toEqual([""]);
  });
});

describe("--force-exclude", () => {
  const wrong = "assessment: 1\ntitle: T\nknd: x\n";
  const folder = (): string =>
    folderWith({
      ".threat-assessment.yaml": "ignore: [gen/**]\n",
      "gen/g.threat.yaml": wrong,
      "node_modules/n.threat.yaml": wrong,
      "a.threat.yaml": wrong,
    });

  it.each([
    ["a file", ["gen/g.threat.yaml"]],
    ["an installed file", ["node_modules/n.threat.yaml"]],
    ["standard input", ["-", "--stdin-filename", "gen/g.threat.yaml"]],
  ])("ignores %s that is named, and says so if nothing is left", (_, args) => {
    const surroundings = { cwd: folder(), input: wrong };
    expect(runCli(["check", ...args], surroundings).status).toBe(1);
    expect(runCli(["check", "--force-exclude", ...args], surroundings)).toEqual({
      status: 0,
      stdout: "",
      stderr: "Nothing to check: all the given files are ignored.\n",
    });
  });

  it("checks the rest, and still reports a path that does not exist", () => {
    const cwd = folder();
    const some = runCli(["check", "--force-exclude", "gen/g.threat.yaml", "a.threat.yaml"], { cwd });
    expect(some).toMatchObject({ status: 1, stderr: "" });
    expect(some.stdout).toContain("in 1 file\n");
    const { status, stderr } = runCli(["check", "--force-exclude", "gone.threat.yaml"], { cwd });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: gone\.threat\.yaml: There is no such file or folder\.\n$/);
  });
});

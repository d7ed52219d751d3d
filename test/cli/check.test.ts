/** Tests `threat-assessment check` as a process: its output and its exit status. */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

const CLEAN = "assessment: 1\ntitle: Port\n";
const WRONG = "assessment: 1\ntitle: Port\nsumary: x\n";

/** The paths of the files with problems. */
function headings(stdout: string): string[] {
  return stdout.split("\n").filter((line) => /^[^\s✔✖]/.test(line));
}

describe("the output", () => {
  it("says that a file has no problems", () => {
    const cwd = folderWith({ "a.threat.yaml": CLEAN });
    expect(runCli(["check", "a.threat.yaml"], { cwd })).toEqual({
      status: 0,
      stdout: "✔ 1 file, no problems\n",
      stderr: "",
    });
  });

  it("shows a problem with its position and its words", () => {
    const cwd = folderWith({ "a.threat.yaml": WRONG });
    const { status, stdout, stderr } = runCli(["check", "a.threat.yaml"], { cwd });
    expect(stdout).toBe(`a.threat.yaml

  3:1  error  There is no key "sumary" here. Did you mean "summary"?  no-unknown-key
   --> a.threat.yaml:3:1
  3 | sumary: x
    | ^^^^^^

✖ 1 problem (1 error) in 1 file
`);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  });

  it("shows the related locations", () => {
    const text = "assessment: 1\ntitle: x\nactors:\n  a: { name: A }\n  a: { name: A }\n";
    const cwd = folderWith({ "a.threat.yaml": text });
    expect(runCli(["check"], { cwd }).stdout).toMatch(/^ {4}= note: a\.threat\.yaml:4:3 \S/m);
  });

  it("counts each severity, and the files with problems", () => {
    const cwd = folderWith({
      "a.threat.yaml": "assessment: 1\ntitle: x\nactors:\n  a: { name: A }\n",
      "b.threat.yaml": CLEAN,
      "c.threat.yaml": `${WRONG}id: A B\n`,
    });
    const { status, stdout } = runCli(["check"], { cwd });
    expect(stdout).toMatch(/\n✖ 3 problems \(2 errors, 1 information\) in 2 of 3 files\n$/);
    expect(status).toBe(1);
  });

  it("counts information and hints as success", () => {
    const cwd = folderWith({ "a.threat.yaml": "assessment: 1\ntitle: x\nactors:\n  a: { name: A }\n" });
    const { status, stdout } = runCli(["check"], { cwd });
    expect(stdout).toMatch(/\n✔ 1 problem \(1 information\) in 1 file\n$/);
    expect(status).toBe(0);
  });

  it("shows no error in the examples", () => {
    const { status, stdout, stderr } = runCli(["check", "examples", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 0, failures: 0 } });
    expect(stderr).toBe("");
    expect(status).toBeLessThan(2);
  });
});

describe("colors in the output", () => {
  const cwd = (): string => folderWith({ "a.threat.yaml": WRONG });
  const ESCAPE = "\u001b[";

  it.each([
    { name: "none in a pipe", options: [], env: {}, colored: false },
    { name: "none in a pipe of a CI service", options: [], env: { CI: "true" }, colored: false },
    { name: "on request", options: ["--color"], env: {}, colored: true },
    { name: "if the environment requests them", options: [], env: { FORCE_COLOR: "1" }, colored: true },
    {
      name: "none if the environment forbids them",
      options: [],
      env: { FORCE_COLOR: "0" },
      colored: false,
    },
    { name: "none with NO_COLOR", options: [], env: { NO_COLOR: "1", FORCE_COLOR: "1" }, colored: false },
    {
      name: "by an option rather than the environment",
      options: ["--color"],
      env: { NO_COLOR: "1" },
      colored: true,
    },
    {
      name: "none if the option forbids them",
      options: ["--no-color"],
      env: { FORCE_COLOR: "1" },
      colored: false,
    },
  ])("$name", ({ options, env, colored }) => {
    const { stdout } = runCli(["check", ...options], { cwd: cwd(), env });
    expect(stdout.includes(ESCAPE)).toBe(colored);
  });

  it("color codes never come from the words of a file", () => {
    const folder = folderWith({ "a.threat.yaml": "assessment: 1\ntitle: x\n? \u001b[31mred\n: \u001b[2J\n" });
    const { stdout, status } = runCli(["check"], { cwd: folder });
    expect(status).toBe(1);
    expect(stdout).not.toContain("\u001b");
  });
});

describe("the checked files", () => {
  it("are our files in the current folder and its subfolders", () => {
    const cwd = folderWith({
      "b/c/d.threat.yml": WRONG,
      "B.threat.yaml": WRONG,
      "a.taxonomy.yaml": "sumary: x\n",
      "a.scale.yml": "sumary: x\n",
      ".threat-assessment.yaml": "sumary: x\n",
      "compose.yaml": WRONG,
      ".git/e.threat.yaml": WRONG,
      "b/node_modules/f.threat.yaml": WRONG,
    });
    const { stdout } = runCli(["check"], { cwd });
    expect(headings(stdout)).toEqual([
      ".threat-assessment.yaml",
      "B.threat.yaml",
      "a.scale.yml",
      "a.taxonomy.yaml",
      "b/c/d.threat.yml",
    ]);
  });

  it("include a named file, whatever its name, and each file once", () => {
    const cwd = folderWith({ "notes/a.yaml": WRONG, "notes/b.threat.yaml": WRONG });
    symlinkSync("a.yaml", join(cwd, "notes/link.threat.yaml"));
    const { stdout } = runCli(["check", "notes/b.threat.yaml", "notes", "./notes/a.yaml"], { cwd });
    expect(headings(stdout)).toEqual(["notes/a.yaml", "notes/b.threat.yaml"]);
  });

  it.each([
    ["*.threat.yaml", ["a.threat.yaml"]],
    ["**/*.threat.yaml", ["a.threat.yaml", "x/b.threat.yaml", "x/y/c.threat.yaml"]],
    ["x/*.{yaml,yml}", ["x/b.threat.yaml", "x/plain.yaml"]],
    ["x/**", ["x/b.threat.yaml", "x/y/c.threat.yaml"]],
    ["[xz]", ["x/b.threat.yaml", "x/y/c.threat.yaml"]],
    ["./x/*", ["x/b.threat.yaml", "x/y/c.threat.yaml"]],
  ])("match the glob %s", (pattern, expected) => {
    const cwd = folderWith({
      "a.threat.yaml": WRONG,
      "x/b.threat.yaml": WRONG,
      "x/plain.yaml": WRONG,
      "x/picture.png": "",
      "x/y/c.threat.yaml": WRONG,
      "x/.hidden/d.threat.yaml": WRONG,
      "node_modules/e.threat.yaml": WRONG,
    });
    expect(headings(runCli(["check", pattern], { cwd }).stdout)).toEqual(expected);
  });

  it("include a file whose name looks like a glob", () => {
    const cwd = folderWith({ "port [draft].threat.yaml": WRONG });
    expect(headings(runCli(["check", "port [draft].threat.yaml"], { cwd }).stdout)).toHaveLength(1);
  });

  it("have their whole path if they are outside the current folder", () => {
    const cwd = folderWith({});
    const other = join(folderWith({ "a.threat.yaml": WRONG }), "a.threat.yaml");
    expect(runCli(["check", other], { cwd }).stdout).toContain(`--> ${other}:3:1`);
  });
});

describe("standard input", () => {
  it("is an assessment without a name", () => {
    const { status, stdout } = runCli(["check", "-"], { input: WRONG });
    expect(headings(stdout)).toEqual(["<stdin>"]);
    expect(status).toBe(1);
  });

  it("has the kind and the neighbors of the file that --stdin-filename names", () => {
    const taxonomy =
      "taxonomy: 1\nid: t\ntitle: T\nclusters: { c: { title: C } }\ncategories: { k: { title: K, cluster: c } }\n";
    const text =
      "assessment: 1\ntitle: x\ntaxonomy: ./t.taxonomy.yaml\nthreats: { k1: { title: K, category: kk } }\n";
    const cwd = folderWith({ "x/t.taxonomy.yaml": taxonomy, "x/a.threat.yaml": CLEAN });
    const { stdout } = runCli(["check", "-", "--stdin-filename", "x/a.threat.yaml"], { cwd, input: text });
    expect(headings(stdout)).toEqual(["x/a.threat.yaml"]);
    expect(stdout).toContain('"k"');
    expect(stdout).not.toContain("no-missing-file");
  });

  it("replaces the file on the disk", () => {
    const cwd = folderWith({ "a.threat.yaml": CLEAN, "b.threat.yaml": CLEAN });
    const { stdout } = runCli(["check", ".", "-", "--stdin-filename", "a.threat.yaml"], {
      cwd,
      input: WRONG,
    });
    expect(stdout).toMatch(/✖ 1 problem \(1 error\) in 1 of 2 files\n$/);
  });

  it("must be an argument if it has a file name", () => {
    const { status, stdout, stderr } = runCli(["check", "--stdin-filename", "a.threat.yaml"]);
    expect(stderr).toMatch(/^error: --stdin-filename needs `-` among the paths\.\n/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

it("check reports a bibliography as a file of its own, once, even if several files name it", () => {
  const naming = "assessment: 1\ntitle: T\nbibliography: r.bib\n";
  const folder = folderWith({
    "a.threat.yaml": naming,
    "b.threat.yaml": naming,
    "r.bib": "@book{k, title = {One}}\n@book{k, title = {Two}}\n",
    "good.bib": "@book{k, title = {One}}\n",
    "c.threat.yaml": naming.replace("r.bib", "good.bib"),
  });
  const { stdout } = runCli(["check", "--format", "json", "."], { cwd: folder });
  const { files } = JSON.parse(stdout) as { files: { path: string; findings: { rule: string }[] }[] };
  const found = files.map(({ path, findings }) => [path, ...findings.map(({ rule }) => rule)].join(" "));
  expect(found).toEqual([
    "a.threat.yaml no-duplicate-id",
    "b.threat.yaml no-duplicate-id",
    "c.threat.yaml",
    "r.bib no-duplicate-id",
  ]);
});

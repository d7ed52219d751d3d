/** Runs every example on the page about pull requests and builds with the built package. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { parse } from "yaml";
import {
  CLEAN,
  WRONG,
  commit,
  connected,
  folderWithFiles,
  git,
  runCommand,
  succeed,
  untouched,
} from "./machine.ts";
import { REAL_NPX, bash, runOnGitHub, runOnGitLab, type JobOutcome, type JobStep } from "./runner.ts";
import { projectRoot } from "../../scripts/root.ts";

const page = readFileSync(join(projectRoot, "docs/ci.md"), "utf8");

/** The code block that contains a text. */
function blockWith(text: string, language = "yaml"): string {
  const blocks = Array.from(page.matchAll(/^```(\w+)\n(.*?)^```/gms)).filter(
    ([, kind, code = ""]) => kind === language && code.includes(text),
  );
  if (blocks.length !== 1) throw new Error(`${blocks.length} blocks of the page contain "${text}".`);
  return blocks[0]?.[2] ?? "";
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly JobStep[] }>>;
}

const stepsWith = (text: string): readonly JobStep[] =>
  (parse(blockWith(text)) as { steps: readonly JobStep[] }).steps;
const jobsWith = (text: string): Workflow["jobs"] => (parse(blockWith(text)) as Workflow).jobs;

/** Runs our action with inputs. */
async function act(inputs: Readonly<Record<string, string>>, workspace: string): Promise<JobOutcome> {
  const step = { uses: "threat-assessment/threat-assessment@v0", with: inputs };
  return runOnGitHub([step], { workspace });
}

const GOOD = { "reports/good one.threat.yaml": CLEAN, "annual reports/a.threat.yaml": CLEAN };
const BAD = { ...GOOD, "reports/bad one.threat.yaml": WRONG };

describe("the action", () => {
  it("the action passes if there are no problems", async () => {
    const step = { uses: "threat-assessment/threat-assessment@v0" };
    const job = { workspace: folderWithFiles(GOOD), variables: REAL_NPX };
    const { status, stdout } = await runOnGitHub([step], job);
    expect(stdout).toBe("2 files checked: 0 errors, 0 warnings, 0 notices\n");
    expect(status).toBe(0);
  });

  it("the action fails if there is an error, and annotates its line", async () => {
    const { status, stdout } = await act({}, folderWithFiles(BAD));
    expect(stdout).toMatch(
      /^::error file=reports\/bad one\.threat\.yaml,line=3,.*There is no key "sumary" here\./m,
    );
    expect(status).toBe(1);
  });

  it("the action fails with another status if nothing could be checked", async () => {
    expect(await act({ paths: "nowhere" }, folderWithFiles(GOOD))).toMatchObject({ status: 2 });
  });

  it("the action takes one path from each line, with its spaces", async () => {
    const folder = folderWithFiles(BAD);
    const { status, stdout } = await act(
      { paths: "annual reports\n\nreports/good one.threat.yaml\n" },
      folder,
    );
    expect(stdout).toContain("2 files checked");
    expect(status).toBe(0);
    expect(await act({ paths: "reports/bad one.threat.yaml\n" }, folder)).toMatchObject({ status: 1 });
  });

  it("the action executes no input, and takes no path for an option", async () => {
    const inputs = { paths: "$(touch ran) `touch ran` ; touch ran", arguments: "--rule\n$(touch ran)\n" };
    const folder = folderWithFiles({ ...GOOD, "--fix/a.threat.yaml": CLEAN });
    expect(await act(inputs, folder)).toMatchObject({ status: 2 });
    expect(await act({ paths: "--fix" }, folder)).toMatchObject({ status: 0 });
    expect(await succeed("ls", [], { cwd: folder, env: connected })).not.toContain("ran");
  });

  it("names and texts in a repository cannot issue workflow commands", async () => {
    const folder = folderWithFiles({
      "::error::x.threat.yaml": 'assessment: 1\ntitle: Port\n"::warning::y": x\n"##[error]z": x\n',
    });
    const { stdout } = await act({}, folder);
    const commands = stdout.split("\n").filter((line) => line.startsWith("::") || line.startsWith("##["));
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands)
      expect(command).toMatch(/^::error file=%3A%3Aerror%3A%3Ax\.threat\.yaml,line=\d/);
  });
});

describe("the examples for GitHub", () => {
  it("the example checks a folder in every pull request", async () => {
    const { check } = jobsWith("--max-warnings 10");
    const steps = check?.steps ?? [];
    expect(await runOnGitHub(steps, { workspace: folderWithFiles(GOOD) })).toMatchObject({ status: 0 });
    expect(await runOnGitHub(steps, { workspace: folderWithFiles(BAD) })).toMatchObject({ status: 1 });
  });

  it("the example accepts names with spaces", async () => {
    const steps = stepsWith("annual reports");
    expect(await runOnGitHub(steps, { workspace: folderWithFiles(GOOD) })).toMatchObject({ status: 0 });
    expect(await runOnGitHub(steps, { workspace: folderWithFiles(BAD) })).toMatchObject({ status: 1 });
  });

  it("the example writes SARIF for code scanning, even if there are errors", async () => {
    const workspace = folderWithFiles(BAD);
    expect(await runOnGitHub(stepsWith("sarif_file"), { workspace })).toMatchObject({ status: 1 });
    const sarif = JSON.parse(readFileSync(join(workspace, "findings.sarif"), "utf8")) as {
      runs: [{ results: readonly unknown[] }];
    };
    expect(sarif.runs[0].results).toHaveLength(1);
  });

  it("the example shows a table in the summary, even if there are errors", async () => {
    const { status, summary } = await runOnGitHub(stepsWith("--format github --format markdown"), {
      workspace: folderWithFiles(BAD),
    });
    expect(summary).toContain("sumary");
    expect(status).toBe(1);
  });

  it("the example checks the files that a pull request changes", async () => {
    const origin = folderWithFiles({ ...BAD, "b.threat.yaml": CLEAN });
    await commit(origin);
    const workspace = folderWithFiles({});
    await git(workspace, "clone", "--quiet", origin, ".");
    const job = { workspace };
    const steps = stepsWith("--changed-since");
    expect(await runOnGitHub(steps, job)).toMatchObject({ status: 0 });
    await succeed("cp", ["reports/bad one.threat.yaml", "b.threat.yaml"], { cwd: workspace, env: connected });
    const { status, stdout } = await runOnGitHub(steps, job);
    expect(stdout).toContain("file=b.threat.yaml");
    expect(stdout).not.toContain("reports/bad");
    expect(status).toBe(1);
  });
});

/** Twenty documents, of which two have an error. */
const MANY = Object.fromEntries(
  Array.from(
    { length: 20 },
    (_, index) => [`${index}.threat.yaml`, index % 10 === 3 ? WRONG : CLEAN] as const,
  ),
);

describe("the examples with many documents", () => {
  it("the example distributes documents to the matrix jobs of GitHub", async () => {
    const { check, report } = jobsWith("matrix.shard");
    const { matrix } = (check as unknown as { strategy: { matrix: { shard: readonly number[] } } }).strategy;
    const workspace = folderWithFiles(MANY);
    const statuses: (number | null)[] = [];
    for (const shard of matrix.shard) {
      const values = { "matrix.shard": String(shard) };
      statuses.push((await runOnGitHub(check?.steps ?? [], { workspace, values })).status);
    }
    expect(new Set(statuses)).toEqual(new Set([0, 1]));
    const merged = await runOnGitHub(report?.steps ?? [], { workspace });
    expect(merged.status).toBe(1);
    const alone = await runOnGitHub(stepsWith("--format github --format markdown"), { workspace });
    expect(merged.summary).toBe(alone.summary);
  });

  it("the example distributes documents to the parallel jobs of GitLab", async () => {
    const { check, report } = parse(blockWith("CI_NODE_INDEX")) as Record<
      "check" | "report",
      { script: readonly string[]; parallel: number }
    >;
    const workspace = folderWithFiles(MANY);
    const CI_NODE_TOTAL = String(check.parallel);
    for (let index = 1; index <= check.parallel; index++) {
      await runOnGitLab(check.script, workspace, { CI_NODE_INDEX: String(index), CI_NODE_TOTAL });
    }
    expect(await runOnGitLab(report.script, workspace)).toMatchObject({ status: 1 });
    const merged = readFileSync(join(workspace, "findings.xml"), "utf8");
    expect(merged.match(/<failure/g)).toHaveLength(2);
    await bash(junitScript(), workspace);
    expect(readFileSync(join(workspace, "findings.xml"), "utf8")).toBe(merged);
  });
});

function junitScript(): string {
  return /sh '(.*)'/.exec(blockWith("junit", "groovy"))?.[1] ?? "";
}

describe("the examples that write JUnit", () => {
  const gitLab = (): string => {
    const [job] = Object.values(parse(gitLabBlock()) as Record<string, { script: readonly string[] }>);
    return job?.script.join("\n") ?? "";
  };
  const gitLabBlock = (): string => page.split("## GitLab")[1]?.split("```")[1]?.replace("yaml\n", "") ?? "";

  it.each([
    ["GitLab", gitLab],
    ["Jenkins", junitScript],
  ])("the example passes, fails and writes the file on %s", async (_, script) => {
    for (const [files, expected] of [
      [GOOD, 0],
      [BAD, 1],
    ] as const) {
      const workspace = folderWithFiles(files);
      expect((await bash(script(), workspace)).status).toBe(expected);
      expect(readFileSync(join(workspace, "findings.xml"), "utf8")).toContain("<testsuite");
    }
  });
});

describe("before a commit", () => {
  it("lint-staged checks staged files that are not ignored", async () => {
    const folder = folderWithFiles({
      ".gitignore": "node_modules\n",
      ".threat-assessment.yaml": "ignore: [gen/**]\n",
      "package.json": blockWith("lint-staged", "json"),
    });
    await commit(folder);
    const packages = ["lint-staged@15", inject("tarball")];
    await succeed("npm", ["install", "--no-audit", "--no-fund", "--no-save", ...packages], {
      cwd: folder,
      env: connected,
    });
    const stage = async (name: string, text: string): Promise<number | null> => {
      await succeed("mkdir", ["-p", "gen", "sub"], { cwd: folder, env: connected });
      await succeed("sh", ["-c", 'printf %s "$2" > "$1"', "sh", name, text], { cwd: folder, env: connected });
      await git(folder, "add", "--all");
      return (await runCommand("npx", ["--no-install", "lint-staged"], { cwd: folder, env: connected }))
        .status;
    };
    expect(await stage("gen/ignored.threat.yaml", WRONG)).toBe(0);
    expect(await stage("sub/a b.threat.yml", CLEAN)).toBe(0);
    expect(await stage("sub/.threat-assessment.yml", "sumary: x\n")).toBe(1);
    await git(folder, "rm", "--cached", "--quiet", "sub/.threat-assessment.yml");
    await succeed("rm", ["sub/.threat-assessment.yml"], { cwd: folder, env: connected });
    expect(await stage("sub/a b.threat.yml", WRONG)).toBe(1);
  });

  it("with a baseline, only new problems count", async () => {
    const cwd = folderWithFiles(BAD);
    const env = untouched();
    const script = blockWith("--write-baseline", "sh");
    await succeed("npm", ["install", "--global", "--prefix", cwd, inject("tarball")], { cwd, env });
    const PATH = `${join(cwd, "bin")}:${env.PATH ?? ""}`;
    expect(await bash(script, cwd, { PATH })).toMatchObject({ status: 0 });
  });
});

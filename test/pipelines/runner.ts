/** Runs the jobs of a workflow as GitHub and GitLab do, with the built package instead of the published one. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { inject } from "vitest";
import { parse } from "yaml";
import { runCommand, succeed, temporary, untouched, writeInto, type CommandResult } from "./machine.ts";
import manifest from "../../package.json" with { type: "json" };
import { projectRoot } from "../../scripts/root.ts";

/** A step of a job on GitHub. */
export interface JobStep {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly if?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly [{ readonly env: Readonly<Record<string, string>>; readonly run: string }];
  };
}

const action = parse(readFileSync(join(projectRoot, "action.yml"), "utf8")) as Action;

const env = untouched();
const quick = temporary();

/** The variables of a job that runs the real npx. */
export const REAL_NPX: Readonly<Record<string, string>> = { PATH: env.PATH ?? "" };

/** The environment of a job. */
interface Job {
  /** The folder of the repository. */
  readonly workspace: string;
  /** The values of expressions such as `${{ matrix.shard }}`. */
  readonly values?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
}

/** The result of a job. */
export interface JobOutcome extends CommandResult {
  /** The summary of the run. */
  readonly summary: string;
}

/** Runs the steps of a job on GitHub. Actions of other repositories do nothing. */
export async function runOnGitHub(steps: readonly JobStep[], job: Job): Promise<JobOutcome> {
  const files = temporary();
  writeInto(files, { summary: "", output: "" });
  const variables = {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: job.workspace,
    GITHUB_ACTION_PATH: projectRoot,
    GITHUB_STEP_SUMMARY: join(files, "summary"),
    GITHUB_OUTPUT: join(files, "output"),
    ...job.variables,
  };
  const outcome = { status: 0, stdout: "", stderr: "" };
  for (const step of steps) {
    if (outcome.status !== 0 && step.if !== "always()") continue;
    const { script, inputs } = scriptOf(step, job);
    if (script === undefined) continue;
    const { status, stdout, stderr } = await bash(script, job.workspace, { ...variables, ...inputs });
    outcome.stdout += stdout;
    outcome.stderr += stderr;
    if (outcome.status === 0) outcome.status = status ?? 1;
  }
  return { ...outcome, summary: readFileSync(join(files, "summary"), "utf8") };
}

/** Runs the script lines of a job on GitLab. */
export async function runOnGitLab(
  lines: readonly string[],
  workspace: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const known = { CI: "true", GITLAB_CI: "true", CI_PROJECT_DIR: workspace };
  return bash(lines.join("\n"), workspace, { ...known, ...variables });
}

/** Runs a script as GitHub and GitLab do, and Jenkins nearly so. */
export async function bash(
  script: string,
  cwd: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const published = `threat-assessment@${manifest.version}`;
  const built = `threat-assessment@file:${inject("tarball")}`;
  const PATH = [await quickNpx(), env.PATH].join(delimiter);
  const options = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script.replaceAll(published, built)];
  return runCommand("bash", options, { cwd, env: { ...env, PATH, ...variables } });
}

/**
 * A folder with a substitute for npx that saves the second in which npx finds the package. The action is also tested
 * with the real npx.
 */
async function quickNpx(): Promise<string> {
  if (existsSync(join(quick, "npx"))) return quick;
  await succeed("npm", ["install", "--prefix", quick, "--no-package-lock", inject("tarball")], {
    cwd: quick,
    env,
  });
  const script = `#!/bin/sh
[ "$1 $2" = "--yes threat-assessment@file:${inject("tarball")}" ] || exit 3
shift 2
exec "${quick}/node_modules/.bin/threat-assessment" "$@"
`;
  writeFileSync(join(quick, "npx"), script, { mode: 0o755 });
  return quick;
}

interface Script {
  readonly script: string | undefined;
  readonly inputs: Readonly<Record<string, string>>;
}

function scriptOf(step: JobStep, { values = {} }: Job): Script {
  const filled = (text: string): string =>
    text.replaceAll(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => {
      const value = values[expression];
      if (value === undefined) throw new Error(`Nobody has said what ${expression} is.`);
      return value;
    });
  if (!step.uses?.startsWith("threat-assessment/")) {
    return { script: step.run === undefined ? undefined : filled(step.run), inputs: {} };
  }
  const [ours] = action.runs.steps;
  const given = step.with ?? {};
  const inputs = Object.entries(ours.env).map(([name, expression]) => {
    const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? "";
    return [name, filled(given[input] ?? action.inputs[input]?.default ?? "")] as const;
  });
  return {
    script: ours.run,
    inputs: { ...Object.fromEntries(inputs), VERSION: `file:${inject("tarball")}` },
  };
}

/**
 * Runs git without running any program that the repository configures. A copied or unpacked folder brings its own
 * configuration and attributes, and checking it must not require trusting it.
 */
import { spawnSync } from "node:child_process";

/** The output of git, or its error. */
export type GitResult = { readonly text: string } | GitError;

/** Why git has no answer. */
export interface GitError {
  /** git's error message, in English. */
  readonly error: string;
  /** Whether git is not installed. */
  readonly isMissing?: boolean;
}

type Setting = readonly [name: string, value: string];

/** Safe values for settings that name programs or lead to one. Settings of commands that we never run are left out. */
const HARMLESS: readonly Setting[] = [
  // git runs it for changed files whenever it reads the index.
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["diff.external", ""],
  ["diff.orderFile", "/dev/null"],
  // A partial clone fetches missing objects from wherever, and with whatever program, its configuration names.
  ["protocol.allow", "never"],
  ["core.sshCommand", "false"],
  ["core.gitProxy", ""],
  ["core.askPass", ""],
  ["credential.helper", ""],
  ["safe.bareRepository", "explicit"],
];

const ENVIRONMENT = {
  GIT_ALLOW_PROTOCOL: "",
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0",
  // Do not write the index, which would run a hook.
  GIT_OPTIONAL_LOCKS: "0",
  // Messages are compared, so they must not be translated.
  LC_ALL: "C",
  // By default, Windows looks for programs in the current folder first.
  NoDefaultCurrentDirectoryInExePath: "1",
};

/** Returns a function that runs git in the current folder with the given arguments. */
export function gitRunner(): (args: readonly string[]) => GitResult {
  const drivers = driversIn(
    git(["config", "--null", "--name-only", "--get-regexp", "^(filter|diff)\\."], HARMLESS),
  );
  // git splits `-c` at the first "=", so a driver with "=" in its name could not be disabled.
  if (drivers.some((driver) => driver.includes("="))) return () => ({ error: "" });
  const settings = [...HARMLESS, ...drivers.flatMap(turnedOff)];
  return (args) => git(args, settings);
}

/** The filter and diff drivers in the configuration; the repository chooses their names. */
function driversIn(answer: GitResult): string[] {
  const names = "text" in answer ? answer.text.split("\0") : [];
  return [...new Set(names.flatMap((name) => /^(?:filter|diff)\..*(?=\.)/s.exec(name)?.[0] ?? []))];
}

/** Settings that disable a driver: git would run its filter to compare a file. */
function turnedOff(driver: string): Setting[] {
  return driver.startsWith("filter.")
    ? [
        [`${driver}.clean`, ""],
        [`${driver}.smudge`, ""],
        [`${driver}.process`, ""],
        [`${driver}.required`, "false"],
      ]
    : [
        [`${driver}.command`, ""],
        [`${driver}.textconv`, ""],
      ];
}

function git(args: readonly string[], settings: readonly Setting[]): GitResult {
  const options = settings.flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { status, stdout, stderr, error } = spawnSync("git", [...options, "--no-pager", ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...ENVIRONMENT },
  });
  if (status === 0) return { text: stdout };
  return error
    ? { error: "", isMissing: (error as NodeJS.ErrnoException).code === "ENOENT" }
    : { error: stderr };
}

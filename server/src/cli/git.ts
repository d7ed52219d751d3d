/**
 * Asks git, without running anything that the repository names: a configuration, and attributes, come with a copied or
 * unpacked folder, and to check one must not be to trust it.
 */
import { spawnSync } from "node:child_process";

/** What git has printed, or what it says of why it has not. */
export type GitAnswer = { readonly text: string } | Complaint;

export interface Complaint {
  /** What git says, in English. */
  readonly complaint: string;
  /** Whether there is no git that could be asked. */
  readonly isMissing?: boolean;
}

type Setting = readonly [name: string, value: string];

/** Settings that name programs, or lead to some, and what they are instead. What is only for pages, mail or the network is not asked for. */
const HARMLESS: readonly Setting[] = [
  // Asked for changed files whenever the index is read.
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["diff.external", ""],
  ["diff.orderFile", "/dev/null"],
  // A partial clone fetches what it lacks: from wherever, and with whatever, its configuration says.
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
  // Writes no index, after which a hook would be run.
  GIT_OPTIONAL_LOCKS: "0",
  // Sentences are compared, and not translated.
  LC_ALL: "C",
  // Windows looks for programs in the current folder first.
  NoDefaultCurrentDirectoryInExePath: "1",
};

/** Asks questions one after the other, in the current folder. */
export function askGit(): (args: readonly string[]) => GitAnswer {
  const drivers = driversIn(
    git(["config", "--null", "--name-only", "--get-regexp", "^(filter|diff)\\."], HARMLESS),
  );
  // An option of git's ends at the first "=" of its name: a driver with one in it could not be turned off.
  if (drivers.some((driver) => driver.includes("="))) return () => ({ complaint: "" });
  const settings = [...HARMLESS, ...drivers.flatMap(turnedOff)];
  return (args) => git(args, settings);
}

/** The filters, and the ways of comparing, that the configuration has: their names are of the repository's choice. */
function driversIn(answer: GitAnswer): string[] {
  const names = "text" in answer ? answer.text.split("\0") : [];
  return [...new Set(names.flatMap((name) => /^(?:filter|diff)\..*(?=\.)/s.exec(name)?.[0] ?? []))];
}

/** Git passes a file through its filters to compare it. */
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

function git(args: readonly string[], settings: readonly Setting[]): GitAnswer {
  const options = settings.flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { status, stdout, stderr, error } = spawnSync("git", [...options, "--no-pager", ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...ENVIRONMENT },
  });
  if (status === 0) return { text: stdout };
  return error
    ? { complaint: "", isMissing: (error as NodeJS.ErrnoException).code === "ENOENT" }
    : { complaint: stderr };
}

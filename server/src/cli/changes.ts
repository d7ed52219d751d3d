/** Which files have changed since a revision, as git knows it: committed, staged, only saved, or new. */
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import { URI } from "vscode-uri";
import type { Failure } from "../report/report.ts";
import type { Examined } from "./examine.ts";

/** The paths of all that has changed since the current branch and the revision parted; a failure where nobody can tell. */
export function changedSince(revision: string): ReadonlySet<string> | Failure {
  const top = git(["rev-parse", "--show-toplevel"])?.trimEnd();
  if (top === undefined)
    return { path: ".", message: t("--changed-since needs git, and a folder that is in a repository.") };
  const commit = git([
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ])?.trim();
  if (commit === undefined) return { path: revision, message: t("git knows no such revision.") };
  // Where the histories have nothing in common, as in a shallow copy, the revision itself is what is compared.
  const base = git(["merge-base", commit, "HEAD"])?.trim() ?? commit;
  const changed = git(["-C", top, "diff", "--name-only", "--no-renames", "-z", base, "--"]);
  const fresh = git(["-C", top, "ls-files", "--others", "--exclude-standard", "-z"]);
  if (changed === undefined || fresh === undefined)
    return { path: revision, message: t("git cannot compare it with the files.") };
  return new Set(
    `${changed}${fresh}`
      .split("\0")
      .filter((name) => name !== "")
      .map((name) => resolve(top, name)),
  );
}

/** Whether a file, or one that it depends on, is among these. */
export function isTouched({ path, reads }: Examined, changed: ReadonlySet<string>): boolean {
  return changed.has(path) || reads.some(([uri]) => changed.has(URI.parse(uri).fsPath));
}

/** What git prints; `undefined` where it fails or is not there. */
function git(args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 2 ** 28,
    });
  } catch {
    return undefined;
  }
}

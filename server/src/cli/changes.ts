/** Which files have changed since a revision, as git knows it: committed, staged, only saved, or new. */
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import { URI } from "vscode-uri";
import type { Failure } from "../report/report.ts";
import type { Examined } from "./examine.ts";
import { askGit } from "./git.ts";

/** The paths of all that has changed since the current branch and the revision parted; a failure where nobody can tell. */
export function changedSince(revision: string): ReadonlySet<string> | Failure {
  const ask = askGit();
  const asked = (...args: readonly string[]): string | undefined => {
    const answer = ask(args);
    return "text" in answer ? answer.text : undefined;
  };
  const root = ask(["rev-parse", "--show-toplevel"]);
  if (!("text" in root)) return { path: ".", message: reasonFor(root.complaint) };
  const top = root.text.replace(/\n$/, "");
  const commit = asked(
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  )?.trim();
  if (commit === undefined) return { path: revision, message: t("git knows no such revision.") };
  // Where the histories have nothing in common, as in a shallow copy, the revision itself is what is compared.
  const base = asked("merge-base", commit, "HEAD")?.trim() ?? commit;
  const changed = asked("-C", top, "diff", ...COMPARING, base, "--");
  const fresh = asked("-C", top, "ls-files", "--others", "--exclude-standard", "-z");
  if (changed === undefined || fresh === undefined)
    return { path: revision, message: t("git cannot compare it with the files.") };
  return new Set(
    `${changed}${fresh}`
      .split("\0")
      .filter((name) => name !== "")
      .map((name) => resolve(top, name)),
  );
}

/** Names only, by none of the programs that the repository may name; git would also run itself in each submodule. */
const COMPARING = [
  "--name-only",
  "--no-renames",
  "--no-ext-diff",
  "--no-textconv",
  "--ignore-submodules=all",
  "-z",
];

/** Why git does not tell where the repository is. */
function reasonFor(complaint: string): string {
  return complaint.includes("dubious ownership")
    ? t(
        "git does not read this repository, since it belongs to another user. If you trust it, add its folder to `safe.directory`: `git config --global --add safe.directory FOLDER`.",
      )
    : t("--changed-since needs git, and a folder that is in a repository.");
}

/** Whether a file, or one that it depends on, is among these. */
export function isTouched({ path, reads }: Examined, changed: ReadonlySet<string>): boolean {
  return changed.has(path) || reads.some(([uri]) => changed.has(URI.parse(uri).fsPath));
}

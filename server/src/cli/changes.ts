/** Asks git which files have changed since a revision: committed, staged, unstaged or untracked. */
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import { URI } from "vscode-uri";
import type { Failure } from "../report/report.ts";
import type { Examined } from "./examine.ts";
import type { GitError } from "./git.ts";
import { gitRunner } from "./git.ts";

/** The absolute paths of all files changed since the merge base with the revision; a failure if git cannot answer. */
export function changedSince(revision: string): ReadonlySet<string> | Failure {
  const ask = gitRunner();
  const asked = (...args: readonly string[]): string | undefined => {
    const answer = ask(args);
    return "text" in answer ? answer.text : undefined;
  };
  if (revision.trim() === "")
    return {
      path: "--changed-since",
      message: t("It needs a revision. Name a branch, a tag or a commit, such as `origin/main`."),
    };
  const root = ask(["rev-parse", "--show-toplevel"]);
  if (!("text" in root)) return { path: ".", message: reasonFor(root) };
  const top = root.text.replace(/\n$/, "");
  const commit = asked(
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  )?.trim();
  if (commit === undefined)
    return {
      path: revision,
      message: unknownRevision(revision, asked("rev-parse", "--is-shallow-repository")),
    };
  // Without a common history, as in a shallow clone, compare with the revision itself.
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

/**
 * Options for `git diff`: names only, without external programs that the repository configures, and without a git
 * process in each submodule.
 */
const COMPARING = [
  "--name-only",
  "--no-renames",
  "--no-ext-diff",
  "--no-textconv",
  "--ignore-submodules=all",
  "-z",
];

function unknownRevision(revision: string, isShallow: string | undefined): string {
  if (isShallow?.trim() === "true")
    return t(
      "git does not know this revision. This copy of the repository is shallow, so older ones are missing: get them with `git fetch --unshallow`.",
    );
  return revision === "HEAD"
    ? t("The repository has no commit yet, so nothing can be compared. Check without --changed-since.")
    : t("git does not know this revision. Check its spelling, or get it with `git fetch`.");
}

/** Why git cannot answer, and what to do. */
function reasonFor({ error, isMissing = false }: GitError): string {
  if (isMissing)
    return t(
      "--changed-since needs git, which is not on this machine. Install it, or check without --changed-since.",
    );
  if (error.includes("dubious ownership"))
    return t(
      "git does not read this repository, since it belongs to another user. If you trust it, add its folder to `safe.directory`: `git config --global --add safe.directory FOLDER`.",
    );
  if (/bare repository|must be run in a work tree/.test(error))
    return t("This repository is bare: it has no files to compare. Run --changed-since in a clone.");
  const [, line, file] = /bad config (?:line (\d+) in file |.* in )(.+)/.exec(error) ?? [];
  if (file !== undefined)
    return t("git cannot read its configuration {0}. Correct line {1} of it.", file.trim(), line ?? "?");
  return t(
    "This folder is not in a git repository. Run --changed-since in a repository, or check without it.",
  );
}

/** Whether a file, or a file that it reads, is in the set of changed paths. */
export function isAffected({ path, reads }: Examined, changed: ReadonlySet<string>): boolean {
  return changed.has(path) || reads.some(([uri]) => changed.has(URI.parse(uri).fsPath));
}

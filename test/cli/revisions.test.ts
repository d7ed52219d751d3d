/** Tests the errors of `--changed-since` if git has no answer. */
import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

function git(cwd: string, ...args: readonly string[]): void {
  const author = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
  execFileSync("git", [...author, ...args], { cwd, stdio: "ignore" });
}

function folder(): string {
  return folderWith({ "a.threat.yaml": "assessment: 1\ntitle: T\n" });
}

function repository(): string {
  const cwd = folder();
  git(cwd, "init");
  git(cwd, "add", ".");
  git(cwd, "commit", "-m", "first");
  git(cwd, "commit", "--allow-empty", "-m", "second");
  return cwd;
}

function told(cwd: string, revision: string, env: NodeJS.ProcessEnv = {}): string {
  const { status, stderr } = runCli(["check", "--changed-since", revision], { cwd, env });
  expect(status).toBe(2);
  return stderr;
}

describe("--changed-since says what is wrong, and what to do, for", () => {
  it("an empty revision", () => {
    const sentence = "error: --changed-since: It needs a revision. Name a branch, a tag or a commit";
    expect(told(repository(), "")).toContain(sentence);
    expect(told(repository(), " ")).toContain(sentence);
  });

  it("a revision that does not exist", () => {
    expect(told(repository(), "orgin/main")).toContain(
      "error: orgin/main: git does not know this revision. Check its spelling, or get it with `git fetch`.",
    );
  });

  it("a repository without a commit", () => {
    const cwd = folder();
    git(cwd, "init");
    expect(told(cwd, "HEAD")).toContain("The repository has no commit yet");
  });

  it("a shallow clone", () => {
    const cwd = join(folderWith({}), "copy");
    git(folder(), "clone", "--depth", "1", pathToFileURL(repository()).href, cwd);
    expect(told(cwd, "HEAD~1")).toContain("get them with `git fetch --unshallow`.");
  });

  it("a configuration that git cannot read", () => {
    const cwd = repository();
    appendFileSync(join(cwd, ".git/config"), "[broken\n");
    expect(told(cwd, "HEAD")).toMatch(
      /git cannot read its configuration .*config\. Correct line \d+ of it\./,
    );
  });

  it("a bare repository", () => {
    const cwd = folder();
    git(cwd, "init", "--bare", ".");
    expect(told(cwd, "HEAD")).toContain("This repository is bare: it has no files to compare.");
  });

  it("a folder outside any repository", () => {
    expect(told(folder(), "HEAD")).toContain("This folder is not in a git repository.");
  });

  it("a machine without git", () => {
    expect(told(repository(), "HEAD", { PATH: folder() })).toContain("git, which is not on this machine.");
  });
});

describe("--shard gives an example", () => {
  it.each([
    ["9/4", "from 1/4 to 4/4"],
    ["0/3", "from 1/3 to 3/3"],
    ["2", "from 1/8 to 8/8"],
    ["1/0", "from 1/8 to 8/8"],
  ])("for %s: %s", (shard, example) => {
    expect(runCli(["check", "--shard", shard], { cwd: folder() }).stderr).toContain(example);
  });
});

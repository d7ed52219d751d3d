/** Tests `--changed-since` in a repository that configures a program for every occasion: none of them runs. */
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

const TEXT = "assessment: 1\ntitle: T\n";

function git(cwd: string, ...args: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
    cwd,
    stdio: "ignore",
  });
}

function changed(cwd: string, revision = "HEAD"): string[] {
  const { stdout, stderr } = runCli(["check", "--changed-since", revision, "--format", "json"], { cwd });
  expect(stderr).toBe("");
  return (JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path);
}

/** A repository whose attributes and configuration name a program that leaves a note. */
function hostile(): { cwd: string; note: string } {
  const note = join(folderWith({}), "note");
  const cwd = folderWith({
    "a.threat.yaml": TEXT,
    "same.threat.yaml": TEXT,
    ".gitattributes": "*.yaml filter=evil.x diff=evil merge=evil\n",
    "sub/b.threat.yaml": TEXT,
  });
  git(join(cwd, "sub"), "init");
  git(join(cwd, "sub"), "add", ".");
  git(join(cwd, "sub"), "commit", "-m", "sub");
  git(cwd, "init");
  git(cwd, "add", ".");
  git(cwd, "commit", "-m", "first");
  const program = join(cwd, ".git/evil");
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${note}'\ncat\n`);
  chmodSync(program, 0o755);
  const settings = `
[core]
	fsmonitor = ${program}
	hooksPath = .git/evil-hooks
	sshCommand = ${program}
	pager = ${program}
	editor = ${program}
	askPass = ${program}
	gitProxy = ${program}
	alternateRefsCommand = ${program}
[diff]
	external = ${program}
[diff "evil"]
	command = ${program}
	textconv = ${program}
[filter "evil.x"]
	clean = ${program}
	smudge = ${program}
	process = ${program}
	required = true
[merge "evil"]
	driver = ${program}
[credential]
	helper = ${program}
[pager]
	diff = ${program}
	rev-parse = ${program}
[alias]
	diff = !${program}
	ls-files = !${program}
[gpg]
	program = ${program}
[log]
	showSignature = true
[remote "origin"]
	url = ext::${program}
	promisor = true
	partialclonefilter = blob:none
	uploadpack = ${program}
[protocol "ext"]
	allow = always
[extensions]
	partialClone = origin
`;
  for (const at of [".git", "sub/.git"]) {
    appendFileSync(join(cwd, at, "config"), settings);
    for (const folder of ["hooks", "evil-hooks"]) {
      mkdirSync(join(cwd, at, folder), { recursive: true });
      for (const hook of [
        "post-index-change",
        "fsmonitor-watchman",
        "reference-transaction",
        "post-checkout",
      ]) {
        writeFileSync(join(cwd, at, folder, hook), `#!/bin/sh\necho "$0" >> '${note}'\n`);
        chmodSync(join(cwd, at, folder, hook), 0o755);
      }
    }
  }
  mkdirSync(join(cwd, ".git/evil-hooks"), { recursive: true });
  return { cwd, note };
}

it("--changed-since runs no program of the repository, and finds the same changes", () => {
  const { cwd, note } = hostile();
  appendFileSync(join(cwd, "a.threat.yaml"), "# more\n");
  // With the same length and a new time, git has to compare the contents.
  utimesSync(join(cwd, "same.threat.yaml"), new Date(2000, 1), new Date(2000, 1));
  appendFileSync(join(cwd, "sub/b.threat.yaml"), "# more\n");
  expect(changed(cwd)).toEqual(["a.threat.yaml"]);
  expect(existsSync(note)).toBe(false);
  // Make sure that plain git does run the program.
  spawnSync("git", ["diff", "--name-only", "HEAD"], { cwd, stdio: "ignore" });
  expect(existsSync(note)).toBe(true);
});

it("--changed-since fetches no objects that a partial clone lacks", () => {
  const { cwd, note } = hostile();
  execFileSync("bash", ["-c", "rm -rf .git/objects/??"], { cwd });
  const { status } = runCli(["check", "--changed-since", "HEAD"], { cwd });
  expect(status).toBe(2);
  expect(existsSync(note)).toBe(false);
});

it("--changed-since reads names with quotes, line breaks and spaces", () => {
  const cwd = folderWith({ "a.threat.yaml": TEXT });
  git(cwd, "init");
  git(cwd, "add", ".");
  git(cwd, "commit", "-m", "first");
  const names = ['"q".threat.yaml', "-x.threat.yaml", "a\nb.threat.yaml", " s.threat.yaml", "ñ.threat.yaml"];
  for (const name of names) writeFileSync(join(cwd, name), TEXT);
  expect(changed(cwd).toSorted()).toEqual(names.toSorted());
});

it("--changed-since says what to do if git does not trust the repository", () => {
  const cwd = folderWith({ "a.threat.yaml": TEXT });
  git(cwd, "init");
  const { status, stderr } = runCli(["check", "--changed-since", "HEAD"], {
    cwd,
    env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" },
  });
  expect(stderr).toContain("safe.directory");
  expect(status).toBe(2);
});

/**
 * Tests the hook as pre-commit installs it: from a clone at a tag, with `npm install`, `npm pack` and `npm install -g`.
 * The details differ between versions of pre-commit.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { beforeAll, describe, expect, it } from "vitest";
import {
  CLEAN,
  WRONG,
  commit,
  connected,
  folderWithFiles,
  git,
  runCommand,
  succeed,
  temporary,
  writeInto,
} from "./machine.ts";
import manifest from "../../package.json" with { type: "json" };
import { projectRoot } from "../../scripts/root.ts";

const isInstalled = spawnSync("pre-commit", ["--version"], { env: connected }).status === 0;

// On a build server, pre-commit must be installed.
describe.skipIf(!isInstalled && !process.env.CI)("the hook for pre-commit", () => {
  const cache = temporary();
  const env = { ...connected, PRE_COMMIT_HOME: cache };
  let repository = "";
  const preCommit = async (...args: string[]): ReturnType<typeof runCommand> =>
    runCommand("pre-commit", args, { cwd: repository, env });

  beforeAll(async () => {
    const tag = `v${manifest.version}`;
    const clone = await cloneAt(tag);
    repository = folderWithFiles({
      ".pre-commit-config.yaml": `repos:
  - repo: ${clone}
    rev: ${tag}
    hooks:
      - id: threat-assessment
`,
      "good.threat.yaml": CLEAN,
      "notes.yaml": WRONG,
    });
    await commit(repository);
    await succeed("pre-commit", ["install", "--install-hooks"], { cwd: repository, env });
  });

  it("the hook is the program that is built from these sources, byte for byte", () => {
    const [built = ""] = readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(join("node_modules", "threat-assessment", "dist", "cli.cjs")),
    );
    expect(readFileSync(join(cache, built)).equals(readFileSync(join(projectRoot, "dist/cli.cjs")))).toBe(
      true,
    );
  });

  it("the hook passes a repository without problems", async () => {
    expect(await preCommit("run", "--all-files")).toMatchObject({ status: 0, stderr: "" });
  });

  it("the hook finds problems in every kind of file, with either extension", async () => {
    const files = {
      "bad one.threat.yaml": WRONG,
      "b.threat.yml": WRONG,
      "c.taxonomy.yml": "taxonomy: 1\nsumary: x\n",
      "d.scale.yaml": "scale: 1\nsumary: x\n",
      "e/.threat-assessment.yml": "sumary: x\n",
      "f/.threat-assessment.yaml": "sumary: x\n",
    };
    writeInto(repository, files);
    await git(repository, "add", "--all");
    const { status, stdout } = await preCommit("run", "--all-files");
    expect(status).toBe(1);
    for (const name of Object.keys(files)) expect(stdout).toContain(`\n${name}\n`);
    expect(stdout).not.toContain("notes.yaml");
    await git(repository, "reset", "--hard", "--quiet");
  });

  it("the hook stops only commits with an error", async () => {
    const attempt = async (name: string, text: string): ReturnType<typeof runCommand> => {
      writeInto(repository, { [name]: text });
      await git(repository, "add", name);
      const who = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
      return runCommand("git", [...who, "commit", "--message=More"], { cwd: repository, env });
    };
    const refused = await attempt("x.threat.yaml", WRONG);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('There is no key "sumary" here.');
    expect((await attempt("x.threat.yaml", CLEAN)).status).toBe(0);
    // Other files in the repository are not checked.
    expect((await attempt("notes.yaml", `${WRONG}\n`)).status).toBe(0);
  });

  it("the hook skips files that the configuration ignores, although git passes their names", async () => {
    writeInto(repository, { ".threat-assessment.yaml": "ignore: [gen/**]\n", "gen/g.threat.yaml": WRONG });
    await git(repository, "add", "--all");
    const { status, stdout } = await preCommit("run", "--all-files");
    expect({ status, stdout }).toMatchObject({ status: 0 });
  });
});

/** A clone of the project, with uncommitted changes, at a tag. */
async function cloneAt(tag: string): Promise<string> {
  const folder = temporary();
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const files = await git(projectRoot, "-c", `safe.directory=${projectRoot.replace(/\/$/, "")}`, ...list);
  for (const file of files.split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(projectRoot, file), join(folder, file));
  }
  await commit(folder);
  await git(folder, "tag", tag);
  return folder;
}

/** Tests the versions of a file that a user can compare it with, with git itself. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fileHistory, type FileRepository } from "../../client/src/fileHistory.ts";

const folder = mkdtempSync(join(tmpdir(), "history-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function git(...args: readonly string[]): string {
  const own = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...own, ...args], { cwd: folder, encoding: "utf8" });
}

const text = Array.from({ length: 20 }, (_, line) => `line ${String(line)}\n`).join("");

function write(name: string, more: string): void {
  writeFileSync(join(folder, name), text + more);
}

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
}

/** The repository as VS Code's git extension reads it. */
const repository: FileRepository = {
  log: async ({ path, maxEntries, range }) => {
    const first = range ?? `-n${String(maxEntries)}`;
    const output = git("log", "--format=%H%x09%P%x09%s", first, "--", path);
    const commits = output.trim().split("\n").filter(Boolean);
    return Promise.resolve(
      commits.map((line) => {
        const [hash = "", parents = "", message = ""] = line.split("\t");
        return { hash, message, parents: parents.split(" ").filter(Boolean) };
      }),
    );
  },
  diffBetween: async (from, to) => {
    const lines = git("-c", "core.quotePath=false", "diff", "--name-status", `${from}...${to}`)
      .trim()
      .split("\n");
    return Promise.resolve(
      lines.map((line) => {
        const [, original = "", renamed] = line.split("\t");
        const now = { fsPath: join(folder, renamed ?? original) };
        return {
          uri: now,
          originalUri: { fsPath: join(folder, original) },
          renameUri: renamed === undefined ? undefined : now,
        };
      }),
    );
  },
};

async function messagesOf(name: string, most = 50): Promise<string[]> {
  const versions = await fileHistory(repository, join(folder, name), most);
  return versions.map(({ commit: { hash, message }, path }) => {
    expect(git("show", `${hash}:./${path.slice(folder.length + 1)}`)).toContain("line 0");
    return message;
  });
}

describe("the history of a file", () => {
  git("init", "--quiet");
  write("primera ñ.yaml", "");
  commit("first");
  write("primera ñ.yaml", "second\n");
  write("other.yaml", "another\n");
  commit("second");
  renameSync(join(folder, "primera ñ.yaml"), join(folder, "renamed.yaml"));
  commit("rename");
  write("renamed.yaml", "third\n");
  commit("third");

  it("goes on with the names that the file had before", async () => {
    expect(await messagesOf("renamed.yaml")).toEqual(["third", "rename", "second", "first"]);
  });

  it("has the latest versions if there are more", async () => {
    expect(await messagesOf("renamed.yaml", 3)).toEqual(["third", "rename", "second"]);
  });

  it("ends where the file was added", async () => {
    expect(await messagesOf("other.yaml")).toEqual(["second"]);
  });

  it("is empty for a file that git does not know", async () => {
    expect(await messagesOf("untracked.yaml")).toEqual([]);
  });
});

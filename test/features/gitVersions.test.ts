/** Tests what the user is told when git has no versions of a file. */
import { expect, it } from "vitest";
import type { Git, GitRepository } from "../../client/src/gitVersions.ts";
import { gitVersions } from "../../client/src/gitVersions.ts";

const FILE = { scheme: "file", fsPath: "/a.threat.yaml" };
const COMMIT = { hash: "1234", message: "First", parents: [] };

function repository(log: GitRepository["log"], commit?: string): GitRepository {
  return {
    log,
    diffBetween: async () => Promise.resolve([]),
    show: async () => Promise.resolve(""),
    state: { HEAD: commit === undefined ? undefined : { commit } },
  };
}

function gitWith(found: GitRepository | null, state = "initialized"): () => Promise<Git> {
  return async () =>
    Promise.resolve({
      state,
      getRepository: () => found,
      onDidChangeState: (listener) => {
        queueMicrotask(() => void listener(undefined));
        return { dispose: () => undefined };
      },
    });
}

const fails = async (): Promise<never> => Promise.reject(new Error("fatal: in English"));

it.each([
  ["that has never been saved", { ...FILE, scheme: "untitled" }, gitWith(null), "not-saved"],
  ["in a virtual folder", { ...FILE, scheme: "vscode-vfs" }, gitWith(null), "no-git"],
  ["without git", FILE, async () => Promise.resolve(undefined), "no-git"],
  ["with git turned off", FILE, fails, "no-git"],
  ["outside of a repository", FILE, gitWith(null), "no-repository"],
  [
    "that git does not track",
    FILE,
    gitWith(repository(async () => Promise.resolve([]), "1234")),
    "no-commits",
  ],
  ["in a repository without commits", FILE, gitWith(repository(fails)), "no-commits"],
  ["in a repository that git cannot read", FILE, gitWith(repository(fails, "1234")), "unreadable"],
])("a file %s has no versions, for a reason", async (_, file, start, reason) => {
  expect(await gitVersions(file, start)).toBe(reason);
});

it("the versions are those of the repository, also when git has just started", async () => {
  const found = repository(async () => Promise.resolve([COMMIT]), "1234");
  for (const state of ["initialized", "uninitialized"])
    expect(await gitVersions(FILE, gitWith(found, state))).toEqual({
      repository: found,
      versions: [{ commit: COMMIT, path: FILE.fsPath }],
    });
});

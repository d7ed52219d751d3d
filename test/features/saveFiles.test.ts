/** Tests that files of an export are written all or none, on a file system that fails like that of a user. */
import { describe, expect, it } from "vitest";
import type { Uri } from "vscode";
import type { FileWriter } from "../../client/src/saveFiles.ts";
import { saveFiles } from "../../client/src/saveFiles.ts";

const NEW = new TextEncoder().encode("new");

function uri(path: string): Uri {
  return Object.assign(Object.create(null) as Uri, { path });
}

/** A file system in memory. @param failures What writing a file reports, by its path; half of the file is written then. */
function files(
  start: Readonly<Record<string, string>>,
  failures: Readonly<Record<string, string>>,
): { readonly system: FileWriter; readonly now: () => Record<string, string> } {
  const all = new Map(Object.entries(start));
  const broken = new Map(Object.entries(failures));
  const failure = (code: string): Error => Object.assign(new Error(`${code}: for programmers`), { code });
  const system: FileWriter = {
    readFile: async ({ path }) => {
      const text = all.get(path);
      if (text === undefined) throw failure(path.endsWith("/") ? "FileIsADirectory" : "FileNotFound");
      return Promise.resolve(new TextEncoder().encode(text));
    },
    writeFile: async ({ path }, bytes) => {
      const code = broken.get(path);
      broken.delete(path);
      all.set(path, new TextDecoder().decode(code === undefined ? bytes : bytes.subarray(0, 1)));
      if (code !== undefined) throw failure(code);
      return Promise.resolve();
    },
    delete: async ({ path }) => {
      all.delete(path);
      return Promise.resolve();
    },
  };
  return { system, now: () => Object.fromEntries(all) };
}

const BOTH = [
  { uri: uri("/a.md"), bytes: NEW },
  { uri: uri("/a-figures/1.svg"), bytes: NEW },
];

describe("files of an export", () => {
  it("replace those before them", async () => {
    const { system, now } = files({ "/a.md": "old", "/b.md": "other" }, {});
    await saveFiles(BOTH, system);
    expect(now()).toEqual({ "/a.md": "new", "/a-figures/1.svg": "new", "/b.md": "other" });
  });

  it.each([
    ["the first", "/a.md", "ENOSPC", "The disk is full. Delete what you no longer need, and try again."],
    ["a later one", "/a-figures/1.svg", "NoPermissions", "You have no permission to write it."],
  ])("are as before when %s cannot be written", async (_, path, code, reason) => {
    for (const before of [{}, { "/a.md": "old" }, { "/a.md": "old", "/a-figures/1.svg": "older" }]) {
      const { system, now } = files(before, { [path]: code });
      await expect(saveFiles(BOTH, system)).rejects.toThrow(reason);
      expect(now()).toEqual(before);
    }
  });

  it("do not delete a folder that has the name", async () => {
    const deleted: string[] = [];
    const { system } = files({}, { "/a.md/": "FileIsADirectory" });
    const noting: FileWriter = {
      ...system,
      delete: async ({ path }) => {
        deleted.push(path);
        return Promise.resolve();
      },
    };
    await expect(saveFiles([{ uri: uri("/a.md/"), bytes: NEW }], noting)).rejects.toThrow(
      "There is a folder with this name.",
    );
    expect(deleted).toEqual([]);
  });
});

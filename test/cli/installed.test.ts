/** Tests the program as npm installs it: the command line with its compiled code kept between runs. */
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { cliProgram, folderWith, runCli } from "./program.ts";

const installed = join(dirname(cliProgram), "threat-assessment.cjs");
const FILE = "a.threat.yaml";
const TEXT = "assessment: 1\ntitel: Floods\n";

/** Runs the program in a folder with `cache` as the user's cache folder. */
function run(folder: string, { cache, ...env }: NodeJS.ProcessEnv & { cache: string }): string {
  const { PATH, SystemRoot } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, [installed, "check", "."], {
    cwd: folder,
    env: { PATH, SystemRoot, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, ...env },
    encoding: "utf8",
  });
  return stdout + stderr;
}

/** The kept code, with the time at which it was written. */
function keptIn(cache: string): { name: string; time: number }[] {
  const folder = join(cache, "threat-assessment/code");
  return readdirSync(folder).map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }));
}

describe("the installed program", () => {
  it("says the same as the file that can be copied, keeps its code once, and uses it again", () => {
    const [folder, cache] = [folderWith({ [FILE]: TEXT }), folderWith({})];
    const { stdout } = runCli(["check", "."], { cwd: folder });
    expect(stdout).toContain("no-unknown-key");
    expect(run(folder, { cache })).toBe(stdout);
    const kept = keptIn(cache);
    expect(kept.map(({ name }) => name.replace(/-.*/, ""))).toEqual(["cli.cjs"]);
    expect(run(folder, { cache })).toBe(stdout);
    expect(keptIn(cache)).toEqual(kept);
    // Others must not be able to change code that runs.
    if (process.platform !== "win32")
      expect(statSync(join(cache, "threat-assessment/code")).mode & 0o077).toBe(0);
  });

  it("keeps nothing on a build server, or if it changes the options of the engine for many files", () => {
    const cache = folderWith({});
    run(folderWith({ [FILE]: TEXT }), { cache, CI: "true" });
    const many = Array.from({ length: 70 }, (_, index) => [`${String(index)}.threat.yaml`, TEXT]);
    run(folderWith(Object.fromEntries(many) as Record<string, string>), { cache });
    expect(readdirSync(cache)).toEqual([]);
  });

  it("runs without a folder that it may write to", () => {
    const folder = folderWith({ [FILE]: TEXT, place: "" });
    expect(run(folder, { cache: join(folder, "place") })).toContain("no-unknown-key");
  });
});

/** Tests `check` in a hostile folder: it ends, says what it has not read, and shows none of that content. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

const SECRET = "@book{key, title = {The secret}, year = 2001}\n";
const citing = (name: string): string =>
  `assessment: 1\nbibliography: ${name}\nstatements:\n  s: {text: "See [@key]."}\n`;

describe.skipIf(process.platform === "win32")("check", () => {
  it("reads no pipe and no device, whatever its name", () => {
    const root = folderWith({
      "a/one.threat.yaml": citing("pipe.bib"),
      "a/two.threat.yaml": citing("zero.bib"),
      "b/three.threat.yaml": citing("none.bib"),
    });
    for (const name of ["a/pipe.bib", "a/.gitignore", "b/.threat-assessment.yaml", "b/pipe.threat.yaml"])
      execFileSync("mkfifo", [join(root, name)]);
    for (const name of ["a/zero.bib", "b/zero.taxonomy.yaml"]) symlinkSync("/dev/zero", join(root, name));
    const { status, stdout, stderr } = runCli(["check", "."], { cwd: root });
    expect(status).toBe(2);
    expect(stdout).toContain('The file "pipe.bib" is not read. It is a folder or a device, not a file.');
    expect(stdout).toContain('The file "zero.bib" is not read: it is outside of the workspace.');
    expect(stdout).toContain('The file "none.bib" cannot be found.');
    expect(stderr.split("\n")).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/b\/\.threat-assessment\.yaml: It is a folder or a device/u),
        expect.stringMatching(/b\/pipe\.threat\.yaml: It is a folder or a device/u),
        expect.stringMatching(/b\/zero\.taxonomy\.yaml: It is outside of the workspace/u),
      ]) as string[],
    );
  });

  it.each([
    ["a pipe", "It is a folder or a device, not a file.", (path: string) => execFileSync("mkfifo", [path])],
    [
      "a folder",
      "It is a folder or a device, not a file.",
      (path: string) => {
        mkdirSync(path);
      },
    ],
    [
      "a circle of links",
      "It is a link that leads back to itself.",
      (path: string) => {
        symlinkSync(path, path);
      },
    ],
    [
      "a device",
      "It is outside of the workspace.",
      (path: string) => {
        symlinkSync("/dev/zero", path);
      },
    ],
  ])("reports once that a file with a name of ours is %s", (_, sentence, make) => {
    for (const name of [".threat-assessment.yaml", ".gitignore"]) {
      const root = folderWith({ "a.threat.yaml": "assessment: 1\ntitle: T\n" });
      make(join(root, name));
      const { stderr } = runCli(["check", "."], { cwd: root });
      const lines = stderr.split("\n").filter((line) => line.includes(`${name}: ${sentence}`));
      expect(lines).toHaveLength(1);
    }
  });

  it("reads nothing outside the repository, even if a configuration in it asks for that", () => {
    const root = folderWith({
      "r/one.threat.yaml": citing("../out/secret.bib"),
      "r/s/two.threat.yaml": citing("../shared.bib"),
      "r/shared.bib": SECRET,
      "out/secret.bib": SECRET,
      "out/secret.threat.yaml": "the secret\n",
      "r/t/.threat-assessment.yaml": "outside: [../../out]\n",
      "r/t/three.threat.yaml": citing("../../out/secret.bib"),
    });
    execFileSync("git", ["init", "-q"], { cwd: join(root, "r") });
    symlinkSync("../out/secret.threat.yaml", join(root, "r/link.threat.yaml"));
    const check = (): string => {
      const { stdout, stderr } = runCli(["check", "--cache", "--cache-location", "cache.json", "r"], {
        cwd: root,
      });
      return stdout + stderr;
    };
    const found = check();
    expect(found.match(/is outside of the workspace/gu)).toHaveLength(2);
    expect(found).toMatch(/link\.threat\.yaml: It is outside/u);
    expect(found).not.toMatch(/the secret/iu);
    expect(found.match(/no-missing-file/gu)).toHaveLength(1);
    // The cache must hold the same.
    expect(check()).toBe(found);
  });

  it("takes the current folder as the workspace without a repository, otherwise the folder of the file", () => {
    const root = folderWith({ "a/one.threat.yaml": citing("../works.bib"), "works.bib": SECRET });
    const outside = /is outside of the workspace/u;
    expect(runCli(["check", "a"], { cwd: root }).stdout).not.toMatch(outside);
    expect(runCli(["check", join(root, "a")], { cwd: join(root, "a") }).stdout).toMatch(outside);
  });
});

describe("a file over a limit", () => {
  const head = "assessment: 1\ntitle: T\n";

  it.each([
    ["is too large", `${head}${"# a comment\n".repeat(900_000)}`, "It is larger than 10 MB."],
    [
      "is nested too deeply",
      `${head}x-a: ${"[".repeat(200)}${"]".repeat(200)}\n`,
      "This is nested too deeply",
    ],
    ["grows by aliases", `${head}x-0: &b0 [x]\n${bombs()}`, "has grown too large, so it is ignored here."],
  ])("fails the check: it %s", (_what, text, message) => {
    const root = folderWith({ "one.threat.yaml": text, "two.threat.yaml": head });
    const { status, stdout, stderr } = runCli(["check", "."], { cwd: root });
    expect(stdout + stderr).toContain(message);
    // A file that cannot be read at all is worse than a problem in it.
    expect(status).toBe(message.includes("10 MB") ? 2 : 1);
  });

  function bombs(): string {
    return Array.from({ length: 20 }, (_, i) => `x-${i + 1}: &b${i + 1} [*b${i}, *b${i}, *b${i}]\n`).join("");
  }
});

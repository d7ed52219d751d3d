/** Tests wrong input: a clear message names it, the exit status is 2, and the other files are checked. */
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

const WRONG = "assessment: 1\ntitle: Port\nsumary: x\n";

describe("check reports", () => {
  const latin1 = Buffer.from("assessment: 1\ntitle: Situación\n", "latin1");
  const utf16 = Buffer.from("\ufeffassessment: 1\n", "utf16le");
  const binary = Buffer.from([0x89, 10, 0, 1]);

  it.each([
    { it: "a file that does not exist", name: "b.threat.yaml", message: "There is no such file or folder." },
    { it: "a path through a file", name: "a.threat.yaml/b", message: "There is no such file or folder." },
    { it: "a glob that matches nothing", name: "x/*.threat.yaml", message: "The pattern matches no file." },
    {
      it: "an empty folder",
      name: "x",
      files: { "x/n.txt": "" },
      message: "The folder contains no files to check: no *.threat.yaml",
    },
    {
      it: "a file in Latin-1",
      name: "b",
      files: { b: latin1 },
      message: "The file is not in UTF-8: see line 2. Save it as UTF-8.",
    },
    {
      it: "a file in UTF-16",
      name: "b",
      files: { b: utf16 },
      message: "The file is in UTF-16. Save it as UTF-8.",
    },
    {
      it: "a binary file",
      name: "b",
      files: { b: binary },
      message: "The file is not a text: line 2 has a zero byte.",
    },
  ])("$it", ({ name, files, message }) => {
    const cwd = folderWith({ "a.threat.yaml": WRONG, ...files });
    const { status, stdout, stderr } = runCli(["check", name, "a.threat.yaml"], { cwd });
    expect(stderr.startsWith(`error: ${name}: ${message}`)).toBe(true);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stdout).toMatch(/✖ 1 problem \(1 error\) in 1 file; 1 path could not be checked\n$/);
    expect(status).toBe(2);
  });

  it("a broken link", () => {
    const cwd = folderWith({});
    symlinkSync("nowhere", join(cwd, "a.threat.yaml"));
    expect(runCli(["check"], { cwd })).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: a.threat.yaml: There is no such file or folder.\n",
    });
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "a file and a folder without permission",
    () => {
      const cwd = folderWith({ "a.threat.yaml": WRONG, "x/b.threat.yaml": WRONG });
      chmodSync(join(cwd, "a.threat.yaml"), 0);
      chmodSync(join(cwd, "x"), 0);
      const { status, stderr } = runCli(["check"], { cwd });
      chmodSync(join(cwd, "x"), 0o700);
      expect(stderr).toBe(
        "error: x: You have no permission to read it.\nerror: a.threat.yaml: You have no permission to read it.\n",
      );
      expect(status).toBe(2);
    },
  );

  it("standard input that is not text", () => {
    const { status, stderr } = runCli(["check", "-"], { input: Buffer.from([0xff, 0x41]) });
    expect(stderr).toBe("error: <stdin>: The file is not in UTF-8: see line 1. Save it as UTF-8.\n");
    expect(status).toBe(2);
  });
});

describe("check reads", () => {
  /** Rule, line and column of each finding, as users see them. */
  function places(text: string | Uint8Array): string[] {
    const { stdout, stderr } = runCli(["check"], { cwd: folderWith({ "a.threat.yaml": text }) });
    expect(stderr).toBe("");
    return Array.from(
      stdout.matchAll(/^ {2}(\d+:\d+) .* (\S+)$/gm),
      ([, place, rule]) => `${place ?? ""} ${rule ?? ""}`,
    );
  }

  it.each([
    ["nothing", "", ["1:1 require-key"]],
    ["a byte order mark", `\ufeff${WRONG}`, ["3:1 no-unknown-key"]],
    ["CRLF", WRONG.replaceAll("\n", "\r\n"), ["3:1 no-unknown-key"]],
    [
      "both",
      `\ufeffsumary: x\r\n${WRONG.replaceAll("\n", "\r\n")}`,
      expect.arrayContaining(["1:1 no-unknown-key"]),
    ],
    ["no line break at the end", WRONG.trimEnd(), ["3:1 no-unknown-key"]],
    ["a list", "- a\n", ["1:1 no-syntax-error"]],
    [
      "an emoji before",
      'assessment: 1\ntitle: x\nauthors: [{ name: "👍", nme: x }]\n',
      ["3:25 no-unknown-key"],
    ],
  ])("%s", (_, text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it("lines of a million characters", () => {
    const cwd = folderWith({
      "a.threat.yaml": `assessment: 1\ntitle: x\nsumary: ${"x".repeat(1_000_000)}\n`,
    });
    const lines = runCli(["check"], { cwd }).stdout.split("\n");
    expect(lines).toContain(`  3 | sumary: ${"x".repeat(111)}…`);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(130);
  });
});

/** Tests writing: whenever the program is stopped, the file is the old or the new one. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, cliProgram, runCli } from "./program.ts";

const OLD =
  "assessment: 1\n# threat-assessment-disable-next-line no-rank-gap -- old\ntitle: Harbour\nsummary: S.\n";
const NEW = "assessment: 1\ntitle: Harbour\nsummary: S.\n";

/** Kills the process before the nth call that changes the disk, or in the middle of a write. */
const FAULT = `
const fs = require("node:fs");
let left = Number(process.env.CALLS);
for (const name of ["openSync", "writeFileSync", "writeSync", "fchmodSync", "fchownSync", "fsyncSync", "closeSync", "renameSync", "mkdirSync", "rmSync"]) {
  const call = fs[name];
  fs[name] = (...args) => {
    if (left-- === 0) {
      if (name === "writeFileSync") call(args[0], String(args[1]).slice(0, 9));
      process.kill(process.pid, "SIGKILL");
    }
    return call(...args);
  };
}`;

describe("--fix", () => {
  it("leaves the old or the new file, whenever the process is killed", { timeout: 120_000 }, () => {
    const seen = new Set<string>();
    for (let calls = 0; ; calls++) {
      const cwd = folderWith({ "a.threat.yaml": OLD, "fault.cjs": FAULT });
      const { signal } = spawnSync(
        process.execPath,
        ["--require", join(cwd, "fault.cjs"), cliProgram, "check", "--fix"],
        { cwd, env: { ...process.env, CALLS: String(calls) } },
      );
      const text = readFileSync(join(cwd, "a.threat.yaml"), "utf8");
      expect([OLD, NEW]).toContain(text);
      seen.add(text);
      if (signal === null) break;
      expect(calls).toBeLessThan(50);
    }
    expect(seen.size).toBe(2);
  });

  it("leaves the old file if there is no space for the new one", () => {
    const cwd = folderWith({ "a.threat.yaml": OLD + "# more\n".repeat(1000) });
    const before = readFileSync(join(cwd, "a.threat.yaml"), "utf8");
    // `ulimit -f` limits the blocks of a file, so that writing more fails as on a full disk.
    const script = 'trap "" XFSZ; ulimit -f 4; exec "$0" "$@"';
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", script, process.execPath, cliProgram, "check", "--fix"],
      {
        cwd,
        encoding: "utf8",
      },
    );
    expect(stderr).toContain("a.threat.yaml: It could not be fixed.");
    expect(status).toBe(2);
    expect(readFileSync(join(cwd, "a.threat.yaml"), "utf8")).toBe(before);
    expect(readdirSync(cwd)).toEqual(["a.threat.yaml"]);
  });

  it("keeps the permissions of a file", () => {
    const cwd = folderWith({ "a.threat.yaml": OLD });
    chmodSync(join(cwd, "a.threat.yaml"), 0o640);
    expect(runCli(["check", "--fix"], { cwd }).status).toBe(0);
    expect(readFileSync(join(cwd, "a.threat.yaml"), "utf8")).toBe(NEW);
    expect(statSync(join(cwd, "a.threat.yaml")).mode & 0o777).toBe(0o640);
    expect(readdirSync(cwd)).toEqual(["a.threat.yaml"]);
  });

  it("never writes through a link to a file or a folder", () => {
    const other = folderWith({ "a.threat.yaml": OLD });
    const cwd = folderWith({ "real/a.threat.yaml": OLD });
    mkdirSync(join(cwd, "x"));
    symlinkSync(join(other, "a.threat.yaml"), join(cwd, "a.threat.yaml"));
    symlinkSync(other, join(cwd, "x/folder"));
    symlinkSync("real/a.threat.yaml", join(cwd, "b.threat.yaml"));
    symlinkSync("real", join(cwd, "inner"));
    const within = ["b.threat.yaml", "inner/a.threat.yaml", "i*/a.threat.yaml"];
    for (const name of [...within, "a.threat.yaml", "x/folder/a.threat.yaml", "x/*/a.threat.yaml"]) {
      const { status, stderr } = runCli(["check", "--fix", name], { cwd });
      expect(stderr).toContain(
        within.includes(name) ? "It is not fixed: it is a link to real/a." : "outside",
      );
      expect(status).toBe(2);
    }
    expect(readFileSync(join(other, "a.threat.yaml"), "utf8")).toBe(OLD);
    expect(readFileSync(join(cwd, "real/a.threat.yaml"), "utf8")).toBe(OLD);
    expect(readlinkSync(join(cwd, "a.threat.yaml"))).toBe(join(other, "a.threat.yaml"));
  });
});

describe("a report", () => {
  it("is written to a device or a pipe without replacing it", () => {
    const cwd = folderWith({ "a.threat.yaml": NEW });
    spawnSync("mkfifo", [join(cwd, "pipe")]);
    const script = 'cat pipe & "$0" "$@"; wait';
    const { stdout } = spawnSync(
      "bash",
      [
        "-c",
        script,
        process.execPath,
        cliProgram,
        "check",
        "--format",
        "json=pipe",
        "--format",
        "junit=/dev/null",
      ],
      { cwd, encoding: "utf8" },
    );
    expect(JSON.parse(stdout)).toHaveProperty("version", 1);
    expect(statSync(join(cwd, "pipe")).isFIFO()).toBe(true);
    expect(existsSync("/dev/null") && !statSync("/dev/null").isFile()).toBe(true);
  });

  it("keeps the old file if there is no space for the new one", () => {
    const cwd = folderWith({ "a.threat.yaml": NEW, "out.sarif": "old" });
    const script = 'trap "" XFSZ; ulimit -f 4; exec "$0" "$@"';
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", script, process.execPath, cliProgram, "check", "--format", "sarif=out.sarif"],
      { cwd, encoding: "utf8" },
    );
    expect(stderr).toContain("out.sarif: It cannot be written.");
    expect(status).toBe(2);
    expect(readFileSync(join(cwd, "out.sarif"), "utf8")).toBe("old");
  });
});

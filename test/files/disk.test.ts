/**
 * Tests reading from a disk: only regular files, up to a size limit, within the bounds, and with the right reason for
 * each failure.
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { URI } from "vscode-uri";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Workspace } from "../../server/src/files/bounds.ts";
import { rootsOf } from "../../server/src/files/bounds.ts";
import { Disk, readText, readTextAsync } from "../../server/src/files/disk.ts";
import { diskBackend } from "../../server/src/files/diskBackend.ts";
import { MAX_BIBLIOGRAPHY, MAX_TEXT } from "../../server/src/syntax/limits.ts";

let root = "";
const path = (name: string): string => join(root, name);
const uri = (name: string): string => URI.file(path(name)).toString();

function write(name: string, text: string | Uint8Array = "@book{a, title = {T}}\n"): void {
  mkdirSync(dirname(path(name)), { recursive: true });
  writeFileSync(path(name), text);
}

/** Writes a configuration that exists until the test ends. */
function configured(name: string, text: string): void {
  write(name, text);
  onTestFinished(() => {
    rmSync(path(name));
  });
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "disk-"));
  for (const name of ["w/a.bib", "w/s/b.bib", "out/c.bib", "w2/d.bib", "far/e.bib"]) write(name);
  write("w/x.threat.yaml", "title: X\n");
  write("w/utf16.bib", Buffer.from("\uFEFFa", "utf16le"));
  write("w/zero.bib", "a\n\0");
  write("w/latin1.bib", Buffer.from([0x61, 0x0a, 0xe9, 0x0a]));
  write("w/large.threat.yaml", "");
  truncateSync(path("w/large.threat.yaml"), MAX_TEXT + 1);
  write("w/large.bib", "");
  truncateSync(path("w/large.bib"), MAX_BIBLIOGRAPHY + 1);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** Returns the result of reading a file, which must be the same with and without blocking. */
async function stateOf(name: string): Promise<string> {
  const readings = [readText(name), await readTextAsync(name)];
  const [now, later] = readings.map((reading) => ("text" in reading ? "text" : reading.state));
  expect(later).toBe(now);
  return now ?? "";
}

describe("reading a file", () => {
  it.each([
    ["w/a.bib", "text"],
    ["w/none.bib", "missing"],
    ["w/a.bib/none.bib", "missing"],
    [`w/${"n".repeat(300)}.bib`, "unreachable"],
    ["w", "not-a-file"],
    ["w/utf16.bib", "not-text"],
    ["w/zero.bib", "not-text"],
    ["w/latin1.bib", "not-text"],
    ["w/large.threat.yaml", "too-large"],
    ["w/large.bib", "too-large"],
  ])("%s gives %s", async (name, state) => {
    expect(await stateOf(path(name))).toBe(state);
  });

  it("reads up to the limit, whatever size the file reports", async () => {
    write("w/growing.bib", "");
    truncateSync(path("w/growing.bib"), MAX_BIBLIOGRAPHY);
    expect(await stateOf(path("w/growing.bib"))).toBe("not-text");
    if (!existsSync("/proc/version")) return;
    // This file reports a size of 0.
    expect(await stateOf("/proc/version")).toBe("text");
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "reports missing permission",
    async () => {
      write("w/secret.bib");
      chmodSync(path("w/secret.bib"), 0);
      expect(await stateOf(path("w/secret.bib"))).toBe("no-permission");
    },
  );
});

describe.skipIf(process.platform === "win32")("reading something other than a regular file", () => {
  it("is refused for devices, pipes, sockets and links to them", async () => {
    execFileSync("mkfifo", [path("w/pipe.bib")]);
    const socket = createServer().listen(path("w/socket.bib"));
    await new Promise((resolve) => socket.once("listening", resolve));
    const links = { zero: "/dev/zero", tty: "/dev/tty", pipe: path("w/pipe.bib"), folder: root };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, path(`w/link-${name}.bib`));
    symlinkSync(path("w/loop.bib"), path("w/loop.bib"));
    try {
      for (const name of ["pipe.bib", "socket.bib", ...Object.keys(links).map((each) => `link-${each}.bib`)])
        expect([name, await stateOf(path(`w/${name}`))]).toEqual([name, "not-a-file"]);
      expect(await stateOf("/dev/zero")).toBe("not-a-file");
      expect(await stateOf(path("w/loop.bib"))).toBe("unreachable");
      if (existsSync("/proc/kmsg")) expect(await stateOf("/proc/kmsg")).not.toBe("text");
    } finally {
      socket.close();
    }
  });
});

describe("a document", () => {
  const open = (): Workspace => ({ open: rootsOf([uri("w"), uri("w2")]), isTrusted: true });
  const state = (name: string, workspace: Workspace, from = uri("w/x.threat.yaml")): string => {
    const disk = new Disk(workspace);
    return disk.read(name, from) ? "text" : disk.why(name, from).state;
  };

  it.each([
    ["reads a file in its folder", "w/a.bib", "text"],
    ["reads a file in a subfolder", "w/s/b.bib", "text"],
    ["reads a file in another open folder", "w2/d.bib", "text"],
    ["reports a missing file as missing", "w/none.bib", "missing"],
    ["does not read a file outside of the workspace", "out/c.bib", "outside"],
    ["does not read a file in a folder whose name only starts like an open one", "w3/d.bib", "outside"],
  ])("%s (%s)", (_, name, expected) => {
    expect(state(uri(name), open())).toBe(expected);
  });

  it.each([
    "file:///etc/passwd",
    "file://host/share/x.bib",
    "FILE://host/share/x.bib",
    "http://127.0.0.1/x.bib",
    "ssh://host/x.bib",
    "data:text/plain,x",
    "a://///",
    "http:////x",
    "%00:",
  ])("does not read %s", (uri) => {
    expect(state(uri, open())).toBe("outside");
  });

  it("does not leave the workspace through a URI with dots", () => {
    expect(state(`${uri("w")}/../out/c.bib`, open())).toBe("outside");
    expect(state(`${uri("w")}/%2e%2e/out/c.bib`, open())).toBe("outside");
    expect(state(`${uri("w")}/../w2/d.bib`, open())).toBe("text");
  });

  it.skipIf(process.platform === "win32")("does not leave the workspace through a link", () => {
    symlinkSync(path("out"), path("w/link"));
    symlinkSync(path("out/c.bib"), path("w/link.bib"));
    symlinkSync(path("w2/d.bib"), path("w/inner.bib"));
    symlinkSync(path("w"), path("way"));
    expect(state(uri("w/link/c.bib"), open())).toBe("outside");
    expect(state(uri("w/link.bib"), open())).toBe("outside");
    expect(state(uri("w/inner.bib"), open())).toBe("text");
    // The workspace itself may be opened through a link.
    const through = { open: rootsOf([uri("way")]), isTrusted: true };
    expect(state(uri("way/a.bib"), through, uri("way/x.threat.yaml"))).toBe("text");
  });

  it("reads files in a folder that a configuration adds, if the workspace is trusted", () => {
    configured("w/.threat-assessment.yaml", "outside: [../out]\n");
    expect(state(uri("out/c.bib"), open())).toBe("text");
    expect(state(uri("out/c.bib"), { ...open(), isTrusted: false })).toBe("outside");
    expect(state(uri("far/e.bib"), open())).toBe("outside");
  });

  it("does not read a file that an invalid setting names", () => {
    configured("w/.threat-assessment.yaml", "outside: ../out\n");
    expect(state(uri("out/c.bib"), open())).toBe("outside");
  });

  it("follows a link to a folder that a configuration adds", () => {
    configured("w/.threat-assessment.yaml", "outside: [../out]\n");
    symlinkSync(path("out/c.bib"), path("w/added.bib"));
    expect(state(uri("w/added.bib"), open())).toBe("text");
    expect(state(uri("w/added.bib"), { ...open(), isTrusted: false })).toBe("outside");
  });

  it("reads files below the folder of its configuration, even above the workspace", () => {
    configured(".threat-assessment.yaml", "preset: strict\n");
    expect(state(uri("out/c.bib"), open())).toBe("text");
    expect(state(uri("out/c.bib"), { ...open(), isTrusted: false })).toBe("outside");
  });

  it("reads files in its repository, else in the current folder, else in its own, if no folder is open", () => {
    const alone: Workspace = { open: rootsOf([]), isTrusted: true };
    expect(state(uri("out/c.bib"), alone)).toBe("outside");
    expect(state(uri("w/s/b.bib"), alone)).toBe("text");
    expect(state(uri("out/c.bib"), { isTrusted: true, current: uri("") })).toBe("text");
    expect(state(uri("out/c.bib"), { isTrusted: true, current: uri("w2") })).toBe("outside");
    mkdirSync(path(".git"));
    try {
      expect(state(uri("out/c.bib"), alone)).toBe("text");
      expect(state(uri("out/c.bib"), { isTrusted: true, current: uri("w") })).toBe("text");
    } finally {
      rmSync(path(".git"), { recursive: true });
    }
  });

  it("reads files before it is saved, unless it has no folder yet", () => {
    expect(state(uri("w/a.bib"), open(), uri("w/new.threat.yaml").replace("file://", "untitled:"))).toBe(
      "text",
    );
    expect(state(uri("out/c.bib"), open(), uri("w/new.threat.yaml").replace("file://", "untitled:"))).toBe(
      "outside",
    );
    expect(state("file:///x.bib", open(), "untitled:Untitled-1")).toBe("missing");
  });

  it("lists only folders that it may read", async () => {
    const everything = { isWanted: () => true, most: 100 };
    const from = uri("w/x.threat.yaml");
    expect(new Disk(open()).list(uri("out"), everything, from).entries).toEqual([]);
    expect(new Disk(open()).list(uri("w/s"), everything, from).entries).toMatchObject([{ name: "b.bib" }]);
    expect((await diskBackend.list(uri("out"), rootsOf([uri("w")]))).entries).toEqual([]);
  });
});

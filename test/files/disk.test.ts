/** Reading from a disk: regular files only, no more of them than a limit, and what is wrong is told apart. */
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

/** Writes a configuration that holds until the test ends. */
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

/** What is read at once, and what is read without holding up others: it is the same. */
async function stateOf(name: string): Promise<string> {
  const readings = [readText(name), await readTextAsync(name)];
  const [now, later] = readings.map((reading) => ("text" in reading ? "text" : reading.state));
  expect(later).toBe(now);
  return now ?? "";
}

describe("a file is read", () => {
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
  ])("%s: %s", async (name, state) => {
    expect(await stateOf(path(name))).toBe(state);
  });

  it("as it grows, no further than the limit, and whatever size it says", async () => {
    write("w/growing.bib", "");
    truncateSync(path("w/growing.bib"), MAX_BIBLIOGRAPHY);
    expect(await stateOf(path("w/growing.bib"))).toBe("not-text");
    if (!existsSync("/proc/version")) return;
    // It says that it has no size.
    expect(await stateOf("/proc/version")).toBe("text");
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")("with permission", async () => {
    write("w/secret.bib");
    chmodSync(path("w/secret.bib"), 0);
    expect(await stateOf(path("w/secret.bib"))).toBe("no-permission");
  });
});

describe.skipIf(process.platform === "win32")("nothing is read that is no regular file", () => {
  it("a device, a pipe, a socket, or a link to one", async () => {
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

describe("a file leads to others", () => {
  const open = (): Workspace => ({ open: rootsOf([uri("w"), uri("w2")]), isTrusted: true });
  const state = (name: string, workspace: Workspace, from = uri("w/x.threat.yaml")): string => {
    const disk = new Disk(workspace);
    return disk.read(name, from) ? "text" : disk.why(name, from).state;
  };

  it.each([
    ["in its folder", "w/a.bib", "text"],
    ["below it", "w/s/b.bib", "text"],
    ["in another open folder", "w2/d.bib", "text"],
    ["that are not there", "w/none.bib", "missing"],
    ["but not to one beside the workspace", "out/c.bib", "outside"],
    ["nor to one whose folder only begins like it", "w3/d.bib", "outside"],
  ])("%s: %s", (_, name, expected) => {
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
  ])("but not to %s", (uri) => {
    expect(state(uri, open())).toBe("outside");
  });

  it("nor out of the workspace by an address with dots", () => {
    expect(state(`${uri("w")}/../out/c.bib`, open())).toBe("outside");
    expect(state(`${uri("w")}/%2e%2e/out/c.bib`, open())).toBe("outside");
    expect(state(`${uri("w")}/../w2/d.bib`, open())).toBe("text");
  });

  it.skipIf(process.platform === "win32")("nor through a link", () => {
    symlinkSync(path("out"), path("w/link"));
    symlinkSync(path("out/c.bib"), path("w/link.bib"));
    symlinkSync(path("w2/d.bib"), path("w/inner.bib"));
    symlinkSync(path("w"), path("way"));
    expect(state(uri("w/link/c.bib"), open())).toBe("outside");
    expect(state(uri("w/link.bib"), open())).toBe("outside");
    expect(state(uri("w/inner.bib"), open())).toBe("text");
    // The workspace itself may be opened through one.
    const through = { open: rootsOf([uri("way")]), isTrusted: true };
    expect(state(uri("way/a.bib"), through, uri("way/x.threat.yaml"))).toBe("text");
  });

  it("that a configuration adds, in a trusted workspace", () => {
    configured("w/.threat-assessment.yaml", "outside: [../out]\n");
    expect(state(uri("out/c.bib"), open())).toBe("text");
    expect(state(uri("out/c.bib"), { ...open(), isTrusted: false })).toBe("outside");
    expect(state(uri("far/e.bib"), open())).toBe("outside");
  });

  it("to nothing that a wrong setting names", () => {
    configured("w/.threat-assessment.yaml", "outside: ../out\n");
    expect(state(uri("out/c.bib"), open())).toBe("outside");
  });

  it("also through a link to a folder that a configuration adds", () => {
    configured("w/.threat-assessment.yaml", "outside: [../out]\n");
    symlinkSync(path("out/c.bib"), path("w/added.bib"));
    expect(state(uri("w/added.bib"), open())).toBe("text");
    expect(state(uri("w/added.bib"), { ...open(), isTrusted: false })).toBe("outside");
  });

  it("below the folder of its configuration, which may lie above the workspace", () => {
    configured(".threat-assessment.yaml", "preset: strict\n");
    expect(state(uri("out/c.bib"), open())).toBe("text");
    expect(state(uri("out/c.bib"), { ...open(), isTrusted: false })).toBe("outside");
  });

  it("without an open folder: in its repository, else in the current folder, else in its own", () => {
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

  it("from a new file: as from one that is saved there; without a place, to none", () => {
    expect(state(uri("w/a.bib"), open(), uri("w/new.threat.yaml").replace("file://", "untitled:"))).toBe(
      "text",
    );
    expect(state(uri("out/c.bib"), open(), uri("w/new.threat.yaml").replace("file://", "untitled:"))).toBe(
      "outside",
    );
    expect(state("file:///x.bib", open(), "untitled:Untitled-1")).toBe("missing");
  });

  it("and lists nothing elsewhere", async () => {
    const everything = { isWanted: () => true, most: 100 };
    const from = uri("w/x.threat.yaml");
    expect(new Disk(open()).list(uri("out"), everything, from).entries).toEqual([]);
    expect(new Disk(open()).list(uri("w/s"), everything, from).entries).toMatchObject([{ name: "b.bib" }]);
    expect((await diskBackend.list(uri("out"), rootsOf([uri("w")]))).entries).toEqual([]);
  });
});

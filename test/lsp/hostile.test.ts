/** Tests workspaces that try to access other files, devices, or a pipe that blocks. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { URI } from "vscode-uri";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pulling, Session } from "./session.ts";

const SECRET = "@book{key, title = {The secret}, author = {Somebody}, year = 2001}\n";
let root = "";
const path = (name: string): string => join(root, name);
const uri = (name: string): string => URI.file(path(name)).toString();

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "hostile-"));
  for (const folder of ["w", "w/s", "out", "t"]) mkdirSync(path(folder));
  writeFileSync(path("out/secret.bib"), SECRET);
  writeFileSync(path("out/secret.threat.yaml"), "a secret text\n");
  writeFileSync(path("w/works.bib"), SECRET);
  writeFileSync(path("w/not.bib"), Buffer.from([0xff, 0xfe, 0x40]));
  writeFileSync(path("t/.threat-assessment.yaml"), "outside: [../out]\n");
  writeFileSync(path("t/works.bib"), SECRET);
  symlinkSync(path("out/secret.bib"), path("w/link.bib"));
  symlinkSync("/dev/zero", path("w/zero.bib"));
  symlinkSync(path("out/secret.threat.yaml"), path("w/link.threat.yaml"));
  for (const name of ["w/pipe.bib", "w/s/.gitignore", "w/s/.threat-assessment.yaml", "w/pipe.threat.yaml"])
    execFileSync("mkfifo", [path(name)]);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const text = (bibliography: string): string =>
  `assessment: 1\nbibliography: ${bibliography}\nstatements:\n  s: {text: "See [@key]."}\n`;

async function begin(folder: string, options: object = {}): Promise<Session> {
  const session = new Session("stdio");
  await session.initialize(
    { ...pulling, workspace: { ...pulling.workspace, workspaceFolders: true } },
    { workspaceFolders: [{ uri: uri(folder), name: folder }], initializationOptions: options },
  );
  return session;
}

async function messagesIn(session: Session, uri: string): Promise<string[]> {
  const report = await session.pull(uri);
  return report.kind === "full"
    ? report.items
        .filter(({ code }) => code === "no-missing-file")
        .map(({ message }) => JSON.stringify(message))
    : [];
}

/** The hover of the source that the text cites. */
async function hoverIn(session: Session, uri: string): Promise<string> {
  const at = { textDocument: { uri: uri }, position: { line: 3, character: 19 } };
  return JSON.stringify(await session.request("textDocument/hover", at));
}

describe.skipIf(process.platform === "win32")("a document in a workspace", () => {
  it.each([
    ["../out/secret.bib", /it is outside of the workspace/u],
    ["/etc/passwd", /it is outside of the workspace/u],
    ["file://host/share/secret.bib", /it is outside of the workspace/u],
    ["http://127.0.0.1/secret.bib", /not a file of the workspace/u],
    ["link.bib", /it is outside of the workspace/u],
    ["zero.bib", /it is outside of the workspace/u],
    ["pipe.bib", /is not read\. It is a folder or a device/u],
    [".", /is not read\. It is a folder or a device/u],
    ["not.bib", /is not read\. The file is in UTF-16/u],
    ["none.bib", /cannot be found/u],
  ])("nothing in %s is shown, and a diagnostic gives the reason", async (name, message) => {
    const session = await begin("w");
    await session.open(uri("w/a.threat.yaml"), text(name));
    const [only, ...more] = await messagesIn(session, uri("w/a.threat.yaml"));
    expect(more).toEqual([]);
    expect(only).toMatch(message);
    expect(await hoverIn(session, uri("w/a.threat.yaml"))).not.toContain("secret");
  });

  it("a taxonomy outside the workspace is reported", async () => {
    const session = await begin("w");
    await session.open(uri("w/a.threat.yaml"), "assessment: 1\ntaxonomy: /etc/passwd\n");
    expect(await messagesIn(session, uri("w/a.threat.yaml"))).toHaveLength(1);
  });

  it("a configuration or ignore file that is a folder or device does not prevent the check", async () => {
    const session = await begin("w");
    await session.open(uri("w/s/b.threat.yaml"), text("../works.bib"));
    expect(await messagesIn(session, uri("w/s/b.threat.yaml"))).toEqual([]);
    expect(await hoverIn(session, uri("w/s/b.threat.yaml"))).toContain("The secret");
  });

  it("a document may use a folder that the configuration adds, once the workspace is trusted", async () => {
    const session = await begin("t", { isTrusted: false });
    const normalizedUri = uri("t/a.threat.yaml");
    await session.open(normalizedUri, text("../out/secret.bib"));
    expect(await messagesIn(session, normalizedUri)).toHaveLength(1);
    expect(await hoverIn(session, normalizedUri)).not.toContain("secret");
    await session.connection.sendNotification("threatAssessment/trusted");
    expect(await messagesIn(session, normalizedUri)).toEqual([]);
    expect(await hoverIn(session, normalizedUri)).toContain("The secret");
  });

  it("a file that is found but cannot be read is reported without its content", async () => {
    const session = await begin("w");
    const { items } = await session.request<{
      items: readonly { uri: string; items: readonly { message: string }[] }[];
    }>("workspace/diagnostic", { previousResultIds: [] });
    const told = items.map((each) => [
      each.uri.replace(/^.*\//u, ""),
      each.items.map(({ message }) => message),
    ]);
    expect(told).toContainEqual([
      "pipe.threat.yaml",
      ["This file could not be checked. It is a folder or a device, not a file."],
    ]);
    expect(told).toContainEqual([
      "link.threat.yaml",
      ["This file could not be checked. It is outside of the workspace."],
    ]);
    const found = await session.request<unknown>("workspace/symbol", { query: "" });
    expect(JSON.stringify([told, found])).not.toContain("secret text");
  });
});

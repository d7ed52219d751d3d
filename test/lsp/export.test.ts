/** Tests the export of documents from an editor: the same files as the command line writes. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver-protocol/node";
import type { ExportChoice } from "../../server/src/features/exportChoices.ts";
import type { ExportParams, ExportResult } from "../../server/src/lsp/exportRequests.ts";
import { folderWith, runCli } from "../cli/program.ts";
import { REMOTE_FOLDER, RemoteClient } from "./remoteClient.ts";
import { Session } from "./session.ts";

const PORT = `assessment: 1
title: Puerto
language: es
summary: Los robos crecen [@curtis, p. 20].
threats:
  theft:
    title: Robo 中 =1+1
    likelihood: likely
    impact: moderate
rankings:
  r1:
    order: [theft]
sources:
  curtis: { type: report, title: Theft in ports, author: [{ family: Curtis, given: Glenn }], issued: 2004 }
`;
const CONFIGURATION = "document:\n  css: ./house.css\n  citations: apa\n  style: brief\n";
const CSS = "h1 { color: rgb(1, 2, 3) }\n";

/** A session with the folder open. */
async function sessionIn(folder: string, extra: object = {}): Promise<Session> {
  const session = new Session("stdio");
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: "folder" }];
  await session.initialize(undefined, {
    workspaceFolders,
    initializationOptions: { isTrusted: true },
    ...extra,
  });
  return session;
}

async function exported(session: Session, params: Partial<ExportParams>): Promise<ExportResult> {
  return session.request("threatAssessment/export", { format: "html", name: "out", ...params });
}

const bytesIn = ({ base64 }: { readonly base64?: string }): Buffer => Buffer.from(base64 ?? "", "base64");

describe("an export", () => {
  it.each(["html", "docx", "pdf", "markdown", "xlsx", "csv", "json", "svg"])(
    "has the same bytes as the command line writes: %s",
    async (format) => {
      const folder = folderWith({ "port.threat.yaml": PORT });
      const session = await sessionIn(folder);
      const uri = pathToFileURL(join(folder, "port.threat.yaml")).href;
      const choices = await session.request<ExportChoice[]>("threatAssessment/exportChoices", {});
      const { extension = "", isFolder } = choices.find((each) => each.format === format) ?? {};
      const result = await exported(session, { uri, format });
      expect(result.refusal).toBeUndefined();
      const target = isFolder ? "out" : `out.${extension}`;
      const { status, stderr } = runCli(["report", "port.threat.yaml", "-f", format, "-o", target], {
        cwd: folder,
      });
      expect({ status, stderr }).toEqual({
        status: 0,
        stderr: (result.notes ?? []).map((note) => `${note}\n`).join(""),
      });
      if (!isFolder) expect(bytesIn(result).equals(readFileSync(join(folder, target)))).toBe(true);
      for (const { path, base64 } of result.beside ?? [])
        expect(
          Buffer.from(base64, "base64").equals(readFileSync(join(folder, isFolder ? target : "", path))),
        ).toBe(true);
      if (isFolder) expect(readdirSync(join(folder, target))).toHaveLength(result.beside?.length ?? 0);
    },
    120_000,
  );

  it.each([
    ["comparison", {}, "Una comparación necesita dos."],
    ["changes", { revision: { name: "ayer", text: PORT.replace("likely", "unlikely") } }, "ayer"],
  ] as const)("has what another view shows: %s", async (view, chosen, expected) => {
    const folder = folderWith({ "port.threat.yaml": PORT });
    const session = await sessionIn(folder);
    const uri = pathToFileURL(join(folder, "port.threat.yaml")).href;
    const choices = await session.request<ExportChoice[]>("threatAssessment/exportChoices", { uri, view });
    expect(choices.map(({ format }) => format)).toEqual(["docx", "pdf", "html", "markdown", "svg"]);
    const page = bytesIn(await exported(session, { uri, shown: { view, ...chosen } })).toString("utf8");
    expect(page).toContain(expected);
    expect(page).not.toContain("Los robos crecen");
  });

  it("has the text that is not saved yet, in the language of the document", async () => {
    const folder = folderWith({ "port.threat.yaml": PORT });
    const session = await sessionIn(folder);
    const uri = pathToFileURL(join(folder, "port.threat.yaml")).href;
    await session.open(uri, PORT.replace("Puerto", "Puerto nuevo"));
    const html = bytesIn(await exported(session, { uri })).toString();
    expect(html).toContain("<title>Puerto nuevo</title>");
    expect(html).toContain(">Resumen<");
  });

  it("has the house style of the configuration", async () => {
    const folder = folderWith({
      "port.threat.yaml": PORT,
      ".threat-assessment.yaml": CONFIGURATION,
      "house.css": CSS,
    });
    const session = await sessionIn(folder);
    const uri = pathToFileURL(join(folder, "port.threat.yaml")).href;
    const html = bytesIn(await exported(session, { uri })).toString();
    expect(html).toContain("rgb(1, 2, 3)");
    expect(html).toContain(">Curtis, 2004, p. 20</a>)");
    expect(html).toBe(runCli(["report", "port.threat.yaml"], { cwd: folder }).stdout);
    // The options come first.
    const options = ["--style", "full", "--citations", "chicago-author-date"];
    expect(runCli(["report", "port.threat.yaml", ...options], { cwd: folder }).stdout).toContain(
      ">Curtis 2004, 20</a>)",
    );
  });

  it.each(["../../escape", "a\\b", "/etc/name", 'a b"$(x)\u202e'])(
    "has its other files in its own folder: %s",
    async (name) => {
      const folder = folderWith({ "port $(x) \u202e.threat.yaml": PORT });
      const session = await sessionIn(folder);
      const uri = pathToFileURL(join(folder, "port $(x) \u202e.threat.yaml")).href;
      const { beside = [] } = await exported(session, { uri, format: "markdown", name });
      expect(beside.length).toBeGreaterThan(0);
      for (const { path } of beside) expect(path).toMatch(/^(?!\.\.)[^/\\]+(?:\/[^/\\]+)?$/);
    },
  );

  it("shows which assessment it is of if the file has several", async () => {
    const folder = folderWith({ "two.threat.yaml": `${PORT}---\nassessment: 1\ntitle: Second\n` });
    const session = await sessionIn(folder);
    const uri = pathToFileURL(join(folder, "two.threat.yaml")).href;
    const result = await exported(session, { uri, line: PORT.split("\n").length + 1 });
    expect(bytesIn(result).toString()).toContain("<title>Second</title>");
    expect(result.notes).toEqual(["The file has 2 assessments. This is number 2, which has the cursor."]);
  });
});

describe("an export that is not possible", () => {
  const refusalOf = async (
    files: Readonly<Record<string, string>>,
    isTrusted = true,
  ): Promise<string | undefined> => {
    const folder = folderWith({ "work/port.threat.yaml": PORT, ...files });
    const session = await sessionIn(join(folder, "work"), { initializationOptions: { isTrusted } });
    const uri = pathToFileURL(join(folder, "work/port.threat.yaml")).href;
    return (await exported(session, { uri, format: "docx" })).refusal;
  };

  it.each([
    ["a missing template", "template: ./none.dotx", '"./none.dotx": There is no such file or folder.'],
    [
      "a template that is a text",
      "template: ./port.threat.yaml",
      '"./port.threat.yaml": It is not a document or a template of Word.',
    ],
    [
      "a missing style of citations",
      "citations: ./none.csl",
      '"./none.csl": There is no such file or folder.',
    ],
    [
      "a style of citations that is none",
      "citations: ./port.threat.yaml",
      '"./port.threat.yaml": It is not a style of citations',
    ],
    ["a file of another folder", "css: ../secret.css", '"../secret.css": It is outside of the workspace.'],
    ["a device", "css: /dev/zero", '"/dev/zero": '],
  ])("names the file: %s", async (_, setting, refusal) => {
    const files = { "work/.threat-assessment.yaml": `document:\n  ${setting}\n`, "secret.css": CSS };
    expect(await refusalOf(files)).toContain(refusal);
  });

  it("reads other folders only in a trusted workspace", async () => {
    const files = {
      "work/.threat-assessment.yaml": "outside: [..]\ndocument:\n  css: ../secret.css\n",
      "secret.css": CSS,
    };
    expect(await refusalOf(files)).toBeUndefined();
    expect(await refusalOf(files, false)).toBe('"../secret.css": It is outside of the workspace.');
  });

  it("says that a file is missing", async () => {
    const session = await sessionIn(folderWith({}));
    expect((await exported(session, { uri: "file:///none.threat.yaml" })).refusal).toBe(
      "There is no such file or folder.",
    );
  });

  it("ends when it is cancelled, and the server goes on", async () => {
    const folder = folderWith({ "long.threat.yaml": longText(1500) });
    const session = await sessionIn(folder);
    const uri = pathToFileURL(join(folder, "long.threat.yaml")).href;
    const source = new CancellationTokenSource();
    const params = { uri, format: "pdf", name: "out" };
    const asked = session.connection.sendRequest("threatAssessment/export", params, source.token);
    const ended = expect(asked).rejects.toThrow("cancelled");
    await session.request("threatAssessment/exportChoices", {});
    source.cancel();
    await ended;
    expect(await session.request("threatAssessment/exportChoices", {})).toHaveLength(12);
  }, 60_000);
});

function longText(count: number): string {
  const threats = Array.from({ length: count }, (_, index) => `  t${index}:\n    title: Threat ${index}\n`);
  return `assessment: 1\ntitle: Long\nthreats:\n${threats.join("")}`;
}

it("exports files that the server reads through the client", async () => {
  const folder = folderWith({ "port.threat.yaml": PORT });
  runCli(["report", "port.threat.yaml", "-o", "house.docx"], { cwd: folder });
  const client = new RemoteClient({
    "port.threat.yaml": PORT,
    ".threat-assessment.yaml": "document:\n  template: ./house.docx\n",
    "house.docx": { base64: readFileSync(join(folder, "house.docx")).toString("base64") },
  });
  await client.begin();
  const params = { uri: `${REMOTE_FOLDER}/port.threat.yaml`, format: "docx", name: "out" };
  const result = await client.connection.sendRequest<ExportResult>("threatAssessment/export", params);
  expect(result.refusal).toBeUndefined();
  expect(bytesIn(result).subarray(0, 2).toString()).toBe("PK");
});

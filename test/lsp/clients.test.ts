/** Tests clients with fewer capabilities than VS Code: they receive nothing that they cannot use. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type {
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  CodeLens,
  CompletionList,
  DocumentLink,
  Location,
} from "vscode-languageserver-protocol";
import { cacheFolder } from "../../server/src/files/cacheFolder.ts";
import { filesForBundled } from "../../server/src/lsp/bundledFiles.ts";
import { clientOf } from "../../server/src/lsp/client.ts";
import { bundledText } from "../../server/src/workspace/library.ts";
import manifest from "../../package.json" with { type: "json" };
import { folderWith } from "../cli/program.ts";
import { Session } from "./session.ts";

const URI = "file:///a.threat.yaml";
const TEXT = `assessment: 1
title: T
taxonomy: bailey-2005
actors:
  port: {name: Port, part-of: port}
rankings:
  first: {of: port, order: [terrorism, energy]}
  second: {of: port, order: [energy]}
`;
const at = { textDocument: { uri: URI }, position: { line: 6, character: 30 } };
const BAILEY = "bailey-2005.taxonomy.yaml";

async function started(capabilities: ClientCapabilities = {}, options: object = {}) {
  const cache = folderWith({});
  const env = { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
  const session = new Session("stdio", [], env);
  await session.initialize(capabilities, { initializationOptions: options });
  await session.open(URI, TEXT);
  return { session, folder: join(cache, "threat-assessment", manifest.version) };
}

describe("a client without virtual documents", () => {
  it("every response refers to a bundled file by a copy on the disk", async () => {
    const { session, folder } = await started();
    expect(existsSync(folder)).toBe(false);
    const [place] = await session.request<Location[]>("textDocument/definition", at);
    const path = fileURLToPath(place?.uri ?? "");
    expect(path).toBe(join(folder, BAILEY));
    expect(readFileSync(path, "utf8")).toBe(bundledText(`threat-assessment:/${BAILEY}`));
    expect(readFileSync(path, "utf8").split("\n")[place?.range.start.line ?? 0]).toContain("terrorism");
    expect(statSync(path).mode & 0o222).toBe(0);
    expect(readdirSync(folder)).toEqual([BAILEY]);

    const links = await session.request<DocumentLink[]>("textDocument/documentLink", at);
    expect(links.map(({ target }) => target)).toEqual([place?.uri]);
    const context = { includeDeclaration: true };
    const places = await session.request<Location[]>("textDocument/references", { ...at, context });
    expect(new Set(places.map(({ uri }) => uri))).toEqual(new Set([URI, place?.uri]));
    const [item] = await session.request<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", at);
    expect(item?.uri).toBe(place?.uri);
    const ranking = { textDocument: { uri: URI }, position: { line: 6, character: 4 } };
    const [from] = await session.request<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", ranking);
    const calls = await session.request<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", {
      item: from,
    });
    expect(calls.map(({ to }) => to.uri)).toEqual([URI, place?.uri, place?.uri]);
  });

  it("the copy behaves like the virtual document", async () => {
    const { session } = await started();
    const [place] = await session.request<Location[]>("textDocument/definition", at);
    const uri = place?.uri ?? "";
    await session.open(uri, readFileSync(fileURLToPath(uri), "utf8"));
    await session.until(() => session.pushed.some((each) => each.uri === uri));
    expect(session.pushed.filter((each) => each.uri === uri).map(({ diagnostics }) => diagnostics)).toEqual([
      [],
    ]);
    const there = { textDocument: { uri }, position: place?.range.start };
    await expect(session.request("textDocument/prepareRename", there)).rejects.toThrow(
      /belongs to a bundled taxonomy/,
    );
    const context = { includeDeclaration: true };
    const places = await session.request<Location[]>("textDocument/references", { ...there, context });
    expect(places.map((each) => [each.uri, each.range.start.line])).toEqual(
      expect.arrayContaining([
        [uri, place?.range.start.line],
        [URI, 6],
      ]),
    );
    expect(new Set(places.map((each) => JSON.stringify(each))).size).toBe(places.length);
    expect(await session.request("textDocument/definition", there)).toEqual([place]);
  });

  it("a changed copy is replaced, and without write access there is none", () => {
    const folder = folderWith({ [BAILEY]: "changed" });
    const uri = `threat-assessment:/${BAILEY}`;
    const path = fileURLToPath(filesForBundled(folder).toClient(uri) ?? "");
    expect(readFileSync(path, "utf8")).toBe(bundledText(uri));
    const { fromClient } = filesForBundled(folder);
    expect(fromClient(pathToFileURL(path).href)).toBe(uri);
    expect(fromClient(pathToFileURL(join(folder, "other.yaml")).href)).not.toMatch(/^threat/);
    expect(fromClient(pathToFileURL(join(folder, "deep", BAILEY)).href)).not.toMatch(/^threat/);
    const blocked = filesForBundled(join(path, "below", "a", "file"));
    expect(blocked.toClient(uri)).toBeUndefined();
    expect(blocked.toClient(URI)).toBe(URI);
  });

  it("a response has no location if the bundled file cannot be written", async () => {
    const cache = folderWith({ "a.file": "" });
    const place = join(cache, "a.file");
    const session = new Session("stdio", [], { XDG_CACHE_HOME: place, LOCALAPPDATA: place });
    await session.initialize({});
    await session.open(URI, TEXT);
    expect(await session.request("textDocument/definition", at)).toEqual([]);
    expect(await session.request("textDocument/documentLink", at)).toEqual([]);
    const context = { includeDeclaration: true };
    const places = await session.request<Location[]>("textDocument/references", { ...at, context });
    expect(places.map(({ uri }) => uri)).toEqual([URI]);
  });
});

it("the cache folder follows the convention of each platform", () => {
  const on = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string => cacheFolder({ platform, env });
  expect(on("linux", { XDG_CACHE_HOME: "/cache" })).toBe("/cache");
  expect(on("linux", { XDG_CACHE_HOME: "relative" })).toMatch(/[\\/]\.cache$/);
  expect(on("darwin", {})).toMatch(/Library[\\/]Caches$/);
  expect(on("win32", { LOCALAPPDATA: "C:\\Local" })).toBe("C:\\Local");
});

describe("a client without snippets", () => {
  it("completion inserts plain text", async () => {
    const labels = async (capabilities: ClientCapabilities): Promise<Map<string, string>> => {
      const { session } = await started(capabilities);
      await session.change(URI, 2, [{ text: "assessment: 1\nactors:\n  \n" }]);
      const texts = new Map<string, string>();
      for (const position of [
        { line: 2, character: 2 },
        { line: 3, character: 0 },
      ]) {
        const list = await session.request<CompletionList>("textDocument/completion", { ...at, position });
        for (const { label, textEdit, insertTextFormat } of list.items) {
          texts.set(label, textEdit?.newText ?? "");
          if (capabilities.textDocument === undefined) expect(insertTextFormat).not.toBe(2);
        }
      }
      return texts;
    };
    const snippets = await labels({
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    });
    expect(snippets.get("new actor")).toContain("${1:id}:");
    const plain = await labels({});
    expect(plain.get("new actor")).toBe("id:\n    name: \n    kind: ");
    expect(plain.get("rankings")).toBe("rankings:\n  id:\n    ");
    expect(Array.from(plain.values()).filter((text) => /[$\\}]/.test(text))).toEqual([]);
  });
});

describe("code lenses", () => {
  const titles = async (capabilities: ClientCapabilities, options: object = {}): Promise<unknown[]> => {
    const { session } = await started(capabilities, options);
    const lenses = await session.request<CodeLens[]>("textDocument/codeLens", at);
    return lenses.map(({ command }) => [command?.title, command?.command]);
  };

  it("a lens without a command shows its count and does nothing", async () => {
    expect(await titles({})).toEqual([
      ["3 references", ""],
      ["no references", ""],
      ["no references", ""],
    ]);
  });

  it("a lens has a command that the client names in its options or experimental capabilities", async () => {
    const commands = ["threatAssessment.showReferences", "threatAssessment.compareRankings"];
    const all = [
      ["Compare rankings", "threatAssessment.compareRankings"],
      ["3 references", "threatAssessment.showReferences"],
      ["no references", "threatAssessment.showReferences"],
      ["no references", "threatAssessment.showReferences"],
    ];
    expect(await titles({}, { commands })).toEqual(all);
    expect(await titles({ experimental: { commands: { commands } } })).toEqual(all);
  });

  it("a lens of a taxonomy is counted when it is resolved", async () => {
    const { session } = await started();
    const uri = "file:///a.taxonomy.yaml";
    await session.open(uri, "taxonomy: 1\nid: a\ntitle: A\ncategories: {x: {title: X, definition: D.}}\n");
    const [lens] = await session.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
    expect(lens?.command).toBeUndefined();
    const { command } = await session.request<CodeLens>("codeLens/resolve", lens ?? {});
    expect(command).toEqual({ title: "no references", command: "" });
  });
});

describe("the capabilities of a client", () => {
  const edits = (workspaceEdit: object) => clientOf({ capabilities: { workspace: { workspaceEdit } } }).edits;

  it("change annotations require versioned edits", () => {
    expect(edits({})).toMatchObject({ versions: false, annotations: false });
    expect(edits({ documentChanges: true })).toMatchObject({ versions: true, annotations: false });
    expect(edits({ changeAnnotationSupport: {} })).toMatchObject({ versions: false, annotations: false });
    expect(edits({ documentChanges: true, changeAnnotationSupport: {} })).toMatchObject({
      versions: true,
      annotations: true,
    });
    expect(edits({ snippetEditSupport: true }).snippets).toBe(false);
    expect(edits({ documentChanges: true, snippetEditSupport: true }).snippets).toBe(true);
  });

  it.each([null, "x", [], { commands: null }, { commands: { x: 1 } }, { canPullParts: 1, settings: 3 }])(
    "invalid options are ignored: %j",
    (initializationOptions) => {
      const client = clientOf({ capabilities: { experimental: "x" }, initializationOptions });
      expect(client).toMatchObject({ canPullParts: false, canSuggestAgain: false });
      expect([...client.commands]).toEqual([]);
    },
  );
});

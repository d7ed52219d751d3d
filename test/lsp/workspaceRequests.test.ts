/** Tests requests about all files of a folder, open or closed, over a real connection. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  Location,
  TextDocumentEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "vscode-languageserver-protocol";
import { CancellationTokenSource } from "vscode-languageserver-protocol";
import { folderWith } from "../cli/program.ts";
import { pulling, Session } from "./session.ts";

const TAXONOMY = "taxonomy: 1\nid: ours\ncategories:\n  waves: {title: High waves}\n";
const OPEN = "assessment: 1\ntaxonomy: ours.taxonomy.yaml\nrankings:\n  first: {order: [waves]}\n";
const CLOSED =
  "taxonomy: ../ours.taxonomy.yaml\nsummary: Of [[waves]].\nrankings:\n  second: {order: [waves]}\n";

async function started(workspaceEdit: object = { documentChanges: true, changeAnnotationSupport: {} }) {
  const folder = folderWith({
    "ours.taxonomy.yaml": TAXONOMY,
    "a.threat.yaml": OPEN,
    "deep/b.threat.yaml": CLOSED,
  });
  const session = new Session("stdio");
  const workspace = {
    ...pulling.workspace,
    workspaceFolders: true,
    workspaceEdit,
  };
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: "folder" }];
  const { capabilities } = await session.initialize({ ...pulling, workspace }, { workspaceFolders });
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
  await session.open(uri("a.threat.yaml"), OPEN);
  const at = { textDocument: { uri: uri("a.threat.yaml") }, position: { line: 3, character: 20 } };
  return { folder, session, uri, at, capabilities };
}

/** The locations as "name:line", in order. */
function shown(locations: readonly Location[]): string[] {
  return locations.map(({ uri, range }) => `${uri.replace(/^.*\//, "")}:${range.start.line + 1}`).toSorted();
}

describe("entities over a connection", () => {
  it("an entity has its definition and its references in closed files", async () => {
    const { session, at } = await started();
    expect(shown(await session.request("textDocument/definition", at))).toEqual(["ours.taxonomy.yaml:4"]);
    expect(shown(await session.request("textDocument/declaration", at))).toEqual(["ours.taxonomy.yaml:4"]);
    const references = { ...at, context: { includeDeclaration: true } };
    expect(shown(await session.request("textDocument/references", references))).toEqual([
      "a.threat.yaml:4",
      "b.threat.yaml:2",
      "b.threat.yaml:4",
      "ours.taxonomy.yaml:4",
    ]);
    expect(await session.request("textDocument/documentHighlight", at)).toHaveLength(1);
  });

  it("a rename is one edit, with the version of the open document", async () => {
    const { session, at, folder } = await started();
    expect(await session.request("textDocument/prepareRename", at)).toMatchObject({ placeholder: "waves" });
    const edit = await session.request<WorkspaceEdit>("textDocument/rename", { ...at, newName: "surf" });
    const changes = edit.documentChanges as TextDocumentEdit[];
    expect(
      changes.map(({ textDocument: { uri, version }, edits }) => [
        uri.replace(/^.*\//, ""),
        version,
        edits.length,
      ]),
    ).toEqual([
      ["a.threat.yaml", 1, 1],
      ["ours.taxonomy.yaml", null, 1],
      ["b.threat.yaml", null, 2],
    ]);
    // The server itself writes nothing.
    expect(readFileSync(join(folder, "ours.taxonomy.yaml"), "utf8")).toBe(TAXONOMY);
  });

  it("a rename leaves a superseded assessment unchanged, and says so, if the editor cannot confirm it", async () => {
    const { session, uri, folder } = await started({ documentChanges: true });
    const old = "actors:\n  port: {name: Port}\n";
    writeFileSync(join(folder, "old.threat.yaml"), old);
    const text = `supersedes: old.threat.yaml\n${old}`;
    await session.open(uri("new.threat.yaml"), text);
    const shown: unknown[] = [];
    session.connection.onNotification("window/showMessage", (params) => {
      shown.push(params);
    });
    const edit = await session.request<WorkspaceEdit>("textDocument/rename", {
      textDocument: { uri: uri("new.threat.yaml") },
      position: { line: 2, character: 4 },
      newName: "quay",
    });
    const changes = edit.documentChanges as TextDocumentEdit[];
    expect(changes.map(({ textDocument }) => textDocument.uri)).toEqual([uri("new.threat.yaml")]);
    expect(shown).toEqual([
      {
        type: 2,
        message:
          'The superseded assessment old.threat.yaml was not changed, because this editor cannot ask you first. To compare it with the new one, write "quay" there as well.',
      },
    ]);
  });

  it("the definition of an id that a taxonomy leaves to its users is in their files", async () => {
    const { session, uri, folder } = await started();
    writeFileSync(
      join(folder, "ours.taxonomy.yaml"),
      TAXONOMY.replace("waves}", "waves, conditions: {port: acute}}"),
    );
    writeFileSync(
      join(folder, "c.threat.yaml"),
      "taxonomy: ours.taxonomy.yaml\nactors:\n  port: {name: Port}\n",
    );
    const here = { textDocument: { uri: uri("ours.taxonomy.yaml") }, position: { line: 3, character: 45 } };
    expect(shown(await session.request("textDocument/definition", here))).toEqual(["c.threat.yaml:3"]);
  });

  it("a rename to an invalid id is rejected with a message", async () => {
    const { session, at } = await started();
    await expect(session.request("textDocument/rename", { ...at, newName: "first" })).rejects.toThrow(
      'The id "first" is already taken in a.threat.yaml (ranking). Choose another one.',
    );
    const nowhere = { ...at, position: { line: 0, character: 3 } };
    await expect(session.request("textDocument/prepareRename", nowhere)).rejects.toThrow(
      "There is no id here",
    );
  });

  it("a request about a changed document, or one that is cancelled, gets no outdated answer", async () => {
    const { session, at, folder } = await started();
    for (let number = 0; number < 200; number++)
      writeFileSync(join(folder, `n${number}.threat.yaml`), CLOSED);
    const params = { ...at, context: { includeDeclaration: true } };
    const outdated = session.request("textDocument/references", params);
    const line = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    await session.change(at.textDocument.uri, 2, [{ range: line, text: "# changed\n" }]);
    await expect(outdated).rejects.toMatchObject({ code: -32801 });
    const source = new CancellationTokenSource();
    const below = { ...params, position: { line: 4, character: 20 } };
    const cancelled = session.connection.sendRequest("textDocument/references", below, source.token);
    source.cancel();
    await expect(cancelled).rejects.toMatchObject({ code: -32800 });
  });

  it("workspace symbols follow the files", async () => {
    const { session, folder, uri } = await started();
    const found = async (query: string): Promise<string[]> =>
      (await session.request<WorkspaceSymbol[]>("workspace/symbol", { query })).map(({ name }) => name);
    expect(await found("high")).toEqual(["waves (High waves)"]);
    expect((await found("")).toSorted()).toEqual(["first", "second", "waves (High waves)"]);
    writeFileSync(join(folder, "deep/b.threat.yaml"), CLOSED.replace("second", "third"));
    const changes = [{ uri: uri("deep/b.threat.yaml"), type: 2 }];
    await session.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    expect(await found("third")).toEqual(["third"]);
    expect(await found("second")).toEqual([]);
  });

  it("the call hierarchy shows what depends on an entity", async () => {
    const { session, at } = await started();
    const [item] = await session.request<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", at);
    expect(item).toMatchObject({ name: "waves" });
    const calls = await session.request<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item });
    expect(calls.map(({ from }) => from.name).toSorted()).toEqual(["first", "second", "summary"]);
    const [ranking] = calls.filter(({ from }) => from.name === "first");
    expect(await session.request("callHierarchy/outgoingCalls", { item: ranking?.from })).toMatchObject([
      { to: { name: "waves" } },
    ]);
  });

  it("paths in documents follow files that move", async () => {
    const { session, uri } = await started();
    const files = [{ oldUri: uri("ours.taxonomy.yaml"), newUri: uri("deep/ours.taxonomy.yaml") }];
    const edit = await session.request<WorkspaceEdit>("workspace/willRenameFiles", { files });
    const texts = (edit.documentChanges as TextDocumentEdit[]).map(({ edits }) =>
      edits.map((each) => ("newText" in each ? each.newText : "")),
    );
    expect(texts).toEqual([["deep/ours.taxonomy.yaml"], ["ours.taxonomy.yaml"]]);
  });

  it("the content of a bundled file is served", async () => {
    const { session, capabilities } = await started();
    expect(capabilities.workspace?.textDocumentContent).toEqual({ schemes: ["threat-assessment"] });
    const { text } = await session.request<{ text: string }>("workspace/textDocumentContent", {
      uri: "threat-assessment:/bailey-2005.taxonomy.yaml",
    });
    expect(text).toContain("id: bailey-2005");
  });
});

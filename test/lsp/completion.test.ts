/** Tests completion over a connection: the supported formats, and the folders that the server may list. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CompletionList } from "vscode-languageserver-types";
import { pulling, Session } from "./session.ts";

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "completion-"));
  mkdirSync(join(root, "own"));
  writeFileSync(join(root, "own", "ours.taxonomy.yaml"), "taxonomy: 1\n");
  writeFileSync(join(root, "theirs.taxonomy.yaml"), "taxonomy: 1\n");
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const snippets = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

async function completed(session: Session, text: string): Promise<CompletionList> {
  const uri = pathToFileURL(join(root, "own", "a.threat.yaml")).href;
  await session.open(uri, text);
  const lines = text.split("\n");
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return session.request<CompletionList>("textDocument/completion", { textDocument: { uri }, position });
}

it.each([
  ["snippets", { ...pulling, ...snippets }, "actors:\n  ${1:id}:\n    $0"],
  ["no snippets", pulling, "actors:\n  id:\n    "],
])("completion inserts what a client accepts: %s", async (_, capabilities, expected) => {
  const session = new Session("ipc");
  await session.initialize(capabilities);
  const { items } = await completed(session, "");
  expect(items.find(({ label }) => label === "actors")?.textEdit?.newText).toBe(expected);
});

it.each([
  ["the folder of an open file", [], "", ["ours.taxonomy.yaml"]],
  ["nothing above it", [], "../", []],
  ["the folders that are open", [""], "../", ["../theirs.taxonomy.yaml", "../own/"]],
])("completion lists %s", async (_, folders, typed, expected) => {
  const session = new Session("ipc");
  const workspaceFolders = folders.map((name) => ({ name, uri: pathToFileURL(join(root, name)).href }));
  await session.initialize({ ...pulling, workspace: { workspaceFolders: true } }, { workspaceFolders });
  const { items } = await completed(session, `taxonomy: ${typed}`);
  const paths = items.flatMap(({ label }) => (/[./]/.test(label) ? [label] : []));
  expect(paths).toEqual(expected);
});

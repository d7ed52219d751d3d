/** Tests for memory leaks: what is closed or removed is freed, however often that happens. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { documentOf } from "../../scripts/bench/document.ts";
import { Editor } from "../../scripts/soak/editor.ts";
import { folderWith } from "../cli/program.ts";

const text = documentOf(150);
/**
 * In bytes. One document with its trees takes more than half a megabyte, so this detects even one document in a hundred
 * that is not freed.
 */
const BOUND = 6_000_000;

async function editorIn(folders: readonly string[]): Promise<Editor> {
  const editor = await Editor.start(folders);
  onTestFinished(async () => editor.stop());
  return editor;
}

/** How much more memory is used after a thousand repetitions than after a hundred. */
async function growth(editor: Editor, action: (index: number) => Promise<unknown>): Promise<number> {
  for (let index = 0; index < 100; index++) await action(index);
  const before = await editor.heap();
  for (let index = 100; index < 1000; index++) await action(index);
  const after = await editor.heap();
  expect(editor.faults).toEqual([]);
  return after - before;
}

it("files that are opened and closed are freed", async () => {
  const editor = await editorIn([]);
  const grown = await growth(editor, async (index) => {
    const uri = `file:///file-${index}.threat.yaml`;
    const textDocument = { uri };
    await editor.openDocument(uri, text);
    await editor.request("textDocument/diagnostic", { textDocument });
    await editor.request("textDocument/hover", { textDocument, position: { line: 60, character: 5 } });
    await editor.closeDocument(uri);
  });
  expect(grown).toBeLessThan(BOUND);
});

it("folders that are added and removed, and configurations that change, are freed", async () => {
  const root = folderWith({ "a.threat.yaml": text, ".threat-assessment.yaml": "extends: recommended\n" });
  const folder = pathToFileURL(root).href;
  const editor = await editorIn([folder]);
  const open = pathToFileURL(join(root, "open.threat.yaml")).href;
  await editor.openDocument(open, text);
  const added = [{ uri: `${folder}/other`, name: "other" }];
  const grown = await growth(editor, async (index) => {
    await editor.notify("workspace/didChangeWorkspaceFolders", { event: { added, removed: [] } });
    writeFileSync(
      join(root, ".threat-assessment.yaml"),
      `extends: ${index % 2 === 0 ? "all" : "recommended"}\n# ${index}\n`,
    );
    const changes = [{ uri: `${folder}/.threat-assessment.yaml`, type: 2 }];
    await editor.notify("workspace/didChangeWatchedFiles", { changes });
    await editor.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: added } });
    await editor.request("textDocument/diagnostic", { textDocument: { uri: open } });
    if (index % 50 === 0) await editor.request("workspace/diagnostic", { previousResultIds: [] });
  });
  expect(grown).toBeLessThan(BOUND);
});

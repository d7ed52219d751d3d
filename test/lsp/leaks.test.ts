/** Memory is given back: of what is opened and closed, comes and goes, nothing stays, however often that happens. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { documentOf } from "../../scripts/bench/document.ts";
import { Editor } from "../../scripts/soak/editor.ts";
import { folderWith } from "../cli/program.ts";

const text = documentOf(150);
/** A single document that stays takes more than half a megabyte with its trees: a hundredth of them would be seen. */
const BOUND = 6_000_000;

async function editorIn(folders: readonly string[]): Promise<Editor> {
  const editor = await Editor.start(folders);
  onTestFinished(async () => editor.stop());
  return editor;
}

/** How much more memory is used after doing something a thousand times than after doing it a hundred times. */
async function growth(editor: Editor, action: (index: number) => Promise<unknown>): Promise<number> {
  for (let index = 0; index < 100; index++) await action(index);
  const before = await editor.heap();
  for (let index = 100; index < 1000; index++) await action(index);
  const after = await editor.heap();
  expect(editor.faults).toEqual([]);
  return after - before;
}

it("keeps nothing of files that were opened and closed", async () => {
  const editor = await editorIn([]);
  const grown = await growth(editor, async (index) => {
    const uri = `file:///file-${index}.threat.yaml`;
    const textDocument = { uri };
    await editor.openDocument(uri, text);
    await editor.ask("textDocument/diagnostic", { textDocument });
    await editor.ask("textDocument/hover", { textDocument, position: { line: 60, character: 5 } });
    await editor.closeDocument(uri);
  });
  expect(grown).toBeLessThan(BOUND);
});

it("keeps nothing of folders that were added and removed, nor of configurations that were changed", async () => {
  const root = folderWith({ "a.threat.yaml": text, ".threat-assessment.yaml": "extends: recommended\n" });
  const folder = pathToFileURL(root).href;
  const editor = await editorIn([folder]);
  const open = pathToFileURL(join(root, "open.threat.yaml")).href;
  await editor.openDocument(open, text);
  const added = [{ uri: `${folder}/other`, name: "other" }];
  const grown = await growth(editor, async (index) => {
    await editor.tell("workspace/didChangeWorkspaceFolders", { event: { added, removed: [] } });
    writeFileSync(
      join(root, ".threat-assessment.yaml"),
      `extends: ${index % 2 === 0 ? "all" : "recommended"}\n# ${index}\n`,
    );
    const changes = [{ uri: `${folder}/.threat-assessment.yaml`, type: 2 }];
    await editor.tell("workspace/didChangeWatchedFiles", { changes });
    await editor.tell("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: added } });
    await editor.ask("textDocument/diagnostic", { textDocument: { uri: open } });
    if (index % 50 === 0) await editor.ask("workspace/diagnostic", { previousResultIds: [] });
  });
  expect(grown).toBeLessThan(BOUND);
});

/** Tests the rename of an entity, in all files. */
import { describe, expect, it } from "vitest";
import { prepareRename, rename } from "../../../server/src/features/rename.ts";
import { cursorAt, HARBOUR_FILES, HARBOUR } from "../harbourFiles.ts";
import { TestWorkspace } from "../workspace.ts";

describe("rename", () => {
  async function renamed(
    marked: string,
    newId: string,
    name: keyof typeof HARBOUR_FILES = "harbour.threat.yaml",
  ): Promise<Record<string, string> | string> {
    const workspace = cursorAt(marked, name);
    const found = await rename(workspace.asked, newId, workspace.found);
    return "refusal" in found ? found.refusal : workspace.after(found);
  }

  it("changes every occurrence in every file, and nothing else", async () => {
    const after = await renamed("part-of: p$0ort", "santa-rosa");
    expect(after).toEqual({
      "harbour.threat.yaml": HARBOUR.replace("  port: {name", "  santa-rosa: {name")
        .replace("part-of: port", "part-of: santa-rosa")
        .replace("of: port,", "of: santa-rosa,")
        .replace("[[port]]", "[[santa-rosa]]")
        .replace("[theft, port]", "[theft, santa-rosa]"),
      "old/harbour.threat.yaml": HARBOUR_FILES["old/harbour.threat.yaml"].replace("  port:", "  santa-rosa:"),
    });
  });

  it("keeps quotation marks", async () => {
    expect(await renamed('"un$0ion"', "dockers")).toEqual({
      "harbour.threat.yaml": HARBOUR.replace('"union"', '"dockers"'),
    });
  });

  it("changes a category in the whole workspace", async () => {
    const after = await renamed("[the$0ft, energy", "stealing");
    expect(Object.keys(after).toSorted()).toEqual([
      "common.taxonomy.yaml",
      "harbour.threat.yaml",
      "other.threat.yaml",
      "port.taxonomy.yaml",
    ]);
  });

  it("changes a work in the bibliography as well", async () => {
    expect(await renamed("@salas$0-2023", "salas-2024")).toMatchObject({
      "works.bib": HARBOUR_FILES["works.bib"].replace("salas-2023", "salas-2024"),
    });
  });

  it("restores the text if the entity gets its old id again", async () => {
    const there = (await renamed("[the$0ft, energy", "stealing")) as Record<string, string>;
    const changed = { ...HARBOUR_FILES, ...there };
    const marked = changed["harbour.threat.yaml"].replace("[stealing", "[steal$0ing");
    const workspace = new TestWorkspace({ ...changed, "harbour.threat.yaml": marked });
    const back = await rename(workspace.asked, "theft", workspace.found);
    expect({ ...changed, ...workspace.after(back as Exclude<typeof back, { refusal: string }>) }).toEqual(
      HARBOUR_FILES,
    );
  });

  it("refuses an id that exists, an invalid id, and ids of bundled files", async () => {
    expect(await renamed("part-of: p$0ort", "union")).toBe(
      'The id "union" is already taken in harbour.threat.yaml (actor). Choose another one.',
    );
    expect(await renamed("part-of: p$0ort", "s")).toMatch(/"s" is already taken in .* \(statement\)/);
    expect(await renamed("part-of: p$0ort", "Santa Rosa")).toMatch(/^"Santa Rosa" cannot be an id\./);
    expect(await renamed("part-of: p$0ort", "2005")).toMatch(/^"2005" cannot be an id\./);
    const workspace = new TestWorkspace({
      "a.threat.yaml": "taxonomy: bailey-2005\nrankings:\n  r: {order: [ener$0gy]}\n",
    });
    expect(prepareRename(workspace.asked)).toEqual({
      refusal: expect.stringContaining('The category "energy" belongs to a bundled taxonomy') as string,
    });
    expect(prepareRename(cursorAt("title: The har$0bour").asked)).toHaveProperty("refusal");
  });

  it("offers the id without quotation marks", () => {
    expect(prepareRename(cursorAt('"blo$0ckade"').asked)).toMatchObject({
      placeholder: "blockade",
      range: { start: { character: 44 }, end: { character: 52 } },
    });
  });

  it("changes an anchor in its document only", async () => {
    const workspace = new TestWorkspace({
      "a.threat.yaml": "threats:\n  t: {likelihood: &lik$0ely likely}\n  u: {likelihood: *likely}\n",
    });
    const found = await rename(workspace.asked, "l", workspace.found);
    expect(workspace.after(found as Exclude<typeof found, { refusal: string }>)).toEqual({
      "a.threat.yaml": "threats:\n  t: {likelihood: &l likely}\n  u: {likelihood: *l}\n",
    });
  });

  it("requires confirmation for a superseded assessment", async () => {
    const workspace = cursorAt("part-of: p$0ort");
    const found = await rename(workspace.asked, "p", workspace.found);
    const files = "refusal" in found ? [] : found;
    expect(files.map(({ source, needsConfirmation }) => [source.uri, needsConfirmation])).toEqual([
      ["file:///harbour.threat.yaml", false],
      ["file:///old/harbour.threat.yaml", true],
    ]);
  });
});

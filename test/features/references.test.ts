/** Tests the references of an entity, in all files. */
import { describe, expect, it } from "vitest";
import { references } from "../../server/src/features/references.ts";
import { cursorAt, HARBOUR_FILES } from "./harbourFiles.ts";

async function named(
  marked: string,
  name: keyof typeof HARBOUR_FILES = "harbour.threat.yaml",
): Promise<string[]> {
  const workspace = cursorAt(marked, name);
  return workspace.shown(await references(workspace.asked, workspace.found, "with definitions"));
}

describe("references", () => {
  it("are in values, keys and prose, and in superseded assessments, but not in other ones", async () => {
    expect(await named("  p$0ort: {name")).toEqual([
      "harbour.threat.yaml:10 port",
      "harbour.threat.yaml:12 port",
      "harbour.threat.yaml:12 port",
      "harbour.threat.yaml:4 port",
      "harbour.threat.yaml:7 port",
      "harbour.threat.yaml:8 port",
    ]);
  });

  it("to a category are in all files that use its taxonomy, and where another taxonomy overrides it", async () => {
    const all = [
      "common.taxonomy.yaml:5 theft",
      "harbour.threat.yaml:10 theft",
      "harbour.threat.yaml:12 theft",
      "other.threat.yaml:5 theft",
      "port.taxonomy.yaml:5 theft",
      "port.taxonomy.yaml:6 theft",
    ];
    expect(await named("[the$0ft, energy")).toEqual(all);
    expect(await named("  the$0ft: {title: Steal", "common.taxonomy.yaml")).toEqual(all);
  });

  it("to a work include its entry in the bibliography", async () => {
    expect(await named("@salas$0-2023")).toEqual(
      [
        "harbour.threat.yaml:12 salas-2023",
        "harbour.threat.yaml:12 salas-2023",
        "works.bib:1 salas-2023",
      ].toSorted(),
    );
  });

  it("to a file are the words that name it", async () => {
    expect(await named("taxonomy: port$0.taxonomy.yaml")).toEqual([
      "harbour.threat.yaml:2 ../port.taxonomy.yaml",
      "harbour.threat.yaml:3 port.taxonomy.yaml",
      "other.threat.yaml:1 port.taxonomy.yaml",
    ]);
  });

  it("exclude the definition on request", async () => {
    const workspace = cursorAt("[^$0n]");
    const found = await references(workspace.asked, workspace.found, "uses only");
    expect(workspace.shown(found)).toEqual(["harbour.threat.yaml:12 n"]);
  });
});

/** Tests that a moved file is still found by the files that name it. */
import { describe, expect, it } from "vitest";
import { renameFiles } from "../../server/src/features/renameFiles.ts";
import { HARBOUR_FILES, HARBOUR, HARBOUR_TAXONOMY } from "./harbourFiles.ts";
import { TestWorkspace } from "./workspace.ts";

describe("a moved file", () => {
  async function moved(oldName: string, newName: string): Promise<Record<string, string>> {
    const workspace = new TestWorkspace(HARBOUR_FILES);
    const move = { oldUri: `file:///${oldName}`, newUri: `file:///${newName}` };
    return workspace.after(await renameFiles([move], workspace.found, workspace.library));
  }

  it("a moved file is found by the files that name it", async () => {
    expect(await moved("port.taxonomy.yaml", "taxonomies/harbours.taxonomy.yaml")).toEqual({
      "harbour.threat.yaml": HARBOUR.replace(": port.tax", ": taxonomies/harbours.tax"),
      "old/harbour.threat.yaml": HARBOUR_FILES["old/harbour.threat.yaml"].replace(
        "../port.tax",
        "../taxonomies/harbours.tax",
      ),
      "other.threat.yaml": HARBOUR_FILES["other.threat.yaml"].replace(
        ": port.tax",
        ": taxonomies/harbours.tax",
      ),
      "port.taxonomy.yaml": HARBOUR_TAXONOMY.replace(": common.tax", ": ../common.tax"),
    });
  });

  it("a moved file is found by the configuration of a folder, too", async () => {
    const configuration =
      "taxonomy: ./port.taxonomy.yaml\noverrides:\n  - {files: [a], taxonomy: port.taxonomy.yaml}\n";
    const workspace = new TestWorkspace({ ...HARBOUR_FILES, ".threat-assessment.yaml": configuration });
    const move = { oldUri: "file:///port.taxonomy.yaml", newUri: "file:///shared/port.taxonomy.yaml" };
    const after = workspace.after(await renameFiles([move], workspace.found, workspace.library));
    expect(after[".threat-assessment.yaml"]).toBe(
      configuration.replace("./port", "./shared/port").replace("taxonomy: port", "taxonomy: shared/port"),
    );
  });

  it("a moved file keeps its paths to files that move with it", async () => {
    expect(await moved("old", "archive/2025")).toEqual({
      "harbour.threat.yaml": HARBOUR.replace("old/harbour", "archive/2025/harbour"),
      "old/harbour.threat.yaml": HARBOUR_FILES["old/harbour.threat.yaml"].replace("../port", "../../port"),
    });
  });
});

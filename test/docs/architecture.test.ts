/** Checks ARCHITECTURE.md against the code: its names exist, and its invariants hold. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { layers } from "../../scripts/layers.ts";
import { projectRoot } from "../../scripts/root.ts";

const page = readFileSync(join(projectRoot, "ARCHITECTURE.md"), "utf8");
const files = readdirSync(join(projectRoot, "server/src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({
    path: path.replaceAll("\\", "/"),
    text: readFileSync(join(projectRoot, "server/src", path), "utf8"),
  }));

const parts = page.split(/^### `([^`]+)`$/m).slice(1);
const sections = Array.from({ length: parts.length / 2 }, (_, index) => ({
  folder: parts[2 * index] ?? "",
  text: parts[2 * index + 1]?.split(/^## /m)[0] ?? "",
}));

describe("the code map", () => {
  it("the code map lists every layer in order", () => {
    const server = sections.map(({ folder }) => /^server\/src\/(.+)\/$/.exec(folder)?.[1]);
    expect(server.filter((layer) => layer !== undefined)).toEqual([...layers]);
    expect(page.match(/^(?:text ─► | {5}─► | {8})\w+/gm)?.map((line) => line.split(" ").at(-1))).toEqual([
      ...layers,
    ]);
  });

  it.each(sections)("the code map names only files that exist in $folder", ({ folder, text }) => {
    const names = Array.from(text.matchAll(/`([\w/-]+\.ts|[\w-]+\/)`/g), ([, name = ""]) => name);
    const missing = names.filter(
      (name) => !existsSync(join(projectRoot, folder, name)) && !existsSync(join(projectRoot, name)),
    );
    expect(missing.filter((name) => !existsSync(join(projectRoot, "server/src", name)))).toEqual([]);
  });
});

describe("the invariants", () => {
  const importing = (pattern: RegExp): string[] =>
    files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

  it("only the layer lsp uses a connection", () => {
    const layersOf = importing(/from "vscode-languageserver(?:\/\w+)?"/).map((path) => path.split("/")[0]);
    expect(new Set(layersOf)).toEqual(new Set(["lsp"]));
  });

  it("only the layer syntax counts lines and columns", () => {
    const counting = importing(/\bpiece\.(?:position|offset|lineStarts)\b/);
    expect(counting).toContain("syntax/source.ts");
    expect(counting.filter((path) => !path.startsWith("syntax/"))).toEqual([]);
  });

  it.each(["model", "registers", "publication"])("each folder of %s uses only those before it", (layer) => {
    const section = sections.find(({ folder }) => folder === `server/src/${layer}/`)?.text ?? "";
    const folders = Array.from(section.matchAll(/^- `(\w+)\/`/gm), ([, folder = ""]) => folder);
    const inLayer = files.filter(({ path }) => path.startsWith(`${layer}/`));
    const folderIn = (path: string): string | undefined => /^\w+\/(\w+)\//.exec(path)?.[1];
    const used = new Set(inLayer.flatMap(({ path }) => folderIn(path) ?? []));
    expect(folders.toSorted()).toEqual([...used].toSorted());

    // The files beside the folders come after them.
    const order = (path: string): number => {
      const folder = folderIn(path);
      return folder === undefined ? folders.length : folders.indexOf(folder);
    };
    const later = inLayer.flatMap(({ path, text }) =>
      Array.from(text.matchAll(/"(\.\.?\/[^"]+)"/g), ([, name = ""]) => posix.join(posix.dirname(path), name))
        .filter((target) => target.startsWith(`${layer}/`) && order(target) > order(path))
        .map((target) => `${path} uses ${target}`),
    );
    expect(later).toEqual([]);
  });

  it("the features run without Node.js", async () => {
    const { outputFiles, warnings } = await build({
      absWorkingDir: projectRoot,
      entryPoints: readdirSync(join(projectRoot, "server/src/features"))
        .filter((name) => name.endsWith(".ts"))
        .map((name) => `server/src/features/${name}`),
      outdir: "never-written",
      write: false,
      bundle: true,
      platform: "browser",
      format: "esm",
    });
    expect(warnings).toEqual([]);
    expect(outputFiles.length).toBeGreaterThan(2);
    for (const { text } of outputFiles) expect(text).not.toMatch(/\beval\(|new Function\(/);
  });

  it("the server and the client's file requests run without Node.js", async () => {
    const { outputFiles, warnings } = await build({
      absWorkingDir: projectRoot,
      entryPoints: [
        "server/src/lsp/server.ts",
        "server/src/files/remote.ts",
        "server/src/files/remoteProtocol.ts",
      ],
      outdir: "never-written",
      write: false,
      bundle: true,
      platform: "browser",
      format: "iife",
    });
    expect(warnings).toEqual([]);
    expect(outputFiles).toHaveLength(3);
  });

  it("what writes documents knows nothing of assessments", async () => {
    const { metafile } = await build({
      absWorkingDir: projectRoot,
      entryPoints: ["server/src/writers/documentWorker.ts"],
      outdir: "never-written",
      write: false,
      bundle: true,
      metafile: true,
      platform: "browser",
      format: "iife",
      define: { "import.meta.url": '""' },
    });
    const layersOf = Object.keys(metafile.inputs).flatMap(
      (path) => /^server\/src\/(\w+)\//.exec(path)?.[1] ?? [],
    );
    expect(layersOf).toContain("writers");
    expect(
      layersOf.filter((layer) => /^(?:prose|format|model|workspace|rules|features)$/.test(layer)),
    ).toEqual([]);
    const publication = Object.keys(metafile.inputs).filter((path) => path.includes("/publication/"));
    expect(publication.filter((path) => !path.startsWith("server/src/publication/tree/"))).toEqual([]);
  });

  it("the command line starts without what makes documents and reads registers", async () => {
    const { metafile } = await build({
      absWorkingDir: projectRoot,
      entryPoints: ["server/src/cli/main.ts"],
      outdir: "never-written",
      write: false,
      bundle: true,
      metafile: true,
      platform: "node",
      format: "cjs",
      define: { "import.meta.url": "__filename" },
    });
    const loaded = new Set(["server/src/cli/main.ts"]);
    for (const path of loaded)
      for (const each of metafile.inputs[path]?.imports ?? [])
        if (each.kind !== "dynamic-import" && metafile.inputs[each.path]) loaded.add(each.path);
    const made = [...loaded].filter((path) => /^server\/src\/(?:publication|registers)\//.test(path));
    // Names for the help.
    expect(made.toSorted()).toEqual([
      "server/src/publication/data/tableNames.ts",
      "server/src/registers/tables/targets.ts",
      "server/src/registers/workbook/workbook.ts",
    ]);
  });

  it("only the layer files reads files that assessments name", () => {
    const reading = importing(/from "node:fs(?:\/promises)?"/).filter(
      (path) => !/^(?:files|cli)\//.test(path),
    );
    // It reads the program's own cache folder.
    expect(reading).toEqual(["lsp/bundledFiles.ts"]);
  });
});

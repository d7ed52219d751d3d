/** Checks the programs for the browser: they must not need Node.js. */
import { readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import type { Metafile } from "esbuild";
import { describe, expect, it } from "vitest";
import { METAFILE } from "../../scripts/built.ts";
import manifest from "../../package.json" with { type: "json" };
import { projectRoot } from "../../scripts/root.ts";

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");
const { outputs } = JSON.parse(read(METAFILE)) as Metafile;

const client = "dist/client.browser.cjs";
const shared = "dist/server.shared.cjs";
const worker = "dist/server.browser.cjs";

describe.each([
  { path: client, imports: ["vscode"], most: 600_000 },
  { path: shared, imports: [], most: 3_300_000 },
  { path: worker, imports: [shared], most: 10_000 },
])("$path", ({ path, imports, most }) => {
  it("the file does not need Node.js", () => {
    expect(new Set(outputs[path]?.imports.map((each) => each.path))).toEqual(new Set(imports));
    expect(read(path)).not.toMatch(
      /require\("(?:node:)?(?:fs|path|os|process|url|crypto|child_process|net)"\)/,
    );
    expect(read(path)).not.toMatch(/\b__dirname\b|\b__filename\b/);
  });

  it("the file does not evaluate strings as code, which a page may forbid", () => {
    expect(read(path)).not.toMatch(/\beval\(|new Function\(/);
  });

  it("the file is small enough to load with a page", () => {
    expect(read(path).length).toBeLessThan(most);
  });

  it("the extension contains the file", () => {
    const packed = read(".vscodeignore").matchAll(/^!(.+)$/gm);
    expect(Array.from(packed).some(([, pattern = ""]) => matchesGlob(path, pattern))).toBe(true);
  });
});

it("the manifest names the browser client", () => {
  expect(manifest.browser).toBe(`./${client}`);
});

it("the browser client starts the server that was built for it", () => {
  const names = [shared, worker].map((path) => path.replace("dist/", ""));
  expect(read(client)).toContain(JSON.stringify(names));
});

it("the server contains no file twice", () => {
  const parts = ["dist/server.node.cjs", worker, shared].map((path) =>
    Object.keys(outputs[path]?.inputs ?? {}),
  );
  const files = parts.flat();
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([]);
});

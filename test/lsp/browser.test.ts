/** Checks the two bundles for the browser: they must not need Node.js. */
import { readFileSync } from "node:fs";
import { matchesGlob } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { describe, expect, it } from "vitest";
import { clientForBrowser, serverForBrowser } from "../../scripts/build.ts";
import manifest from "../../package.json" with { type: "json" };
import { projectRoot } from "../../scripts/root.ts";

/** The code of a bundle, and the modules that it imports at run time. */
async function bundle(options: BuildOptions): Promise<{ path: string; code: string; imports: string[] }> {
  const { outputFiles, metafile } = await build({
    ...options,
    absWorkingDir: projectRoot,
    sourcemap: false,
    write: false,
    metafile: true,
  });
  const [[path, output] = ["", undefined]] = Object.entries(metafile.outputs);
  return {
    path,
    code: outputFiles[0]?.text ?? "",
    imports: (output?.imports ?? []).filter((each) => each.external).map((each) => each.path),
  };
}

describe.each([
  { name: "the client", options: clientForBrowser, imports: ["vscode"], most: 600_000 },
  { name: "the server", options: serverForBrowser, imports: [], most: 3_000_000 },
])("$name", ({ options, imports, most }) => {
  it("the bundle does not need Node.js", async () => {
    const made = await bundle(options);
    expect(new Set(made.imports)).toEqual(new Set(imports));
    expect(made.code).not.toMatch(
      /require\("(?:node:)?(?:fs|path|os|process|url|crypto|child_process|net)"\)/,
    );
    expect(made.code).not.toMatch(/\b__dirname\b|\b__filename\b/);
  });

  it("the bundle does not evaluate strings as code, which a page may forbid", async () => {
    expect((await bundle(options)).code).not.toMatch(/\beval\(|new Function\(/);
  });

  it("the bundle is small enough to load with a page", async () => {
    expect((await bundle(options)).code.length).toBeLessThan(most);
  });

  it("the extension contains the bundle", async () => {
    const { path } = await bundle(options);
    const packed = readFileSync(`${projectRoot}.vscodeignore`, "utf8").matchAll(/^!(.+)$/gm);
    expect(Array.from(packed).some(([, pattern = ""]) => matchesGlob(path, pattern))).toBe(true);
  });
});

it("the manifest names the browser client", async () => {
  const { path } = await bundle(clientForBrowser);
  expect(manifest.browser).toBe(`./${path}`);
});

it("the browser client starts the bundled server", async () => {
  const { path } = await bundle(serverForBrowser);
  expect((await bundle(clientForBrowser)).code).toContain(JSON.stringify(path.replace("dist/", "")));
});

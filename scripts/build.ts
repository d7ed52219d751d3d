/**
 * Builds the client, the server and the command line into `dist/`.
 * The client has two builds: one for Node.js, and one for browsers. The server has a file for each, and one that both use.
 * With `--if-old`, it builds only if a source file has changed, so that programs which run at the same time keep their files.
 */
import { copyFileSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, dirname } from "node:path";
import { parseArgs } from "node:util";
import { build as esbuild, type BuildOptions, type Metafile, type OutputFile, type Plugin } from "esbuild";
import { isOld, METAFILE } from "./built.ts";
import { writeCitationData } from "./citationData.ts";
import { generate } from "./generate.ts";
import { COMPILER, FONTS } from "../server/src/files/pdfAssets.ts";
import { FIGURE_FONTS, RASTERIZER } from "../server/src/files/rasterAssets.ts";
import { bundledPackages, noticesOf } from "./notices.ts";
import { projectRoot } from "./root.ts";
import { runScript } from "./vscode/program.ts";

/** Builds if a source file is newer than the build. */
export async function buildIfOld(): Promise<void> {
  if (isOld(projectRoot)) await build();
}

/** Generates the modules that are imported, and bundles the programs. */
export async function build(): Promise<void> {
  const generated = generate();
  const programs = [forNode, clientForBrowser, page, writers].map(async (options) =>
    esbuild({ ...options, metafile: true }),
  );
  const results = await Promise.all([...programs, buildServer()]);
  writeCitationData();
  copyAssets();
  describeBundles([...generated, ...results.map(({ metafile }) => metafile)]);
}

/** What PDFs and the pictures of figures need. */
const assets: readonly string[] = [...new Set([COMPILER, RASTERIZER, ...FONTS, ...FIGURE_FONTS])];

/** Copies these files, so that the program finds them next to itself. */
function copyAssets(): void {
  mkdirSync(`${projectRoot}dist/assets`, { recursive: true });
  for (const file of assets)
    copyFileSync(`${projectRoot}node_modules/${file}`, `${projectRoot}dist/assets/${basename(file)}`);
}

const common: BuildOptions = {
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  minify: true,
  sourcemap: true,
  logLevel: "warning",
};

const forNode: BuildOptions = {
  ...common,
  entryPoints: {
    client: "client/src/node.ts",
    server: "server/src/lsp/start.ts",
    cli: "server/src/cli/main.ts",
    "threat-assessment": "server/src/cli/installed.ts",
  },
  platform: "node",
  // The oldest Node.js that can run the server and the command line. VS Code contains a newer one.
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  // The package is a copy of this module for browsers.
  alias: { "readable-stream": "node:stream" },
  // Bundled packages that use `import.meta.url` get a value in CommonJS too.
  define: { "import.meta.url": "__filename" },
};

const forBrowser: BuildOptions = { ...common, platform: "browser", target: "es2022" };

/** VS Code loads it as CommonJS. In a package of type "module", the extension .cjs says so. */
const clientForBrowser: BuildOptions = {
  ...forBrowser,
  entryPoints: { "client.browser": "client/src/browser.ts" },
  format: "cjs",
  external: ["vscode"],
};

/** The server as a process and as a worker. What both use is in a file of its own. */
const server: BuildOptions & { readonly write: false } = {
  ...forBrowser,
  entryPoints: {
    "server.node": "server/src/lsp/main.ts",
    "server.browser": "server/src/lsp/browser.ts",
  },
  splitting: true,
  chunkNames: "server.shared",
  format: "esm",
  // A worker has no `document`, which packages may use in a page.
  conditions: ["worker"],
  external: ["node:*", ...builtinModules],
  // The packages hide these parts from builds for browsers.
  alias: Object.fromEntries(
    ["vscode-jsonrpc", "vscode-languageserver-protocol"].map((name) => [
      `${name}/node`,
      `./node_modules/${name}/lib/node/main.js`,
    ]),
  ),
  minifyIdentifiers: false,
  sourcemap: "inline",
  write: false,
};

/** The script and the style sheet of the page that shows the document in the editor. */
const page: BuildOptions = {
  ...forBrowser,
  entryPoints: [
    { in: "client/page/document.ts", out: "page" },
    { in: "client/page/document.css", out: "page" },
  ],
  outExtension: {},
  format: "iife",
};

/** What writes documents, as a script for workers: the same in a thread of Node.js and in a browser. */
const writers: BuildOptions = {
  ...forBrowser,
  entryPoints: { writers: "server/src/writers/documentWorker.ts" },
  conditions: ["worker"],
  format: "iife",
  // Typst's package would load its WebAssembly from there, but gets it from us.
  define: { "import.meta.url": '""' },
  plugins: [zipsInThisWorker()],
};

/**
 * Lets the package for workbooks compress in the worker that it runs in. It would start a worker for each large sheet,
 * and in a thread of Node.js there is no `Worker`.
 */
function zipsInThisWorker(): Plugin {
  return {
    name: "zips-in-this-worker",
    setup: (run) => {
      run.onLoad({ filter: /write-excel-file.modules.zip.zipToArrayBuffer\.js$/ }, () => ({
        contents: `import zip from "./zipToArrayBufferSync.js"; export default async (files) => zip(files);`,
      }));
    },
  };
}

/** Builds the server. Only ES modules can be split, so a second run makes scripts of the parts. */
async function buildServer(): Promise<{ readonly metafile: Metafile }> {
  const { outputFiles, metafile } = await esbuild({ ...server, metafile: true });
  await Promise.all(outputFiles.map(async (part) => esbuild(scriptOf(part))));
  return { metafile };
}

/** How to make a script of a part of the server. */
function scriptOf({ path, text }: OutputFile): BuildOptions {
  const [folder, name] = [dirname(path), basename(path, ".cjs")];
  return {
    ...forBrowser,
    ...formats[name],
    absWorkingDir: projectRoot,
    entryNames: name,
    // Modules are strict, and scripts have to say so.
    banner: { js: '"use strict";' },
    stdin: { contents: text, resolveDir: folder, sourcefile: `${name}.mjs` },
  };
}

/** The shared file is a CommonJS module for the process. A worker has no modules: there, it declares a variable. */
const formats: Readonly<Record<string, BuildOptions>> = {
  "server.shared": {
    format: "iife",
    globalName: "shared",
    footer: { js: 'if (typeof module === "object") module.exports = shared;' },
  },
  "server.node": { platform: "node", format: "cjs", external: ["./server.shared.cjs"] },
  "server.browser": { format: "iife", plugins: [sharedInVariable()] },
};

/** Reads the shared file from the variable that it has declared. */
function sharedInVariable(): Plugin {
  return {
    name: "shared-in-variable",
    setup: (run) => {
      run.onResolve({ filter: /\/server\.shared\.cjs$/ }, () => ({ path: "shared", namespace: "variable" }));
      run.onLoad({ filter: /^/, namespace: "variable" }, () => ({ contents: "module.exports = shared;" }));
    },
  };
}

/** Writes the list of bundled files and their licences. @param metafiles One for each run of esbuild. */
function describeBundles(metafiles: readonly Metafile[]): void {
  const all = [...metafiles, copiedFiles()];
  const metafile: Metafile = {
    inputs: Object.assign({}, ...all.map(({ inputs }) => inputs)) as Metafile["inputs"],
    outputs: Object.assign({}, ...all.map(({ outputs }) => outputs)) as Metafile["outputs"],
  };
  const write = (path: string, text: string): void => {
    writeFileSync(new URL(`../${path}`, import.meta.url), text);
  };
  write(METAFILE, JSON.stringify(metafile));
  write("ThirdPartyNotices.txt", noticesOf(bundledPackages(metafile)));
}

/** The files that are copied from packages, described as esbuild describes those that it bundles. */
function copiedFiles(): Metafile {
  const files = [...assets, "citeproc/citeproc_commonjs.js"].map((file) => {
    const path = `node_modules/${file}`;
    const bytes = statSync(projectRoot + path).size;
    const output = { bytes, imports: [], exports: [], inputs: { [path]: { bytesInOutput: bytes } } };
    return { path, input: { bytes, imports: [] }, name: `dist/copied/${basename(file)}`, output };
  });
  return {
    inputs: Object.fromEntries(files.map(({ path, input }) => [path, input])),
    outputs: Object.fromEntries(files.map(({ name, output }) => [name, output])),
  };
}

if (import.meta.main)
  await runScript(async () => {
    const { values } = parseArgs({ options: { "if-old": { type: "boolean", default: false } } });
    await (values["if-old"] ? buildIfOld() : build());
    return 0;
  });

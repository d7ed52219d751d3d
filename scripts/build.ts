/**
 * Builds the client, the server and the command line into `dist/`, one file each, and a starter for the server.
 * The client and the server have two builds: one for Node.js, and one for browsers.
 */
import { writeFileSync } from "node:fs";
import { build as esbuild, type BuildOptions, type Metafile } from "esbuild";
import { writeCitationData } from "./citationData.ts";
import { generate } from "./generate.ts";
import { COMPILER, FONTS } from "../server/src/files/pdfAssets.ts";
import { bundledPackages, noticesOf } from "./notices.ts";
import { runScript } from "./vscode/program.ts";

/** The list of bundled files, from which the parts list of a release is made. */
export const METAFILE = "dist/metafile.json";

/** Generates the modules that are imported, and bundles the programs. */
export async function build(): Promise<void> {
  const generated = generate();
  const programs = [forNode, clientForBrowser, serverForBrowser, page];
  const results = await Promise.all(programs.map((options) => esbuild({ ...options, metafile: true })));
  writeCitationData();
  describeBundles([...generated, ...results.map(({ metafile }) => metafile)]);
}

const common: BuildOptions = {
  outdir: "dist",
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
    "language-server": "server/src/lsp/main.ts",
    cli: "server/src/cli/main.ts",
  },
  outExtension: { ".js": ".cjs" },
  platform: "node",
  // The oldest Node.js that can run the server and the command line. VS Code contains a newer one.
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  // Bundled packages that use `import.meta.url` get a value in CommonJS too.
  define: { "import.meta.url": "__filename" },
};

const forBrowser: BuildOptions = { ...common, platform: "browser", target: "es2022" };

/** VS Code loads it as CommonJS. In a package of type "module", the extension .cjs says so. */
export const clientForBrowser: BuildOptions = {
  ...forBrowser,
  entryPoints: { "client.browser": "client/src/browser.ts" },
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  external: ["vscode"],
};

/** The script of the web worker. */
export const serverForBrowser: BuildOptions = {
  ...forBrowser,
  entryPoints: { "server.browser": "server/src/lsp/browser.ts" },
  format: "iife",
  // A worker has no `document`, which packages may use in a page.
  conditions: ["worker"],
};

/** The script and the style sheet of the page that shows the document in the editor. */
const page: BuildOptions = {
  ...forBrowser,
  entryPoints: [
    { in: "client/page/document.ts", out: "page" },
    { in: "client/page/document.css", out: "page" },
  ],
  format: "iife",
};

/** Writes the list of bundled files and their licences. @param metafiles One for each run of esbuild. */
function describeBundles(metafiles: readonly Metafile[]): void {
  const metafile: Metafile = {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)) as Metafile["inputs"],
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)) as Metafile["outputs"],
  };
  const write = (path: string, text: string): void => {
    writeFileSync(new URL(`../${path}`, import.meta.url), text);
  };
  write(METAFILE, JSON.stringify(metafile));
  const copied = [COMPILER, ...FONTS].map((file) => `node_modules/${file}`);
  write("ThirdPartyNotices.txt", noticesOf(bundledPackages(metafile, copied)));
}

if (import.meta.main)
  await runScript(async () => {
    await build();
    return 0;
  });

/** Builds small extensions from test/vscode: those that run the suite, and those that it needs. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { projectRoot } from "../root.ts";

const common: BuildOptions = {
  absWorkingDir: projectRoot,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  external: ["vscode"],
  sourcemap: "inline",
  logLevel: "warning",
};

const forNode: BuildOptions = {
  ...common,
  platform: "node",
  target: "node20",
  // Mocha resolves a module for parallel tests, which the suite does not use.
  logOverride: { "require-resolve-not-external": "silent" },
};

const forBrowser: BuildOptions = {
  ...common,
  platform: "browser",
  target: "es2022",
  alias: {
    "node:assert/strict": "./test/vscode/assertInWeb.ts",
    mocha: "./node_modules/mocha/mocha.mjs",
  },
  // Otherwise Mocha would use these variables of the extension.
  define: { module: "undefined", exports: "undefined" },
};

/** Builds the extension that runs the suite. @param more Additional keys of its manifest. */
export async function buildSuite(folder: string, host: "node" | "browser", more: object = {}): Promise<void> {
  const [entry, options] = host === "node" ? ["node", forNode] : ["web", forBrowser];
  await build({ ...options, entryPoints: { suite: `test/vscode/${entry}.ts` }, outdir: folder });
  const main = { [host === "node" ? "main" : "browser"]: "./suite.cjs" };
  writeManifest(folder, { name: "suite", activationEvents: ["onStartupFinished"], ...main, ...more });
}

/** Builds the extension with a file system in memory. @param files Its files, by their paths. */
export async function buildMemory(
  folder: string,
  scheme: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await build({ ...forBrowser, entryPoints: { memory: "test/vscode/memory.ts" }, outdir: folder });
  writeFileSync(join(folder, "files.json"), JSON.stringify(files));
  writeManifest(folder, {
    name: "memory",
    browser: "./memory.cjs",
    activationEvents: [`onFileSystem:${scheme}`],
    scheme,
    contributes: {
      resourceLabelFormatters: [{ scheme, formatting: { label: "${path}", separator: "/" } }],
    },
  });
}

function writeManifest(folder: string, manifest: object): void {
  mkdirSync(folder, { recursive: true });
  const common = {
    publisher: "threat-assessment",
    version: "0.0.1",
    engines: { vscode: "^1.91.0" },
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...common, ...manifest }));
}

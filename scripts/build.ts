/** Builds the client, the server and the command line into `dist/`, each as one file; what starts the server is another one. */
import { build as esbuild } from "esbuild";
import { generate } from "./generate.ts";

/** Generates what is imported, and bundles the programs. */
export async function build(): Promise<void> {
  generate();
  await esbuild({
    entryPoints: {
      client: "client/src/extension.ts",
      server: "server/src/lsp/start.ts",
      "language-server": "server/src/lsp/main.ts",
      cli: "server/src/cli/main.ts",
    },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    // The oldest Node.js that the server and the command line run on; VS Code's own is newer.
    target: "node20",
    format: "cjs",
    external: ["vscode"],
    // Packages that ask where they are get an answer in CommonJS too.
    define: { "import.meta.url": "__filename" },
    minify: true,
    sourcemap: true,
    logLevel: "warning",
  });
}

if (import.meta.main) await build();

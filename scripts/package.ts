/** Packs the extension, built, into a VSIX file, which VS Code can install on a machine without a network. */
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "./build.ts";
import { run } from "./vscode/process.ts";
import { program, step } from "./vscode/program.ts";
import manifest from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../", import.meta.url));

/** Packs the extension, when it is built, into a folder. Gives the path of the file. */
export async function packageExtension(folder: string): Promise<string> {
  const vsix = join(folder, `${manifest.name}-${manifest.version}.vsix`);
  // Which files go in is said in .vscodeignore.
  return step("Packing the extension", () => packFolder(root, vsix));
}

/** Packs the extension of a folder into a file. Gives the path of the file. */
export async function packFolder(folder: string, vsix: string): Promise<string> {
  const vsce = join(root, "node_modules/@vscode/vsce/vsce");
  // Everything is bundled, so no dependencies.
  const options = ["--no-dependencies", "--no-rewrite-relative-links", "--allow-missing-repository"];
  await run(process.execPath, [vsce, "package", ...options, "--skip-license", "--out", vsix], {
    cwd: folder,
  });
  return vsix;
}

if (import.meta.main) {
  await program(async () => {
    await step("Building the extension", build);
    console.log(await packageExtension(root));
    return 0;
  });
}

/**
 * Packs the built extension into a VSIX file, which VS Code can install without a network. The result is reproducible
 * byte for byte.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { build } from "./build.ts";
import { runProcess } from "./vscode/process.ts";
import { runScript, step, temporaryFolder } from "./vscode/program.ts";
import manifest from "../package.json" with { type: "json" };
import { projectRoot } from "./root.ts";

const home = manifest.homepage.replace(/#.*/, "");
const tag = `v${manifest.version}`;

/** The modification time of every file in a package, in seconds: the same as npm uses. */
const TIME = "499162500";

/** The manifest keys that only npm and contributors need. */
const notForVsCode = new Set([
  "bin",
  "files",
  "exports",
  "publishConfig",
  "scripts",
  "devDependencies",
  "allowScripts",
]);

/** Packs the built extension. @returns The path of the VSIX file in the folder. */
export async function packageExtension(folder: string): Promise<string> {
  const vsix = join(folder, `${manifest.name}-${manifest.version}.vsix`);
  return step("Packing the extension", async () => {
    const staged = temporaryFolder();
    // The file .vscodeignore determines which files are included.
    const list = await runProcess(process.execPath, [vsce, "ls", "--no-dependencies"], { cwd: projectRoot });
    const files = new Set(list.split("\n").filter(Boolean));
    for (const file of files) stage(file, { files, folder: staged });
    return packFolder(staged, vsix);
  });
}

/** Packs the extension in a folder. @returns The path of the VSIX file. */
export async function packFolder(folder: string, vsix: string): Promise<string> {
  // Everything is bundled, so there are no dependencies. The Marketplace shows links and pictures from the repository.
  const options = ["--no-dependencies", "--allow-missing-repository", "--skip-license"];
  const links = ["--baseContentUrl", `${home}/blob/${tag}`, "--baseImagesUrl", `${home}/raw/${tag}`];
  await runProcess(process.execPath, [vsce, "package", ...options, ...links, "--out", vsix], {
    cwd: folder,
    // With a fixed time, vsce also sorts the files, but by the locale and time zone of the machine.
    env: { ...process.env, SOURCE_DATE_EPOCH: TIME, TZ: "UTC", LC_ALL: "C" },
  });
  return vsix;
}

const vsce = join(projectRoot, "node_modules/@vscode/vsce/vsce");

/** Copies one of the packed files into a folder, with the same mode on every machine. */
function stage(
  file: string,
  { files, folder }: { readonly files: ReadonlySet<string>; readonly folder: string },
): void {
  const from = join(projectRoot, file);
  const to = join(folder, file);
  mkdirSync(dirname(to), { recursive: true });
  if (file === "package.json") writeFileSync(to, manifestOf(readFileSync(from, "utf8")));
  else if (/^docs\/.*\.md$/.test(file))
    writeFileSync(to, packedPage(readFileSync(from, "utf8"), file, files));
  else copyFileSync(from, to);
  chmodSync(to, 0o644);
}

function manifestOf(text: string): string {
  const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
  return `${JSON.stringify(Object.fromEntries(entries.filter(([key]) => !notForVsCode.has(key))), undefined, 2)}\n`;
}

/**
 * Replaces the pictures of a page by links, and makes its links to files that are not packed lead to the repository.
 * With the pictures, the package would be larger by half.
 * @param path The path of the page, from which its links start.
 * @param files The paths of the packed files.
 */
function packedPage(page: string, path: string, files: ReadonlySet<string>): string {
  return page
    .replaceAll(/!(\[[^\]]*\]\([^):]+\))/g, "$1")
    .replaceAll(/\]\(([^)\s:#]+)((?:#[^)\s]*)?)\)/g, (link, target: string, anchor: string) => {
      const file = join(dirname(path), target).replaceAll("\\", "/");
      // vsce gives the pages at the top other names.
      const isPacked = files.has(file) && file.includes("/");
      if (isPacked || !existsSync(join(projectRoot, file))) return link;
      return `](${home}/blob/${tag}/${file}${anchor})`;
    });
}

if (import.meta.main) {
  await runScript(async () => {
    await step("Building the extension", build);
    console.log(await packageExtension(projectRoot));
    return 0;
  });
}

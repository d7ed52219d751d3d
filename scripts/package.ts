/**
 * Packs the built extension into a VSIX file, which VS Code can install without a network. The result is reproducible
 * byte for byte.
 */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
    const files = await runProcess(process.execPath, [vsce, "ls", "--no-dependencies"], { cwd: projectRoot });
    for (const file of files.split("\n").filter(Boolean)) stage(file, staged);
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

/** Copies a file with the same mode on every machine. */
function stage(file: string, folder: string): void {
  const from = join(projectRoot, file);
  const to = join(folder, file);
  mkdirSync(dirname(to), { recursive: true });
  if (file === "package.json") writeFileSync(to, manifestOf(readFileSync(from, "utf8")));
  else if (/^docs\/.*\.md$/.test(file)) writeFileSync(to, withoutPictures(readFileSync(from, "utf8"), file));
  else copyFileSync(from, to);
  chmodSync(to, 0o644);
}

function manifestOf(text: string): string {
  const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
  return `${JSON.stringify(Object.fromEntries(entries.filter(([key]) => !notForVsCode.has(key))), undefined, 2)}\n`;
}

/** Replaces the pictures of a page by links. The pictures are two thirds of the size, and are in the repository. */
export function withoutPictures(page: string, path: string): string {
  return page.replaceAll(/!\[([^\]]*)\]\(([^):]+)\)/g, (_, text: string, picture: string) => {
    return `[${text}](${home}/blob/${tag}/${join(dirname(path), picture).replaceAll("\\", "/")})`;
  });
}

if (import.meta.main) {
  await runScript(async () => {
    await step("Building the extension", build);
    console.log(await packageExtension(projectRoot));
    return 0;
  });
}

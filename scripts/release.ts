/**
 * Makes the files of a release in `out/release/`: `npm run release -- v0.1.0`. They are the npm package, the extension,
 * the list of parts (CycloneDX), and the release notes. The tag, the version and the changelog must agree.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { build } from "./build.ts";
import { METAFILE } from "./built.ts";
import { packageExtension } from "./package.ts";
import { npm, runProcess } from "./vscode/process.ts";
import { ScriptFailure, runScript, step } from "./vscode/program.ts";
import manifest from "../package.json" with { type: "json" };
import { projectRoot } from "./root.ts";

/** The changelog of a version. @throws ScriptFailure if tag, version and changelog do not agree. */
export function notesFor(tag: string, version: string, changelog: string): string {
  if (tag === "") throw new ScriptFailure(`Name the tag: npm run release -- v${version}`);
  if (tag !== `v${version}`) {
    throw new ScriptFailure(
      `The tag is "${tag}", but package.json has the version ${version}: expected v${version}.`,
    );
  }
  const heading = `## [${version}] - `;
  const [, section] = changelog.split(`\n${heading}`);
  const [date = "", ...lines] = section?.split("\n") ?? [];
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) {
    throw new ScriptFailure(`CHANGELOG.md has no heading "${heading}YYYY-MM-DD".`);
  }
  const end = lines.findIndex((line) => /^(?:## |\[[^\]]+\]: )/.test(line));
  const notes = lines
    .slice(0, end < 0 ? undefined : end)
    .join("\n")
    .trim();
  if (notes === "") throw new ScriptFailure(`CHANGELOG.md says nothing below "${heading}${date}".`);
  return `${notes}\n`;
}

/** Writes the list of bundled packages, for tools that look for known vulnerabilities. */
export async function writeParts(file: string): Promise<void> {
  const cyclonedx = join(
    projectRoot,
    "node_modules/@cyclonedx/cyclonedx-esbuild/bin/cyclonedx-esbuild-cli.js",
  );
  const options = ["--gather-license-texts", "--output-reproducible", "--output-file", file];
  await runProcess(process.execPath, [cyclonedx, ...options, METAFILE], { cwd: projectRoot });
}

if (import.meta.main) {
  await runScript(async () => {
    const { version, name } = manifest;
    const notes = notesFor(
      process.argv[2] ?? "",
      version,
      readFileSync(join(projectRoot, "CHANGELOG.md"), "utf8"),
    );
    const folder = join(projectRoot, "out/release");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await step("Building", build);
    await packageExtension(folder);
    await step("Packing for npm", () =>
      npm(["pack", "--ignore-scripts", "--pack-destination", folder], projectRoot),
    );
    await step("Listing the parts", () => writeParts(join(folder, `${name}-${version}.cdx.json`)));
    writeFileSync(join(folder, "notes.md"), notes);
    return 0;
  });
}

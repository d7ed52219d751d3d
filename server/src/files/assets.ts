/** Reads the files that only some documents need from the disk. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import manifest from "../../../package.json" with { type: "json" };
import { memberOf } from "../syntax/ownMember.ts";
import { pathNextToProgram } from "./assetNames.ts";
import { COMPILER, FONTS } from "./pdfAssets.ts";
import { FIGURE_FONTS, RASTERIZER } from "./rasterAssets.ts";

/**
 * Reads a file: next to the program, or in its package where that is installed next to the program.
 * @param file The package and the path in it, or the path of a file next to the program.
 * @throws Error with a sentence that says which packages are missing.
 */
export async function readAsset(file: string): Promise<Uint8Array> {
  const own = join(__dirname, pathNextToProgram(file));
  if (existsSync(own)) return readFile(own);
  try {
    return await readFile(createRequire(join(__dirname, "assets.cjs")).resolve(file));
  } catch (error) {
    throw new Error(
      t("PDFs, and the pictures in documents of Word, need packages that are not installed: {0}", INSTALL),
      { cause: error },
    );
  }
}

/** All packages that have such files, with the versions that fit together. */
const PACKAGES = [COMPILER, RASTERIZER, ...FONTS, ...FIGURE_FONTS].map(
  (file) => /^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file,
);

const INSTALL = `npm install ${[...new Set(PACKAGES)].map((name) => `${name}@${memberOf(manifest.devDependencies as Readonly<Record<string, string>>, name) ?? "latest"}`).join(" ")}`;

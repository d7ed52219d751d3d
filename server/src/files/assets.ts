/** Finds the files that only some writers need: the compiler of PDFs, the rasterizer of figures, and fonts. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

/**
 * Returns the path of a file of a package: next to the program, or in the package itself where it is installed beside it.
 * @param file The package and the path in it.
 * @throws An error of Node.js with the code `MODULE_NOT_FOUND` if it is in neither.
 */
export function assetPath(file: string): string {
  const own = join(__dirname, "assets", basename(file));
  return existsSync(own) ? own : createRequire(join(__dirname, "assets.cjs")).resolve(file);
}

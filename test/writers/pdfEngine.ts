/** The compiler of PDFs for tests, with the files of the installed packages. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPdfAssets, type PdfAssets } from "../../server/src/files/pdfAssets.ts";
import { openEngine, type PdfEngine } from "../../server/src/writers/pdf/engine.ts";
import { projectRoot } from "../../scripts/root.ts";

/** Reads the compiler and its fonts from `node_modules`. */
function readInstalledAssets(): Promise<PdfAssets> {
  return readPdfAssets((file) => readFile(join(projectRoot, "node_modules", file)));
}

/** The compiler, started once for a test file. */
export function testEngine(): Promise<PdfEngine> {
  return (started ??= readInstalledAssets().then(openEngine));
}

let started: Promise<PdfEngine> | undefined;

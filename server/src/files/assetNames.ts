/** The files next to the program that only some documents need: the compiler of PDFs, fonts, the rasterizer, and what citations need. */

/** The citation processor. It is a script of its own, which is never changed. */
export const PROCESSOR = "citations/citeproc.cjs";

/** The script that writes documents: `writers/documentWorker.ts` as the build bundles it. */
export const WRITERS = "writers.cjs";

/**
 * Reads a file of a package, or one next to the program.
 * @param file The package and the path in it; `citations/NAME`; or `WRITERS`.
 */
export type ReadAsset = (file: string) => Promise<Uint8Array>;

/** Returns the path of such a file in the folder of the program. */
export function pathNextToProgram(file: string): string {
  return file === WRITERS || file.startsWith("citations/") ? file : `assets/${file.replace(/^.*\//, "")}`;
}

/** Reads the rasterizer of figures and its fonts from the disk. */
import { readFile } from "node:fs/promises";

/** The bytes that `writers/figures/raster.ts` needs. */
export interface RasterAssets {
  /** resvg as WebAssembly. */
  readonly wasm: Uint8Array;
  /** Fonts as OpenType. */
  readonly fonts: readonly Uint8Array[];
}

/** The file with the rasterizer, as its package names it. */
export const RASTERIZER = "@resvg/resvg-wasm/index_bg.wasm";

/** The files with the fonts of figures, as their packages name them. The last one has letters that the others do not have. */
export const FIGURE_FONTS: readonly string[] = [
  ...["400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic"].map(
    (style) => `@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`,
  ),
  "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
];

/**
 * Reads the rasterizer and its fonts.
 * @param locate Where a file of `RASTERIZER` and `FIGURE_FONTS` is on the disk.
 * @throws An error of Node.js that names the file that cannot be read.
 */
export async function readRasterAssets(locate: (file: string) => string): Promise<RasterAssets> {
  const [wasm, fonts] = await Promise.all([
    readFile(locate(RASTERIZER)),
    Promise.all(FIGURE_FONTS.map((file) => readFile(locate(file)))),
  ]);
  return { wasm, fonts };
}

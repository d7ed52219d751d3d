/** Reads the rasterizer of figures and its fonts. */
import type { ReadAsset } from "./assetNames.ts";

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
 * @throws The error of `read` for the file that cannot be read.
 */
export async function readRasterAssets(read: ReadAsset): Promise<RasterAssets> {
  const [wasm, fonts] = await Promise.all([read(RASTERIZER), Promise.all(FIGURE_FONTS.map(read))]);
  return { wasm, fonts };
}

/** Reads the compiler of PDFs and its fonts. */
import type { ReadAsset } from "./assetNames.ts";

/** The bytes that `writers/pdf/engine.ts` needs. */
export interface PdfAssets {
  /** Typst as WebAssembly. */
  readonly wasm: Uint8Array;
  /** Fonts as OpenType. Text in other scripts can be drawn if a font for them is added. */
  readonly fonts: readonly Uint8Array[];
}

/** The file with the compiler, as its package names it. */
export const COMPILER = "@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm";

/** The files with the fonts, as their packages name them. */
export const FONTS: readonly string[] = [
  ...family("source-serif-4", "SourceSerif4"),
  ...family("source-sans-3", "SourceSans3"),
  "@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf",
  "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
];

function family(name: string, file: string): string[] {
  return ["400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic"].map(
    (style) => `@expo-google-fonts/${name}/${style}/${file}_${style}.ttf`,
  );
}

/**
 * Reads the compiler and its fonts.
 * @throws The error of `read` for the file that cannot be read.
 */
export async function readPdfAssets(read: ReadAsset): Promise<PdfAssets> {
  const [wasm, ...fonts] = await Promise.all([COMPILER, ...FONTS].map(read));
  return { wasm: wasm ?? new Uint8Array(), fonts };
}

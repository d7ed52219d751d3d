/**
 * Makes a picture of pixels (PNG) of an SVG, for programs that cannot show SVG. It uses resvg, compiled to WebAssembly, whose bytes and
 * fonts the caller brings along. The same SVG gives the same bytes.
 */
import type * as Resvg from "@resvg/resvg-wasm";
import type { RasterAssets } from "../../files/rasterAssets.ts";

/** Makes a PNG of an SVG. The result is `undefined` if the text is not an SVG. */
export type Rasterizer = (svg: string) => Uint8Array | undefined;

/** The number of pixels for a pixel of CSS: 192 dots in an inch. */
const SCALE = 2;

/** Higher or wider pictures get fewer pixels, so that memory is bounded: 4 bytes for each. */
const MOST_PIXELS = 30_000_000;

let started: Promise<typeof Resvg> | undefined;

/**
 * Starts the rasterizer. Its code is loaded once for all callers.
 * @throws An error of WebAssembly if the bytes are not those of this version of resvg.
 */
export async function openRasterizer({ wasm, fonts }: RasterAssets): Promise<Rasterizer> {
  started ??= start(wasm);
  const { Resvg: Renderer } = await started;
  const font = {
    fontBuffers: [...fonts],
    defaultFontFamily: "Source Sans 3",
    sansSerifFamily: "DejaVu Sans",
  };
  return (svg) => {
    try {
      const measured = new Renderer(svg);
      const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (measured.width * measured.height)));
      measured.free();
      return rendered(new Renderer(svg, { font, fitTo: { mode: "zoom", value: scale } }));
    } catch {
      return undefined;
    }
  };
}

async function start(wasm: Uint8Array): Promise<typeof Resvg> {
  const resvg = await import("@resvg/resvg-wasm");
  try {
    await resvg.initWasm(wasm);
  } catch (error) {
    started = undefined;
    throw error;
  }
  return resvg;
}

/** WebAssembly does not collect garbage: its objects are freed by hand. */
function rendered(renderer: InstanceType<typeof Resvg.Resvg>): Uint8Array {
  const image = renderer.render();
  const png = image.asPng();
  image.free();
  renderer.free();
  return png;
}

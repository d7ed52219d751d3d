/** Checks the pictures of pixels that are made of figures. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { readRasterAssets } from "../../server/src/files/rasterAssets.ts";
import { drawFigure } from "../../server/src/writers/figures/figure.ts";
import { openRasterizer, type Rasterizer } from "../../server/src/writers/figures/raster.ts";
import { sampleFigures } from "../publication/sampleFigures.ts";

const read = (file: string): Promise<Uint8Array> => readFile(join(projectRoot, "node_modules", file));
let rasterize: Rasterizer;

beforeAll(async () => {
  rasterize = await openRasterizer(await readRasterAssets(read));
});

/** The width and the height of a PNG. Source: PNG (third edition), 11.2.1 IHDR. */
function sizeOf(png: Uint8Array | undefined): readonly number[] {
  const view = Buffer.from(png ?? []);
  expect(view.subarray(1, 4).toString("latin1")).toBe("PNG");
  return [view.readUInt32BE(16), view.readUInt32BE(20)];
}

const square = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" font-family="'Source Sans 3'">${content}</svg>`;

describe("a rasterizer", () => {
  it.each(sampleFigures.map((figure) => [figure.kind, figure] as const))(
    "draws %s twice as large",
    (kind, figure) => {
      const options = { id: "f", title: kind, alternative: kind, language: "en", theme: "print" } as const;
      const { svg } = drawFigure(figure, options);
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
      const png = rasterize(svg);
      expect(sizeOf(png)).toEqual([Math.round(Number(width) * 2), Math.round(Number(height) * 2)]);
      expect(rasterize(svg)).toEqual(png);
    },
  );

  it("has letters, upright and slanted, and other scripts", () => {
    const drawn = ["", "a", "b", "λ", "я"].map((letter) =>
      Buffer.from(rasterize(square(`<text x="5" y="20">${letter}</text>`)) ?? []).toString("hex"),
    );
    const slanted = rasterize(square('<text x="5" y="20" font-style="italic">a</text>'));
    expect(new Set([...drawn, Buffer.from(slanted ?? []).toString("hex")]).size).toBe(6);
  });

  it("draws a huge picture with fewer pixels", () => {
    const [width = 0, height = 0] = sizeOf(
      rasterize('<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"/>'),
    );
    expect(width * height).toBeLessThan(31_000_000);
  });

  it.each(["", "no SVG", "<svg", "<html/>"])("has no picture of %j", (text) => {
    expect(rasterize(text)).toBeUndefined();
  });

  it("opens again without loading its code twice", async () => {
    const again = await openRasterizer(await readRasterAssets(read));
    expect(again(square(""))).toEqual(rasterize(square("")));
  });
});

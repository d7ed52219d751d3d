/** The size of the pages. Lengths are in twentieths of a point. */

/** A page and its margins. */
export interface PageLayout {
  readonly width: number;
  readonly height: number;
  readonly margins: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
    readonly header: number;
    readonly footer: number;
  };
}

/** A4 with margins of 25 mm. */
export const A4: PageLayout = {
  width: 11906,
  height: 16838,
  margins: { top: 1531, right: 1417, bottom: 1417, left: 1417, header: 680, footer: 567 },
};

/** The width of a line of text. */
export function lineWidth({ width, margins }: PageLayout): number {
  return width - margins.left - margins.right;
}

/** The height of the text of a page. */
export function columnHeight({ height, margins }: PageLayout): number {
  return height - margins.top - margins.bottom;
}

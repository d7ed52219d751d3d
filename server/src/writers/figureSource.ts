/** How writers get the pictures of figures. */
import type { FigureNode } from "../publication/tree/tree.ts";

/** A drawing of a figure. The sizes are in pixels of CSS. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws a figure. @param id Unique in the document: the ids inside of the picture begin with it. */
export type DrawFigure = (node: FigureNode, id: string) => Picture;

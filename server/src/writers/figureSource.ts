/** How writers get the pictures of figures. */
import type { FigureNode } from "../publication/tree.ts";

/** Draws a figure as SVG. @param id Unique in the document: the ids inside of the picture begin with it. */
export type DrawFigure = (node: FigureNode, id: string) => string;

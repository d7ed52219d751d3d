/** Writes figures: the picture with its alternative text, and the caption. */
import { ImageRun, Paragraph } from "docx";
import type { FigureNode } from "../../publication/tree/tree.ts";
import { captionParagraph } from "./captions.ts";
import type { WordContext, WordPicture } from "./context.ts";
import { textRun } from "./inline.ts";
import { columnHeight, lineWidth } from "./page.ts";
import { wordText } from "./text.ts";

/** A figure. Without a picture, its alternative text takes the place. */
export function figureBlocks(node: FigureNode, context: WordContext): Paragraph[] {
  const picture = context.pictureOf(node);
  const shown =
    picture === undefined
      ? new Paragraph({ style: "Notice", keepNext: true, children: withoutPicture(node, context) })
      : new Paragraph({ style: "Figure", children: [pictureRun(node, picture, context)] });
  return [shown, captionParagraph("figure", { caption: node.caption, id: node.data?.id }, context)];
}

function withoutPicture({ alternative }: FigureNode, { labels }: WordContext): ReturnType<typeof textRun>[] {
  return [textRun(`${labels.noPicture} `, { style: "Missing" }), textRun(alternative)];
}

function pictureRun(node: FigureNode, picture: WordPicture, context: WordContext): ImageRun {
  context.pictures += 1;
  return new ImageRun({
    type: "svg",
    data: new TextEncoder().encode(picture.svg),
    fallback: { type: "png", data: picture.png },
    transformation: sizeOf(picture, context),
    altText: {
      id: String(context.pictures),
      name: wordText(`${context.labels.figure} ${context.captions.figure + 1}`),
      description: wordText(node.alternative),
    },
  });
}

/** The most of the height of a page that a picture takes, so that its caption has room. */
const SHARE = 0.85;

/** Twentieths of a point in a pixel of CSS. */
const PIXEL = 15;

/** The size in pixels of CSS: that of the drawing, or smaller if the page asks for it. */
function sizeOf({ width, height }: WordPicture, { page }: WordContext): { width: number; height: number } {
  const scale = Math.min(1, lineWidth(page) / PIXEL / width, (SHARE * columnHeight(page)) / PIXEL / height);
  return { width: width * scale, height: height * scale };
}

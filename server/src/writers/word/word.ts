/** Writes a publication as a document of Word. */
import { Document, Packer, PageBreak, Paragraph } from "docx";
import type { Publication } from "../../publication/tree.ts";
import { blocks } from "./blocks.ts";
import { contentsBlocks } from "./contents.ts";
import { newContext, type Context, type Picture, type PictureOf } from "./context.ts";
import { wordLanguage } from "./language.ts";
import { numberingOf } from "./lists.ts";
import { footnotes, otherNotes } from "./notes.ts";
import { coreProperties, packaged } from "./package.ts";
import { A4 } from "./page.ts";
import { styleSheet } from "./styles.ts";
import { footer, header, titleBlock } from "./titleBlock.ts";

export type { Picture, PictureOf };

/** How a document is written. */
export interface WordOptions {
  /** The pictures of the figures. Without a picture, the alternative text takes its place. */
  readonly figures: PictureOf;
  /** A document (.docx) or template (.dotx) of a house, whose styles and pages are used. */
  readonly template?: Uint8Array;
  /** Whether the document has a table of contents. */
  readonly contents?: boolean;
}

/**
 * The document as a file (.docx). The same publication gives the same bytes.
 * @param publication Citations and the bibliography are resolved. A citation that is not is written with the ids of its works.
 */
export async function writeWord(publication: Publication, options: WordOptions): Promise<Uint8Array> {
  const { head } = publication;
  const context = newContext(publication, options.figures, A4);
  const document = documentOf(publication, options.contents === true, context);
  const parts = new Map([
    ["word/styles.xml", styleSheet(wordLanguage(head.language))],
    ["docProps/core.xml", coreProperties(head)],
  ]);
  return packaged(new Uint8Array(await Packer.toArrayBuffer(document)), parts);
}

function documentOf({ head, body }: Publication, hasContents: boolean, context: Context): Document {
  const contents = hasContents ? contentsBlocks(context) : [];
  const children = [
    ...titleBlock(head, context),
    ...contents,
    ...(contents.length > 0 ? [new Paragraph({ children: [new PageBreak()] })] : []),
    ...blocks(body.children, {}, context),
    ...otherNotes(context),
  ];
  const { width, height, margins } = context.page;
  return new Document({
    footnotes: footnotes(context),
    numbering: numberingOf(context),
    sections: [
      {
        properties: { page: { size: { width, height }, margin: margins } },
        headers: { default: header(head) },
        footers: { default: footer(head, context) },
        children,
      },
    ],
  });
}

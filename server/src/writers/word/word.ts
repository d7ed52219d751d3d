/** Writes a publication as a document of Word. */
import { Document, Packer } from "docx";
import type { Publication, Root } from "../../publication/tree.ts";
import { blocks, type Block } from "./blocks.ts";
import { contentsBlocks } from "./contents.ts";
import { newContext, type Context, type Picture, type PictureOf } from "./context.ts";
import { wordLanguage } from "./language.ts";
import { numberingOf } from "./lists.ts";
import { footnotes, otherNotes } from "./notes.ts";
import { coreProperties, packaged } from "./package.ts";
import { A4 } from "./page.ts";
import { applyTemplate } from "./houseStyles.ts";
import { styleSheet } from "./styles.ts";
import { readTemplate } from "./template.ts";
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
  const template = options.template === undefined ? undefined : readTemplate(options.template);
  const context = newContext(publication, options.figures, template?.page ?? A4);
  const document = documentOf(publication, options.contents === true, context);
  const zipped = new Uint8Array(await Packer.toArrayBuffer(document));
  const language = wordLanguage(head.language);
  return packaged(zipped, (parts) => {
    parts.set("docProps/core.xml", coreProperties(head));
    if (template === undefined) parts.set("word/styles.xml", styleSheet(language));
    else applyTemplate(template, language, parts);
  });
}

/** Whether a file is a document or template of Word whose styles can be used. Otherwise a document has our own styles. */
export function isTemplate(bytes: Uint8Array): boolean {
  return readTemplate(bytes) !== undefined;
}

function documentOf({ head, body }: Publication, hasContents: boolean, context: Context): Document {
  const contents = hasContents ? contentsBlocks(context) : [];
  const children = [
    ...titleBlock(head, context),
    ...contents,
    ...bodyBlocks(body, contents.length > 0, context),
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

/** The body. After the contents, it begins on a new page. */
function bodyBlocks(body: Root, hasContents: boolean, context: Context): Block[] {
  const { children } = body;
  const [first, ...rest] = children;
  if (!hasContents || first?.type !== "heading") return blocks(children, {}, context);
  return [
    ...blocks([first], { properties: { pageBreakBefore: true } }, context),
    ...blocks(rest, {}, context),
  ];
}

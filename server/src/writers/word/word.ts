/** Writes a publication as a document of Word. */
import { Document, Packer } from "docx";
import type { Publication, Root } from "../../publication/tree/tree.ts";
import { wordBlocks, type WordBlock } from "./blocks.ts";
import { contentsBlocks } from "./contents.ts";
import { newWordContext, type WordContext, type WordPicture, type WordPictureOf } from "./context.ts";
import { wordLanguage } from "./language.ts";
import { numberingOf } from "./lists.ts";
import { footnoteParagraphs, otherNotes } from "./notes.ts";
import { coreProperties, packagedWord } from "./package.ts";
import { A4 } from "./page.ts";
import { applyLetterhead } from "./letterhead.ts";
import { applyTemplate } from "./houseStyles.ts";
import { wordStyleSheet } from "./styles.ts";
import { readWordTemplate } from "./template.ts";
import { pageFooter, pageHeader, titleParagraphs } from "./titleBlock.ts";

export type { WordPicture, WordPictureOf };

/** How a document is written. */
export interface WordOptions {
  /** The pictures of the figures. Without a picture, the alternative text takes its place. */
  readonly figures: WordPictureOf;
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
  const template = options.template === undefined ? undefined : readWordTemplate(options.template);
  const context = newWordContext(publication, options.figures, template?.page ?? A4);
  const document = documentOf(publication, options.contents === true, context);
  const zipped = new Uint8Array(await Packer.toArrayBuffer(document));
  const language = wordLanguage(head.language);
  return packagedWord(zipped, (parts, files) => {
    parts.set("docProps/core.xml", coreProperties(head));
    if (template === undefined) parts.set("word/styles.xml", wordStyleSheet(language));
    else {
      applyTemplate(template, language, parts);
      applyLetterhead(template, parts, files);
    }
  });
}

/** Whether a file is a document or template of Word whose styles can be used. Otherwise a document has our own styles. */
export function isWordTemplate(bytes: Uint8Array): boolean {
  return readWordTemplate(bytes) !== undefined;
}

function documentOf({ head, body }: Publication, hasContents: boolean, context: WordContext): Document {
  const contents = hasContents ? contentsBlocks(context) : [];
  const children = [
    ...titleParagraphs(head, context),
    ...contents,
    ...bodyBlocks(body, contents.length > 0, context),
    ...otherNotes(context),
  ];
  const { width, height, margins } = context.page;
  return new Document({
    footnotes: footnoteParagraphs(context),
    numbering: numberingOf(context),
    sections: [
      {
        properties: { page: { size: { width, height }, margin: margins } },
        headers: { default: pageHeader(head) },
        footers: { default: pageFooter(head, context) },
        children,
      },
    ],
  });
}

/** The body. After the contents, it begins on a new page. */
function bodyBlocks(body: Root, hasContents: boolean, context: WordContext): WordBlock[] {
  const { children } = body;
  const [first, ...rest] = children;
  if (!hasContents || first?.type !== "heading") return wordBlocks(children, {}, context);
  return [
    ...wordBlocks([first], { properties: { pageBreakBefore: true } }, context),
    ...wordBlocks(rest, {}, context),
  ];
}

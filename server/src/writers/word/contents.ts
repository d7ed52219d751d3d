/**
 * Writes the table of contents: a field whose result is written too, because Word asks before it updates fields as it opens a file.
 * The entries link to the headings. Word adds their page numbers when it prints, or when an author updates the field.
 */
import { InternalHyperlink, Paragraph, TabStopType, TextRun } from "docx";
import { type WordContext } from "./context.ts";
import { wordField, fieldEnd, fieldStart } from "./fields.ts";
import { plainWords, textRun } from "./inline.ts";
import { lineWidth } from "./page.ts";

/** The levels of headings that the contents list. */
const LIST_LEVELS = 2;

/** The contents with their title; nothing if there are no headings. */
export function contentsBlocks(context: WordContext): Paragraph[] {
  const entries = Array.from(context.headings).filter(([{ depth }]) => depth <= LIST_LEVELS);
  if (entries.length === 0) return [];
  return [
    new Paragraph({ style: "TOCHeading", children: [textRun(context.labels.contents)] }),
    ...entries.map(([heading, anchor], index) => {
      const children = [
        textRun(plainWords(heading.children)),
        new TextRun({ text: "\t" }),
        ...wordField(`PAGEREF ${anchor} \\h`, []),
      ];
      return new Paragraph({
        style: `TOC${heading.depth}`,
        tabStops: [{ type: TabStopType.RIGHT, position: lineWidth(context.page) }],
        children: [
          ...(index === 0 ? fieldStart(`TOC \\o "1-${LIST_LEVELS}" \\h \\z`) : []),
          new InternalHyperlink({ anchor, children }),
          ...(index === entries.length - 1 ? [fieldEnd()] : []),
        ],
      });
    }),
  ];
}

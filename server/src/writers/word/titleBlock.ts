/** Writes the title block of the first page, and what every page repeats. */
import { Footer, Header, PageNumber, Paragraph, TextRun, type ParagraphChild } from "docx";
import type { Head } from "../../publication/tree/tree.ts";
import type { WordContext } from "./context.ts";
import { inlineContent, textRun } from "./inline.ts";

/** Title, subtitle, authors, date and facts. */
export function titleParagraphs(head: Head, context: WordContext): Paragraph[] {
  return [
    styled("Title", [textRun(head.title)]),
    ...(head.subtitle === undefined ? [] : [styled("Subtitle", [textRun(head.subtitle)])]),
    ...head.authors.map(({ name, details }) =>
      styled("Author", [textRun(name, { bold: true }), ...details.map((detail) => textRun(`, ${detail}`))]),
    ),
    ...(head.date === undefined ? [] : [styled("Date", [textRun(head.date)])]),
    ...head.facts.map(({ label, value }) =>
      styled("Fact", [
        textRun(label, { bold: true }),
        new TextRun({ text: "\t" }),
        ...inlineContent(value, {}, context),
      ]),
    ),
  ];
}

/** The head of every page: the handling marking. */
export function pageHeader({ marking }: Head): Header {
  return new Header({ children: [markingParagraph(marking, "Header")] });
}

/** The foot of every page: the number of the page and of all pages, and the handling marking. */
export function pageFooter({ marking }: Head, { labels }: WordContext): Footer {
  const number = [
    textRun(`${labels.page} `),
    new TextRun({ children: [PageNumber.CURRENT] }),
    textRun(" / "),
    new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
  ];
  const marked = marking === undefined ? [] : [markingParagraph(marking, "Footer")];
  return new Footer({ children: [styled("Footer", number), ...marked] });
}

function markingParagraph(marking: string | undefined, otherwise: string): Paragraph {
  return marking === undefined ? styled(otherwise, []) : styled("Marking", [textRun(marking)]);
}

function styled(style: string, children: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({ style, children });
}

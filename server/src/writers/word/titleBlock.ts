/** Writes the title block of the first page, and what every page repeats. */
import { Footer, Header, PageNumber, Paragraph, TextRun, type ParagraphChild } from "docx";
import type { Head } from "../../publication/tree.ts";
import type { Context } from "./context.ts";
import { inline, run } from "./inline.ts";

/** Title, subtitle, authors, date and facts. */
export function titleBlock(head: Head, context: Context): Paragraph[] {
  return [
    styled("Title", [run(head.title)]),
    ...(head.subtitle === undefined ? [] : [styled("Subtitle", [run(head.subtitle)])]),
    ...head.authors.map(({ name, details }) =>
      styled("Author", [run(name, { bold: true }), ...details.map((detail) => run(`, ${detail}`))]),
    ),
    ...(head.date === undefined ? [] : [styled("Date", [run(head.date)])]),
    ...head.facts.map(({ label, value }) =>
      styled("Fact", [
        run(label, { bold: true }),
        new TextRun({ text: "\t" }),
        ...inline(value, {}, context),
      ]),
    ),
  ];
}

/** The head of every page: the handling marking. */
export function header({ marking }: Head): Header {
  return new Header({ children: [markingParagraph(marking, "Header")] });
}

/** The foot of every page: the number of the page and of all pages, and the handling marking. */
export function footer({ marking }: Head, { labels }: Context): Footer {
  const number = [
    run(`${labels.page} `),
    new TextRun({ children: [PageNumber.CURRENT] }),
    run(" / "),
    new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
  ];
  const marked = marking === undefined ? [] : [markingParagraph(marking, "Footer")];
  return new Footer({ children: [styled("Footer", number), ...marked] });
}

function markingParagraph(marking: string | undefined, otherwise: string): Paragraph {
  return marking === undefined ? styled(otherwise, []) : styled("Marking", [run(marking)]);
}

function styled(style: string, children: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({ style, children });
}

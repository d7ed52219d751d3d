/** Writes the captions of figures and tables, whose numbers Word keeps right when an author moves them. */
import { Paragraph } from "docx";
import type { PhrasingContent } from "../../publication/tree/tree.ts";
import type { WordContext } from "./context.ts";
import { wordField } from "./fields.ts";
import { inlineContent, textRun } from "./inline.ts";

/** What has a caption. */
interface Captioned {
  readonly caption: readonly PhrasingContent[];
  readonly id: string | undefined;
}

/** A caption, such as "Table 1. The threats at a glance". A table has it above, a figure below. */
export function captionParagraph(
  kind: "figure" | "table",
  { caption, id }: Captioned,
  context: WordContext,
): Paragraph {
  const { labels, captions, bookmarks } = context;
  captions[kind] += 1;
  const number = [
    textRun(`${labels[kind]}\u00a0`),
    ...wordField(`SEQ ${sequenceOf(kind, labels[kind])} \\* ARABIC`, [textRun(String(captions[kind]))]),
  ];
  const name = id === undefined ? undefined : bookmarks.nameOf(id);
  return new Paragraph({
    style: "Caption",
    ...(kind === "table" ? { keepNext: true } : { spacing: { before: 80, after: 240 } }),
    children: [
      ...(name === undefined ? number : bookmarks.around(name, number)),
      textRun(". "),
      ...inlineContent(caption, {}, context),
    ],
  });
}

/** The name of the sequence. Word lists the captions of a document by it, and offers the word before the number. */
function sequenceOf(kind: "figure" | "table", label: string): string {
  if (/^\p{L}{1,30}$/u.test(label)) return label;
  return kind === "figure" ? "Figure" : "Table";
}

/** Writes the footnotes. */
import { Paragraph } from "docx";
import { wordBlocks, type WordBlock, type WordPlace } from "./blocks.ts";
import type { WordContext } from "./context.ts";
import { textRun } from "./inline.ts";

const PLACE: WordPlace = { style: "FootnoteText", isNote: true };

/** The notes that the text refers to, by their numbers. To be called after the text has been written. */
export function footnoteParagraphs(context: WordContext): Record<string, { readonly children: Paragraph[] }> {
  const { definitions, referred } = context.notes;
  return Object.fromEntries(
    Array.from(referred, ([identifier, { number }]) => {
      const children = definitions.get(identifier)?.children ?? [];
      const written = wordBlocks(children, PLACE, context).filter((block) => block instanceof Paragraph);
      return [String(number), { children: written }];
    }),
  );
}

/** The notes that nothing refers to. Word cannot have them as notes, so they are paragraphs at the end. */
export function otherNotes(context: WordContext): WordBlock[] {
  const { definitions, referred } = context.notes;
  const others = Array.from(definitions.values()).filter(({ identifier }) => !referred.has(identifier));
  return others.flatMap(({ identifier, children }) => [
    new Paragraph({ style: "FootnoteText", children: [textRun(`[${identifier}]`)] }),
    ...wordBlocks(children, PLACE, context),
  ]);
}

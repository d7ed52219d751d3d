/** Writes the footnotes. */
import { Paragraph } from "docx";
import { blocks, type Block, type Place } from "./blocks.ts";
import type { Context } from "./context.ts";
import { run } from "./inline.ts";

const PLACE: Place = { style: "FootnoteText", isNote: true };

/** The notes that the text refers to, by their numbers. To be called after the text has been written. */
export function footnotes(context: Context): Record<string, { readonly children: Paragraph[] }> {
  const { definitions, referred } = context.notes;
  return Object.fromEntries(
    Array.from(referred, ([identifier, { number }]) => {
      const children = definitions.get(identifier)?.children ?? [];
      const written = blocks(children, PLACE, context).filter((block) => block instanceof Paragraph);
      return [String(number), { children: written }];
    }),
  );
}

/** The notes that nothing refers to. Word cannot have them as notes, so they are paragraphs at the end. */
export function otherNotes(context: Context): Block[] {
  const { definitions, referred } = context.notes;
  const others = Array.from(definitions.values()).filter(({ identifier }) => !referred.has(identifier));
  return others.flatMap(({ identifier, children }) => [
    new Paragraph({ style: "FootnoteText", children: [run(`[${identifier}]`)] }),
    ...blocks(children, PLACE, context),
  ]);
}

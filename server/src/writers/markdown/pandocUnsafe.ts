/**
 * What Pandoc's Markdown reads beyond CommonMark, so that the text of an author stays text.
 * Source: Pandoc User's Guide, "Pandoc's Markdown"; mdast-util-to-markdown 2.1, `Unsafe`.
 */
import type { ConstructName, SafeConfig, State, Unsafe } from "mdast-util-to-markdown";

/** The places of an address or of a title, where none of this is read. */
const notInConstruct: ConstructName[] = [
  "autolink",
  "destinationLiteral",
  "destinationRaw",
  "reference",
  "titleQuote",
  "titleApostrophe",
];

/** A sign that is escaped anywhere in a text. */
function anywhere(character: string, around: Pick<Unsafe, "before" | "after"> = {}): Unsafe {
  return { character, inConstruct: "phrasing", notInConstruct, ...around };
}

/** The marker of an item: a letter, a Roman numeral, a number or `#`, perhaps after a bracket. */
const MARKER = String.raw`\(?(?:#|\d+|[A-Za-z]|[IVXLCDMivxlcdm]+)`;

/** The patterns to escape. */
export const pandocUnsafe: Unsafe[] = [
  // Formulas, TeX, superscripts and inline notes, subscripts and strikeouts, attributes.
  ...["$", "\\", "^", "~", "{"].map((character) => anywhere(character)),
  // Typography.
  anywhere('"'),
  anywhere("-", { before: "-" }),
  anywhere(".", { after: String.raw`\.` }),
  // Lists with letters, Roman numerals and brackets.
  { atBreak: true, before: MARKER, character: ".", after: "(?:[ \t\r\n]|$)" },
  { atBreak: true, before: MARKER, character: ")", after: "(?:[ \t\r\n]|$)" },
  // Definitions and fenced blocks; captions; line blocks; grid tables; title blocks.
  { atBreak: true, character: ":" },
  { atBreak: true, before: "[Tt]able", character: ":" },
  { atBreak: true, character: "|" },
  { atBreak: true, character: "+" },
  { atBreak: true, character: "%" },
];

/** Words that Pandoc reads as they are. An apostrophe in a word becomes a typographic one. */
export function safeWords(words: string, state: State, around: SafeConfig): string {
  // The library drops the condition on the sign before, if that is escaped.
  return state
    .safe(words, around)
    .replace(/(?<![A-Za-z0-9])@/g, String.raw`\@`)
    .replace(/(?<!\p{L})'|'(?!\p{L})/gu, String.raw`\'`);
}

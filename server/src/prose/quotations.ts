/** Finds the quotations in a text: in the quotation marks of English, Spanish, French and German. */
import { finderOf, spansFrom } from "../syntax/scan.ts";
import type { Span } from "../syntax/span.ts";

/** The marks that close what a mark opens. German »…« opens with the mark that closes elsewhere. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["„", "“”"],
  ["«", "»"],
  ["»", "«"],
  ["‘", "’"],
  ['"', '"'],
  ["'", "'"],
]);

/** Returns the quotations, with their marks. A quotation ends in its paragraph; apostrophes open none. */
export function quotationsIn(text: string): Iterable<Span> {
  if (!/[“„«»‘"']/.test(text)) return [];
  const paragraphEnd = finderOf(text, /\n(?=[ \t]*\n)/g);
  const ends = new Map(Array.from(CLOSING, ([open, close]) => [open, closingOf(text, close)]));
  return spansFrom(text, /[“„«»‘"']/g, (start) => {
    const open = text.charAt(start);
    const isApostrophe = /[\p{L}\p{N}]/u.test(text.charAt(start - 1)) && /[‘"'»]/.test(open);
    if (isApostrophe || (/["'»]/.test(open) && !/\S/.test(text.charAt(start + 1)))) return undefined;
    const end = ends.get(open)?.(start + 1) ?? Infinity;
    return end < paragraphEnd(start) ? end + 1 : undefined;
  });
}

/** Returns a function that finds the next closing mark: for marks that are also apostrophes, at the end of a word. */
function closingOf(text: string, marks: string): (from: number) => number {
  if (marks === "’" || marks === "'")
    return finderOf(text, marks === "’" ? /(?<=\S)’(?![\p{L}\p{N}])/gu : /(?<=\S)'(?![\p{L}\p{N}])/gu);
  if (marks === '"') return finderOf(text, /(?<=\S)"(?![\p{L}\p{N}])/gu);
  return finderOf(text, marks === "“”" ? /[“”]/g : marks);
}

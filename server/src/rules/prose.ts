/**
 * The author's own words in a text, without quotations, code, citations and addresses, which are not the
 * author's.
 */
import { codeIn } from "../model/prose.ts";
import { memoOn } from "../syntax/memo.ts";
import type { ScalarNode } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Span } from "../syntax/span.ts";
import { replacedBySpaces, finderOf, spansFrom } from "../syntax/scan.ts";

/** Finds text that is not the author's. Each function sees the matches of the earlier ones as blanks. */
const NOT_THE_AUTHORS: readonly ((text: string) => Iterable<Span>)[] = [
  codeIn,
  quotations,
  straightQuotations,
  citations,
  addresses,
];

/** A quick test: without one of these characters, no function can match. */
const ANY = /[`~“«„"[\]]|https?:/;

/**
 * Returns the text of a value with everything blanked out that is not the author's own prose. Offsets do not
 * change. Memoized because many rules read it.
 */
export const visibleProse = memoOn((node: ScalarNode, piece: Piece): string => {
  const text = piece.text.slice(node.start, node.end);
  if (!ANY.test(text)) return text;
  return NOT_THE_AUTHORS.reduce((rest, find) => replacedBySpaces(rest, find(rest)), text);
});

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["«", "»"],
  ["„", "“"],
]);

function quotations(text: string): Iterable<Span> {
  const ends = new Map(Array.from(CLOSING.values(), (close) => [close, finderOf(text, close)]));
  return spansFrom(text, /[“«„]/g, (start) => {
    const end = ends.get(CLOSING.get(text.charAt(start)) ?? "")?.(start + 1) ?? Infinity;
    return end < Infinity ? end + 1 : undefined;
  });
}

/** Returns straight quotations, but not the quotes of the scalar itself, nor text between apostrophes. */
function straightQuotations(text: string): Iterable<Span> {
  const close = finderOf(text, /["\n]/g);
  let scanned = 0;
  let hasWords = false;
  return spansFrom(text, '"', (start) => {
    // Notes whether the line has text before the character that precedes the quotation mark.
    for (; scanned < start - 1; scanned++) {
      const letter = text.charAt(scanned);
      hasWords = letter !== "\n" && (hasWords || /\S/.test(letter));
    }
    const end = close(start + 1);
    const isOpening = hasWords && /[\s(]/.test(text.charAt(start - 1));
    const isClosing = text.charAt(end) === '"' && end > start + 1 && /[\s.,;:!?)]/.test(text.charAt(end + 1));
    return isOpening && isClosing ? end + 1 : undefined;
  });
}

/** Returns citations, footnotes, and references to definitions in the document. */
function citations(text: string): Iterable<Span> {
  const close = finderOf(text, "]");
  const at = finderOf(text, "@");
  const lineEnd = finderOf(text, "\n");
  const blank = finderOf(text, /\s/g);
  return spansFrom(text, "[", (start) => {
    const end = close(start + 1);
    if (end === Infinity) return undefined;
    const isCitation = at(start + 1) < Math.min(end, lineEnd(start + 1));
    if (isCitation || (text.charAt(start + 1) === "^" && blank(start + 1) > end)) return end + 1;
    const isLink = text.charAt(start + 1) === "[" && lineEnd(start + 1) > end && text.charAt(end + 1) === "]";
    return isLink ? end + 2 : undefined;
  });
}

function addresses(text: string): Iterable<Span> {
  const close = finderOf(text, ")");
  const blank = finderOf(text, /\s/g);
  return spansFrom(text, /\]\(|https?:\/\/(?=\S)/g, (start) => {
    if (text.charAt(start) === "]") {
      const end = close(start + 1);
      return end < blank(start + 1) ? end + 1 : undefined;
    }
    return Math.min(blank(start), text.length);
  });
}

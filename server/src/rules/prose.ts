/** Prose as its author's own words: what is quoted, code, a citation or an address says nothing about the author. */
import { codeIn } from "../model/prose.ts";
import { memoOn } from "../syntax/memo.ts";
import type { ScalarNode } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Span } from "../syntax/span.ts";
import { blanked, nextOf, spansFrom } from "../syntax/scan.ts";

/** What each of them finds is blank for those that follow. */
const NOT_THE_AUTHORS: readonly ((text: string) => Iterable<Span>)[] = [
  codeIn,
  quotations,
  straightQuotations,
  citations,
  addresses,
];

/** What every one of these needs. */
const ANY = /[`~“«„"[\]]|https?:/;

/** The text of a value with everything blanked out that is not the author's own prose; offsets stay. Many rules read it. */
export const visibleProse = memoOn((node: ScalarNode, piece: Piece): string => {
  const text = piece.text.slice(node.start, node.end);
  if (!ANY.test(text)) return text;
  return NOT_THE_AUTHORS.reduce((rest, find) => blanked(rest, find(rest)), text);
});

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["«", "»"],
  ["„", "“"],
]);

function quotations(text: string): Iterable<Span> {
  const ends = new Map(Array.from(CLOSING.values(), (close) => [close, nextOf(text, close)]));
  return spansFrom(text, /[“«„]/g, (start) => {
    const end = ends.get(CLOSING.get(text.charAt(start)) ?? "")?.(start + 1) ?? Infinity;
    return end < Infinity ? end + 1 : undefined;
  });
}

/** In straight quotation marks, but not in those around the whole scalar, nor between apostrophes. */
function straightQuotations(text: string): Iterable<Span> {
  const close = nextOf(text, /["\n]/g);
  let behind = 0;
  let hasWords = false;
  return spansFrom(text, '"', (start) => {
    // Whether the line has a word before the letter in front of the mark.
    for (; behind < start - 1; behind++) {
      const letter = text.charAt(behind);
      hasWords = letter !== "\n" && (hasWords || /\S/.test(letter));
    }
    const end = close(start + 1);
    const isOpening = hasWords && /[\s(]/.test(text.charAt(start - 1));
    const isClosing = text.charAt(end) === '"' && end > start + 1 && /[\s.,;:!?)]/.test(text.charAt(end + 1));
    return isOpening && isClosing ? end + 1 : undefined;
  });
}

/** Citations, footnotes, and references to what the document defines. */
function citations(text: string): Iterable<Span> {
  const close = nextOf(text, "]");
  const at = nextOf(text, "@");
  const lineEnd = nextOf(text, "\n");
  const blank = nextOf(text, /\s/g);
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
  const close = nextOf(text, ")");
  const blank = nextOf(text, /\s/g);
  return spansFrom(text, /\]\(|https?:\/\/(?=\S)/g, (start) => {
    if (text.charAt(start) === "]") {
      const end = close(start + 1);
      return end < blank(start + 1) ? end + 1 : undefined;
    }
    return Math.min(blank(start), text.length);
  });
}

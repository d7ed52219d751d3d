/** Prose as its author's own words: what is quoted, code, a citation or an address says nothing about the author. */
import { memoOn } from "../syntax/memo.ts";
import type { ScalarNode } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";

const NOT_THE_AUTHORS = [
  /```[^]*?```|~~~[^]*?~~~|`[^`\n]*`/g,
  /“[^”]*”|«[^»]*»|„[^“]*“/g,
  // Straight quotation marks, but not those around the whole scalar, and not an apostrophe.
  /(?<=\S[^\n]*[\s(])"[^"\n]+"(?=[\s.,;:!?)])/g,
  /\[[^\]\n]*@[^\]]*\]|\[\^[^\]\s]*\]|\[\[[^\]\n]*\]\]/g,
  /\]\([^)\s]*\)|https?:\/\/\S+/g,
];

/** What every one of these patterns needs. */
const ANY = /[`~“«„"[\]]|https?:/;

/** The text of a value with everything blanked out that is not the author's own prose; offsets stay. Many rules read it. */
export const visibleProse = memoOn((node: ScalarNode, piece: Piece): string => {
  const text = piece.text.slice(node.start, node.end);
  if (!ANY.test(text)) return text;
  return NOT_THE_AUTHORS.reduce(
    (rest, pattern) => rest.replace(pattern, (match) => match.replace(/[^\n]/g, " ")),
    text,
  );
});

/** Prose as its author's own words: what is quoted, code, a citation or an address says nothing about the author. */

const NOT_THE_AUTHORS = [
  /```[^]*?```|~~~[^]*?~~~|`[^`\n]*`/g,
  /“[^”]*”|«[^»]*»|„[^“]*“/g,
  // Straight quotation marks, but not those around the whole scalar, and not an apostrophe.
  /(?<=\S[^\n]*[\s(])"[^"\n]+"(?=[\s.,;:!?)])/g,
  /\[[^\]\n]*@[^\]]*\]|\[\^[^\]\s]*\]|\[\[[^\]\n]*\]\]/g,
  /\]\([^)\s]*\)|https?:\/\/\S+/g,
];

/** The text with everything blanked out that is not the author's own prose; offsets stay. */
export function visibleProse(text: string): string {
  return NOT_THE_AUTHORS.reduce(
    (rest, pattern) => rest.replace(pattern, (match) => match.replace(/[^\n]/g, " ")),
    text,
  );
}

/** Ids: the short names by which parts of a document refer to one another. */
import { parse } from "yaml";

/** As the schemas ask for it: small letters, digits, and hyphens between them. */
const ID = /^[\p{Ll}\p{N}]+(-[\p{Ll}\p{N}]+)*$/u;

/** Whether a text can be written as an id without quotation marks: `2005` and `null` are something else to YAML. */
export function isId(text: string): boolean {
  return ID.test(text) && typeof parse(text) === "string";
}

/** Whether a text has the shape of an id, whatever YAML would read. */
export function isIdShaped(text: string): boolean {
  return ID.test(text);
}

/** The ids that may be meant by what cannot be one: "Fuel-Theft", or "energy, water" without the brackets of a list. */
export function intendedIds(text: string): readonly string[] {
  return [...wordsIn(text).map((word) => word.toLowerCase()), idOf(text)];
}

/** The words of a text, each with the hyphens in it. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
}

/** As citations have it: letters and digits, and some signs between them; none that BibTeX or YAML would take for its own. */
const CITATION_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.$&+?<>/-]*[\p{L}\p{N}_/])?$/u;

/** Whether a text can be the key of a work, in a bibliography and where it is cited. */
export function isCitationKey(text: string): boolean {
  return CITATION_KEY.test(text) && typeof parse(text) === "string";
}

/** An id of words: "Global Views 2004" becomes "global-views-2004". Empty, where there is not one letter. */
export function idOf(words: string): string {
  const id = words
    .replace(/^https?:\/\/(www\.)?/, "")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{Ll}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  // A key that begins with "x-" belongs to somebody else's program.
  return id === "" || (isId(id) && !id.startsWith("x-")) ? id : `id-${id}`;
}

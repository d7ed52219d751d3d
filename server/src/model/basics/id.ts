/** Ids: the short names by which parts of a document refer to one another. */
import { parse } from "yaml";
import { isOwnKey } from "../../syntax/ownKey.ts";

/**
 * The pattern of the schemas: letters and digits, with single hyphens between them. Letters are in lower case if their script
 * has one. Letters of other scripts can have combining marks and joiners. Source: Unicode Standard Annex #31, 2.3 and 2.4.
 */
const ID =
  /^(?:[\p{Ll}\p{N}]|[\p{Lo}\p{Lm}][\p{M}\u200c\u200d]*)+(?:-(?:[\p{Ll}\p{N}]|[\p{Lo}\p{Lm}][\p{M}\u200c\u200d]*)+)*$/u;

/** An id in Latin letters without marks, as nearly all are: this is found much faster. */
const COMMON_ID = /^[a-z\d]+(?:-[a-z\d]+)*$/;

/** Whether a text can be written as an id without quotation marks: YAML reads `2005` and `null` as other types. */
export function isId(text: string): boolean {
  return isIdShaped(text) && typeof parse(text) === "string";
}

/** Whether a text has the form of an id, whatever type YAML reads. */
export function isIdShaped(text: string): boolean {
  return COMMON_ID.test(text) || ID.test(text);
}

/**
 * Returns the ids that an invalid one may stand for, as in "Fuel-Theft", or in "energy, water" without the brackets of
 * a list.
 */
export function intendedIds(text: string): readonly string[] {
  return [...wordsIn(text).map((word) => word.toLowerCase()), idOf(text)];
}

/** Returns the words of a text, each with its hyphens. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

/** Citation keys: letters and digits with some punctuation between them, none of which is special in BibTeX or YAML. */
const CITATION_KEY = /^[\p{L}\p{N}_](?:[\p{L}\u200c\u200d\p{M}\p{N}_:.$&+?<>/-]*[\p{L}\p{M}\p{N}_/])?$/u;

/** Whether a text can be the key of a work, both in a bibliography and in a citation. */
export function isCitationKey(text: string): boolean {
  return CITATION_KEY.test(text) && typeof parse(text) === "string";
}

/** Makes an id from words: "Global Views 2004" becomes "global-views-2004". Empty if there are no letters or digits. */
export function idOf(words: string): string {
  const id = words
    .replace(/^https?:\/\/(www\.)?/, "")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}\u200c\u200d]+/gu, "-")
    // Marks and joiners stay only with letters of scripts that need them.
    .replace(/(?<![\p{Lo}\p{Lm}\p{M}\u200c\u200d])[\p{M}\u200c\u200d]+/gu, "")
    .replace(/^-|-$/g, "");
  // Keys that start with "x-" are reserved for other programs.
  return id === "" || (isId(id) && !isOwnKey(id)) ? id : `id-${id}`;
}

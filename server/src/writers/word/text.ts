/** Texts as Word can show them. */
import { REPLACEMENT, showHidden } from "../../language/hiddenCharacters.ts";

/** Lone surrogates and noncharacters, which XML cannot represent. */
const FORBIDDEN = /\p{Cs}|[\ufffe\uffff]/gu;

/**
 * The text for a document. Hidden characters and those that XML forbids are replaced with visible ones, and line breaks
 * and tabs with spaces, as mdast reads them. The text never becomes a field: fields are elements of their own.
 */
export function wordText(text: string): string {
  return printable(text).replace(/[\t\n\r]+/g, " ");
}

/** The lines of a text that keeps its line breaks, such as code. A tab is four spaces. */
export function wordLines(text: string): string[] {
  return printable(text)
    .split(/\r\n|[\n\r]/)
    .map((line) => line.replaceAll("\t", "    "));
}

function printable(text: string): string {
  return showHidden(text).replace(FORBIDDEN, REPLACEMENT);
}

/** The text, escaped for the content and the attributes of XML. */
export function xmlText(text: string): string {
  return wordText(text).replace(/[&<>"]/g, (sign) => ENTITIES.get(sign) ?? sign);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

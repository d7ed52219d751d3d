/**
 * BibTeX, as far as a work is known by it: entries with their keys and fields. A parser of the whole language gives up
 * at the first brace that is missing, and half-typed files are the normal case; this one goes on at the next entry.
 * Source: Oren Patashnik, BibTeXing (1988).
 */
import type { Span } from "../syntax/place.ts";

export interface BibtexEntry {
  /** book, article, techreport …, in small letters. */
  readonly type: string;
  /** The key, and where it stands in the text. */
  readonly key: Span & { readonly text: string };
  /** The fields by their names in small letters; their values without LaTeX, but for the braces that hold names together. */
  readonly fields: ReadonlyMap<string, string>;
}

const ENTRY = /^[ \t]*@(?!comment|preamble|string)(\w+)\s*[{(]\s*([^\s,{}()]+)/gim;
const FIELD = /(?<![\w-])[\d_-]*([A-Za-z][\w-]*)\s*=\s*(?:([{"])|([\w.-]+))/g;

/** Every entry of a text, in order. */
export function bibtexEntries(text: string): BibtexEntry[] {
  const heads = [...text.matchAll(ENTRY)];
  return heads.map((head, index): BibtexEntry => {
    const [all, type = "", key = ""] = head;
    const end = head.index + all.length;
    const body = text.slice(end, heads[index + 1]?.index ?? text.length);
    return {
      type: type.toLowerCase(),
      key: { text: key, start: end - key.length, end },
      fields: fieldsIn(body),
    };
  });
}

function fieldsIn(body: string): Map<string, string> {
  const fields = new Map<string, string>();
  let at = 0;
  for (;;) {
    FIELD.lastIndex = at;
    const match = FIELD.exec(body);
    if (!match) return fields;
    const [all, name = "", opening, bare] = match;
    const start = match.index + all.length;
    const value = bare ?? delimited(body, start, opening === "{" ? "}" : '"');
    at = start + (bare === undefined ? value.length : 0);
    fields.set(name.toLowerCase(), wordsOf(value));
  }
}

/** What stands up to the closing mark, braces within it left aside; up to the end, where there is none. */
function delimited(text: string, start: number, closing: string): string {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (letter === "\\") at++;
    else if (letter === closing && depth === 0) return text.slice(start, at);
    else if (letter === "{") depth++;
    else if (letter === "}") depth--;
  }
  return text.slice(start);
}

/** The marks that LaTeX puts over and under letters, as Unicode combines them. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["'", "\u0301"],
  ["`", "\u0300"],
  ["^", "\u0302"],
  ['"', "\u0308"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  [".", "\u0307"],
  ["c", "\u0327"],
  ["v", "\u030C"],
  ["u", "\u0306"],
  ["H", "\u030B"],
]);

/** A value with letters in place of commands, in one line. */
function wordsOf(value: string): string {
  return value
    .replace(/\{?\\(['`^"~=.]|[cvuH](?![A-Za-z]))\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))\}?/g, (...found) => {
      const [, mark = "", braced, bare] = found as (string | undefined)[];
      return ((braced ?? bare ?? "") + (ACCENTS.get(mark) ?? "")).normalize("NFC");
    })
    .replace(/\\([&%$#_{}])/g, "$1")
    .replaceAll("---", "—")
    .replaceAll("--", "–")
    .replace(/\s+/g, " ")
    .trim();
}

/** The words of a value, without the braces that hold some of them together. */
export function withoutBraces(value: string): string {
  return value.replace(/[{}]/g, "");
}

/**
 * The places in BibTeX where an entry names another one: `crossref`, `xdata` and their like. Nothing else is read here.
 * Sources: Oren Patashnik, BibTeXing (1988); Philip Kime and others, The biblatex Package, "Special Fields".
 */
import type { Span } from "../syntax/place.ts";
import { addAll } from "../syntax/memo.ts";

/** A key where an entry names another one by it. */
export interface KeyUse extends Span {
  readonly key: string;
}

/** Fields whose value is a key, or several with commas between them. */
const FIELDS = new Set(["crossref", "xref", "xdata", "entryset", "related", "ids"]);
/** Entries that are none: what is in their braces may look like fields. */
const COMMANDS = new Set(["comment", "preamble", "string"]);

/** Every use in a text, in order; what is half-typed takes nothing from the entries behind it. */
export function keyUsesIn(text: string): KeyUse[] {
  const uses: KeyUse[] = [];
  for (let head = HEAD.from(text, 0); head;) {
    const isEntry = !COMMANDS.has(head.found[1]?.toLowerCase() ?? "");
    const end = isEntry ? readEntry(text, head.end, uses) : delimited(text, head.end, "}").end;
    head = HEAD.from(text, end);
  }
  return uses;
}

/** Reads the fields of an entry. @returns Where the next entry can be looked for. */
function readEntry(text: string, start: number, uses: KeyUse[]): number {
  for (let at = start; at < text.length;) {
    const letter = text[at];
    if (letter === "}" || letter === ")" || isHeadOfNext(text, at)) return at;
    const name = NAME.at(text, at);
    if (name) {
      const value = valueAt(text, name.end);
      addAll(uses, usesIn(text, name.found[1]?.toLowerCase() ?? "", value));
      at = value.next;
    } else if (letter === "{" || letter === '"') at = delimited(text, at + 1, closing(letter)).next;
    else at = WORD.at(text, at)?.end ?? at + 1;
  }
  return text.length;
}

/** A value in its braces or quotation marks, and where the text goes on behind it. */
interface Value extends Span {
  readonly next: number;
  /** Whether it is one text, and not put together from several. */
  readonly isWhole: boolean;
}

function valueAt(text: string, start: number): Value {
  const opening = text[start];
  if (opening !== "{" && opening !== '"') {
    const end = BARE.at(text, start)?.end ?? start;
    // A word is the name of a text that stands elsewhere; a number is a text.
    const isWhole = /^\d+$/.test(text.slice(start, end)) && !JOINED.at(text, end);
    return { start, end, next: JOINED.at(text, end)?.end ?? end, isWhole };
  }
  const inside = delimited(text, start + 1, closing(opening));
  const more = JOINED.at(text, inside.next);
  return { start: start + 1, end: inside.end, next: more?.end ?? inside.next, isWhole: !more };
}

function closing(opening: string): string {
  return opening === "{" ? "}" : '"';
}

/** What is written up to the closing mark; at the latest, up to the next entry. */
function delimited(text: string, start: number, closingMark: string): { end: number; next: number } {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (letter === closingMark && depth === 0) return { end: at, next: at + 1 };
    if (letter === "{") depth++;
    else if (letter === "}") depth--;
    else if (isHeadOfNext(text, at)) return { end: at, next: at };
  }
  return { end: text.length, next: text.length };
}

/** Whether a line begins here with an entry: no value has one in it. */
function isHeadOfNext(text: string, at: number): boolean {
  if (text[at] !== "@") return false;
  let before = at;
  while (text[before - 1] === " " || text[before - 1] === "\t") before--;
  return (before === 0 || /[\r\n]/.test(text[before - 1] ?? "")) && HEAD.at(text, at) !== undefined;
}

function usesIn(text: string, field: string, { start, end, isWhole }: Value): KeyUse[] {
  if (!isWhole) return [];
  const value = text.slice(start, end);
  const found = FIELDS.has(field)
    ? value.matchAll(/([^\s,](?:[^,]*[^\s,])?)/g)
    : value.matchAll(/^\s*xdata\s*=\s*(\S+?)-[A-Za-z]+(?:-\d+)?\s*$/g);
  return Array.from(found, (match) => {
    const key = match[1] ?? "";
    const from = start + match.index + match[0].indexOf(key, match[0].indexOf("=") + 1);
    return { key, start: from, end: from + key.length };
  });
}

/** A pattern that is tried at an offset, or from there on. */
function pattern(source: string) {
  type Found = { readonly found: RegExpExecArray; readonly end: number } | undefined;
  const run = (expression: RegExp, text: string, offset: number): Found => {
    expression.lastIndex = offset;
    const found = expression.exec(text);
    return found ? { found, end: expression.lastIndex } : undefined;
  };
  const [here, onward] = [new RegExp(source, "y"), new RegExp(source, "g")];
  return {
    at: (text: string, offset: number): Found => run(here, text, offset),
    from: (text: string, offset: number): Found => run(onward, text, offset),
  };
}

const HEAD = pattern(String.raw`@(\w+)\s*[{(]`);
const NAME = pattern(String.raw`([A-Za-z][\w:.+-]*)\s*=\s*`);
const WORD = pattern(String.raw`[^\s,={}()"@]+`);
const BARE = pattern(String.raw`[^\s,#{}()"]+`);
const JOINED = pattern(String.raw`\s*#\s*`);

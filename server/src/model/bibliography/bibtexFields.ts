/** Parses the fields of a BibTeX entry, with their values as they are written. */
import { addAll } from "../../syntax/memo.ts";
import type { Span } from "../../syntax/span.ts";
import type { BibtexProblem, BibtexField, BibtexPart, BibtexValue, Scanned } from "./bibtex.ts";

const NAME = /[\s,]*([^\s,={}()"#%@\\][^\s,={}()"#%@\\]*)\s*=\s*/y;
const SPACE = /[\s,]+/y;
const BARE = /[^\s,={}()"#%\\]+/y;
const JOINED = /\s*#\s*/y;
/** A line break. If a value is unclosed, it ends before the next line that starts with a field. */
const NEXT_LINE = /\r\n?|\n/g;
const FIELD_OF_LINE = /[ \t,]*[A-Za-z][\w:+.-]*[ \t]*=/y;

interface Fields {
  readonly fields: readonly BibtexField[];
  /** The opening delimiters of unclosed values. */
  readonly unclosed: readonly Span[];
  /** The first thing in an entry that is not a field, or the words of a value without braces. */
  readonly wrong: readonly BibtexProblem[];
}

/** @param state Whether the entry is closed. If it is not, a value ends at the latest before the next field. */
export function fieldsIn(
  { start, end }: Span,
  scanned: Scanned,
  state: "whole" | "broken" = "whole",
): Fields {
  const fields: BibtexField[] = [];
  const unclosed: Span[] = [];
  const wrong: BibtexProblem[] = [];
  const reader: Reader = { ...scanned, end, isBroken: state === "broken", nextField: -1 };
  for (let at = start; at < end;) {
    NAME.lastIndex = at;
    const found = NAME.exec(scanned.text);
    if (!found || NAME.lastIndex > end) {
      if (wrong.length === 0 && !reader.isBroken)
        addAll(wrong, wrongAt({ start: at, end }, scanned.text, fields));
      at = skip(reader, at);
      continue;
    }
    const { value, next, isClosed } = valueAt(reader, NAME.lastIndex);
    if (!isClosed) {
      unclosed.push({ start: next.start, end: next.start + 1 });
      reader.isBroken = true;
    }
    const name = (found[1] ?? "").toLowerCase();
    fields.push(reader.isBroken ? { name, value, isWrong: true } : { name, value });
    at = Math.max(next.end, NAME.lastIndex);
  }
  return { fields, unclosed, wrong: unclosed.length > 0 ? [] : wrong };
}

/**
 * Returns the problem of a word where a field should be: part of a value with several words, or something that BibTeX
 * does not know.
 */
function wrongAt({ start, end }: Span, text: string, fields: BibtexField[]): BibtexProblem[] {
  BARE.lastIndex = start;
  if (!BARE.test(text) || BARE.lastIndex > end) return [];
  const word = { start, end: BARE.lastIndex };
  const field = fields.at(-1);
  const part = field?.value.at(-1);
  if (!field || !part?.isName || text.slice(part.end, start).trim() !== "")
    return [{ kind: "no-field", ...word }];
  fields[fields.length - 1] = { ...field, isWrong: true };
  return [{ kind: "bare-words", start: part.start, end: word.end }];
}

interface Reader extends Scanned {
  readonly end: number;
  /** Whether an unclosed value has been found. */
  isBroken: boolean;
  /** The start of the next line with a field, from the last search. */
  nextField: number;
}

/** Skips what is not a field: a value without a name, a word, a comment. */
function skip({ text, braces, end }: Reader, start: number): number {
  SPACE.lastIndex = start;
  const at = SPACE.test(text) ? SPACE.lastIndex : start;
  if (at > start) return at;
  const sign = text[at];
  if (sign === "{") return (braces.closing(at) ?? at) + 1;
  if (sign === "%") {
    const line = text.indexOf("\n", at);
    return line < 0 ? end : line;
  }
  BARE.lastIndex = at;
  return BARE.test(text) ? BARE.lastIndex : at + 1;
}

interface Read {
  readonly value: BibtexValue;
  /** From the start of the last part to where parsing resumes. */
  readonly next: Span;
  readonly isClosed: boolean;
}

function valueAt(reader: Reader, start: number): Read {
  const value: BibtexPart[] = [];
  for (let at = start; ;) {
    const part = partAt(reader, at);
    if (part.end > part.start || !part.isName) value.push(part);
    if (!part.isClosed || part.next <= at)
      return { value, next: { start: at, end: part.next }, isClosed: part.isClosed };
    JOINED.lastIndex = part.next;
    if (part.next >= reader.end || !JOINED.test(reader.text))
      return { value, next: { start: at, end: part.next }, isClosed: true };
    at = JOINED.lastIndex;
  }
}

interface PartRead extends BibtexPart {
  readonly next: number;
  readonly isClosed: boolean;
}

function partAt(reader: Reader, at: number): PartRead {
  const { text } = reader;
  const sign = at < reader.end ? text[at] : undefined;
  if (sign !== "{" && sign !== '"') {
    BARE.lastIndex = at;
    const end = sign !== undefined && BARE.test(text) ? Math.min(BARE.lastIndex, reader.end) : at;
    const word = text.slice(at, end);
    return { text: word, start: at, end, isName: !/^\d+$/.test(word), next: end, isClosed: true };
  }
  const closing = sign === "{" ? reader.braces.closing(at) : quoteEnd(reader, at + 1);
  const last = reader.isBroken || closing === undefined ? beforeNextField(reader, at + 1) : reader.end;
  const isClosed = closing !== undefined && closing < last;
  const end = isClosed ? closing : trimmedEnd(text, at + 1, last);
  const part = { text: text.slice(at + 1, end), start: at + 1, end, isName: false };
  return { ...part, next: isClosed ? end + 1 : last, isClosed };
}

function quoteEnd({ text, braces, end, isBroken }: Reader, start: number): number | undefined {
  for (let at = start; at < end; at++) {
    const sign = text[at];
    if (sign === '"') return at;
    if (sign === "\\") at++;
    else if (sign === "{") at = braces.closing(at) ?? at;
    // After an unclosed value, search for a closing quotation mark only in its own line, so that parsing stays linear.
    else if (isBroken && (sign === "\n" || sign === "\r")) return undefined;
  }
  return undefined;
}

/** Returns the end of the text before the next line that starts with a field, or the end of the entry. */
function beforeNextField(reader: Reader, start: number): number {
  const { text, end } = reader;
  if (reader.nextField >= start) return reader.nextField;
  NEXT_LINE.lastIndex = start;
  for (let line = NEXT_LINE.exec(text); line && line.index < end; line = NEXT_LINE.exec(text)) {
    FIELD_OF_LINE.lastIndex = NEXT_LINE.lastIndex;
    if (FIELD_OF_LINE.test(text)) return (reader.nextField = line.index);
  }
  return (reader.nextField = end);
}

/** Returns the end without trailing whitespace and closing characters. */
function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[\s,}")]/.test(text[last - 1] ?? "")) last--;
  return last;
}

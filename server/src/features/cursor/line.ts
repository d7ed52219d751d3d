/** Splits the line at a cursor, and parses the text with another word in place of the one at the cursor. */
import type { Position } from "../../syntax/span.ts";
import type { Source } from "../../syntax/source.ts";
import type { SpeculativeEdit, SpeculativeResult } from "../speculative.ts";
import { CURSOR_MARKER, parseSpeculatively } from "../speculative.ts";

/** The text of a line before and after the cursor. */
export interface CursorText {
  readonly before: string;
  readonly after: string;
}

/** The word at a cursor (typed + rest) and its line (head before the word, tail after it). */
export interface CursorLine {
  readonly source: Source;
  readonly position: Position;
  readonly typed: string;
  readonly rest: string;
  readonly head: string;
  readonly tail: string;
  /** Whether only dashes precede the word, and whether it is also alone on its line. */
  readonly isFirst: boolean;
  readonly isAlone: boolean;
  /** Parses the text with the marker in place of the word. */
  readonly parseWith: (frame: CursorFrame) => CursorResult | undefined;
}

/**
 * How much text is parsed per request, in code units. An entry of ordinary length can be tried in every way. One that is
 * very long, or that is parsed again and again because of its syntax errors, only in the likeliest.
 */
const MAX_READ = 80_000;

/** What replaces the word: the text before and after the marker, and the columns that are replaced. */
export interface CursorFrame {
  readonly form?: "key";
  readonly prefix?: string;
  readonly suffix?: string;
  readonly from?: number;
  readonly to?: number;
}

/** The result of a speculative parse, with the frame that it was parsed with. */
export type CursorResult = SpeculativeResult & Required<Omit<CursorFrame, "form">>;

/** Splits the line at a position into the word and the text around it. */
export function cursorLineAt(source: Source, position: Position, { before, after }: CursorText): CursorLine {
  const typed = WORD_BEFORE.exec(before)?.[1] ?? "";
  const rest = WORD_AFTER.exec(after)?.[0] ?? "";
  const head = before.slice(0, before.length - typed.length);
  const tail = after.slice(rest.length);
  const missing = typed === "" && /(?:[^\s:]:|^\s*(?:-\s+)*-|[^\s,],)$/.test(before) ? " " : "";
  const isFirst = BARE.test(head + missing);
  const { text: around, problems } = source.at(position).piece;
  let left = MAX_READ;
  // Several ways to complete may lead to the same text.
  const known = new Map<string, SpeculativeResult | undefined>();
  const tryOnce = (edit: SpeculativeEdit): SpeculativeResult | undefined => {
    const key = `${edit.from} ${edit.to} ${edit.text}`;
    if (known.has(key)) return known.get(key);
    if (left <= 0) return undefined;
    left -= around.length * (1 + problems.length);
    const result = parseSpeculatively(source, position, edit);
    known.set(key, result);
    return result;
  };
  const parseWith = ({ form, ...frame }: CursorFrame): CursorResult | undefined => {
    const { prefix = "", suffix = "", from = head.length, to = before.length + rest.length } = frame;
    // No word can begin directly after a closing bracket.
    if (from === before.length && missing + prefix + rest === "" && /[\]}]$/.test(before)) return undefined;
    const text = `${missing}${prefix}${CURSOR_MARKER}${form === "key" ? ": " : ""}${suffix}`;
    const result = tryOnce({ from, to, text });
    return result && { ...result, prefix: missing + prefix, suffix, from, to };
  };
  return {
    source,
    position,
    typed,
    rest,
    head,
    tail,
    isFirst,
    isAlone: isFirst && (typed + rest === "" ? EMPTY.test(tail) : BLANK_AFTER.test(tail)),
    parseWith,
  };
}

const WORD_BEFORE = /(?<![\p{L}\p{M}\p{N}_./-])[\p{M}/-]*([\p{L}\p{N}_.][\p{L}\p{M}\p{N}_./-]*)$/u;
const WORD_AFTER = /^[\p{L}\p{M}\p{N}_./-]*/u;
/** Only indentation and dashes. */
const BARE = /^\s*(?:-\s+)*$/;
const BLANK_AFTER = /^[ \t]*(?:[ \t]#.*)?$/;
/** Only spaces and tabs. */
export const EMPTY = /^[ \t]*$/;

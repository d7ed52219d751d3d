/** The word at a cursor, what is around it on its line, and how the text reads with something else in its place. */
import type { Position } from "../../syntax/span.ts";
import type { Source } from "../../syntax/source.ts";
import type { SpeculativeEdit, SpeculativeResult } from "../speculative.ts";
import { CURSOR_MARKER, parseSpeculatively } from "../speculative.ts";

/** A line, before and behind the cursor. */
export interface CursorText {
  readonly before: string;
  readonly behind: string;
}

/** The word at a cursor and what stands around it on its line. */
export interface CursorLine {
  readonly source: Source;
  readonly position: Position;
  readonly typed: string;
  readonly rest: string;
  readonly head: string;
  readonly tail: string;
  /** Whether nothing stands before the word but dashes, and whether nothing else stands on the line. */
  readonly isFirst: boolean;
  readonly isAlone: boolean;
  /** Reads the text with something else in place of the word. */
  readonly read: (frame: CursorFrame) => CursorReading | undefined;
}

/**
 * How much is read to try what can be written, in code units. An entry of an ordinary length can be tried in every way; one
 * that is as long as a book is tried in the likeliest.
 */
const MAX_READ = 80_000;

/** What is written in place of the word: what comes before and behind it, and which characters of the line go. */
export interface CursorFrame {
  readonly form?: "key";
  readonly lead?: string;
  readonly trail?: string;
  readonly from?: number;
  readonly to?: number;
}

export type CursorReading = SpeculativeResult & Required<Omit<CursorFrame, "form">>;

export function cursorLineAt(source: Source, position: Position, { before, behind }: CursorText): CursorLine {
  const typed = WORD_BEFORE.exec(before)?.[1] ?? "";
  const rest = WORD_BEHIND.exec(behind)?.[0] ?? "";
  const head = before.slice(0, before.length - typed.length);
  const tail = behind.slice(rest.length);
  const missing = typed === "" && /(?:[^\s:]:|^\s*(?:-\s+)*-|[^\s,],)$/.test(before) ? " " : "";
  const isFirst = BARE.test(head + missing);
  const { length } = source.at(position).piece.text;
  let left = MAX_READ;
  // Several ways to go on may lead to the same text.
  const known = new Map<string, SpeculativeResult | undefined>();
  const tryOnce = (edit: SpeculativeEdit): SpeculativeResult | undefined => {
    const key = `${edit.from} ${edit.to} ${edit.text}`;
    if (known.has(key)) return known.get(key);
    if (left <= 0) return undefined;
    left -= length;
    const result = parseSpeculatively(source, position, edit);
    known.set(key, result);
    return result;
  };
  const read = ({ form, ...frame }: CursorFrame): CursorReading | undefined => {
    const { lead = "", trail = "", from = head.length, to = before.length + rest.length } = frame;
    // Right behind what is closed, no word begins.
    if (from === before.length && missing + lead + rest === "" && /[\]}]$/.test(before)) return undefined;
    const text = `${missing}${lead}${CURSOR_MARKER}${form === "key" ? ": " : ""}${trail}`;
    const result = tryOnce({ from, to, text });
    return result && { ...result, lead: missing + lead, trail, from, to };
  };
  return {
    source,
    position,
    typed,
    rest,
    head,
    tail,
    isFirst,
    isAlone: isFirst && (typed + rest === "" ? EMPTY.test(tail) : BLANK_BEHIND.test(tail)),
    read,
  };
}

const WORD_BEFORE = /(?<![\p{L}\p{M}\p{N}_./-])[\p{M}/-]*([\p{L}\p{N}_.][\p{L}\p{M}\p{N}_./-]*)$/u;
const WORD_BEHIND = /^[\p{L}\p{M}\p{N}_./-]*/u;
/** An indentation and dashes, and nothing else. */
const BARE = /^\s*(?:-\s+)*$/;
const BLANK_BEHIND = /^[ \t]*(?:[ \t]#.*)?$/;
/** What has nothing but blanks. */
export const EMPTY = /^[ \t]*$/;

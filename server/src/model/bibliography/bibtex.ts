/**
 * Parses the structure of BibTeX: entries, the spans of their keys and fields, and syntax errors. One pass, linear in
 * the length of the text; `bibtexContent.ts` reads the values.
 * Sources: Oren Patashnik, BibTeXing (1988); Philip Kime and others, The biblatex Package.
 */
import { addAll } from "../../syntax/memo.ts";
import type { Span } from "../../syntax/span.ts";
import type { Braces } from "./braces.ts";
import { bracesIn } from "./braces.ts";
import { fieldsIn } from "./bibtexFields.ts";
import { cslType, hasName } from "./bibtexTypes.ts";
import type { BibliographyProblemKind } from "./entries.ts";

/** The structure of a BibTeX file. Offsets count from the start of the text. */
export interface BibtexFile {
  readonly entries: readonly BibtexEntry[];
  /** The values that `@string` defines, by name in lower case. The first definition of a name counts. */
  readonly strings: ReadonlyMap<string, BibtexValue>;
  readonly problems: readonly BibtexProblem[];
}

/** An entry, such as `@book{key, title = {…}}`. */
export interface BibtexEntry {
  /** book, article, techreport …, in lower case. */
  readonly type: string;
  /** The key with its span; `undefined` if the entry has none. */
  readonly key: (Span & { readonly text: string }) | undefined;
  readonly fields: readonly BibtexField[];
  /** The whole entry, from its `@`. */
  readonly span: Span;
}

/** A field of an entry. */
export interface BibtexField {
  /** In lower case. */
  readonly name: string;
  readonly value: BibtexValue;
  /** Whether the value has several words without braces, or belongs to an unclosed entry. */
  readonly isWrong?: boolean;
}

/** The parts of a value, joined by `#`. */
export type BibtexValue = readonly BibtexPart[];

/** A text without its braces or quotation marks, or the name of a `@string`. */
export interface BibtexPart extends Span {
  readonly text: string;
  readonly isName: boolean;
}

/** A syntax error with its span. */
export interface BibtexProblem extends Span {
  /** The key that the problem is about. */
  readonly key?: string;
  readonly kind: Exclude<BibliographyProblemKind, "empty" | "unreadable" | "duplicate">;
}

/** The start of an entry or command, including its opening bracket. */
const HEAD = /@[ \t]*([^\s@{}()",=%#~\\]+)[ \t\r\n]*([{(])/g;
/** A head at the start of a line: after something unclosed, parsing resumes there. */
const HEAD_OF_LINE = /^[ \t]*@[ \t]*[^\s@{}()",=%#~\\]+[ \t]*[{(]/gm;
const KEY = /^\s*([^\s,{}"=#%\\]*)\s*(=?)/;
/**
 * A head at the first column of a line, followed by a key. Values do not contain this, so an entry that is still open
 * there is unclosed.
 */
const ENTRY_OF_LINE =
  /^@(?!(?:comment|string|preamble)\b)[ \t]*[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}()"=#%\\]+[ \t]*,/gim;
/** A limit for the length of a key, and for the whitespace before it. */
const MAX_KEY_LENGTH = 1000;

/** Parses a BibTeX text. An error in one entry does not affect those before and after it. */
export function readBibtex(text: string): BibtexFile {
  const scanned: Scanned = {
    text,
    braces: bracesIn(text),
    headAfter: headsOf(text, HEAD_OF_LINE),
    entryAfter: headsOf(text, ENTRY_OF_LINE),
  };
  const entries: BibtexEntry[] = [];
  const strings = new Map<string, BibtexValue>();
  const problems: BibtexProblem[] = [];
  const isCommented = comments(text);
  for (let at = 0; ;) {
    HEAD.lastIndex = at;
    const head = HEAD.exec(text);
    addAll(problems, withoutBrace(text, { start: at, end: head?.index ?? text.length }));
    if (!head) break;
    const extent = extentOf(head, scanned);
    at = extent.next;
    const type = (head[1] ?? "").toLowerCase();
    if (isCommented(head.index)) {
      at = HEAD.lastIndex;
      continue;
    }
    if (!extent.isClosed && (head[2] === "{" || !COMMANDS.has(type)))
      problems.push({ kind: "unclosed-entry", start: head.index, end: extent.body.start });
    if (type === "string") addStrings(strings, extent, scanned);
    else if (!COMMANDS.has(type)) {
      entries.push(entryIn({ type, head: head.index, extent }, scanned, problems));
    }
  }
  addAll(problems, strayBraces(scanned));
  addAll(problems, undefinedIn(entries, strings));
  if (entries.length === 0 && strings.size === 0 && isOther(text))
    problems.push({ kind: "no-entry", start: 0, end: 0 });
  return { entries, strings, problems: problems.toSorted((a, b) => a.start - b.start) };
}

/** Commands, which start like entries. */
const COMMANDS = new Set(["comment", "preamble", "string"]);
const WITHOUT_BRACE = /^@([A-Za-z]+)[ \t]+[^\s,{}()="#%@\\]+[ \t]*,[ \t]*\r?\n[ \t]*[A-Za-z]+[ \t]*=/gm;

/** Returns entries without an opening brace in the text between other entries. */
function withoutBrace(text: string, { start, end }: Span): BibtexProblem[] {
  return Array.from(text.slice(start, end).matchAll(WITHOUT_BRACE)).flatMap(({ 1: type = "", index }) =>
    cslType(type.toLowerCase()) === undefined || (index === 0 && start > 0 && text[start - 1] !== "\n")
      ? []
      : [{ kind: "no-brace", start: start + index, end: start + index + 1 + type.length }],
  );
}

/** Returns names in values that no `@string` defines. */
function undefinedIn(entries: readonly BibtexEntry[], strings: BibtexFile["strings"]): BibtexProblem[] {
  return entries.flatMap(({ fields }) =>
    fields.flatMap(({ name, value, isWrong }) =>
      // The month is often written as a word.
      name === "month" || isWrong === true
        ? []
        : value
            .filter(
              (part) =>
                part.isName &&
                /^\p{L}/u.test(part.text) &&
                !strings.has(part.text.toLowerCase()) &&
                !hasName(part.text),
            )
            .map(({ start, end }): BibtexProblem => ({ kind: "no-macro", start, end })),
    ),
  );
}

/** A text with look-ups into it. */
export interface Scanned {
  readonly text: string;
  readonly braces: Braces;
  /** Returns the start of the next entry that begins a line. Call it with increasing offsets. */
  readonly headAfter: (offset: number) => number;
  /**
   * Returns the start of the next entry that begins at the first column and has its key there. Call it with increasing
   * offsets.
   */
  readonly entryAfter: (offset: number) => number;
}

function headsOf(text: string, heads: RegExp): (offset: number) => number {
  let known = -1;
  return (offset) => {
    if (known < offset) {
      heads.lastIndex = offset;
      known = heads.exec(text)?.index ?? text.length;
    }
    return known;
  };
}

/** The content between the brackets of an entry, and the offset at which parsing resumes. */
interface Extent {
  readonly body: Span;
  readonly next: number;
  readonly isClosed: boolean;
}

function extentOf(head: RegExpExecArray, scanned: Scanned): Extent {
  const start = head.index + head[0].length;
  const last = /^comment$/i.test(head[1] ?? "") ? scanned.text.length : scanned.entryAfter(start);
  const end = head[2] === "{" ? scanned.braces.closing(start - 1) : roundEnd({ start, end: last }, scanned);
  if (end !== undefined && end < last) return { body: { start, end }, next: end + 1, isClosed: true };
  const next = Math.min(last, scanned.headAfter(start));
  return { body: { start, end: next }, next, isClosed: false };
}

/**
 * Returns the offset of the closing parenthesis outside of braces and quotation marks, at the latest before the next
 * entry.
 */
function roundEnd({ start, end }: Span, { text, braces, headAfter }: Scanned): number | undefined {
  let last = headAfter(start);
  let isQuoted = false;
  for (let at = start; at < last && at < end; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === "{") {
      at = braces.closing(at) ?? end;
      // A line in braces that looks like an entry is text.
      if (at < end) last = headAfter(at);
    } else if (sign === ")" && !isQuoted) return at;
  }
  return undefined;
}

/**
 * Returns whether an offset is in a line that "%" comments out, as in JabRef and biber. Call it with increasing
 * offsets.
 */
function comments(text: string): (offset: number) => boolean {
  return (offset) => {
    let start = offset;
    while (start > 0 && offset - start < MAX_LEAD_LENGTH && !/[\r\n]/.test(text[start - 1] ?? "")) start--;
    return /^[ \t]*%/.test(text.slice(start, offset));
  };
}

/** How far before an "@" to search for a "%", so that a long line with many "@" is parsed in linear time. */
const MAX_LEAD_LENGTH = 200;

function addStrings(strings: Map<string, BibtexValue>, { body }: Extent, scanned: Scanned): void {
  for (const { name, value } of fieldsIn(body, scanned).fields)
    if (!strings.has(name)) strings.set(name, value);
}

interface Head {
  readonly type: string;
  readonly head: number;
  readonly extent: Extent;
}

function entryIn({ type, head, extent }: Head, scanned: Scanned, problems: BibtexProblem[]): BibtexEntry {
  const { body, next, isClosed } = extent;
  const key = keyIn(body, scanned);
  if (!key) problems.push({ kind: "no-key", start: head, end: body.start });
  const rest = { start: key?.end ?? body.start, end: body.end };
  const { fields, unclosed, wrong } = fieldsIn(rest, scanned, isClosed ? "whole" : "broken");
  const after = /\s+[^\s,={}()"#%\\]/y;
  after.lastIndex = rest.start;
  if (key && isClosed && after.test(scanned.text) && after.lastIndex <= rest.end)
    problems.push({ kind: "no-comma", start: key.start, end: key.end });
  else addAll(problems, wrong);
  if (isClosed)
    addAll(
      problems,
      unclosed.map((span): BibtexProblem => ({ kind: "unclosed-value", ...span })),
    );
  return { type, key, fields, span: { start: head, end: next } };
}

/** Returns the key at the start of an entry; `undefined` if the entry starts with a field. */
function keyIn({ start, end }: Span, { text }: Scanned): BibtexEntry["key"] {
  const lead = text.slice(start, Math.min(end, start + MAX_KEY_LENGTH));
  const [all = "", key = "", equals = ""] = KEY.exec(lead) ?? [];
  if (key === "" || equals !== "") return undefined;
  const from = start + all.indexOf(key);
  return { text: key, start: from, end: from + key.length };
}

/**
 * Returns closing braces without an opening brace at the start of a line. Elsewhere, they may be text between entries.
 */
function strayBraces({ text, braces }: Scanned): BibtexProblem[] {
  const isAlone = (at: number): boolean =>
    /^[ \t]*$/.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at));
  return braces.unmatched
    .slice(0, MAX_STRAY)
    .flatMap((at): BibtexProblem[] => (isAlone(at) ? [{ kind: "stray-brace", start: at, end: at + 1 }] : []));
}

const MAX_STRAY = 20;

/** Whether a text without entries contains more than comments and commands. */
function isOther(text: string): boolean {
  return text.trim() !== "" && !/^\s*(?:%|@(?:comment|preamble)\b)/i.test(text);
}

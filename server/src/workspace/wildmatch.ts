/**
 * Matches one pattern of git against one path, in time proportional to the product of their lengths. Patterns come from
 * repositories, and a regular expression made from one could backtrack without end. Both are compared byte by byte, as
 * in git.
 */

/** What a part of a pattern matches: some bytes, or any number of bytes. */
type Part =
  | { readonly kind: "bytes"; readonly accepts: (byte: number) => boolean }
  /** `*`: any number of bytes within a name. */
  | { readonly kind: "name" }
  /** `**` at the end: any number of bytes. */
  | { readonly kind: "all" }
  /** `**` and a slash: any number of folders, including none. */
  | { readonly kind: "folders" };

/** A parsed pattern. */
export interface Wildcard {
  readonly parts: readonly Part[];
  /** The text to equal or, for `end`, to end with after one star. Almost all patterns have this form. */
  readonly whole?: string;
  readonly end?: string;
}

const SLASH = 0x2f;

/**
 * Parses a pattern in bytes, each as one character. If `isCaseless` is set, texts must be in lower case; git then
 * ignores case in literal text, ranges and classes.
 * @returns `undefined` if it can never match, such as a pattern with an unclosed bracket.
 */
export function wildcardOf(pattern: string, { isCaseless = false } = {}): Wildcard | undefined {
  const parts: Part[] = [];
  const start = literalLength(pattern);
  for (let at = 0; at < pattern.length;) {
    const next = partAt(pattern, at, { start, isCaseless });
    if (!next) return undefined;
    parts.push(next.part);
    at = next.end;
  }
  const literal = isCaseless ? lowered(pattern) : pattern;
  if (start === pattern.length) return { parts, whole: literal };
  const end = literal.slice(1);
  return start === 0 && pattern.startsWith("*") && literalLength(end) === end.length
    ? { parts, end }
    : { parts };
}

/** Returns a text with ASCII letters in lower case. */
export function lowered(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

interface Reading {
  /** The index of the first special character. */
  readonly start: number;
  readonly isCaseless: boolean;
}

/**
 * Returns the length of a pattern before its first special character. After that, git treats `**` as if it were at the
 * start.
 */
function literalLength(pattern: string): number {
  const special = pattern.search(/[*?[\\]/);
  return special < 0 ? pattern.length : special;
}

/** Whether the whole text matches. Follows all states at once, so that none is visited twice. */
export function isMatch({ parts, whole, end }: Wildcard, text: string): boolean {
  if (whole !== undefined) return whole === text;
  if (end !== undefined && !text.includes("/")) return text.endsWith(end);
  let ways = new Set<number>();
  enter(0, parts, ways);
  for (let index = 0; index < text.length && ways.size > 0; index++)
    ways = stepped(ways, parts, text.charCodeAt(index));
  return ways.has(parts.length);
}

/** Returns the states after a byte. */
function stepped(ways: ReadonlySet<number>, parts: readonly Part[], byte: number): Set<number> {
  const entered = new Set<number>();
  const stayed: number[] = [];
  for (const way of ways) {
    const part = parts[way];
    if (part?.kind === "bytes" && part.accepts(byte)) enter(way + 1, parts, entered);
    if (part?.kind === "all" || (part?.kind === "name" && byte !== SLASH)) enter(way, parts, entered);
    if (part?.kind === "folders") {
      stayed.push(way);
      if (byte === SLASH) enter(way + 1, parts, entered);
    }
  }
  // In the middle of a name, the folders have not ended.
  for (const way of stayed) entered.add(way);
  return entered;
}

/** Enters a part, and also the next one if this part may match nothing. */
function enter(first: number, parts: readonly Part[], ways: Set<number>): void {
  for (let way = first; !ways.has(way); way++) {
    ways.add(way);
    const kind = parts[way]?.kind;
    if (kind === undefined || kind === "bytes") return;
  }
}

function partAt(
  pattern: string,
  at: number,
  { start, isCaseless }: Reading,
): { part: Part; end: number } | undefined {
  const one = (code: number, end: number): { part: Part; end: number } => ({
    part: { kind: "bytes", accepts: (byte) => byte === code },
    end,
  });
  switch (pattern[at]) {
    case "*":
      return starAt(pattern, at, start);
    case "?":
      return { part: { kind: "bytes", accepts: (byte) => byte !== SLASH }, end: at + 1 };
    case "[":
      return bracketAt(pattern, at, isCaseless);
    case "\\":
      return at + 1 < pattern.length ? one(pattern.charCodeAt(at + 1), at + 2) : undefined;
    default:
      return one(isCaseless ? lowerOf(pattern.charCodeAt(at)) : pattern.charCodeAt(at), at + 1);
  }
}

/** Parses one or more stars. Two stars alone between slashes match folders, or everything if nothing follows. */
function starAt(pattern: string, at: number, start: number): { part: Part; end: number } {
  let end = at + 1;
  while (pattern[end] === "*") end++;
  const isAlone =
    end > at + 1 &&
    (at === start || pattern[at - 1] === "/") &&
    (end === pattern.length || pattern[end] === "/" || pattern.startsWith("\\/", end));
  if (!isAlone) return { part: { kind: "name" }, end };
  return pattern[end] === "/" ? { part: { kind: "folders" }, end: end + 1 } : { part: { kind: "all" }, end };
}

/** Parses a set of bytes such as `[a-z]`, `[!0-9]` or `[[:alpha:]]`, and finds its end as git does. */
function bracketAt(
  pattern: string,
  at: number,
  isCaseless: boolean,
): { part: Part; end: number } | undefined {
  const isNegated = /^[!^]/.test(pattern.slice(at + 1, at + 2));
  const members = new Set<number>();
  let index = at + (isNegated ? 2 : 1);
  /** The member before, which a range may start from; `undefined` after a range or a class. */
  let before: number | undefined;
  do {
    const member = memberAt(pattern, index, before);
    if (!member || member.end >= pattern.length) return undefined;
    for (const byte of member.bytes) {
      members.add(byte);
      if (isCaseless && member.isSeveral) members.add(lowerOf(byte));
    }
    before = member.isSeveral ? undefined : member.bytes[0];
    index = member.end;
  } while (pattern[index] !== "]");
  const accepts = (byte: number): boolean => byte !== SLASH && members.has(byte) !== isNegated;
  return { part: { kind: "bytes", accepts }, end: index + 1 };
}

/** A byte, a range or a class between brackets. */
interface Member {
  readonly bytes: readonly number[];
  readonly isSeveral: boolean;
  readonly end: number;
}

function memberAt(pattern: string, at: number, before: number | undefined): Member | undefined {
  const named = /^\[:(?<name>[^\]]*):\]/.exec(pattern.slice(at, at + MAX_CLASS_LENGTH));
  if (named) {
    const ofClass = classes.get(named.groups?.name ?? "");
    return ofClass && { bytes: bytesLike(ofClass), isSeveral: true, end: at + named[0].length };
  }
  const isRange = pattern[at] === "-" && before !== undefined && /^[^\]]/.test(pattern.slice(at + 1, at + 2));
  const start = isRange ? at + 1 : at;
  const index = pattern[start] === "\\" ? start + 1 : start;
  if (index >= pattern.length) return undefined;
  const last = pattern.charCodeAt(index);
  const first = isRange ? before : last;
  const bytes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  return { bytes, isSeveral: isRange, end: index + 1 };
}

/** Returns an ASCII capital as a lower-case letter. */
function lowerOf(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

const MAX_CLASS_LENGTH = 64;

/** The POSIX character classes, which git limits to ASCII. */
const classes: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    alnum: /[a-z0-9]/i,
    alpha: /[a-z]/i,
    blank: /[ \t]/,
    cntrl: /[\0-\x1f\x7f]/, // eslint-disable-line no-control-regex
    digit: /\d/,
    graph: /[!-~]/,
    lower: /[a-z]/,
    print: /[ -~]/,
    punct: /[!-/:-@[-`{-~]/,
    space: /[ \t\n\v\f\r]/,
    upper: /[A-Z]/,
    xdigit: /[a-f0-9]/i,
  }),
);

/** Returns the ASCII characters that match a pattern. */
function bytesLike(pattern: RegExp): number[] {
  return Array.from({ length: 128 }, (_, byte) => byte).filter((byte) =>
    pattern.test(String.fromCharCode(byte)),
  );
}

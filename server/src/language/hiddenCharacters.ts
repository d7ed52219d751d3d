/**
 * Finds, names and shows hidden characters: those that a reader does not see, or that reorder the text on the screen.
 * Sources: Unicode Technical Standards #39 and #55; “Trojan Source”, CVE-2021-42574.
 */
import { t } from "@vscode/l10n";

/** A run of hidden characters. */
export interface HiddenRun {
  /** In UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The name of the first character, such as "U+202E (RIGHT-TO-LEFT OVERRIDE)". */
  readonly name: string;
  readonly count: number;
  /** How much text the run reorders: nothing, a part of its line, or the rest of the line. */
  readonly reordered: "nothing" | "part" | "rest";
  /** The offset of the character on the same line that ends the effect. */
  readonly closer?: number;
}

/** Finds the hidden characters of a text, except those that a script or an emoji needs. */
export function hiddenRunsIn(text: string): HiddenRun[] {
  if (!MAY_BE_HIDDEN.test(text)) return [];
  const found: HiddenRun[] = [];
  const { closers, unclosed } = pairsIn(text);
  const closing = new Set(closers.values());
  for (const { index: start, 0: character } of text.matchAll(HIDDEN)) {
    if (closing.has(start) || isNeeded(text, start, character)) continue;
    const end = start + character.length;
    const last = found.at(-1);
    if (BIDI.test(character)) {
      const closer = closers.get(start);
      const reordered = unclosed.has(start) ? "rest" : "part";
      const name = characterName(character);
      found.push({ start, end, name, count: 1, reordered, ...(closer === undefined ? {} : { closer }) });
    } else if (last?.end === start && last.reordered === "nothing")
      found[found.length - 1] = { ...last, end, count: last.count + 1 };
    else found.push({ start, end, name: characterName(character), count: 1, reordered: "nothing" });
  }
  return found;
}

/** Replaces each hidden character with its number, as in "[U+202E]". */
export function showHidden(text: string): string {
  return shownAs(text, (character) => `[${codePointLabel(character)}]`);
}

/** The text as a label in a list: on one line, and not empty, because editors reject empty labels. */
export function asLabel(text: string): string {
  const line = showHidden(text).replace(/\s+/g, " ").trim();
  return line === "" ? '""' : line;
}

/** Replaces each hidden character with a visible one of the same width, so that columns stay aligned. */
export function showHiddenInColumns(text: string): string {
  return shownAs(text, (character) => "\ufffd".repeat(character.length));
}

/** Escapes hidden characters in JSON. The parsed value stays the same. */
export function escapedInJson(json: string): string {
  return shownAs(json, (character) =>
    Array.from({ length: character.length }, (_, index) => {
      const unit = character.charCodeAt(index).toString(16);
      return `\\u${unit.padStart(4, "0")}`;
    }).join(""),
  );
}

function shownAs(text: string, show: (character: string) => string): string {
  if (!MAY_BE_HIDDEN.test(text)) return text;
  return text.replace(HIDDEN, (character: string, start: number) =>
    isNeeded(text, start, character) ? character : show(character),
  );
}

/** The offsets of the hidden characters in a text. */
export function hiddenStarts(text: string): ReadonlySet<number> {
  if (!MAY_BE_HIDDEN.test(text)) return NOWHERE;
  const all = Array.from(text.matchAll(HIDDEN));
  return new Set(all.flatMap(({ index, 0: character }) => (isNeeded(text, index, character) ? [] : [index])));
}

const NOWHERE: ReadonlySet<number> = new Set();

/** Whether a text may contain hidden characters. A quick test that does not check scripts and emoji. */
export function mayHaveHidden(text: string): boolean {
  return MAY_BE_HIDDEN.test(text);
}

/** The character that takes the place of one that could not be read. */
export const REPLACEMENT = "\ufffd";

/**
 * Whether a character shows nothing or stands for one that was lost: a control character other than a tab or a line
 * break, half of a pair, a mark without width, the replacement character, or one that changes the direction of others.
 */
export function isUnprintable(character: string): boolean {
  return /[\p{Cc}\p{Cs}\ufffd\ufeff\u200b]/u.test(character)
    ? !/[\t\n\r]/.test(character)
    : BIDI.test(character);
}

/** The code point and the name, in Unicode or in the reader's language: "U+202E (RIGHT-TO-LEFT OVERRIDE)". */
export function characterName(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const name = NAMES.get(point) ?? RANGES.find(([from, to]) => from <= point && point <= to)?.[2]();
  return name === undefined ? codePointLabel(character) : `${codePointLabel(character)} (${name})`;
}

/** The code point: "U+202E". */
export function codePointLabel(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * Control characters except tabs and line breaks, characters that Unicode calls ignorable, separators, and annotations.
 */
const SET = String.raw`(?![\t\n\r])[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\ufff9-\ufffb]`;
const HIDDEN = new RegExp(SET, "gu");
const MAY_BE_HIDDEN = new RegExp(SET, "u");

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Pairs of bidirectional controls on one line, and those that nothing on the line closes. */
function pairsIn(text: string): {
  readonly closers: ReadonlyMap<number, number>;
  readonly unclosed: ReadonlySet<number>;
} {
  const closers = new Map<number, number>();
  const unclosed = new Set<number>();
  let open: { readonly start: number; readonly closer: string }[] = [];
  for (const { index, 0: sign } of text.matchAll(/[\u202a-\u202e\u2066-\u2069\u2029\n\r]|$/gu)) {
    const closer = CLOSERS.get(sign);
    const last = open.at(-1);
    if (closer !== undefined) open.push({ start: index, closer });
    else if (last?.closer === sign) closers.set(open.pop()?.start ?? index, index);
    else if (sign !== PDF && sign !== PDI) {
      for (const { start } of open) unclosed.add(start);
      open = [];
    }
  }
  return { closers, unclosed };
}

const PDF = "\u202c";
const PDI = "\u2069";
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["\u202a", PDF],
  ["\u202b", PDF],
  ["\u202d", PDF],
  ["\u202e", PDF],
  ["\u2066", PDI],
  ["\u2067", PDI],
  ["\u2068", PDI],
]);

/** Scripts in which joiners select the form of a letter. */
const JOINING = new RegExp(
  `[${[
    "Arabic Syriac Mongolian Nko Mandaic Manichaean Psalter_Pahlavi Adlam Hanifi_Rohingya Sogdian Chorasmian Phags_Pa",
    "Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan Lao Thai",
    "Balinese Javanese Sundanese Batak Brahmi Kaithi Chakma Grantha Newa Tirhuta Siddham Modi Takri Khojki Sharada",
  ]
    .join(" ")
    .split(" ")
    .map((script) => String.raw`\p{Script=${script}}`)
    .join("")}]`,
  "u",
);
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u;
const TAGS_OF_FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}/gu;

/** Whether a script or an emoji needs the character at this offset. */
function isNeeded(text: string, start: number, character: string): boolean {
  const before = characterBefore(text, start);
  const after = String.fromCodePoint(text.codePointAt(start + character.length) ?? 0x20);
  const point = character.codePointAt(0) ?? 0;
  if (point === 0x200c) return isIn(JOINING, before, after);
  if (point === 0x200d) {
    const base = before === "\ufe0f" ? characterBefore(text, start - 1) : before;
    return (PICTURE.test(base) && PICTURE.test(after)) || isIn(JOINING, before, after);
  }
  if (point === 0x00ad) return /\p{L}/u.test(before) && /\p{L}/u.test(after);
  if (point === 0x034f) return /\p{M}/u.test(before) || /\p{M}/u.test(after);
  if (point === 0x2800) return isIn(/[\u2801-\u28ff]/u, before, after);
  if (point === 0xfe0e || point === 0xfe0f) return /\p{Emoji}|[\p{S}\p{P}]/u.test(before) && before !== "|";
  if (point >= 0xfe00 && point < 0xfe0e) return /[\p{S}\p{Lo}]/u.test(before) && !mayHaveHidden(before);
  if (point >= 0xe0100 && point <= 0xe01ef) return /\p{Script=Han}/u.test(before);
  if (point >= 0x180b && point <= 0x180f)
    return /\p{Script=Mongolian}/u.test(before) && !mayHaveHidden(before);
  if (point === 0x115f || point === 0x1160) return /[\u1100-\u11ff]/u.test(before + after);
  if (point >= 0xe0020 && point <= 0xe007f) return isTagOfFlag(text, start);
  return false;
}

function isIn(script: RegExp, before: string, behind: string): boolean {
  return script.test(before) || script.test(behind);
}

/** The character before an offset; a space at the beginning. */
function characterBefore(text: string, start: number): string {
  const low = text.charAt(start - 1);
  if (low === "") return " ";
  const isPair = /[\udc00-\udfff]/.test(low) && /[\ud800-\udbff]/.test(text.charAt(start - 2));
  return isPair ? text.slice(start - 2, start) : low;
}

/** The most code units that a flag of tag characters can have. */
const FLAG = 16;

function isTagOfFlag(text: string, start: number): boolean {
  const from = Math.max(0, start - FLAG);
  return Array.from(text.slice(from, start + FLAG).matchAll(TAGS_OF_FLAG)).some(
    ({ index, 0: flag }) => from + index < start && start < from + index + flag.length,
  );
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00ad, "SOFT HYPHEN"],
  [0x034f, "COMBINING GRAPHEME JOINER"],
  [0x061c, "ARABIC LETTER MARK"],
  [0x115f, "HANGUL CHOSEONG FILLER"],
  [0x1160, "HANGUL JUNGSEONG FILLER"],
  [0x17b4, "KHMER VOWEL INHERENT AQ"],
  [0x17b5, "KHMER VOWEL INHERENT AA"],
  [0x180e, "MONGOLIAN VOWEL SEPARATOR"],
  [0x200b, "ZERO WIDTH SPACE"],
  [0x200c, "ZERO WIDTH NON-JOINER"],
  [0x200d, "ZERO WIDTH JOINER"],
  [0x200e, "LEFT-TO-RIGHT MARK"],
  [0x200f, "RIGHT-TO-LEFT MARK"],
  [0x2028, "LINE SEPARATOR"],
  [0x2029, "PARAGRAPH SEPARATOR"],
  [0x202a, "LEFT-TO-RIGHT EMBEDDING"],
  [0x202b, "RIGHT-TO-LEFT EMBEDDING"],
  [0x202c, "POP DIRECTIONAL FORMATTING"],
  [0x202d, "LEFT-TO-RIGHT OVERRIDE"],
  [0x202e, "RIGHT-TO-LEFT OVERRIDE"],
  [0x2060, "WORD JOINER"],
  [0x2061, "FUNCTION APPLICATION"],
  [0x2062, "INVISIBLE TIMES"],
  [0x2063, "INVISIBLE SEPARATOR"],
  [0x2064, "INVISIBLE PLUS"],
  [0x2066, "LEFT-TO-RIGHT ISOLATE"],
  [0x2067, "RIGHT-TO-LEFT ISOLATE"],
  [0x2068, "FIRST STRONG ISOLATE"],
  [0x2069, "POP DIRECTIONAL ISOLATE"],
  [0x2800, "BRAILLE PATTERN BLANK"],
  [0x3164, "HANGUL FILLER"],
  [0xfeff, "ZERO WIDTH NO-BREAK SPACE"],
  [0xffa0, "HALFWIDTH HANGUL FILLER"],
  [0xfffd, "REPLACEMENT CHARACTER"],
  [0xe0001, "LANGUAGE TAG"],
  [0xe007f, "CANCEL TAG"],
  [0x00a0, "NO-BREAK SPACE"],
  [0x1680, "OGHAM SPACE MARK"],
  [0x2002, "EN SPACE"],
  [0x2003, "EM SPACE"],
  [0x2007, "FIGURE SPACE"],
  [0x2009, "THIN SPACE"],
  [0x200a, "HAIR SPACE"],
  [0x202f, "NARROW NO-BREAK SPACE"],
  [0x205f, "MEDIUM MATHEMATICAL SPACE"],
  [0x3000, "IDEOGRAPHIC SPACE"],
]);

const RANGES: readonly (readonly [from: number, to: number, nameOf: () => string])[] = [
  [0x0000, 0x001f, () => t("control character")],
  [0x007f, 0x009f, () => t("control character")],
  [0x180b, 0x180f, () => "MONGOLIAN FREE VARIATION SELECTOR"],
  [0x2000, 0x200a, () => t("space")],
  [0x206a, 0x206f, () => t("deprecated format character")],
  [0xd800, 0xdfff, () => t("half of a character")],
  [0xfe00, 0xfe0f, () => "VARIATION SELECTOR"],
  [0xfff9, 0xfffb, () => "INTERLINEAR ANNOTATION"],
  [0x1bca0, 0x1bca3, () => "SHORTHAND FORMAT"],
  [0x1d173, 0x1d17a, () => "MUSICAL SYMBOL"],
  [0xe0020, 0xe007e, () => "TAG CHARACTER"],
  [0xe0100, 0xe01ef, () => "VARIATION SELECTOR SUPPLEMENT"],
];

/** How registers write levels: "4", "4 - Likely", "Likely (4)", "High", "3 to 4". */
import { unaccented } from "../../model/basics/normalizedName.ts";
import { memoText } from "../../syntax/memo.ts";
import { folded } from "./folded.ts";
import { isPlaceholder } from "./placeholders.ts";

/** A level as a cell writes it. */
export interface WrittenLevel {
  /** What identifies the level: its number, or its word without case and accents. */
  readonly key: string;
  readonly isNumber: boolean;
  /** What is said of it beside the key: the word of a number, or what is in parentheses behind a word. Often empty. */
  readonly detail: string;
}

/** The longest text that is read as a level. */
const MAX_LENGTH = 60;

const NUMBER = /^(\d{1,3})(?:[.,]0{1,2})?$/;
const NUMBER_AND_WORD = /^(\d{1,3})(?:[.,]0{1,2})?(?: ?([.:)–—-]) ?| (?:\()?)(\p{L}.*)$/u;
/** A number with what it stands for, as reports write it: "4 (5% to 25%)". */
const NUMBER_AND_DETAIL = /^(\d{1,3}) ?\(([^()]+)\)$/u;
const WORD_AND_NUMBER = /^(\p{L}[^\d]*?) ?(?:[([](\d{1,3})[)\]]|[:–—-] ?(\d{1,3}))$/u;
/** A word with its explanation. Marks such as "?" and "/" leave open which level is meant. */
const WORD = /^(\p{L}[^\d?!<>≤≥~≈±+*=%/|()]*?)(?: ?\(([^()]*)\))?$/u;
const COUNTED_WORD = /^\p{L}[\p{L} ]*\d{1,2}$/u;

/** Reads the text of a cell as one level; `undefined` if it is not exactly one, such as "4-5", "2/5" or "High?". */
export const writtenLevel = memoText(levelIn, 10_000);

function levelIn(text: string): WrittenLevel | undefined {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length > MAX_LENGTH || isPlaceholder(line)) return undefined;
  const number = NUMBER.exec(line)?.[1];
  if (number !== undefined) return { key: String(Number(number)), isNumber: true, detail: "" };
  return numbered(line) ?? worded(line);
}

function numbered(line: string): WrittenLevel | undefined {
  const [, bare, meaning = ""] = NUMBER_AND_DETAIL.exec(line) ?? [];
  if (bare !== undefined) return { key: String(Number(bare)), isNumber: true, detail: folded(meaning) };
  const [, before, separator, word = ""] = NUMBER_AND_WORD.exec(line) ?? [];
  if (before !== undefined) {
    // Without a sign between them, the word may be a unit: "3 weeks".
    if (separator === undefined && levelOrder(word) === undefined) return undefined;
    return { key: String(Number(before)), isNumber: true, detail: folded(word) };
  }
  const [, first = "", inside, behind] = WORD_AND_NUMBER.exec(line) ?? [];
  const number = inside ?? behind;
  return number === undefined
    ? undefined
    : { key: String(Number(number)), isNumber: true, detail: folded(first) };
}

function worded(line: string): WrittenLevel | undefined {
  if (COUNTED_WORD.test(line)) return { key: folded(line), isNumber: false, detail: "" };
  const [, word, detail = ""] = WORD.exec(line) ?? [];
  return word === undefined || folded(word) === ""
    ? undefined
    : { key: folded(word), isNumber: false, detail: folded(detail) };
}

const RANGES: readonly RegExp[] = [
  /^(?:between|entre) (.+?) (?:and|y|e) (.+)$/i,
  /^(?:from |de |desde )?(.+?) (?:to|a|hasta) (.+)$/i,
  /^([^–—-]+)[–—-]([^–—-]+)$/,
];

/** A range of numbers with its words, as reports write it: "3 to 4 (moderate to significant)". */
const RANGE_WITH_WORDS = /^(\d[^()]*) \(([^()]*)\)$/;

/**
 * Returns the two levels of a range, such as "low to medium", "between 3 and 4" or "4-5"; `undefined` if the text is not one.
 * @param isLevel Whether a word is a level.
 */
export function rangeEnds(text: string, isLevel: (text: string) => boolean): [string, string] | undefined {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length > 2 * MAX_LENGTH) return undefined;
  const [, numbers, words = ""] = RANGE_WITH_WORDS.exec(line) ?? [];
  if (numbers !== undefined && rangeEnds(words, isLevel)) return rangeEnds(numbers, isLevel);
  for (const pattern of RANGES) {
    const [, from, to] = (pattern.exec(line) ?? []).map((end) => end.trim());
    if (from === undefined || to === undefined) continue;
    const isSameKind = formOf(from) === formOf(to);
    if (isSameKind && [from, to].every((end) => NUMBER.test(end) || isLevel(end))) return [from, to];
  }
  return undefined;
}

/** How a level is written: both ends of a range are written in the same way. */
function formOf(text: string): string {
  const written = writtenLevel(text);
  return written ? `${String(written.isNumber)} ${String(written.detail !== "")}` : "";
}

/** Words of levels in English and Spanish, from the lowest to the highest. Words on one line are at the same place. */
const WORDS: readonly string[] = [
  "none|nil|ninguno|ninguna|nulo|nula",
  "rare|remote|negligible|insignificant|very low|very unlikely|highly unlikely|raro|rara|remoto|remota|insignificante|despreciable|muy bajo|muy baja|muy improbable|minimo|minima|excepcional",
  "unlikely|low|minor|improbable|bajo|baja|menor|leve|poco probable",
  "limited|limitado|limitada",
  "possible|medium|moderate|med|posible|medio|media|moderado|moderada|ocasional|tolerable",
  "significant|significativo|significativa",
  "likely|probable|high|major|serious|alto|alta|mayor|grave|importante|frecuente|substantial",
  "almost certain|very likely|very high|severe|casi seguro|casi segura|casi cierto|muy probable|muy alto|muy alta|muy grave|severo|severa|muy frecuente",
  "certain|catastrophic|extreme|critical|seguro|segura|catastrofico|catastrofica|extremo|extrema|critico|critica|intolerable",
];

const ORDER: ReadonlyMap<string, number> = new Map(
  WORDS.flatMap((words, order) => words.split("|").map((word) => [word, order] as const)),
);

/** Returns the place of a word in the order of levels; `undefined` if it is not known. */
export function levelOrder(word: string): number | undefined {
  return ORDER.get(folded(word));
}

/** Words that say the same in every register, unlike "serious" and "major". */
const MEDIUM: ReadonlySet<string> = new Set("medium|med|moderate|medio|moderado".split("|"));

/** Returns what two words for the same level have in common: "medium" and "moderate", "alto" and "alta". */
export function levelName(word: string): string {
  const masculine = word.replace(/a$/, "o");
  const name = ORDER.has(masculine) ? masculine : word;
  return MEDIUM.has(name) ? "medium" : name;
}

/** A name exactly as it is written, without case and accents. */
export function exactName(text: string): string {
  return unaccented(text).trim().replace(/\s+/g, " ");
}

/** Chooses the scale that has the words or numbers of a register, or makes one of them. */
import { maxOf, minOf } from "../syntax/minMax.ts";
import { addToIndex } from "../syntax/memo.ts";
import { t } from "@vscode/l10n";
import type { ScaleName } from "../format/schema.ts";
import { idOf } from "../model/id.ts";
import type { Scale, ScaleTerm } from "../model/scale.ts";
import type { Source } from "../syntax/source.ts";
import { documentText } from "../syntax/write/document.ts";
import { scalesInProgram } from "../workspace/library.ts";
import { existingScale } from "./existingScale.ts";
import { folded } from "./headings.ts";
import type { KnownScales } from "./knownScales.ts";
import type { WrittenLevel } from "./writtenLevels.ts";
import { exactName, levelName, levelOrder, rangeEnds, writtenLevel } from "./writtenLevels.ts";

/** A scale for the levels of one kind. */
export interface ChosenScale {
  readonly of: ScaleName;
  /** The title of the scale, if it is one that exists. */
  readonly title: string;
  /** Its id, if the program has it and the assessment has to name it. */
  readonly bundled?: string;
  /** The text of its file, if it is made of the words of the register. */
  readonly made?: string;
  /** The file of an earlier import, if it gets levels: as it was, as it becomes, and the new words and numbers. */
  readonly grown?: { readonly before: Source; readonly text: string; readonly levels: readonly string[] };
  /** Whether the order of the words is not known, so that they are in the order of the register. */
  readonly isUnordered: boolean;
  /** The term for the text of a cell; `undefined` if the scale has none. */
  readonly termFor: TermReader;
}

/** A scale with the words of the register that it reads as one level. */
export interface ReadScale extends ChosenScale {
  readonly merged: readonly (readonly string[])[];
}

type Term = string | number;

/** Finds the term for the text of a cell. */
export type TermReader = (text: string) => Term | { readonly from: Term; readonly to: Term } | undefined;

/** What is known of the assessment that the levels are for. */
export interface LevelContext {
  /** The scales that an existing assessment uses for levels of the kind. */
  readonly existing: KnownScales | undefined;
  /** The name of the register, for the ids of scales. */
  readonly name: string;
  /** Whether levels with and without controls are compared, so that the order of the words has to be known. */
  readonly isCompared: boolean;
}

/** The most different levels that are taken for a scale: a matrix of five by five has 25 scores. */
const MAX_TERMS = 30;

/** Chooses the scale for the texts of all cells of one kind; `undefined` if none fits. */
export function scaleFor(
  of: ScaleName,
  texts: readonly string[],
  context: LevelContext,
): ReadScale | undefined {
  const scale = chosenScale(of, texts, context);
  return scale && { ...scale, merged: mergedWords(texts, scale.termFor) };
}

/** The different words of cells that are read as the same term, as they are first written. */
function mergedWords(texts: readonly string[], termFor: TermReader): string[][] {
  const byTerm = new Map<Term, Map<string, string>>();
  for (const text of new Set(texts)) {
    const level = writtenLevel(text);
    const term = termFor(text);
    if (!level || level.isNumber || term === undefined || typeof term === "object") continue;
    const words = byTerm.get(term) ?? new Map<string, string>();
    if (!words.has(level.key)) byTerm.set(term, words.set(level.key, text));
  }
  return [...byTerm.values()].filter(({ size }) => size > 1).map((words) => [...words.values()]);
}

function chosenScale(
  of: ScaleName,
  texts: readonly string[],
  context: LevelContext,
): ChosenScale | undefined {
  if (texts.length === 0) return undefined;
  const single = singleLevels(texts);
  const known = context.existing && existingScale({ of, texts, single }, context.existing, context);
  if (known || context.existing?.isFree === false) return known;
  const bundled = context.existing?.isLost === true ? undefined : bundledScale(of, [...new Set(single)]);
  return bundled ?? madeScale(of, single, context);
}

/** The texts of cells, with both ends of each range. */
function singleLevels(texts: readonly string[]): string[] {
  const words = new Set(texts.map(folded));
  const isLevel = (text: string): boolean =>
    writtenLevel(text) !== undefined && (words.has(folded(text)) || levelOrder(text) !== undefined);
  const byText = new Map([...new Set(texts)].map((text) => [text, rangeEnds(text, isLevel)]));
  const ranges = texts.map((text) => byText.get(text));
  return [...texts.filter((_, index) => !ranges[index]), ...ranges.flatMap((ends) => ends ?? [])];
}

/**
 * A scale of the program that has every word. Numbers, single words, and words such as "high" for a likelihood mean what the
 * register says: a bundled scale would add bands that nobody has stated.
 */
function bundledScale(of: ScaleName, texts: readonly string[]): ChosenScale | undefined {
  const isOwn = (text: string): boolean =>
    /^\d{1,3}(?:[.,]\d+)?$/.test(text) || (of === "likelihood" && GENERIC.test(folded(text)));
  if (texts.length < 2 || texts.some(isOwn)) return undefined;
  for (const scale of scalesInProgram(of)) {
    const termFor = termReader(scale);
    if (texts.every((text) => termFor(text) !== undefined))
      return { of, title: scale.title, bundled: scale.id, isUnordered: false, termFor };
  }
  return undefined;
}

const GENERIC = /^(?:very |muy )?(?:low|medium|moderate|high|baj[oa]|medi[oa]|moderad[oa]|alt[oa])$/;

/** Reads levels with the terms of a scale, and ranges between two of them. What is not exactly one of them is not read. */
export function termReader({
  terms,
  isFalling,
}: Pick<Scale, "isFalling"> & { terms: readonly NamedTerm[] }): TermReader {
  const exact = new Map<string, string>();
  const byKey = new Map<string, string>();
  const byDetail = new Map<string, string>();
  const addTo = (map: Map<string, string>, name: string, term: string): void => {
    if (name !== "" && !map.has(name)) map.set(name, term);
  };
  for (const { term, label, labels, synonyms } of terms)
    for (const name of [term, label, ...(labels?.values() ?? []), ...(synonyms ?? [])]) {
      if (name === undefined) continue;
      addTo(exact, exactName(name), term);
      const written = writtenLevel(name);
      addTo(byKey, written?.key ?? "", term);
      addTo(byDetail, written?.detail ?? "", term);
    }
  const read = (text: string): string | undefined => {
    const found = exact.get(exactName(text));
    const written = writtenLevel(text);
    if (found !== undefined || !written) return found;
    const { key, isNumber, detail } = written;
    const term = byKey.get(key) ?? (isNumber || detail !== "" ? undefined : byDetail.get(key));
    return detail === "" || (byDetail.get(detail) ?? byKey.get(detail)) === term ? term : undefined;
  };
  const places = new Map(terms.map(({ term }, index) => [term, isFalling ? -index : index]));
  return (text) => {
    const term = read(text);
    if (term !== undefined) return asWritten(term);
    const [from, to] = (rangeEnds(text, (end) => read(end) !== undefined) ?? []).map(read);
    if (from === undefined || to === undefined) return undefined;
    // "5 to 4" may be a change: it is not a range.
    return (places.get(from) ?? 0) < (places.get(to) ?? 0)
      ? { from: asWritten(from), to: asWritten(to) }
      : undefined;
  };
}

/** A term with its names. */
type NamedTerm = Pick<ScaleTerm, "term" | "label"> & Partial<Pick<ScaleTerm, "labels" | "synonyms">>;

/** A term as a value of YAML: numbers without quotation marks. */
export function asWritten(term: string): Term {
  return /^\d{1,9}$/.test(term) ? Number(term) : term;
}

/** A level of a scale that is made: its place in the order, if it is known. */
export interface RegisterLevel extends NamedTerm {
  readonly label: string;
  readonly place: number | undefined;
}

function madeScale(
  of: ScaleName,
  texts: readonly string[],
  { name, isCompared }: LevelContext,
): ChosenScale | undefined {
  const levels = levelsOf(texts);
  if (levels.length === 0 || levels.length > MAX_TERMS) return undefined;
  const places = new Set(levels.map(({ place }) => place));
  const isUnordered = places.has(undefined) || places.size < levels.length;
  if (isUnordered && isCompared) return undefined;
  const ordered = isUnordered ? levels : levels.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const title = TITLES[of]();
  const content = {
    scale: 1,
    id: idOf(`${name} ${of}`),
    title,
    of,
    definition: isUnordered
      ? t(
          "The words of the register, in the order of their first use. Put them in order, from the lowest to the highest.",
        )
      : t("The words of the register, from the lowest to the highest."),
    terms: ordered.map(({ term, label, synonyms }) => ({
      term: asWritten(term),
      ...(term === label ? {} : { label }),
      ...(synonyms ? { synonyms } : {}),
    })),
  };
  const termFor = termReader({ terms: ordered, isFalling: false });
  return { of, title, made: documentText(content), isUnordered, termFor };
}

const TITLES: Readonly<Record<ScaleName, () => string>> = {
  likelihood: () => t("Likelihood in the register"),
  confidence: () => t("Confidence in the register"),
  impact: () => t("Impact in the register"),
  risk: () => t("Level of risk in the register"),
  reliability: () => t("Reliability in the register"),
  credibility: () => t("Credibility in the register"),
};

/** A text with the level that it names. */
interface LevelText extends WrittenLevel {
  readonly text: string;
}

/** The levels of a column, each once. Either the numbers are its levels or the words: those of which it has more cells. */
export function levelsOf(texts: readonly string[]): RegisterLevel[] {
  const written = texts.flatMap((text): LevelText[] => {
    const level = writtenLevel(text);
    return level && idOf(level.key) !== "" ? [{ ...level, text: text.trim() }] : [];
  });
  const numbers = written.filter(({ isNumber }) => isNumber);
  return numbers.length * 2 >= written.length ? numberLevels(numbers) : wordLevels(written);
}

function numberLevels(numbers: readonly LevelText[]): RegisterLevel[] {
  const levels = labelled(numbers).map(({ key, label }) => ({ term: key, label, place: Number(key) }));
  const places = levels.map(({ place }) => place);
  const known = new Set(places);
  for (const place of levels.length > 0 ? wholeScale(places) : [])
    if (!known.has(place)) levels.push({ term: String(place), label: String(place), place });
  return levels;
}

/** The levels of most scales of numbers. */
export const FIVE: readonly number[] = [1, 2, 3, 4, 5];

/** The scores of a matrix of five by five. */
export const PRODUCTS: ReadonlySet<number> = new Set(FIVE.flatMap((a) => FIVE.map((b) => a * b)));

/** The levels of a matrix of five by five, and its scores, whether the register uses them or not: the next one may. */
function wholeScale(places: readonly number[]): Iterable<number> {
  if (minOf(places) >= 1 && maxOf(places) <= 5) return FIVE;
  return places.length > 2 && places.every((place) => PRODUCTS.has(place)) ? PRODUCTS : [];
}

/** If the order of most words is known, the others are not levels: "pending" among "low" and "high". */
function wordLevels(written: readonly LevelText[]): RegisterLevel[] {
  const words = written.filter(({ isNumber }) => !isNumber);
  const known = words.filter(({ key }) => levelOrder(key) !== undefined);
  const isKnown = known.length * 2 > words.length && new Set(known.map(({ key }) => key)).size > 1;
  const byName = new Map<string, { key: string; labels: string[] }>();
  for (const { key, label } of labelled(isKnown ? known : words)) {
    const same = byName.get(levelName(key)) ?? { key, labels: [] };
    same.labels.push(label);
    byName.set(levelName(key), same);
  }
  return Array.from(byName.values(), ({ key, labels: [label = key, ...synonyms] }) => ({
    term: idOf(key),
    label,
    place: levelOrder(key),
    ...(synonyms.length > 0 ? { synonyms } : {}),
  }));
}

/**
 * The different keys with their labels. One key has one label: a text that says something else of it, such as "4 - as before"
 * beside "4", is not read as this level.
 */
function labelled(written: readonly LevelText[]): { key: string; label: string }[] {
  return [...grouped(written, "key")].flatMap(([key, all]) => {
    const bare = all.find(({ detail }) => detail === "");
    const byDetail = grouped(
      all.filter(({ detail }) => detail !== ""),
      "detail",
    );
    const known = [...byDetail].filter(([detail]) => levelOrder(detail) !== undefined);
    const candidates = known.length === 1 ? known : bare ? [] : [...byDetail];
    const chosen = candidates.length === 1 ? candidates[0]?.[1][0] : bare;
    if (!chosen) return [];
    return [{ key, label: chosen.isNumber && chosen.detail === "" ? key : chosen.text }];
  });
}

function grouped(all: readonly LevelText[], by: "key" | "detail"): Map<string, LevelText[]> {
  const groups = new Map<string, LevelText[]>();
  for (const each of all) addToIndex(groups, each[by], each);
  return groups;
}

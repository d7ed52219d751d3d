/** Finds the levels that the words or numbers of a register name, for a scale that is made of them. */
import { idOf } from "../../model/basics/id.ts";
import { addToIndex } from "../../syntax/memo.ts";
import { maxOf, minOf } from "../../syntax/minMax.ts";
import type { ReadableTerm, TermValue } from "../cells/termReader.ts";
import { asWritten } from "../cells/termReader.ts";
import type { WrittenLevel } from "../cells/writtenLevels.ts";
import { levelName, levelOrder, writtenLevel } from "../cells/writtenLevels.ts";

/** A level of a scale that is made: its place in the order, if it is known. */
export interface RegisterLevel extends ReadableTerm {
  readonly label: string;
  readonly place: number | undefined;
}

/** What a scale says of a level. */
interface TermContent {
  readonly term: TermValue;
  readonly label?: string;
  readonly synonyms?: readonly string[];
}

/** Returns the term of a scale for a level. */
export function termContent({ term, label, synonyms }: RegisterLevel): TermContent {
  return {
    term: asWritten(term),
    ...(term === label ? {} : { label }),
    ...(synonyms ? { synonyms } : {}),
  };
}

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
 * next to "4", is not read as this level.
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

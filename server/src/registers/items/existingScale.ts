/** Reads levels with the scale of an existing assessment. A scale that an import has made gets the levels that a later register has. */
import type { ScaleName } from "../../format/schema.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import { readScale } from "../../model/estimates/scale.ts";
import { firstSectionsIn } from "../../model/basics/correctedKeys.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Source } from "../../syntax/source.ts";
import { addItems, addPairs } from "../../syntax/write/collection.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import { textEditOf } from "../../syntax/write/edit.ts";
import { insertItem } from "../../syntax/write/section.ts";
import { applySafely } from "../../syntax/write/safety.ts";
import type { KnownScales } from "./knownScales.ts";
import type { ChosenScale, LevelContext } from "./levels.ts";
import type { RegisterLevel } from "./registerLevels.ts";
import { FIVE, PRODUCTS, levelsOf, termContent } from "./registerLevels.ts";
import type { TermReader } from "../cells/termReader.ts";
import { termReader } from "../cells/termReader.ts";
import { levelOrder, writtenLevel } from "../cells/writtenLevels.ts";

/** The levels of a kind in a register. */
interface LevelCells {
  readonly of: ScaleName;
  readonly texts: readonly string[];
  /** The texts with both ends of each range. */
  readonly single: readonly string[];
}

/** Returns the scale of an assessment; `undefined` if it has none, or one that applies by default and does not have all levels. */
export function existingScale(
  { of, texts, single }: LevelCells,
  { scales, isFree, made }: KnownScales,
  { isCompared }: Pick<LevelContext, "isCompared">,
): ChosenScale | undefined {
  const [first] = scales;
  if (!first) return undefined;
  const termFor = readerOf(scales);
  const known = { of, title: first.title, isUnordered: false, termFor };
  if (texts.every((text) => termFor(text) !== undefined)) return known;
  if (isFree) return undefined;
  const own = scales.find(({ source }) => source === made?.source);
  const grown = own && grownScale(own, single);
  if (!grown || (grown.isUnordered && isCompared)) return known;
  const { source, levels, isUnordered } = grown;
  return {
    ...known,
    isUnordered,
    termFor: readerOf(scales.map((scale) => (scale === own ? readScale(source) : scale))),
    grown: { before: own.source, text: source.text, levels },
  };
}

function readerOf(scales: readonly Scale[]): TermReader {
  const readers = scales.map(termReader);
  return (text) => readers.reduce<ReturnType<TermReader>>((found, read) => found ?? read(text), undefined);
}

/** A scale with more levels. */
interface Grown {
  readonly source: Source;
  readonly levels: readonly string[];
  readonly isUnordered: boolean;
}

/** The scale with the levels of a register that it lacks, as if it were made of all of them; `undefined` if it lacks none. */
function grownScale(scale: Scale, single: readonly string[]): Grown | undefined {
  const read = termReader(scale);
  const names = scale.terms.flatMap(({ term, label, synonyms }) => [label ?? term, ...synonyms]);
  const ofNumbers = scale.terms.every(({ term }) => /^\d+$/.test(term));
  const fresh = single.filter(
    (text) =>
      read(text) === undefined && writtenLevel(text)?.isNumber === ofNumbers && !isWrongNumber(text, scale),
  );
  const asked = new Set(fresh.flatMap((text) => [text.trim(), writtenLevel(text)?.key ?? ""]));
  let grown: Grown = { source: scale.source, levels: [], isUnordered: false };
  for (const level of levelsOf([...names, ...fresh])) {
    const words = [level.label, ...(level.synonyms ?? [])];
    const missing = words.filter((word) => read(word) === undefined && asked.has(word));
    if (missing.length === 0) continue;
    const known = words.map(read).find((term) => typeof term === "string" || typeof term === "number");
    const next = known === undefined ? withLevel(grown, level) : withSynonyms(grown, String(known), missing);
    if (next) grown = { ...next, levels: [...grown.levels, ...missing] };
  }
  return grown.levels.length > 0 ? grown : undefined;
}

/** Whether a number cannot be a level of a scale: it is no score of a matrix of them, or beyond 1 to 5. */
function isWrongNumber(text: string, { terms }: Scale): boolean {
  if (!/^\d+$/.test(text.trim())) return false;
  const numbers = terms.map(({ term }) => Number(term));
  const areLevels = FIVE.every((each) => numbers.includes(each)) && numbers.length === FIVE.length;
  const areScores = numbers.every((each) => PRODUCTS.has(each)) && numbers.some((each) => each > 5);
  return areLevels || (areScores && !PRODUCTS.has(Number(text)));
}

/** Adds a level at its place in the order, or at the end if its place is not known. */
function withLevel({ source, isUnordered }: Grown, level: RegisterLevel): Grown | undefined {
  const places = readScale(source).terms.map(({ term, label }) => placeOfName(label ?? term));
  const { place } = level;
  const isKnown = place !== undefined && !places.includes(undefined) && !places.includes(place);
  const above = place === undefined ? -1 : places.findIndex((each) => (each ?? 0) > place);
  const at = isKnown && above >= 0 ? above : places.length;
  const [section] = firstSectionsIn(source, "scale").filter(({ name }) => name === "terms");
  const after = section && withEdit(source, insertItem(section, at, termContent(level)));
  const isAdded = after && readScale(after).terms[at]?.term === level.term;
  return isAdded ? { source: after, levels: [], isUnordered: isUnordered || !isKnown } : undefined;
}

function placeOfName(name: string): number | undefined {
  const level = writtenLevel(name);
  return level?.isNumber === true ? Number(level.key) : level && levelOrder(level.key);
}

/** Adds words to a level that the scale has. */
function withSynonyms(
  { source, isUnordered }: Grown,
  term: string,
  words: readonly string[],
): Grown | undefined {
  const [section] = firstSectionsIn(source, "scale").filter(({ name }) => name === "terms");
  const index = readScale(source).terms.findIndex((each) => each.term === term);
  const item = section?.items[index];
  if (item?.value?.kind !== "map") return undefined;
  const list = valueAt(item.value, "synonyms");
  const edit =
    list?.kind === "list"
      ? addItems(list, words, item.piece)
      : addPairs(item.value, [{ key: "synonyms", value: words }], item.piece);
  const after = withEdit(source, edit);
  return after && { source: after, levels: [], isUnordered };
}

function withEdit(source: Source, edit: PieceEdit | undefined): Source | undefined {
  return edit && applySafely(source, [textEditOf(source, edit)]);
}

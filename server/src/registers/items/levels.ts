/** Chooses the scale that has the words or numbers of a register, or makes one of them. */
import { t } from "@vscode/l10n";
import type { ScaleName } from "../../format/schema.ts";
import { idOf } from "../../model/basics/id.ts";
import type { Source } from "../../syntax/source.ts";
import { documentText } from "../../syntax/write/document.ts";
import { scalesInProgram } from "../../workspace/library.ts";
import { existingScale } from "./existingScale.ts";
import { folded } from "../cells/folded.ts";
import type { KnownScales } from "./knownScales.ts";
import { levelsOf, termContent } from "./registerLevels.ts";
import type { TermReader, TermValue } from "../cells/termReader.ts";
import { termReader } from "../cells/termReader.ts";
import { levelOrder, rangeEnds, writtenLevel } from "../cells/writtenLevels.ts";

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
  const byTerm = new Map<TermValue, Map<string, string>>();
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
    terms: ordered.map(termContent),
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

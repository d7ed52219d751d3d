/** Chooses the scale that has the words or numbers of a register, or makes one of them. */
import { maxOf, minOf } from "../syntax/minMax.ts";
import { t } from "@vscode/l10n";
import type { ScaleName } from "../format/schema.ts";
import { idOf } from "../model/id.ts";
import type { Scale } from "../model/scale.ts";
import { documentText } from "../syntax/write/document.ts";
import { scalesInProgram } from "../workspace/library.ts";
import { folded } from "./headings.ts";

/** A scale for the levels of one kind. */
export interface ChosenScale {
  readonly of: ScaleName;
  /** The title of the scale, if it is one that exists. */
  readonly title: string;
  /** Its id, if the program has it and the assessment has to name it. */
  readonly bundled?: string;
  /** The text of its file, if it is made of the words of the register. */
  readonly made?: string;
  /** Whether the order of the words is not known, so that they are in the order of the register. */
  readonly isUnordered: boolean;
  /** The term for the text of a cell; `undefined` if the scale has none. */
  readonly termFor: TermReader;
}

type Term = string | number;

type TermReader = (text: string) => Term | { readonly from: Term; readonly to: Term } | undefined;

/** What is known of the assessment that the levels are for. */
export interface LevelContext {
  /** The scales that an existing assessment uses for levels of the kind. They are the only ones then. */
  readonly existing: readonly Scale[] | undefined;
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
): ChosenScale | undefined {
  const distinct = [...new Set(texts.flatMap((text) => endsOf(text) ?? [text]))];
  if (distinct.length === 0) return undefined;
  const found = context.existing
    ? existingScale(of, context.existing)
    : (bundledScale(of, distinct) ?? madeScale(of, distinct, context));
  return found && { ...found, termFor: withRanges(found.termFor) };
}

/** The two levels of a range, such as "low to medium"; `undefined` if the text is not one. */
function endsOf(text: string): [string, string] | undefined {
  const [from, to, ...more] = text.split(/ (?:to|a) /);
  return from === undefined || to === undefined || more.length > 0 ? undefined : [from.trim(), to.trim()];
}

/** Also reads a range between two terms. */
function withRanges(read: TermReader): TermReader {
  return (text) => {
    const single = read(text);
    if (single !== undefined) return single;
    const [from, to] = (endsOf(text) ?? []).map(read);
    if (from === undefined || to === undefined || typeof from === "object" || typeof to === "object")
      return undefined;
    return { from, to };
  };
}

function existingScale(of: ScaleName, scales: readonly Scale[]): ChosenScale | undefined {
  const [first] = scales;
  if (!first) return undefined;
  const readers = scales.map(termReader);
  const termFor: TermReader = (text) =>
    readers.reduce<ReturnType<TermReader>>((found, read) => found ?? read(text), undefined);
  return { of, title: first.title, isUnordered: false, termFor };
}

/**
 * A scale of the program that has every word. Numbers, single words, and words such as "high" for a likelihood mean what the
 * register says: a bundled scale would add bands that nobody has stated.
 */
function bundledScale(of: ScaleName, texts: readonly string[]): ChosenScale | undefined {
  const isOwn = (text: string): boolean =>
    /\d/.test(text) || (of === "likelihood" && GENERIC.test(folded(text)));
  if (texts.length < 2 || texts.some(isOwn)) return undefined;
  for (const scale of scalesInProgram(of)) {
    const termFor = termReader(scale);
    if (texts.every((text) => termFor(text) !== undefined))
      return { of, title: scale.title, bundled: scale.id, isUnordered: false, termFor };
  }
  return undefined;
}

const GENERIC = /^(?:very |muy )?(?:low|medium|moderate|high|baj[oa]|medi[oa]|moderad[oa]|alt[oa])$/;

function termReader({ terms }: Scale): TermReader {
  const byName = new Map<string, string>();
  for (const { term, label, labels, synonyms } of terms)
    for (const name of [term, label, ...labels.values(), ...synonyms])
      if (name !== undefined && !byName.has(folded(name))) byName.set(folded(name), term);
  return (text) => {
    const found = byName.get(folded(text));
    return found !== undefined && /^\d{1,9}$/.test(found) ? Number(found) : found;
  };
}

/** A level as the register writes it. */
interface Level {
  readonly term: string | number;
  readonly label: string;
  readonly order: number | undefined;
}

function madeScale(
  of: ScaleName,
  texts: readonly string[],
  { name, isCompared }: LevelContext,
): ChosenScale | undefined {
  const levels = levelsOf(texts);
  if (levels.length === 0 || levels.length > MAX_TERMS) return undefined;
  const isUnordered = levels.some(({ order }) => order === undefined);
  if (isUnordered && isCompared) return undefined;
  const ordered = isUnordered ? levels : levels.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const terms = new Map(
    texts.flatMap((text) => {
      const level = levelIn(text);
      return level === undefined ? [] : [[text, level.term] as const];
    }),
  );
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
    terms: ordered.map(({ term, label }) => (String(term) === label ? { term } : { term, label })),
  };
  return { of, title, made: documentText(content), isUnordered, termFor: (text) => terms.get(text) };
}

const TITLES: Readonly<Record<ScaleName, () => string>> = {
  likelihood: () => t("Likelihood in the register"),
  confidence: () => t("Confidence in the register"),
  impact: () => t("Impact in the register"),
  risk: () => t("Level of risk in the register"),
  reliability: () => t("Reliability in the register"),
  credibility: () => t("Credibility in the register"),
};

/** The different levels, each once; of a number alone and with words, the words are kept. */
function levelsOf(texts: readonly string[]): Level[] {
  const byTerm = new Map<string | number, Level>();
  for (const text of texts) {
    const level = levelIn(text);
    if (!level) continue;
    const before = byTerm.get(level.term);
    if (!before || before.label === String(before.term)) byTerm.set(level.term, level);
  }
  const numbers = [...byTerm.keys()].filter((term): term is number => typeof term === "number");
  const most = maxOf([0, ...numbers]);
  // A matrix of five by five has all five levels, whether the register uses them or not.
  if (numbers.length === byTerm.size && most <= 5 && minOf(numbers) >= 1)
    for (let term = 1; term <= Math.max(most, 5); term++)
      if (!byTerm.has(term)) byTerm.set(term, { term, label: String(term), order: term });
  return [...byTerm.values()];
}

/** The level that a text names: "4", "4 - Likely", "Likely (4)", "High". */
function levelIn(text: string): Level | undefined {
  const number = /^(\d{1,3})(?:[.,]0+)?(?=$|[\s.:–—-])/.exec(text)?.[1] ?? /\((\d{1,3})\)$/.exec(text)?.[1];
  if (number !== undefined) return { term: Number(number), label: text, order: Number(number) };
  const id = idOf(text);
  if (id === "" || text.length > 60) return undefined;
  const place = ORDER.get(folded(text));
  return { term: id, label: text, order: place };
}

/** Words of levels in English and Spanish, from the lowest to the highest. Words on one line mean the same level. */
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

/** Compares judgments with what has happened: scores, and calibration by term, confidence, holder and year. */
import { t } from "@vscode/l10n";
import type { ScoredForecast, ScoreParts } from "../../model/estimates/brier.ts";
import { binsOf, scoreOfForecast, scoreParts } from "../../model/estimates/brier.ts";
import type { CalibratedGroup } from "../../model/estimates/calibration.ts";
import { calibrationOf } from "../../model/estimates/calibration.ts";
import { componentsOf } from "../../model/basics/components.ts";
import { normalizedName } from "../../model/basics/normalizedName.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { JudgmentRecord, Standing } from "./judgmentRecords.ts";
import { standings } from "./judgmentRecords.ts";

/** A judgment that has a score. */
export interface ScoredJudgment {
  readonly record: JudgmentRecord;
  readonly forecast: ScoredForecast;
}

/** What the judgments are grouped by. */
export const groupings = ["term", "confidence", "holder", "year"] as const;
export type Grouping = (typeof groupings)[number];

/** A group of judgments; its label is `undefined` for those that do not say what they are grouped by. */
export interface LabelledGroup {
  readonly label: string | undefined;
  readonly group: CalibratedGroup;
}

/** What is known of the judgments. */
export interface Score {
  /** All judgments in the order of the files. */
  readonly records: readonly JudgmentRecord[];
  /** Those with a score, the largest miss first. */
  readonly scored: readonly ScoredJudgment[];
  /** The number of different threats and statements among those with a score. */
  readonly subjects: number;
  readonly counts: ReadonlyMap<Standing, number>;
  /** All together, and the parts of the score; `undefined` if no judgment has a score. */
  readonly total: CalibratedGroup | undefined;
  readonly parts: ScoreParts | undefined;
  readonly groups: ReadonlyMap<Grouping, readonly LabelledGroup[]>;
}

/** Returns the score of judgments. */
export function scoreOf(records: readonly JudgmentRecord[]): Score {
  const scored = records.flatMap((record): ScoredJudgment[] => {
    const { standing, band, outcome } = record;
    return standing === "scored" && band
      ? [{ record, forecast: { band, occurred: outcome === "occurred" } }]
      : [];
  });
  const forecasts = scored.map(({ forecast }) => forecast);
  return {
    records,
    scored: scored.toSorted((a, b) => missOf(b) - missOf(a)),
    subjects: subjectsOf(
      scored.map(({ record }) => record),
      records,
    ),
    counts: countsOf(records),
    total: calibrationOf(forecasts),
    parts: scoreParts(binsOf(forecasts)),
    groups: new Map(groupings.map((by) => [by, groupsOf(scored, by)])),
  };
}

/** The score of a judgment: that of the middle of its probability. */
export function missOf({ forecast }: ScoredJudgment): number {
  return scoreOfForecast(forecast).middle;
}

function countsOf(records: readonly JudgmentRecord[]): ReadonlyMap<Standing, number> {
  const counts = new Map<Standing, number>(standings.map((standing) => [standing, 0]));
  for (const { standing } of records) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return counts;
}

/**
 * Counts what judgments are about. Those with the same id in several files are about one thing, and so are those with the same title,
 * unless one of the files has both ids.
 */
function subjectsOf(scored: readonly JudgmentRecord[], records: readonly JudgmentRecord[]): number {
  const files = new Map<string, string[]>();
  const titles = new Map<string, string[]>();
  for (const record of records) {
    const key = keyOf(record);
    addToIndex(files, key, record.file);
    addToIndex(titles, `${record.concept} ${normalizedName(record.title)}`, key);
  }
  const links = new Map<string, string[]>();
  for (const keys of titles.values()) {
    const [first = "", ...others] = new Set(keys);
    const all = [first, ...others].flatMap((key) => [...new Set(files.get(key))]);
    if (new Set(all).size < all.length) continue;
    for (const other of others) {
      addToIndex(links, first, other);
      addToIndex(links, other, first);
    }
  }
  const components = componentsOf(files.keys(), (key) => links.get(key) ?? []);
  return new Set(scored.map((record) => components.get(keyOf(record)))).size;
}

function keyOf({ concept, id }: JudgmentRecord): string {
  return `${concept} ${id}`;
}

function groupsOf(scored: readonly ScoredJudgment[], by: Grouping): readonly LabelledGroup[] {
  const members = new Map<string | undefined, ScoredForecast[]>();
  for (const { record, forecast } of scored)
    for (const label of labelsOf(record, by)) {
      const group = members.get(label);
      if (group) group.push(forecast);
      else members.set(label, [forecast]);
    }
  const groups = Array.from(members, ([label, forecasts]): LabelledGroup[] => {
    const group = calibrationOf(forecasts);
    return group ? [{ label, group }] : [];
  }).flat();
  const places = new Map(
    scored.flatMap(({ record: { confidence } }) =>
      confidence ? [[confidence.label, confidence.place] as const] : [],
    ),
  );
  // What is not on the scale comes last. The difference of two such places is no number.
  const placeOf = ({ label }: LabelledGroup): number => places.get(label ?? "") ?? Infinity;
  switch (by) {
    case "term":
      return groups.toSorted(byProbability);
    case "confidence":
      return groups.toSorted((a, b) => placeOf(a) - placeOf(b) || byLabel(a, b));
    default:
      return groups.toSorted(byLabel);
  }
}

/** A judgment that several hold counts for each of them. */
function labelsOf(
  { term, confidence, saysConfidence, holders, year }: JudgmentRecord,
  by: Grouping,
): readonly (string | undefined)[] {
  const labels: Readonly<Record<Grouping, readonly (string | undefined)[]>> = {
    term: [term],
    confidence: [confidence?.label ?? (saysConfidence ? t("in the text only") : undefined)],
    holder: holders,
    year: [year],
  };
  return labels[by];
}

function byProbability(a: LabelledGroup, b: LabelledGroup): number {
  return a.group.middle - b.group.middle || byLabel(a, b);
}

/** In the order of the labels; what has none comes last. */
function byLabel({ label: a }: LabelledGroup, { label: b }: LabelledGroup): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a < b ? -1 : Number(a > b);
}

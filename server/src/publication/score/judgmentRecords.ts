/** Reads what assessments have judged and what has happened, so that the two can be compared. */
import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { listed } from "../../language/lists.ts";
import { deniedText } from "../../model/editions/changes.ts";
import type { Definition } from "../../model/facts/definitions.ts";
import type { Days } from "../../model/dates/edtf.ts";
import { daysOf } from "../../model/dates/edtf.ts";
import type { Estimate } from "../../model/estimates/estimate.ts";
import { ownEstimateIn } from "../../model/estimates/estimate.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import type { OutcomeStatus } from "../../model/estimates/outcome.ts";
import { readHandling } from "../../model/items/handling.ts";
import { outcomeIn, outcomeStatusOf } from "../../model/estimates/outcome.ts";
import type { PercentRange } from "../../model/estimates/percentRange.ts";
import { percentRangeIn } from "../../model/estimates/percentRange.ts";
import { endOfPeriod } from "../../model/dates/period.ts";
import { placeOf } from "../../model/estimates/scale.ts";
import { mainSentences } from "../../rules/sentences.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { periodOf } from "../../workspace/scales.ts";
import { displayName, ownTitle } from "../texts/context.ts";
import { firstWords } from "../texts/firstWords.ts";
import type { RatedTerm } from "../values/estimates.ts";
import { likelihoodWords, ratedTerm } from "../values/estimates.ts";
import { headOf } from "../sections/head.ts";
import { placeOfItem } from "../sections/items.ts";
import { itemsOf } from "../sections/parts.ts";
import { plainTextOf } from "../values/values.ts";

/** Whether a judgment has a score, and if not, why not. */
export const standings = [
  "scored",
  "due",
  "partly",
  "cannot-be-told",
  "open",
  "undated",
  "late",
  "no-band",
  "no-likelihood",
  "no-status",
  "outside",
  "restated",
] as const;
export type Standing = (typeof standings)[number];

/** A judgment with a likelihood, or with an outcome. Its texts are in the language of the report. */
export interface JudgmentRecord {
  /** The file, as the user knows it. */
  readonly file: string;
  readonly id: string;
  readonly concept: "threat" | "statement";
  readonly title: string;
  /** Who judged. */
  readonly holders: readonly string[];
  /** The year of the assessment. */
  readonly year: string | undefined;
  /** The likelihood in words: "likely (55–80%), within 2 years". */
  readonly likelihood: string | undefined;
  /** The term of the scale: "likely"; `undefined` for figures alone. */
  readonly term: string | undefined;
  readonly band: PercentRange | undefined;
  /** The level of confidence, and its place on the scale from the lowest. */
  readonly confidence: { readonly label: string; readonly place: number } | undefined;
  /** Whether a sentence of the judgment says how sure its authors are. */
  readonly saysConfidence: boolean;
  /** The last day on which the period may end. */
  readonly end: string | undefined;
  readonly outcome: OutcomeStatus | undefined;
  readonly outcomeDate: string | undefined;
  readonly standing: Standing;
  /** The handling markings of the assessment and of the judgment. */
  readonly markings: readonly string[];
  /** Whether the judgment says that something will not happen, or seems to. */
  readonly isDenied: boolean;
}

/** A file, its assessment, and the day from which periods count as over. */
export interface RecordSource {
  readonly assessment: Assessment;
  readonly file: string;
  readonly today: string;
}

/** Returns the judgments of an assessment. Call it in the language of the report. */
export function judgmentRecords(source: RecordSource): JudgmentRecord[] {
  const { assessment } = source;
  return [...itemsOf("threats", assessment), ...itemsOf("statements", assessment)].flatMap((facts) =>
    recordOf(facts, source),
  );
}

function recordOf(facts: Facts, source: RecordSource): JudgmentRecord[] {
  const { item, definition, section } = facts;
  const { assessment, file, today } = source;
  const estimate = ownEstimateIn(item);
  const outcome = outcomeIn(item);
  if (!definition || (!estimate && !outcome) || textOf(valueAt(item.value, "kind")) === "information")
    return [];
  const rated = ratedTerm("likelihood", valueAt(item.value, "likelihood"), assessment);
  const asOf = daysOf(assessment.asOf ?? "");
  const period = estimate && periodOf(estimate, item, assessment);
  const dated = { asOf, end: period && endOfPeriod(period.text, asOf) };
  const status = outcome && outcomeStatusOf(outcome);
  const band = bandOf(estimate, rated);
  const standing = standingOf({ facts, estimate, status, band, ...dated }, today);
  return [
    {
      file,
      id: definition.id,
      concept: section === "threats" ? "threat" : "statement",
      title: showHidden(titleOf(facts, definition, assessment)),
      holders: holdersOf(facts, assessment),
      year: asOf?.first.slice(0, 4),
      likelihood: wordsOf(facts, assessment),
      term: rated?.label,
      band,
      confidence: confidenceOf(facts, assessment),
      saysConfidence: mainSentences(facts, assessment).some(({ confidence }) => confidence.length > 0),
      end: dated.end?.last,
      outcome: status,
      outcomeDate: outcome?.date?.text,
      standing,
      markings: markingsOf(facts, assessment),
      isDenied: deniedText(textOf(valueAt(item.value, "text")) ?? "").denials > 0,
    },
  ];
}

/** What decides about the standing of a judgment. */
interface Standings {
  readonly facts: Facts;
  readonly estimate: Estimate | undefined;
  readonly status: OutcomeStatus | undefined;
  readonly band: PercentRange | undefined;
  /** The days of the assessment, and those on which the period may end. */
  readonly asOf: Days | undefined;
  readonly end: Days | undefined;
}

/** The title, or else the beginning of the text: a number alone says nothing beside other assessments. */
function titleOf({ item }: Facts, { id, concept }: Definition, assessment: Assessment): string {
  return ownTitle(item.value) ?? firstWords(item.value) ?? displayName(id, concept, assessment);
}

function standingOf({ facts, estimate, status, band, asOf, end }: Standings, today: string): Standing {
  if (!estimate) return "no-likelihood";
  if (textsOf(valueAt(facts.item.value, "restates")).length > 0) return "restated";
  if (!end) return "undated";
  if (asOf && end.last < asOf.first) return "late";
  // What has occurred early counts when the period is over, as what has not: otherwise events would be counted too often.
  if (end.last >= today) return "open";
  if (!outcomeIn(facts.item)) return "due";
  if (!status) return "no-status";
  if (isOutside(facts, { asOf, end })) return "outside";
  if (status === "partly" || status === "cannot-be-told") return status;
  return band ? "scored" : "no-band";
}

/** Whether an outcome is dated before the assessment, or has occurred when the period was over. */
function isOutside(
  { item }: Facts,
  { asOf, end }: { readonly asOf: Days | undefined; readonly end: Days },
): boolean {
  const outcome = outcomeIn(item);
  const days = outcome?.date && daysOf(outcome.date.text);
  if (!outcome || !days) return false;
  const isEarly = asOf !== undefined && days.last < asOf.first;
  return isEarly || (outcomeStatusOf(outcome) === "occurred" && days.first > end.last);
}

/** The percentage of an estimate, or else the band of its term. */
function bandOf(estimate: Estimate | undefined, rated: RatedTerm | undefined): PercentRange | undefined {
  const band = percentRangeIn(estimate?.percent?.text) ?? rated?.band;
  if (!band) return undefined;
  const [from, to] = [Math.min(band.from, band.to), Math.max(band.from, band.to)];
  return from >= 0 && to <= 100 ? { from, to } : undefined;
}

function wordsOf(facts: Facts, assessment: Assessment): string | undefined {
  const node = valueAt(facts.item.value, "likelihood");
  return node && plainTextOf(likelihoodWords(node, placeOfItem(facts, assessment)));
}

function confidenceOf({ item }: Facts, assessment: Assessment): JudgmentRecord["confidence"] {
  const rated = ratedTerm("confidence", valueAt(item.value, "confidence"), assessment);
  const [term] = rated?.terms ?? [];
  if (!rated) return undefined;
  return { label: rated.label, place: term && rated.scale ? placeOf(term, rated.scale) : 0 };
}

/** The actors who hold a statement. Threats, and statements without a holder, are the authors'. */
function holdersOf({ item }: Facts, assessment: Assessment): readonly string[] {
  const holders = textsOf(valueAt(item.value, "holder"));
  const ids = holders.length > 0 ? holders : ["author"];
  return ids.map((id) => (id === "author" ? authorsOf(assessment) : displayName(id, "actor", assessment)));
}

function markingsOf({ item }: Facts, assessment: Assessment): readonly string[] {
  const own = readHandling(valueAt(item.value, "handling"))?.marking.trim();
  const all = [headOf(assessment, "en").marking, own === undefined ? undefined : showHidden(own)];
  return all.filter((marking) => marking !== undefined && marking !== "") as string[];
}

function authorsOf(assessment: Assessment): string {
  const names = headOf(assessment, "en").authors.map(({ name }) => name);
  return names.length === 0 ? t("the authors") : t("{0} (authors)", listed(names, "and"));
}

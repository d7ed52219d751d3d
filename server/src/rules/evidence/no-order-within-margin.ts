import { t } from "@vscode/l10n";
import { figure, percentage } from "../../language/figures.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { evidenceFor } from "../../model/evidence/evidence.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import { percentOf, rounded } from "../../model/basics/number.ts";
import { readRanking, wordOf } from "../../model/rankings/ranking.ts";
import type { Result } from "../../model/evidence/result.ts";
import { isSameList, readResult, resultsFrom } from "../../model/evidence/result.ts";
import {
  marginBetween,
  marginOfSharedAnswers,
  marginOfExclusiveAnswers,
} from "../../model/evidence/sampling.ts";
import type { Survey } from "../../model/evidence/survey.ts";
import { effectiveSize, USUAL_LEVEL } from "../../model/evidence/survey.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Words with which a text itself says that two figures do not differ. */
const NO_DIFFERENCE =
  /(?<!\p{sc=Latn})(?:same|similar(?:ly)?|alike|equal(?:ly)?|tied?|margin|chance|no\s+(?:real\s+|clear\s+)?difference|igual(?:es)?|mism[oa]s?|parecid[oa]s?|similares|empat\p{sc=Latn}*|margen|azar|ninguna\s+diferencia)(?!\p{sc=Latn})/iu;

/** Reports orders and differences that may be due to chance. */
export const noOrderWithinMargin: Rule = {
  id: "no-order-within-margin",
  severity: "warning",
  sections: ["results", "rankings"],
  summary: "An order or a difference of shares is not within the margin of error of the difference.",
  why: "The margin of a difference is larger than that of one share: up to twice as large within one sample, and about 1.4 times as large between two. A difference within this margin may be reversed in the population. The margin is exact for two samples, and for a question with one answer per person. If people could give several answers, it depends on how many gave both, which is rarely published. In this case, the rule uses the largest possible margin and reports the problem for information only. If a stated margin or design effect is larger than that of simple random sampling, the margin is larger as well.",
  source:
    "Franklin (2007), The “Margin of Error” for Differences in Polls; Kish (1965), Survey Sampling; Bailey (2005): 89 before 86 percent, ±4",
  examples: [
    bad`
sources:
  poll: {type: report, survey: {sample-size: 1500, margin-of-error: {points: 2.5, level: 95%}}}
  poll-2003: {type: report, survey: {sample-size: 1150, design-effect: 1.8}}
results:
  first: {source: poll, choice: single, question: What is worst?, among: 5, rank: 1, share: 31%}
  second: {source: poll, choice: single, question: What is worst?, among: 5, rank: 2, share: 28%}
                                                                                   ^ The 3 points between "first" (31%) and "second" (28%) are within the margin of their difference, ±3.9 points (at 95%), so the order may be chance. Say so, or let the two share a rank.
  third: {source: poll, choice: single, question: What is worst?, among: 5, rank: 3, share: 20%}
  paying: {source: poll, share: 53%, compared-with: [{result: paying-2003, difference: 4}]}
                                                                                       ^ The 4 points between "paying" (53%) and "paying-2003" (49%) are within the margin of their difference, ±4.6 points (at 95%), so the order may be chance. Say so, or let the two share a rank.
  paying-2003: {source: poll-2003, share: 49%}
`,
    bad`
sources:
  cide-2004: {type: report, survey: {sample-size: 1500, margin-of-error: {points: 4}}}
results:
  drugs: {source: cide-2004, among: 8, rank: 1, share: 89%}
  weapons: {source: cide-2004, among: 8, rank: 3, share: 86%}
                                               ^ The 3 points between "drugs" (89%) and "weapons" (86%) may be within the margin of their difference, which is up to ±4 points (at 95%, because no level is stated), depending on how many people gave both answers. Say so, or let the two share a rank.
  terrorism: {source: cide-2004, among: 8, rank: 4, share: 81%}
rankings:
  public:
    basis: survey
    estimated-by: cide-2004
    order:
      - {item: drugs, score: 80%}
      - {item: terrorism, score: 78%}
                                 ^^^ The 2 points between "drugs" (80%) and "terrorism" (78%) may be within the margin of their difference, which is up to ±5.2 points (at 95%, because no level is stated), depending on how many people gave both answers. Say so, or let the two share a rank.
`,
    good`
sources:
  poll: {type: report, survey: {of: public, sample-size: 620, margin-of-error: {points: 4, level: 95%}}}
  unknown: {type: report}
results:
  first: {source: poll, among: 3, rank: 1, share: 38%}
  second: {source: poll, among: 3, rank: 2, share: 27%, compared-with: [{result: elsewhere}]}
  tied: {source: poll, among: 3, rank: 2, share: 26%, tied-with: second}
  elsewhere: {source: unknown, share: 28%}
  leaders: {source: poll, of: leaders, share: 26%, compared-with: [{result: second}]}
  alike: {source: poll, share: 26%, compared-with: [{result: second, text: About the same.}]}
  parecidas: {source: poll, share: 26%, compared-with: [{result: second, text: Casi lo mismo.}]}
  other-list: {source: poll, among: 9, rank: 3, share: 26%}
rankings:
  public:
    of: public
    basis: survey
    estimated-by: poll
    order: [{item: a, score: 38%}, {tie: [{item: b, score: 27%}, {item: c, score: 26%}]}]
`,
  ],
  *checkItem(facts, view) {
    if (facts.section === "rankings") yield* entries(facts, view);
    else {
      yield* ranks(facts, view);
      yield* comparisons(facts, view);
    }
  },
};

/** Reports a result that is ranked directly below another one without a real difference. */
function* ranks({ item }: Facts, view: View): Generator<Problem> {
  const result = readResult(item);
  const rank = locatedTextAt(item.piece, item.value, "rank");
  if (result?.rank === undefined || result.share === undefined || !rank) return;
  const next = view
    .follow(resultsFrom, result.source ?? "")
    .flatMap((id) => view.result(id) ?? [])
    .filter((other) => other.share !== undefined && isSameList(other, result) && isAhead(other, result))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .at(-1);
  if (next) yield* problems({ span: rank.span, pair: [next, result] }, view);
}

function isAhead(other: Result, { id, rank = 0, tiedWith }: Result): boolean {
  return (
    other.rank !== undefined &&
    other.rank < rank &&
    !tiedWith.includes(other.id) &&
    !other.tiedWith.includes(id)
  );
}

/** Reports a result that is compared with another one without a real difference. */
function* comparisons({ item }: Facts, view: View): Generator<Problem> {
  const result = readResult(item);
  const list = valueAt(item.value, "compared-with");
  if (!result || list?.kind !== "list") return;
  for (const node of list.items) {
    const named = locatedTextAt(item.piece, node, "result");
    const other = named && view.result(named.text);
    if (!other || NO_DIFFERENCE.test(textOf(valueAt(node, "text")) ?? "")) continue;
    const { span } = locatedTextAt(item.piece, node, "difference") ?? named;
    yield* problems({ span, pair: [result, other] }, view);
  }
}

/**
 * Reports entries of a ranking by shares. If two neighbors repeat results with ranks, `ranks` checks those
 * instead.
 */
function* entries({ item }: Facts, view: View): Generator<Problem> {
  const ranking = readRanking(item);
  const survey = view.work(ranking?.estimatedBy?.text ?? "")?.survey;
  if (ranking?.basis?.text !== "survey" || !survey || isOthers(ranking.of?.text, survey)) return;
  const checked = new Set(
    evidenceFor(item).flatMap(({ result }) => {
      const found = view.result(result?.text ?? "");
      return found?.rank === undefined ? [] : [found.share];
    }),
  );
  const scored = ranking.entries.flatMap((entry) => {
    const share = percentOf(entry.score?.text);
    return share === undefined || !entry.score ? [] : [{ entry, share, span: entry.score.span }];
  });
  const size = effectiveSize(survey);
  if (size === undefined) return;
  for (const [index, second] of scored.entries()) {
    const first = scored[index - 1];
    if (!first || first.entry.rank === second.entry.rank) continue;
    if (checked.has(first.share) && checked.has(second.share)) continue;
    const shares = [first.share / 100, second.share / 100] as const;
    const { most } = marginOfSharedAnswers(shares, size, survey.margin?.level ?? USUAL_LEVEL);
    yield* within(
      {
        span: second.span,
        names: [wordOf(first.entry), wordOf(second.entry)],
        shares: [first.share, second.share],
      },
      { points: most, isExact: false, level: survey.margin?.level },
    );
  }
}

function* problems(
  { span, pair }: { span: PieceSpan; pair: readonly [Result, Result] },
  view: View,
): Generator<Problem> {
  const [a, b] = pair;
  if (a.share === undefined || b.share === undefined) return;
  const margin = marginOf(pair, view);
  if (margin) yield* within({ span, names: [a.id, b.id], shares: [a.share, b.share] }, margin);
}

interface Margin {
  readonly points: number;
  readonly isExact: boolean;
  readonly level: number | undefined;
}

/** Returns the margin of the difference of two results; `undefined` if a sample is not described. */
function marginOf([a, b]: readonly [Result, Result], view: View): Margin | undefined {
  const samples = [sampleOf(a, view), sampleOf(b, view)] as const;
  const [one, other] = samples;
  if (!one || !other) return undefined;
  const stated = a.margin?.level ?? one.survey.margin?.level;
  const level = stated ?? USUAL_LEVEL;
  const shares = [one.share, other.share] as const;
  if (a.source !== b.source || a.of !== b.of)
    return { points: marginBetween([one, other], level), isExact: true, level: stated };
  const isExact =
    a.isSingleChoice && b.isSingleChoice && a.question !== undefined && a.question === b.question;
  const size = Math.min(one.size, other.size);
  const points = isExact
    ? marginOfExclusiveAnswers(shares, size, level)
    : marginOfSharedAnswers(shares, size, level).most;
  return { points, isExact, level: stated };
}

/** Returns the sample of a result. Its size is that of a simple random sample of equal precision. */
function sampleOf(result: Result, view: View): { share: number; size: number; survey: Survey } | undefined {
  const survey = view.work(result.source ?? "")?.survey;
  if (!survey || result.share === undefined) return undefined;
  if (result.size === undefined && isOthers(result.of, survey)) return undefined;
  const own = { ...survey, size: result.size ?? survey.size, margin: result.margin ?? survey.margin };
  // For a subgroup, the margin of the whole survey only shows how much wider the design makes it.
  const whole = effectiveSize(survey);
  const size =
    result.size !== undefined && !result.margin && whole !== undefined && survey.size !== undefined
      ? (result.size * whole) / survey.size
      : effectiveSize(own);
  return size === undefined ? undefined : { share: result.share / 100, size, survey };
}

/** Returns whether the survey asked a different population. */
function isOthers(of: string | undefined, survey: Survey): boolean {
  return of !== undefined && survey.of !== undefined && of !== survey.of;
}

/** Two shares that are compared in a span. */
interface Pair {
  readonly span: PieceSpan;
  readonly names: readonly [string, string];
  readonly shares: readonly [number, number];
}

function* within({ span, names, shares }: Pair, margin: Margin): Generator<Problem> {
  const difference = Math.abs(shares[0] - shares[1]);
  if (difference === 0 || difference >= margin.points) return;
  const values = valuesOf({ names, shares }, difference, margin);
  yield margin.isExact
    ? { span, message: formatMessage(withinText(), values) }
    : { span, message: formatMessage(maybeWithinText(), values), severity: "information" };
}

function withinText(): string {
  return t(
    '{points, plural, one {The {difference} point between "{first}" ({firstShare}) and "{second}" ({secondShare}) is} other {The {difference} points between "{first}" ({firstShare}) and "{second}" ({secondShare}) are}} within the margin of their difference, ±{margin} {marginPoints, plural, one {point} other {points}} (at {level}{isStated, select, yes {} other {, because no level is stated}}), so the order may be chance. Say so, or let the two share a rank.',
  );
}

function maybeWithinText(): string {
  return t(
    'The {difference} {points, plural, one {point} other {points}} between "{first}" ({firstShare}) and "{second}" ({secondShare}) may be within the margin of their difference, which is up to ±{margin} {marginPoints, plural, one {point} other {points}} (at {level}{isStated, select, yes {} other {, because no level is stated}}), depending on how many people gave both answers. Say so, or let the two share a rank.',
  );
}

function valuesOf(
  { names, shares }: Omit<Pair, "span">,
  difference: number,
  { points, level }: Margin,
): Record<string, string | number> {
  const shownDifference = Number(rounded(difference, 1));
  const shownMargin = Number(rounded(points, 1));
  return {
    difference: figure(shownDifference),
    points: shownDifference,
    first: names[0],
    firstShare: percentage(shares[0]),
    second: names[1],
    secondShare: percentage(shares[1]),
    margin: figure(shownMargin),
    marginPoints: shownMargin,
    level: percentage(level ?? USUAL_LEVEL),
    isStated: level === undefined ? "no" : "yes",
  };
}

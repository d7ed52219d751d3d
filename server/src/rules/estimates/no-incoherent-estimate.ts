import { t } from "@vscode/l10n";
import type { Estimate, TermNames } from "../../model/estimates/estimate.ts";
import { estimatesIn, ownEstimateIn, estimateName, rangeOf } from "../../model/estimates/estimate.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { nodesAt, textsOf } from "../../model/basics/locatedText.ts";
import { normalizedName } from "../../model/basics/normalizedName.ts";
import type { PercentRange } from "../../model/estimates/percentRange.ts";
import { intersects, percentRangeIn, percentRangeText } from "../../model/estimates/percentRange.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports likelihoods of one assessment that cannot all be right. */
export const noIncoherentEstimate: Rule = {
  id: "no-incoherent-estimate",
  severity: "warning",
  sections: ["statements"],
  summary: "Likelihoods that belong together can all be right.",
  why: "Outcomes of which only one can happen have at most 100% together: if the judgment is almost certain, its alternative cannot be likely. And if a statement is about a threat and nothing else, for the same period, readers take its likelihood for that of the threat. The rule compares fields, and reports only bands that have nothing in common. It ignores statements with a condition, views of others, and texts that say that something does not happen.",
  source: "ICD 203, D.6.e.(4) (analysis of alternatives) and D.6.e.(6) (clear and logical argumentation)",
  examples: [
    bad`
threats:
  lake-route: {title: A route across the lakes, likelihood: {term: unlikely, within: 2 years}}
statements:
  port-closes:
    kind: judgment
    text: The port closes.
    likelihood: {term: almost-certain, within: 2 years}
    alternatives:
      - {text: It closes at night., likelihood: likely}
                                                ^^^^^^ "likely" (55–80%) for the alternative and "almost certain" (95–99%) for the statement add up to more than 100%, so only one of them can be right. Correct one of the two, or move the point out of "alternatives" if both can happen.
      - {text: It stays open., likelihood: {term: likely, within: 2 years}}
                                                  ^^^^^^ "likely" (55–80%) for the alternative and "almost certain" (95–99%) for the statement add up to more than 100%, so only one of them can be right. Correct one of the two, or move the point out of "alternatives" if both can happen.
  route-opens:
    kind: judgment
    text: A route across the lakes opens.
    about: lake-route
    likelihood: {term: likely, percent: 60-70%, within: 2 years}
                       ^^^^^^ "likely" (60–70%) contradicts the likelihood of "lake-route" for the same period: "unlikely" (20–45%). Correct one of the two, or say under "about" what else the statement is about.
`,
    good`
threats:
  lake-route: {title: A route across the lakes, likelihood: {term: unlikely, within: 2 years}}
statements:
  port-closes:
    kind: judgment
    text: The port closes.
    likelihood: likely
    alternatives:
      - {text: It stays open., likelihood: unlikely}
      - It opens at night.
      - {text: It closes later., likelihood: {term: very-likely, within: 10 years}}
  route-opens: {kind: judgment, text: A route opens., about: lake-route, likelihood: {term: unlikely, percent: 45%, within: 2 years}}
  later: {kind: judgment, text: A route opens., about: lake-route, likelihood: {term: likely, within: 10 years}}
  closed: {kind: judgment, text: The lakes will not be used., about: lake-route, likelihood: {term: likely, within: 2 years}}
  if-paid: {kind: judgment, text: A route opens., condition: If the police leave., about: lake-route, likelihood: {term: likely, within: 2 years}}
  two-things: {kind: judgment, text: The police leave., about: [lake-route, police], likelihood: {term: likely, within: 2 years}}
`,
  ],
  *checkItem({ item }, view) {
    const scale = view.scales.likelihood;
    const own = ownEstimateIn(item);
    if (!scale || !own) return;
    const alternatives = nodesAt(item.value, "alternatives");
    yield* problemsOf(
      own,
      estimatesIn(item).filter(({ holder }) => holder && alternatives.includes(holder)),
      { scale, language: view.language },
    );
    yield* againstThreat(own, item.value, { scale, view });
  },
};

function* problemsOf(own: Estimate, alternatives: readonly Estimate[], terms: TermNames): Generator<Problem> {
  const { scale } = terms;
  const band = bandOf(own, scale);
  for (const alternative of alternatives) {
    const other = bandOf(alternative, scale);
    const span = spanOf(alternative);
    // Without a period of its own, an alternative is one in the period of the statement.
    if (!band || !other || !span || (alternative.within && !isSamePeriod(own, alternative))) continue;
    // The lower ends are possible: at 100%, both can just be right.
    if (band.from + other.from <= 100) continue;
    yield {
      span,
      message: t(
        '"{0}" ({1}) for the alternative and "{2}" ({3}) for the statement add up to more than 100%, so only one of them can be right. Correct one of the two, or move the point out of "alternatives" if both can happen.',
        wordsOf(alternative, terms),
        percentRangeText(other),
        wordsOf(own, terms),
        percentRangeText(band),
      ),
    };
  }
}

/** Words with which a text says that something does not happen, in English and Spanish. */
const ABSENCE =
  /(?<!\p{sc=Latn})(?:no|not|never|none|nothing|nobody|without|less|fewer|cannot|\p{sc=Latn}+n['’]t|nunca|jamás|sin|nada|nadie|ningun[oa]?|ningún|menos)(?!\p{sc=Latn})|(?<!\p{sc=Latn})(?:avert|avoid|prevent|fail|stop|end|stay|remain|delay|thwart|foil|evit|impid|imped|fracas|detien|detend|qued|permane|sigue|seguir|retras)/iu;

function* againstThreat(
  own: Estimate,
  value: Facts["item"]["value"],
  { scale, view }: { readonly scale: Scale; readonly view: View },
): Generator<Problem> {
  const [id, another] = textsOf(valueAt(value, "about"));
  const isOther = ["condition", "holder"].some((key) => valueAt(value, key) !== undefined);
  const kind = textOf(valueAt(value, "kind"));
  if (id === undefined || another !== undefined || isOther || kind !== "judgment") return;
  if (ABSENCE.test(textOf(valueAt(value, "text")) ?? "")) return;
  const threat = byId(view.inEach(estimateOfThreat)).get(id);
  const terms = { scale, language: view.language };
  const [band, span] = [bandOf(own, scale), spanOf(own)];
  const other = threat && bandOf(threat, scale);
  if (!band || !span || !other || !isSamePeriod(own, threat) || intersects(band, other)) return;
  yield {
    span,
    message: t(
      '"{0}" ({1}) contradicts the likelihood of "{2}" for the same period: "{3}" ({4}). Correct one of the two, or say under "about" what else the statement is about.',
      wordsOf(own, terms),
      percentRangeText(band),
      id,
      wordsOf(threat, terms),
      percentRangeText(other),
    ),
  };
}

interface ThreatEstimate extends Omit<Estimate, "holder"> {
  readonly id: string;
}

function estimateOfThreat({ section, item }: Facts): ThreatEstimate | undefined {
  const own = section === "threats" ? ownEstimateIn(item) : undefined;
  const id = textOf(item.key);
  return own && id !== undefined
    ? { id, term: own.term, from: own.from, to: own.to, percent: own.percent, within: own.within }
    : undefined;
}

const byId = memo(
  (all: readonly (ThreatEstimate | undefined)[]): ReadonlyMap<string, ThreatEstimate> =>
    new Map(all.flatMap((each) => (each ? [[each.id, each] as const] : []))),
);

/** Returns the narrowest band that the author gives: the number, or else the band of the term. */
function bandOf(estimate: Omit<Estimate, "holder">, scale: Scale): PercentRange | undefined {
  return percentRangeIn(estimate.percent?.text) ?? rangeOf(estimate, scale);
}

function isSamePeriod(one: Pick<Estimate, "within">, other: Pick<Estimate, "within">): boolean {
  return normalizedName(one.within?.text ?? "") === normalizedName(other.within?.text ?? "");
}

function spanOf({ term, from, percent }: Estimate): PieceSpan | undefined {
  return (term ?? from ?? percent)?.span;
}

function wordsOf(estimate: Omit<Estimate, "holder">, { scale, language }: TermNames): string {
  return estimateName(estimate, { scale, language }) ?? estimate.percent?.text ?? "";
}

import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { confidenceOf } from "../../model/estimates/confidence.ts";
import type { Estimate } from "../../model/estimates/estimate.ts";
import {
  bandOfReading,
  estimateName,
  namedTerm,
  ownEstimateIn,
  rangeOf,
  termOfValue,
} from "../../model/estimates/estimate.ts";
import type { Facts, Reference } from "../../model/facts/facts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import type { PercentRange } from "../../model/estimates/percentRange.ts";
import { intersects, percentRangeIn, percentRangeText } from "../../model/estimates/percentRange.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import { labelIn } from "../../model/estimates/scale.ts";
import type { Reading } from "../../prose/readings.ts";
import { isOwnEstimate } from "../../prose/readings.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import type { ReferringSentence } from "../sentences.ts";
import { referringSentences, wholeOf, wordsOfSpan } from "../sentences.ts";

/** Reports likelihoods and confidences of the summary that the judgments and threats that it refers to do not have. */
export const noContradictedSummary: Rule = {
  id: "no-contradicted-summary",
  severity: "warning",
  sections: ["summary"],
  summary: "The summary gives a judgment or a threat the likelihood and the confidence that it has.",
  why: "Many readers read only the summary. If it says “likely” and the judgment says “unlikely”, one of the two was changed without the other. The rule compares a sentence that refers to a judgment or a threat (`[[id]]`) with its `likelihood` and `confidence`. It ignores sentences in which the likelihood could be that of something else.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(6): a main analytic message that is drawn from the judgments, and products that are internally consistent",
  examples: [
    bad`
summary: |
  A strike before the harvest is likely [[strike]]. Floods, however, are unlikely (30%) in that time [[floods]].
                                 ^^^^^^ "likely" (55–80%) contradicts the likelihood of "strike": "very unlikely" (5–20%). Correct one of the two.
                                                                         ^^^^^^^^ "unlikely" (30%) contradicts the likelihood of "floods": "likely" (60–70%). Correct one of the two.
  We have high confidence in that judgment [[strike]].
          ^^^^^^^^^^^^^^^ "high confidence" contradicts the confidence of "strike": "low confidence". Correct one of the two.
threats:
  floods: {title: Floods, likelihood: {term: likely, percent: 60-70%, within: 2 years}}
statements:
  strike:
    kind: judgment
    text: The dockers strike before the harvest.
    likelihood: {term: very-unlikely, within: 2 years}
    confidence: low
`,
    bad`
language: es
summary: Es casi seguro que habrá huelga [[huelga]], y es improbable que haya bloqueo [[bloqueo]].
            ^^^^^^^^^^^ "casi seguro" (95–99%) contradicts the likelihood of "huelga": "probable" (55–80%). Correct one of the two.
statements:
  huelga: {kind: judgment, text: Habrá huelga., likelihood: {term: likely, within: 2 años}}
  bloqueo: {kind: judgment, text: Habrá bloqueo., likelihood: {term: unlikely, within: 2 años}}
`,
    good`
summary: |
  A strike before the harvest is likely [[strike]], and a blockade is unlikely [[blockade]].
  Because the talks fail [[talks]], a strike is likely. If the talks fail [[talks]], a strike is likely.
  The union holds a strike unlikely [[strike]]. A strike is possible [[strike]]. It is likely and costly; see [[talks]].
  A strike is very unlikely in May, but likely in June [[blockade]]. Although it is likely [[talks]], the port stays open.
  The truce is unlikely to hold, and the crews leave [[strike]]. Of [[talks]] and [[blockade]], neither is likely.
statements:
  strike: {kind: judgment, text: The dockers strike., likelihood: {term: likely, within: 2 years}, confidence: low}
  blockade: {kind: judgment, text: The river is closed., likelihood: {term: unlikely, within: 2 years}}
  talks: {kind: judgment, text: The talks fail., likelihood: {term: very-unlikely, within: 2 years}}
`,
  ],
  *checkItem(facts, view) {
    const { likelihood: scale } = view.scales;
    for (const prose of facts.prose)
      for (const referring of referringSentences(facts, prose, view)) {
        const { readings, confidence } = referring.sentence;
        if (readings.length + confidence.length === 0) continue;
        const items = byId(view.inEach(judgedIn));
        if (scale) yield* likelihoods(referring, { items, scale, view });
        yield* confidences(referring, items, view);
      }
  },
};

/** What a judgment or a threat says of itself. */
interface Judged {
  readonly id: string;
  readonly likelihood: Omit<Estimate, "holder"> | undefined;
  readonly confidence: LocatedText | undefined;
}

function judgedIn({ section, item }: Facts): Judged | undefined {
  const id = textOf(item.key);
  if (id === undefined || (section !== "threats" && section !== "statements")) return undefined;
  const own = ownEstimateIn(item);
  const likelihood = own && {
    term: own.term,
    from: own.from,
    to: own.to,
    percent: own.percent,
    within: own.within,
  };
  return { id, likelihood, confidence: confidenceOf(item).level };
}

const byId = memo(
  (all: readonly (Judged | undefined)[]): ReadonlyMap<string, Judged> =>
    new Map(all.flatMap((each) => (each ? [[each.id, each] as const] : []))),
);

interface Known {
  readonly items: ReadonlyMap<string, Judged>;
  readonly scale: Scale;
  readonly view: View;
}

function* likelihoods(referring: ReferringSentence, { items, scale, view }: Known): Generator<Problem> {
  const { sentence } = referring;
  for (const { reading, reference } of pairsIn(referring)) {
    const likelihood = items.get(reference.id)?.likelihood;
    const own = likelihood && (percentRangeIn(likelihood.percent?.text) ?? rangeOf(likelihood, scale));
    const band = bandIn(reading, scale);
    if (!likelihood || !own || !band || intersects(own, band)) continue;
    const words = estimateName(likelihood, { scale, language: view.language });
    yield {
      span: sentence.toPiece(wholeOf(reading)),
      message: formatMessage(
        t(
          '{denied, select, yes {"{said}" is denied ({band}), which contradicts the likelihood of "{id}": "{words}" ({own}). Correct one of the two.} other {"{said}" ({band}) contradicts the likelihood of "{id}": "{words}" ({own}). Correct one of the two.}}',
        ),
        {
          denied: reading.denied ? "yes" : "no",
          said: wordsOfSpan(sentence, wholeOf(reading)),
          band: percentRangeText(band),
          id: reference.id,
          words: words ?? likelihood.percent?.text ?? "",
          own: percentRangeText(own),
        },
      ),
    };
  }
}

/** Returns what an estimate of the summary says in percent: its number, or else the band of its term. */
function bandIn(reading: Reading, scale: Scale): PercentRange | undefined {
  if (reading.number && !reading.denied) return reading.number;
  const named = namedTerm(reading, scale);
  return named && bandOfReading(reading, named.term);
}

interface Pair {
  readonly reading: Reading;
  readonly reference: Reference;
}

/** Words after which a clause is about something else, in English and Spanish. */
const OTHER_CLAUSE =
  /(?<!\p{sc=Latn})(?:because|since|as|after|before|until|although|though|despite|given|while|whereas|but|than|and|or|which|who|porque|ya|dado|tras|antes|hasta|aunque|pese|mientras|pero|sino|como|y|e|o|cuyo|cuya)(?!\p{sc=Latn})|[;:]/iu;

/**
 * Returns the references of a sentence with the estimates that belong to them: the only one since the reference before, if
 * nothing between the two begins another clause.
 */
function pairsIn({ sentence, references }: ReferringSentence): readonly Pair[] {
  let from = sentence.toPiece(sentence).start;
  return references.flatMap((reference): Pair[] => {
    const { piece, start, end } = reference.span;
    const since = from;
    from = end;
    const [reading, another] = sentence.readings.filter((each) => {
      const at = sentence.toPiece(each).start;
      return each.use !== "modifier" && since <= at && at < start;
    });
    if (!reading || another || !isPlain(reading)) return [];
    const { end: last } = sentence.toPiece(reading);
    const isApart =
      OTHER_CLAUSE.test(piece.text.slice(last, start)) || SUBORDINATE.test(piece.text.slice(since, last));
    return isApart ? [] : [{ reading, reference }];
  });
}

/** Words that begin a clause about a reason, a condition or a concession. */
const SUBORDINATE =
  /(?<!\p{sc=Latn})(?:because|since|if|unless|when|although|though|while|porque|si|cuando|dado|aunque|mientras)(?!\p{sc=Latn})/iu;

/** Whether an estimate is the author's own, of today, without a condition, and more than a hedge. */
function isPlain(reading: Reading): boolean {
  const { kind, tense, conditional } = reading;
  return isOwnEstimate(reading) && kind === "scale" && tense === "present" && !conditional;
}

function* confidences(
  { sentence, references }: ReferringSentence,
  items: ReadonlyMap<string, Judged>,
  { scales, language }: View,
): Generator<Problem> {
  const [stated, another] = sentence.confidence;
  const [reference, second] = references;
  if (!stated || another || !reference || second) return;
  const own = items.get(reference.id)?.confidence;
  const term = own && scales.confidence && termOfValue(own.text, scales.confidence);
  const level = term?.term ?? own?.text ?? "";
  if (!own || !LEVELS.has(level) || level === stated.level) return;
  yield {
    span: sentence.toPiece(stated),
    message: t(
      '"{0}" contradicts the confidence of "{1}": "{2}". Correct one of the two.',
      wordsOfSpan(sentence, stated),
      reference.id,
      term ? labelIn(term, language) : own.text,
    ),
  };
}

/** The levels that a text can state, as ICD 203 and PHIA name them. */
const LEVELS: ReadonlySet<string> = new Set(["high", "moderate", "low"]);

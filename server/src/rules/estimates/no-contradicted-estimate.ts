import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { Estimate, TermNames } from "../../model/estimates/estimate.ts";
import {
  bandOfReading,
  estimatesIn,
  estimateName,
  namedTerm,
  ownEstimateIn,
  rangeOf,
  termOfValue,
} from "../../model/estimates/estimate.ts";
import type { PercentRange } from "../../model/estimates/percentRange.ts";
import {
  intersects,
  middleOf,
  percentRangeIn,
  percentRangeText,
} from "../../model/estimates/percentRange.ts";
import { percentage } from "../../language/figures.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import type { ProseSentence } from "../../prose/proseOf.ts";
import type { Reading } from "../../prose/readings.ts";
import { isOwnEstimate } from "../../prose/readings.ts";
import { termNamed } from "../../workspace/scales.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { assessingSentences, mainSentences, wholeOf, wordsOfSpan } from "../sentences.ts";

/** Reports words and numbers that contradict each other. */
export const noContradictedEstimate: Rule = {
  id: "no-contradicted-estimate",
  severity: "error",
  summary: "The word for a likelihood agrees with the number next to it.",
  why: "One of the two is wrong, and each reader believes the one that they read first. A number contradicts a word if it is completely outside the word's band. A range in a field should have its middle in the band: one shared point is not enough.",
  source:
    "ICD 203, D.6.e.(2)(a); PHIA, Explaining Uncertainty in UK Intelligence Assessment (24 March 2025), Probability Yardstick",
  examples: [
    bad`
threats:
  described:
    title: Flood
    description: The river rises. A flood is very likely by 2030.
    likelihood: {term: unlikely, within: 2 years}
                       ^^^^^^^^ "unlikely" means 20–45%, but the text says "very likely", which means 80–95%. Correct one of the two.
  flood:
    title: Flood
    likelihood: {term: likely, percent: 30%, within: 2 years}
                                        ^^^ "likely" means 55–80%, but the number is 30%. Correct one of the two.
    variants: [{text: It reaches the town., likelihood: {term: likely, percent: 30-56%}}]
                                                                                ^^^^^^ "likely" means 55–80%, but the middle of 30–56% is 43%. Correct one of the two.
    residual: {likelihood: {from: very-unlikely, to: unlikely, percent: 70%}}
                                                                        ^^^ "very unlikely–unlikely" means 5–45%, but the number is 70%. Correct one of the two.
statements:
  strike:
    kind: judgment
    text: A strike is likely.
    likelihood: unlikely
                ^^^^^^^^ "unlikely" means 20–45%, but the text says "likely", which means 55–80%. Correct one of the two.
  blockade:
    kind: judgment
    text: A blockade is very unlikely (about 40 percent) this year.
                        ^^^^^^^^^^^^^ "very unlikely" means 5–20%, but the number is 40%. Correct one of the two.
  others:
    kind: judgment
    text: The other ports are unlikely to join before June 2027 (70%).
                              ^^^^^^^^ "unlikely" means 20–45%, but the number is 70%. Correct one of the two.
`,
    bad`
language: es
statements:
  huelga:
    kind: judgment
    text: Es probable que haya huelga.
    likelihood: {term: very-unlikely, within: 2 años}
                       ^^^^^^^^^^^^^ "muy improbable" means 5–20%, but the text says "probable", which means 55–80%. Correct one of the two.
`,
    good`
threats:
  flood: {title: Flood, likelihood: {term: likely, percent: 60-90%, within: 2 years}}
  odd: {title: Odd, likelihood: {term: frequent, percent: 30%, within: 2 years}}
statements:
  strike: {kind: judgment, text: A strike is likely (70%)., likelihood: likely}
  two-things: {kind: judgment, text: A strike is likely. A blockade is not., likelihood: unlikely}
  denied: {kind: judgment, text: A strike is not likely., likelihood: unlikely}
  denied-number: {kind: judgment, text: A strike in 2027 isn't likely (10%).}
  negado: {kind: judgment, text: "No es probable (10 %) una huelga en 2027."}
  neither: {kind: judgment, text: A strike is neither likely (20%) nor wanted.}
  stronger: {kind: judgment, text: A flood is extremely likely., likelihood: almost-certain}
  share: {kind: judgment, text: 40% of the ships are likely to leave. Inflation above 5% is likely.}
  noun: {kind: judgment, text: The likely suspects were seen., likelihood: unlikely}
  boundary: {kind: judgment, text: A strike is likely., likelihood: very-likely}
`,
  ],
  *checkItem(facts, view) {
    const estimates = estimatesIn(facts.item);
    const sentences = assessingSentences(facts, view);
    if (estimates.length === 0 && sentences.length === 0) return;
    const scale = view.scales.likelihood;
    if (!scale) return;
    for (const estimate of estimates) {
      const word = (estimate.from ?? estimate.term)?.text ?? "";
      const own = termNamed(word, "likelihood", view)?.scale ?? scale;
      yield* inField(estimate, { scale: own, language: view.language });
    }
    for (const sentence of sentences) yield* inText(sentence, scale);
    const own = ownEstimateIn(facts.item);
    if (own) yield* between(own, mainSentences(facts, view), { scale, language: view.language });
  },
};

function* inField(estimate: Estimate, { scale, language }: TermNames): Generator<Problem> {
  const { percent } = estimate;
  const [words, band] = [estimateName(estimate, { scale, language }), rangeOf(estimate, scale)];
  const number = percentRangeIn(percent?.text);
  if (words === undefined || !percent || !band || !number) return;
  const middle = middleOf(number);
  if (!intersects(band, number)) yield { span: percent.span, message: contradiction(words, band, number) };
  else if (middle < band.from || middle > band.to)
    yield {
      span: percent.span,
      severity: "warning",
      message: t(
        '"{0}" means {1}, but the middle of {2} is {3}. Correct one of the two.',
        words,
        percentRangeText(band),
        percentRangeText(number),
        percentage(middle),
      ),
    };
}

/** A word and the number beside it. A text is less certain to be read rightly than a field. */
function* inText(sentence: ProseSentence, scale: Scale): Generator<Problem> {
  for (const reading of sentence.readings) {
    const { number, denied } = reading;
    const band = isPlain(reading) && !denied ? namedTerm(reading, scale)?.term.percent : undefined;
    if (!band || number?.isAdjacent !== true || intersects(band, number)) continue;
    const whole = wholeOf(reading);
    yield {
      span: sentence.toPiece(whole),
      severity: "warning",
      message: contradiction(wordsOfSpan(sentence, whole), band, number),
    };
  }
}

/** An estimate of the author's own, of today, without a condition. */
function isPlain(reading: Reading): boolean {
  return isOwnEstimate(reading) && reading.tense === "present" && !reading.conditional;
}

/** The end of a sentence that speaks of another event: "A blockade is not." */
const ELLIPSIS = /(?<!\p{sc=Latn})(?:not|neither|no|tampoco)\.?$/iu;

/** Compares the only estimate of a text with its `likelihood`. */
function* between(
  estimate: Estimate,
  sentences: readonly ProseSentence[],
  { scale, language }: TermNames,
): Generator<Problem> {
  const { term } = estimate;
  const found = sentences.flatMap((sentence) =>
    sentence.readings
      .filter(({ kind, use }) => kind !== "hedge" && use !== "modifier")
      .map((reading) => ({ sentence, reading })),
  );
  const [only, another] = found;
  if (!term || !only || another || !isPlain(only.reading)) return;
  if (sentences.some(({ text }) => ELLIPSIS.test(text.slice(-20).trim()))) return;
  const field = termOfValue(term.text, scale)?.percent;
  const named = namedTerm(only.reading, scale);
  const band = named && bandOfReading(only.reading, named.term);
  if (!field || !band || intersects(field, band)) return;
  yield {
    span: term.span,
    severity: "warning",
    message: formatMessage(
      t(
        '{denied, select, yes {"{term}" means {field}, but the text denies "{words}", which then means {band}. Correct one of the two.} other {"{term}" means {field}, but the text says "{words}", which means {band}. Correct one of the two.}}',
      ),
      {
        denied: only.reading.denied ? "yes" : "no",
        term: estimateName(estimate, { scale, language }) ?? term.text,
        field: percentRangeText(field),
        words: wordsOfSpan(only.sentence, wholeOf(only.reading)),
        band: percentRangeText(band),
      },
    ),
  };
}

function contradiction(words: string, band: PercentRange, number: PercentRange): string {
  return t(
    '"{0}" means {1}, but the number is {2}. Correct one of the two.',
    words,
    percentRangeText(band),
    percentRangeText(number),
  );
}

import { t } from "@vscode/l10n";
import type { Estimate } from "../../model/estimate.ts";
import { estimatesIn, estimateText, rangeOf, termMatchesOf } from "../../model/estimate.ts";
import type { PercentRange } from "../../model/percentRange.ts";
import { intersects, percentRangeIn, percentRangeText } from "../../model/percentRange.ts";
import type { Scale, ScaleTerm } from "../../model/scale.ts";
import { termNamed } from "../../workspace/scales.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import type { Sentence } from "./sentences.ts";
import { assessingSentences, judgmentSentences, sentenceSpan } from "./sentences.ts";

/** A number in brackets directly after a term. */
const NUMBER =
  /^\s*\((?:about\s+|around\s+|roughly\s+|some\s+|ca\.\s*|cerca\s+de\s+|alrededor\s+de\s+|un\s+)?(\d+(?:\.\d+)?(?:\s?[-–]\s?\d+(?:\.\d+)?)?)\s?(?:%|per\s?cent|por\s+ciento)\)/iu;

/** Reports words and numbers that contradict each other. */
export const noContradictedEstimate: Rule = {
  id: "no-contradicted-estimate",
  severity: "error",
  summary: "The word for a likelihood agrees with the number next to it.",
  why: "One of the two is wrong, and each reader believes the one that they read first. A number contradicts a word if it is completely outside the word's band.",
  source: "ICD 203, D.6.e.(2)(a); PHIA probability yardstick",
  examples: [
    bad`
threats:
  flood:
    title: Flood
    likelihood: {term: likely, percent: 30%, within: 2 years}
                                        ^^^ "likely" means 55–80%, but the number is 30%. Correct one of the two.
    residual: {likelihood: {from: very-unlikely, to: unlikely, percent: 70%}}
                                                                        ^^^ "very-unlikely–unlikely" means 5–45%, but the number is 70%. Correct one of the two.
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
`,
    good`
threats:
  flood: {title: Flood, likelihood: {term: likely, percent: 60-90%, within: 2 years}}
  odd: {title: Odd, likelihood: {term: frequent, percent: 30%, within: 2 years}}
statements:
  strike: {kind: judgment, text: A strike is likely (70%)., likelihood: likely}
  two-things: {kind: judgment, text: A strike is likely. A blockade is not., likelihood: unlikely}
  denied: {kind: judgment, text: A strike is not likely., likelihood: unlikely}
  boundary: {kind: judgment, text: A strike is likely., likelihood: very-likely}
`,
  ],
  *checkItem(facts, view) {
    const estimates = estimatesIn(facts.item);
    const sentences = assessingSentences(facts);
    if (estimates.length === 0 && sentences.length === 0) return;
    const scale = view.scales.likelihood;
    if (!scale) return;
    for (const estimate of estimates) {
      const word = (estimate.from ?? estimate.term)?.text ?? "";
      yield* inField(estimate, termNamed(word, "likelihood", view)?.scale ?? scale);
    }
    for (const sentence of sentences) yield* inText(sentence, scale);
    const judgment = judgmentSentences(facts);
    const [only] = judgment;
    const [own] = estimates;
    if (own && only && judgment.length === 1 && own.holder === facts.item.value)
      yield* between(own, only, scale);
  },
};

function* inField(estimate: Estimate, scale: Scale): Generator<Problem> {
  const { percent, ...words } = estimate;
  const band = rangeOf(estimate, scale);
  const number = percentRangeIn(percent?.text);
  if (!percent || !band || !number || intersects(band, number)) return;
  const word = estimateText({ ...words, percent: undefined }) ?? "";
  yield { span: percent.span, message: contradiction(word, band, number) };
}

function* inText(sentence: Sentence, scale: Scale): Generator<Problem> {
  for (const { term, words, start, end } of termMatchesOf(sentence.text, scale)) {
    const number = percentRangeIn(`${NUMBER.exec(sentence.text.slice(end))?.[1] ?? ""}%`);
    if (term.percent && number && !intersects(term.percent, number))
      yield {
        span: sentenceSpan(sentence, { start, end }),
        message: contradiction(words, term.percent, number),
      };
  }
}

/** Compares the only term in a judgment's only sentence with its `likelihood`. */
function* between({ term }: Estimate, sentence: Sentence, scale: Scale): Generator<Problem> {
  const [match, another] = termMatchesOf(sentence.text, scale);
  const stated: ScaleTerm | undefined = scale.terms.find((each) => each.term === term?.text);
  if (!term || !match || another || !stated?.percent || !match.term.percent) return;
  if (intersects(stated.percent, match.term.percent)) return;
  yield {
    span: term.span,
    message: t(
      '"{0}" means {1}, but the text says "{2}", which means {3}. Correct one of the two.',
      term.text,
      percentRangeText(stated.percent),
      match.words,
      percentRangeText(match.term.percent),
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

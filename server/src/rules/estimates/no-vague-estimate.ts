import { t } from "@vscode/l10n";
import { ownEstimateIn } from "../../model/estimates/estimate.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import { patternOf } from "../../model/basics/phrases.ts";
import { labelIn } from "../../model/estimates/scale.ts";
import type { ProseSentence } from "../../prose/proseOf.ts";
import type { Reading } from "../../prose/readings.ts";
import { isOwnEstimate } from "../../prose/readings.ts";
import { memo } from "../../syntax/memo.ts";
import type { Span } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good, withOptions } from "../rule.ts";
import { hedgeIn, authorsSentences, phraseOf, spanOf, wordsOfSpan } from "../sentences.ts";

/** What the lexicons of the program know, besides "may" and "possible" in their forms. */
const WORDS: readonly string[] = [];

/** Reports hedges that no scale defines. */
export const noVagueEstimate: Rule<{ readonly words: readonly string[] }> = {
  id: "no-vague-estimate",
  formerIds: ["no-conditional-hedge"],
  severity: "information",
  sections: ["statements", "threats", "comparisons", "summary"],
  summary: "A judgment says how probable something is in words of the declared scale.",
  why: "Readers understand “may” or “could” as anything between a few percent and near certainty, and no outcome can show that the judgment was wrong. If the sentence has a condition, such as “if the talks fail, there might be a strike”, it does not say how probable the condition is either. The rule ignores judgments with a `likelihood`.",
  source:
    "ICD 203, D.6.e.(2)(a); PHIA, Explaining Uncertainty in UK Intelligence Assessment (24 March 2025), Probability Yardstick; Kent, “Words of Estimative Probability” (1964)",
  options: {
    words: {
      type: "array",
      default: WORDS,
      description:
        "The words that are too vague. Without this option, those of English and Spanish: may, possible, perhaps, podría, quizá and others.",
    },
  },
  examples: [
    bad`
statements:
  strike:
    kind: judgment
    text: A strike might close the port. It is possible that it spreads.
                   ^^^^^ "might" says that it is possible, but not how probable it is. Use a term of "ICD 203 expressions of likelihood", such as "unlikely" or "likely", or add "likelihood".
                                               ^^^^^^^^ "possible" says that it is possible, but not how probable it is. Use a term of "ICD 203 expressions of likelihood", such as "unlikely" or "likely", or add "likelihood".
  escasez:
    role: key-judgment
    text: El agua podría escasear.
                  ^^^^^^ "podría" says that it is possible, but not how probable it is. Use a term of "ICD 203 expressions of likelihood", such as "improbable" or "probable", or add "likelihood".
  luck: {kind: judgment, text: There is a risk that the dam fails. A lo mejor llueve.}
                               ^^^^^^^^^^^^^^^ "There is a risk" says that it is possible, but not how probable it is. Use a term of "ICD 203 expressions of likelihood", such as "unlikely" or "likely", or add "likelihood".
                                                                   ^^^^^^^^^^ "A lo mejor" says that it is possible, but not how probable it is. Use a term of "ICD 203 expressions of likelihood", such as "improbable" or "probable", or add "likelihood".
`,
    bad`
statements:
  strike:
    kind: judgment
    text: If the talks fail, there might be a strike. It will be short.
                                   ^^^^^ "might" implies a judgment without making it: the sentence has a condition. Say how probable the outcome is if the condition holds, and how probable the condition is.
  huelga:
    kind: judgment
    text: Podría haber huelga si fracasa el diálogo.
          ^^^^^^ "Podría" implies a judgment without making it: the sentence has a condition. Say how probable the outcome is if the condition holds, and how probable the condition is.
  anyway: {kind: judgment, text: "Even if the talks go on, they might strike."}
                                                                ^^^^^ "might" says that it is possible, but not how probable it is. Use a term of "ICD 203 expressions of likelihood", such as "unlikely" or "likely", or add "likelihood".
`,
    withOptions(
      { words: ["a chance"] },
      bad`
statements:
  strike: {kind: judgment, text: "There is a chance of a strike, and it might spread."}
                                           ^^^^^^^^ "a chance" says that it is possible, but not how probable it is. Use a term of "ICD 203 expressions of likelihood", such as "unlikely" or "likely", or add "likelihood".
`,
    ),
    good`
statements:
  in-the-scale: {kind: judgment, text: A strike is likely to close the port in May.}
  with-a-field: {kind: judgment, text: A strike might close the port., likelihood: {term: unlikely, within: 2 years}}
  quoted: {kind: judgment, text: The union says that it “might” strike.}
  fact: {kind: information, text: Ships may enter at night.}
  soon: {kind: judgment, text: It has to be mended as soon as possible.}
  past: {kind: judgment, text: The port could not be kept open.}
  noun: {kind: judgment, text: The might of the navy is limited. The report *Possible Futures* is cited.}
  conditional: {kind: judgment, text: "If the talks fail, a strike is likely."}
  wet: {kind: information, text: "If it rains, the road may be closed."}
  permission: {kind: judgment, text: Ships may not enter at night. Only the master may open the gate.}
  somebody-else: {kind: judgment, text: "'It may rain', he said, and the ministry believes that it might snow."}
`,
    good`
scales: {likelihood: phia-likelihood}
statements:
  strike: {kind: judgment, text: A strike is a realistic possibility.}
`,
  ],
  *checkItem(facts, view, { words }) {
    const scale = view.scales.likelihood;
    if (!scale || ownEstimateIn(facts.item)) return;
    for (const sentence of authorsSentences(facts, view)) {
      const known = hedgeIn(sentence);
      const hedge = words.length === 0 ? known && phraseOf(known) : wordIn(sentence, words);
      if (!hedge || sentence.readings.some(isMeasured)) continue;
      const vague = wordsOfSpan(sentence, hedge);
      const isConditional = known?.conditional === true && words.length === 0;
      yield {
        span: sentence.toPiece(hedge),
        message: isConditional
          ? dependsOnCondition(vague)
          : saysOnlyPossible(vague, scale, sentence.language),
      };
    }
  },
};

function dependsOnCondition(hedge: string): string {
  return t(
    '"{0}" implies a judgment without making it: the sentence has a condition. Say how probable the outcome is if the condition holds, and how probable the condition is.',
    hedge,
  );
}

function saysOnlyPossible(hedge: string, { terms, title }: Scale, language: string | undefined): string {
  const { low, high } = examplesOf(terms.map((term) => labelIn(term, language)));
  return t(
    '"{0}" says that it is possible, but not how probable it is. Use a term of "{1}", such as "{2}" or "{3}", or add "likelihood".',
    hedge,
    title,
    low,
    high,
  );
}

/** Returns one of the team's own words. */
function wordIn(sentence: ProseSentence, words: readonly string[]): Span | undefined {
  const [match] = sentence.text.matchAll(patternFor(words));
  return match && spanOf(sentence, match);
}

const patternFor = memo(patternOf);

/** A likelihood in the same sentence makes the hedge harmless. */
function isMeasured(reading: Reading): boolean {
  return isOwnEstimate(reading) && (reading.kind === "scale" || reading.number !== undefined);
}

/** Returns two example terms from the middle of a scale. */
function examplesOf(terms: readonly string[]): { low: string; high: string } {
  const middle = (terms.length - 1) / 2;
  return { low: terms[Math.ceil(middle) - 1] ?? "", high: terms[Math.floor(middle) + 1] ?? "" };
}

import { t } from "@vscode/l10n";
import { estimatesIn, termMatchesOf } from "../../model/estimate.ts";
import { patternOf } from "../../model/phrases.ts";
import { memo } from "../../syntax/memo.ts";
import type { Rule } from "../rule.ts";
import { bad, good, withOptions } from "../rule.ts";
import { judgmentSentences, sentenceSpan, spanOf, matchedWords } from "./sentences.ts";
import { shortTextBefore } from "../../syntax/scan.ts";

const WORDS = [
  ...["may", "might", "could", "perhaps", "possible", "possibly", "conceivable", "conceivably"],
  ...["cannot rule out", "can't rule out", "cannot be ruled out", "cannot be excluded"],
  ...["podría", "podrían", "quizá", "quizás", "tal vez", "posible", "posiblemente", "puede que"],
  ...["no se descarta", "no se puede descartar", "no puede descartarse"],
];

/**
 * Phrases that contain a hedge word but estimate nothing: "as soon as possible", "the greatest possible",
 * "could not", the month of May.
 */
const NO_ESTIMATE = {
  before:
    /(?<!\p{sc=Latn})(?:as(?:\s+\p{sc=Latn}+)?\s+as|where|wherever|whenever|if|all|best|greatest|widest|lo\s+antes|lo\s+más(?:\s+\p{sc=Latn}+)?|todo\s+lo|en\s+lo|siempre\s+que\s+sea|si\s+es)\s+$/iu,
  could: /^could(?:$|\s+(?:not|only)$)/i,
};

/** Reports hedges that no scale defines. */
export const noVagueEstimate: Rule<{ readonly words: readonly string[] }> = {
  id: "no-vague-estimate",
  severity: "information",
  sections: ["statements"],
  summary: "A judgment says how probable something is in words of the declared scale.",
  why: "Readers understand “may” or “could” as anything between a few percent and near certainty, and no outcome can show that the judgment was wrong. The rule ignores judgments with a `likelihood`.",
  source: "ICD 203, D.6.e.(2)(a); PHIA probability yardstick; Kent, “Words of Estimative Probability” (1964)",
  options: {
    words: {
      type: "array",
      default: WORDS,
      description: "The words that are too vague, in every language that the team writes in.",
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
                  ^^^^^^ "podría" says that it is possible, but not how probable it is. Use a term of "ICD 203 expressions of likelihood", such as "unlikely" or "likely", or add "likelihood".
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
`,
    good`
scales: {likelihood: phia-likelihood}
statements:
  strike: {kind: judgment, text: A strike is a realistic possibility.}
`,
  ],
  *checkItem(facts, view, { words }) {
    const scale = view.scales.likelihood;
    if (!scale || estimatesIn(facts.item).some(({ holder }) => holder === facts.item.value)) return;
    const pattern = patternFor(words);
    for (const sentence of judgmentSentences(facts)) {
      const [match] = Array.from(sentence.text.matchAll(pattern)).filter((each) =>
        isHedge(each, sentence.text),
      );
      // A term of the scale in the same sentence makes the hedge harmless.
      if (!match || termMatchesOf(sentence.text, scale).length > 0) continue;
      const { low, high } = examplesOf(scale.terms.map(({ term, label }) => label ?? term));
      yield {
        span: sentenceSpan(sentence, spanOf(match)),
        message: t(
          '"{0}" says that it is possible, but not how probable it is. Use a term of "{1}", such as "{2}" or "{3}", or add "likelihood".',
          matchedWords(match),
          scale.title,
          low,
          high,
        ),
      };
    }
  },
};

const patternFor = memo(patternOf);

function isHedge(match: RegExpExecArray, text: string): boolean {
  const [word] = match;
  if (word === "May" && !/^\s*(?:["'|>-]+\s*)?$/.test(shortTextBefore(text, match.index))) return false;
  const following = /^\s+\p{sc=Latn}+/u.exec(text.slice(match.index + word.length))?.[0] ?? "";
  if (NO_ESTIMATE.could.test(word) && NO_ESTIMATE.could.test(word + following) && following !== "")
    return false;
  return !NO_ESTIMATE.before.test(shortTextBefore(text, match.index));
}

/** Returns two example terms from the middle of a scale. */
function examplesOf(terms: readonly string[]): { low: string; high: string } {
  const middle = (terms.length - 1) / 2;
  return { low: terms[Math.ceil(middle) - 1] ?? "", high: terms[Math.floor(middle) + 1] ?? "" };
}

import { t } from "@vscode/l10n";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { hedgeIn, judgmentSentences, phraseOf, wordsOfSpan } from "../sentences.ts";

/** Reports hedges in a sentence with a condition. */
export const noConditionalHedge: Rule = {
  id: "no-conditional-hedge",
  severity: "information",
  preset: "strict",
  covers: ["no-vague-estimate"],
  sections: ["statements"],
  summary: "A judgment with a condition says how probable its outcome is.",
  why: "A sentence such as “if the talks fail, there might be a strike” sounds like a judgment, but is not one: it does not say how probable the condition is, or how probable the outcome is.",
  source:
    "PHIA, Explaining Uncertainty in UK Intelligence Assessment (24 March 2025), Probability Yardstick: no terms that imply a judgment without saying which",
  examples: [
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
`,
    good`
statements:
  strike: {kind: judgment, text: "If the talks fail, a strike is likely."}
  anyway: {kind: judgment, text: "Even if the talks go on, they might strike."}
  fact: {kind: information, text: "If it rains, the road may be closed."}
`,
  ],
  *checkItem(facts, view) {
    for (const sentence of judgmentSentences(facts, view)) {
      const hedge = hedgeIn(sentence);
      if (hedge?.conditional !== true) continue;
      const phrase = phraseOf(hedge);
      yield {
        span: sentence.toPiece(phrase),
        message: t(
          '"{0}" implies a judgment without making it: the sentence has a condition. Say how probable the outcome is if the condition holds, and how probable the condition is.',
          wordsOfSpan(sentence, phrase),
        ),
      };
    }
  },
};

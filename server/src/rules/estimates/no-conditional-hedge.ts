import { t } from "@vscode/l10n";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { judgmentSentences, placeIn, spanOf, wordsOf } from "./sentences.ts";

const HEDGE = String.raw`(?:may|might|could|podrían?|puede\s+que|quizás?|tal\s+vez)`;

/** "If …, … might", and the same the other way round; "even if" and "as if" set no condition. */
const CONDITIONAL = new RegExp(
  String.raw`(?<!\p{sc=Latn})(?<!(?:even|as|only|what|aun|como|incluso)\s)(?:if|unless|si)\s[^;:]*?,[^;:]*?(?<!\p{sc=Latn})${HEDGE}(?!\p{sc=Latn})|(?<!\p{sc=Latn})${HEDGE}(?!\p{sc=Latn})[^;:]*?(?<!(?:even|as|only|aun|como|incluso)\s)(?<!\p{sc=Latn})(?:if|unless|si)\s`,
  "iu",
);

/** Conditions with a hedge behind them. */
export const noConditionalHedge: Rule = {
  id: "no-conditional-hedge",
  severity: "information",
  preset: "strict",
  covers: ["no-vague-estimate"],
  sections: ["statements"],
  summary: "A judgment with a condition says how probable its outcome is.",
  why: "A sentence such as “if the talks fail, there might be a strike” sounds like a judgment and is none: it says neither how probable the condition is nor the outcome.",
  source: "PHIA, Professional Development Framework (2019): conditional statements that imply a judgment",
  examples: [
    bad`
statements:
  strike:
    kind: judgment
    text: If the talks fail, there might be a strike. It will be short.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "If the talks fail, there might" implies a judgment without making it. Say how probable the outcome is if the condition holds, and how probable the condition is.
  huelga:
    kind: judgment
    text: Podría haber huelga si fracasa el diálogo.
          ^^^^^^^^^^^^^^^^^^^^^^^ "Podría haber huelga si" implies a judgment without making it. Say how probable the outcome is if the condition holds, and how probable the condition is.
`,
    good`
statements:
  strike: {kind: judgment, text: "If the talks fail, a strike is likely."}
  anyway: {kind: judgment, text: "Even if the talks go on, they might strike."}
  fact: {kind: information, text: "If it rains, the road may be closed."}
`,
  ],
  *checkItem(facts) {
    for (const sentence of judgmentSentences(facts)) {
      const match = CONDITIONAL.exec(sentence.text);
      if (!match) continue;
      yield {
        place: placeIn(sentence, spanOf(match)),
        message: t(
          '"{0}" implies a judgment without making it. Say how probable the outcome is if the condition holds, and how probable the condition is.',
          wordsOf(match),
        ),
      };
    }
  },
};

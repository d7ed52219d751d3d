import { t } from "@vscode/l10n";
import type { Span } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { judgmentSentences, sentenceSpan } from "./sentences.ts";

/** The hedges and conditions of a sentence. "even if" and "as if" are not conditions. */
const PARTS =
  /(?<!\p{sc=Latn})(?:(?<hedge>(?:may|might|could|podrían?|puede\s+que|quizás?|tal\s+vez)(?!\p{sc=Latn}))|(?<condition>(?<!(?:even|as|only|what|aun|como|incluso)\s)(?:if|unless|si)\s))|(?<comma>,)|[;:]/giu;

/** Reports hedges in a sentence with a condition. */
export const noConditionalHedge: Rule = {
  id: "no-conditional-hedge",
  severity: "information",
  preset: "strict",
  covers: ["no-vague-estimate"],
  sections: ["statements"],
  summary: "A judgment with a condition says how probable its outcome is.",
  why: "A sentence such as “if the talks fail, there might be a strike” sounds like a judgment, but is not one: it does not say how probable the condition is, or how probable the outcome is.",
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
      const span = conditionalIn(sentence.text);
      if (!span) continue;
      yield {
        span: sentenceSpan(sentence, span),
        message: t(
          '"{0}" implies a judgment without making it. Say how probable the outcome is if the condition holds, and how probable the condition is.',
          words(sentence.text, span),
        ),
      };
    }
  },
};

/** Returns the span from "if …" to "might", in either order, within one clause. */
function conditionalIn(text: string): Span | undefined {
  let condition: number | undefined;
  let hasComma = false;
  let hedge: number | undefined;
  for (const { index: start, 0: words, groups = {} } of text.matchAll(PARTS)) {
    const end = start + words.length;
    if (groups.condition !== undefined) {
      if (hedge !== undefined) return { start: hedge, end };
      condition ??= start;
    } else if (groups.hedge !== undefined) {
      if (condition !== undefined && hasComma) return { start: condition, end };
      hedge ??= start;
    } else if (groups.comma !== undefined) hasComma = condition !== undefined;
    else [condition, hasComma, hedge] = [undefined, false, undefined];
  }
  return undefined;
}

function words(text: string, { start, end }: Span): string {
  return text.slice(start, end).trim().replace(/\s+/g, " ");
}

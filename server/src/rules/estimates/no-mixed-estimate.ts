import { t } from "@vscode/l10n";
import { isOwnEstimate } from "../../prose/readings.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { assessingSentences, wholeOf, wordsOfSpan } from "../sentences.ts";

/** Reports likelihood and confidence in the same sentence. */
export const noMixedEstimate: Rule = {
  id: "no-mixed-estimate",
  severity: "warning",
  sections: ["statements", "threats", "comparisons", "summary"],
  summary: "Likelihood and confidence are in separate sentences.",
  why: "A likelihood is about the event, and a confidence is about the evidence. If both are in one sentence, readers combine them: they read “likely, with low confidence” as “unlikely”.",
  source: "ICD 203, D.6.e.(2)(b): no confidence level and degree of likelihood in the same sentence",
  examples: [
    bad`
statements:
  strike:
    kind: judgment
    text: We judge with high confidence that a strike is likely. It will be short.
                        ^^^^^^^^^^^^^^^ "high confidence" and "likely" are in one sentence. Readers confuse how sure you are with how probable it is. Use a separate sentence for each.
  short: {kind: judgment, text: A strike is likely (high confidence). Our confidence is high that it is unlikely to last.}
                                                    ^^^^^^^^^^^^^^^ "high confidence" and "likely" are in one sentence. Readers confuse how sure you are with how probable it is. Use a separate sentence for each.
                                                                          ^^^^^^^^^^^^^^^^^^ "confidence is high" and "unlikely" are in one sentence. Readers confuse how sure you are with how probable it is. Use a separate sentence for each.
threats:
  sequía:
    title: Sequía
    description: Estimamos con confianza moderada que una sequía es muy probable.
                               ^^^^^^^^^^^^^^^^^^ "confianza moderada" and "muy probable" are in one sentence. Readers confuse how sure you are with how probable it is. Use a separate sentence for each.
`,
    good`
statements:
  apart:
    kind: judgment
    text: A strike is likely. We judge so with high confidence.
  quoted: {kind: judgment, text: They write “with high confidence, a strike is likely”.}
  investors: {kind: judgment, text: "Investors have low confidence, and capital flight is likely."}
  trust: {kind: judgment, text: Voters with low confidence in the police are unlikely to call it.}
`,
  ],
  *checkItem(facts, view) {
    for (const sentence of assessingSentences(facts, view)) {
      const [confidence] = sentence.confidence;
      const likelihood = sentence.readings.find((each) => each.kind === "scale" && isOwnEstimate(each));
      if (!confidence || !likelihood) continue;
      yield {
        span: sentence.toPiece(confidence),
        message: t(
          '"{0}" and "{1}" are in one sentence. Readers confuse how sure you are with how probable it is. Use a separate sentence for each.',
          wordsOfSpan(sentence, confidence),
          wordsOfSpan(sentence, wholeOf(likelihood)),
        ),
      };
    }
  },
};

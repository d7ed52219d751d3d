import { t } from "@vscode/l10n";
import { termMatchesOf } from "../../model/estimate.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { assessingSentences, sentenceSpan, spanOf, matchedWords } from "./sentences.ts";

/** Levels of confidence in a judgment. Confidence in the police, for example, is something else. */
const CONFIDENCE =
  /(?<!\p{sc=Latn})(?:with|have|has|had)\s+(?:only\s+|a\s+)?(?:very\s+)?(?:low|moderate|medium|high)(?:\s+levels?\s+of)?\s+confidence(?!\p{sc=Latn})(?!\s+in\s+(?!(?:this|that|our|the)\s+(?:judg|assess|estimat)))|(?<!\p{sc=Latn})con\s+(?:un\s+nivel\s+de\s+)?(?:confianza\s+(?:baja|moderada|media|alta)|(?:baja|moderada|mediana|alta)\s+confianza)(?!\p{sc=Latn})(?!\s+en\s+)/giu;

/** Reports likelihood and confidence in the same sentence. */
export const noMixedEstimate: Rule = {
  id: "no-mixed-estimate",
  severity: "warning",
  sections: ["statements", "threats", "comparisons"],
  summary: "Likelihood and confidence are in separate sentences.",
  why: "A likelihood is about the event, and a confidence is about the evidence. If both are in one sentence, readers combine them: they read “likely, with low confidence” as “unlikely”.",
  source: "ICD 203, D.6.e.(2)(b): no confidence level and degree of likelihood in the same sentence",
  examples: [
    bad`
statements:
  strike:
    kind: judgment
    text: We judge with high confidence that a strike is likely. It will be short.
                   ^^^^^^^^^^^^^^^^^^^^ "with high confidence" and "likely" are in one sentence. Readers confuse how sure you are with how probable it is. Use a separate sentence for each.
threats:
  sequía:
    title: Sequía
    description: Estimamos con confianza moderada que una sequía es muy probable.
                           ^^^^^^^^^^^^^^^^^^^^^^ "con confianza moderada" and "muy probable" are in one sentence. Readers confuse how sure you are with how probable it is. Use a separate sentence for each.
`,
    good`
statements:
  apart:
    kind: judgment
    text: A strike is likely. We judge so with high confidence.
  quoted: {kind: judgment, text: They write “with high confidence, a strike is likely”.}
  trust: {kind: judgment, text: Voters with low confidence in the police are unlikely to call it.}
`,
  ],
  *checkItem(facts, view) {
    for (const sentence of assessingSentences(facts)) {
      const [confidence] = sentence.text.matchAll(CONFIDENCE);
      const scale = confidence && view.scales.likelihood;
      const [likelihood] = scale ? termMatchesOf(sentence.text, scale) : [];
      if (!confidence || !likelihood) continue;
      yield {
        span: sentenceSpan(sentence, spanOf(confidence)),
        message: t(
          '"{0}" and "{1}" are in one sentence. Readers confuse how sure you are with how probable it is. Use a separate sentence for each.',
          matchedWords(confidence),
          likelihood.words,
        ),
      };
    }
  },
};

import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import { keyJudgmentRole } from "../keyJudgment.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { hasConfidence, hasLikelihood } from "../sentences.ts";

/** Reports key judgments without likelihood or confidence. */
export const requireEstimate: Rule = {
  id: "require-estimate",
  severity: "information",
  preset: "strict",
  sparesRecords: true,
  sections: ["statements"],
  summary: "A key judgment says how probable it is, and how sure the authors are.",
  why: "Decision makers act on key judgments. How probable something is and how good the evidence is are two questions, and the answer to one does not give the other. An estimate in the text counts. A judgment that rests on a comparison or a ranking, or is about one, needs no likelihood.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(2): likelihood and confidence of major judgments; PHIA, Explaining Uncertainty in UK Intelligence Assessment (24 March 2025)",
  examples: [
    bad`
statements:
  strike:
    role: key-judgment
          ^^^^^^^^^^^^ This key judgment does not say how probable it is, nor how sure you are. Add "likelihood" and "confidence".
    text: The dockers strike before the harvest.
  blockade:
    role: key-judgment
          ^^^^^^^^^^^^ This key judgment does not say how sure you are. Add "confidence".
    text: A blockade of the river before May is unlikely.
`,
    bad`
statements:
  sequía:
    role: key-judgment
          ^^^^^^^^^^^^ This key judgment does not say how probable it is. Add "likelihood".
    text: La represa queda sin agua en agosto. Tenemos una confianza moderada en este juicio.
`,
    good`
statements:
  fields: {role: key-judgment, text: The dockers strike before May., likelihood: likely, confidence: moderate}
  words: {role: key-judgment, text: A strike before May is likely. We have moderate confidence in this judgment.}
  probable: {role: key-judgment, text: Es probable que haya huelga antes de mayo., confidence: moderate}
  compared: {role: key-judgment, text: The two lists agree., confidence: high, evidence: [{comparison: lists}]}
  lesser: {role: observation, text: The dockers strike before the harvest.}
  again: {role: key-judgment, text: The dockers strike., restates: fields}
  reported: {role: key-judgment, kind: information, text: The dockers struck twice in 2025.}
  of-others: {role: key-judgment, holder: union, text: The dockers strike before the harvest.}
`,
  ],
  *checkItem(facts, view) {
    const role = keyJudgmentRole(facts);
    if (!role) return;
    const isProbable = hasLikelihood(facts, view) || isAboutRankings(facts, view);
    const isSure = hasConfidence(facts, view);
    if (isProbable && isSure) return;
    yield {
      span: role.span,
      message: isSure
        ? t('This key judgment does not say how probable it is. Add "likelihood".')
        : isProbable
          ? t('This key judgment does not say how sure you are. Add "confidence".')
          : t(
              'This key judgment does not say how probable it is, nor how sure you are. Add "likelihood" and "confidence".',
            ),
    };
  },
};

/** What somebody ranks, and how far two rankings agree, is no event that has a likelihood. */
function isAboutRankings({ itemReferences: { uses } }: Facts, view: View): boolean {
  return uses.some(
    ({ id, keys }) =>
      keys === "evidence.comparison" ||
      keys === "evidence.ranking" ||
      (keys === "about" &&
        view.conceptsOf(id).some((concept) => concept === "comparison" || concept === "ranking")),
  );
}

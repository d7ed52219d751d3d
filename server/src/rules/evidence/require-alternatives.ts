import { t } from "@vscode/l10n";
import { confidenceOf } from "../../model/estimates/confidence.ts";
import { ownEstimateIn, rangeOf } from "../../model/estimates/estimate.ts";
import { evidenceFor } from "../../model/evidence/evidence.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { PercentRange } from "../../model/estimates/percentRange.ts";
import { percentRangeIn } from "../../model/estimates/percentRange.ts";
import { gradeAt } from "../../model/estimates/rating.ts";
import { highestTermOf } from "../../model/estimates/scale.ts";
import type { Node } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { termNamed } from "../../workspace/scales.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { CONFIRMED, groundOf } from "./ground.ts";

/** Above and below these limits, in percent, an event is almost certain, or has a low probability. */
const LIMITS = { certain: 90, low: 20 };

/** Reports high confidence, near certainty and unlikely catastrophes without considered alternatives. */
export const requireAlternatives: Rule = {
  id: "require-alternatives",
  severity: "information",
  preset: "strict",
  sections: ["statements", "threats"],
  summary:
    "A judgment with high confidence or near certainty, and a threat of high impact and low likelihood, name evidence against them, or considered alternatives.",
  why: "There is evidence against almost every judgment. If an assessment has none, readers cannot tell whether anyone looked for it. Where an unlikely event would have the highest impact, other ways in which it could happen matter most. The rule ignores judgments whose evidence is rated as confirmed by others (grade 1).",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(4): analysis of alternatives, above all if low probability events could produce high-impact results; Heuer, Psychology of Intelligence Analysis",
  examples: [
    bad`
statements:
  worse:
    text: It gets worse.
    confidence: {level: high, because: Every count points the same way.}
                        ^^^^ High confidence without contrary evidence or alternatives. Add "against" or "alternatives".
    evidence: [{source: a}, {source: b}]
`,
    bad`
scales: {likelihood: icd-203-likelihood, impact: nrr-impact}
statements:
  huelga: {kind: judgment, text: Habrá huelga antes de mayo., likelihood: almost-certain}
                                                                          ^^^^^^^^^^^^^^ Almost certain, without contrary evidence or alternatives. Add "against" or "alternatives".
  strike: {kind: judgment, text: The dockers strike., likelihood: {percent: 95%, within: 2 years}}
                                                                            ^^^ Almost certain, without contrary evidence or alternatives. Add "against" or "alternatives".
threats:
  dam:
    title: The dam breaks
    likelihood: {term: very-unlikely, within: 5 years}
                       ^^^^^^^^^^^^^ The highest impact at a low likelihood, without contrary evidence or variants. Add "against" or "variants".
    impact: 5
`,
    good`
statements:
  against: {text: It gets worse., confidence: high, against: [{source: c}]}
  alternatives: {text: It gets worse., confidence: high, alternatives: [It was always so.]}
  moderate: {text: It gets worse., confidence: moderate}
  measured: {text: It gets worse., confidence: high, evidence: [{source: a, credibility: 1}]}
  fact: {kind: information, text: It rained., confidence: high}
  likely: {text: It gets worse., likelihood: likely}
threats:
  dam: {title: The dam breaks, likelihood: very-unlikely, impact: 5, variants: [It leaks for weeks.]}
  wind: {title: Wind, likelihood: very-unlikely, impact: 2}
  flood: {title: Flood, likelihood: likely, impact: 5}
`,
  ],
  *checkItem(facts, view) {
    const { section, item } = facts;
    if (
      textIs(valueAt(item.value, "kind"), "information") ||
      ["against", "alternatives", "variants"].some((key) => isFilled(valueAt(item.value, key)))
    )
      return;
    const evidence = evidenceFor(item);
    // Information that others have confirmed needs no alternatives.
    const isConfirmed =
      evidence.length > 0 && evidence.every((each) => groundOf(each, view).credibility === CONFIRMED);
    if (isConfirmed) return;
    const { level } = confidenceOf(item);
    const isSure = level !== undefined && level.text === view.scales.confidence?.terms.at(-1)?.term;
    const problem = isSure
      ? { span: level.span, message: sureMessage(section) }
      : fromLikelihood(facts, view);
    if (problem) yield problem;
  },
};

function sureMessage(section: string): string {
  return section === "threats"
    ? t('High confidence without contrary evidence. Add "against".')
    : t('High confidence without contrary evidence or alternatives. Add "against" or "alternatives".');
}

/** Returns the problem of a judgment that is almost certain, or of a threat that is unlikely and has the highest impact. */
function fromLikelihood({ section, item }: Facts, view: View): Problem | undefined {
  const likelihood = likelihoodOf(item, view);
  if (!likelihood) return undefined;
  const { span, range } = likelihood;
  if (section === "statements" && range.from >= LIMITS.certain)
    return {
      span,
      message: t(
        'Almost certain, without contrary evidence or alternatives. Add "against" or "alternatives".',
      ),
    };
  const impact = termNamed(gradeAt(item.piece, item.value, "impact")?.from.text ?? "", "impact", view);
  if (!impact || impact.term !== highestTermOf(impact.scale) || range.to > LIMITS.low) return undefined;
  return {
    span,
    message: t(
      'The highest impact at a low likelihood, without contrary evidence or variants. Add "against" or "variants".',
    ),
  };
}

/** Returns the likelihood of the item itself in percent: what the author says, or else the band of the term. */
function likelihoodOf(
  item: Facts["item"],
  { scales }: View,
): { readonly span: PieceSpan; readonly range: PercentRange } | undefined {
  const estimate = ownEstimateIn(item);
  const located = estimate?.term ?? estimate?.from ?? estimate?.percent;
  const range =
    percentRangeIn(estimate?.percent?.text) ??
    (estimate && scales.likelihood ? rangeOf(estimate, scales.likelihood) : undefined);
  return located && range ? { span: located.span, range } : undefined;
}

function textIs(node: Node | undefined, text: string): boolean {
  return node?.kind === "scalar" && node.value === text;
}

function isFilled(node: Node | undefined): boolean {
  return node?.kind === "list" && node.items.length > 0;
}

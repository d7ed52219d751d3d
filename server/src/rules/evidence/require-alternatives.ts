import { t } from "@vscode/l10n";
import { confidenceOf } from "../../model/confidence.ts";
import { evidenceFor } from "../../model/evidence.ts";
import type { Node } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { CONFIRMED, groundOf } from "./ground.ts";

/** Reports high confidence without considered alternatives. */
export const requireAlternatives: Rule = {
  id: "require-alternatives",
  severity: "information",
  preset: "strict",
  sections: ["statements", "threats"],
  summary: "A judgment with high confidence names evidence against it, or considered alternatives.",
  why: "There is evidence against almost every judgment. If an assessment has none, readers cannot tell whether anyone looked for it. The rule ignores judgments whose evidence is rated as confirmed by others (grade 1).",
  source:
    "ICD 203, analytic standard 4 (analysis of alternatives); Heuer, Psychology of Intelligence Analysis",
  examples: [
    bad`
statements:
  worse:
    text: It gets worse.
    confidence: {level: high, because: Every count points the same way.}
                        ^^^^ High confidence without contrary evidence or alternatives. Add "against" or "alternatives".
    evidence: [{source: a}, {source: b}]
`,
    good`
statements:
  against: {text: It gets worse., confidence: high, against: [{source: c}]}
  alternatives: {text: It gets worse., confidence: high, alternatives: [It was always so.]}
  moderate: {text: It gets worse., confidence: moderate}
  measured: {text: It gets worse., confidence: high, evidence: [{source: a, credibility: 1}]}
  fact: {kind: information, text: It rained., confidence: high}
`,
  ],
  *checkItem({ section, item }, view) {
    const { level } = confidenceOf(item);
    if (!level || level.text !== view.scales.confidence?.terms.at(-1)?.term) return;
    if (
      textIs(valueAt(item.value, "kind"), "information") ||
      ["against", "alternatives"].some((key) => isFilled(valueAt(item.value, key)))
    )
      return;
    const evidence = evidenceFor(item);
    // Information that others have confirmed needs no alternatives.
    const isConfirmed =
      evidence.length > 0 && evidence.every((each) => groundOf(each, view).credibility === CONFIRMED);
    if (isConfirmed) return;
    yield {
      span: level.span,
      message:
        section === "threats"
          ? t('High confidence without contrary evidence. Add "against".')
          : t('High confidence without contrary evidence or alternatives. Add "against" or "alternatives".'),
    };
  },
};

function textIs(node: Node | undefined, text: string): boolean {
  return node?.kind === "scalar" && node.value === text;
}

function isFilled(node: Node | undefined): boolean {
  return node?.kind === "list" && node.items.length > 0;
}

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
  summary: "Who is highly confident says what speaks against it, or which alternatives were considered.",
  why: "Nearly every judgment has something that speaks against it. Where nothing is written down, a reader cannot tell whether it was looked for. What is rated as confirmed by others (grade 1) is left alone.",
  source:
    "ICD 203, analytic standard 4 (analysis of alternatives); Heuer, Psychology of Intelligence Analysis",
  examples: [
    bad`
statements:
  worse:
    text: It gets worse.
    confidence: {level: high, because: Every count points the same way.}
                        ^^^^ High confidence, but nothing is said to speak against it, and no alternative was considered. Add "against" or "alternatives".
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
          ? t('High confidence, but nothing is said to speak against it. Add "against".')
          : t(
              'High confidence, but nothing is said to speak against it, and no alternative was considered. Add "against" or "alternatives".',
            ),
    };
  },
};

function textIs(node: Node | undefined, text: string): boolean {
  return node?.kind === "scalar" && node.value === text;
}

function isFilled(node: Node | undefined): boolean {
  return node?.kind === "list" && node.items.length > 0;
}

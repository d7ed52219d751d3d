import { t } from "@vscode/l10n";
import { confidenceOf } from "../../model/estimates/confidence.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports levels of confidence without a reason. */
export const requireConfidenceBasis: Rule = {
  id: "require-confidence-basis",
  severity: "warning",
  sections: ["statements", "threats", "rankings", "comparisons"],
  summary: "A level of confidence says what it rests on.",
  why: "Confidence is a judgment about the evidence: how much there is, how good it is, and whether it agrees. Readers can weigh it, and see what would change it, only if they know the reason.",
  source: "ICD 203, analytic standard 2 (expresses and explains uncertainties)",
  examples: [
    bad`
statements:
  strike:
    text: The union strikes.
    confidence: moderate
                ^^^^^^^^ "moderate" confidence, but why? Write "confidence: {level: moderate, because: …}" with the reason: how good the sources are, and whether they agree.
threats:
  flood:
    title: Flood
    confidence: {level: low, because: ""}
                        ^^^ "low" confidence, but why? Add "because" with the reason: how good the sources are, and whether they agree.
`,
    good`
statements:
  strike: {text: The union strikes., confidence: {level: moderate, because: Two officials say so.}}
  none: {text: The union strikes.}
`,
  ],
  *checkItem({ item }) {
    const { level, because } = confidenceOf(item);
    if (!level || because) return;
    const isShort = valueAt(item.value, "confidence")?.kind === "scalar";
    yield {
      span: level.span,
      message: isShort
        ? t(
            '"{0}" confidence, but why? Write "{1}" with the reason: how good the sources are, and whether they agree.',
            level.text,
            `confidence: {level: ${level.text}, because: …}`,
          )
        : t(
            '"{0}" confidence, but why? Add "because" with the reason: how good the sources are, and whether they agree.',
            level.text,
          ),
    };
  },
};

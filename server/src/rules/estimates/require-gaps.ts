import { t } from "@vscode/l10n";
import { confidenceOf } from "../../model/estimates/confidence.ts";
import { termOfValue } from "../../model/estimates/estimate.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import { lowestTermOf } from "../../model/estimates/scale.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Words of a reason that says what is not known. */
const UNKNOWN =
  /\b(?:unknown|not\s+known|no\s+(?:data|information|evidence|reports?|source|records?)|nobody|no\s+one|lack(?:s|ing)?|missing|gaps?|without|se\s+desconoce|desconocemos|no\s+se\s+sabe|no\s+sabemos|no\s+hay|sin|faltan?|nadie|ning(?:ún|una)|lagunas?|carecemos)\b/iu;

/** Reports low confidence without the gap that causes it. */
export const requireGaps: Rule = {
  id: "require-gaps",
  severity: "information",
  preset: "strict",
  sparesRecords: true,
  sections: ["statements", "threats"],
  summary: "Low confidence names what is not known.",
  why: "Low confidence is a question to those who collect information. They can answer it only if they know what is missing. A reason under `because` that says what is not known is enough.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.d (information gaps) and D.6.e.(2) (knowledge gaps as a cause of uncertainty)",
  examples: [
    bad`
statements:
  boats:
    kind: judgment
    text: The group is unlikely to cross the river.
    confidence: {level: low, because: Both reports are two years old.}
                        ^^^ Low confidence, but what is not known? Add "gaps".
threats:
  flood: {title: Flood, confidence: low}
                                    ^^^ Low confidence, but what is not known? Add "gaps".
`,
    bad`
statements:
  aforo:
    kind: judgment
    text: Es probable que el caudal baje antes de agosto.
    confidence: {level: low, because: La única serie es de 2009.}
                        ^^^ Low confidence, but what is not known? Add "gaps".
`,
    good`
statements:
  boats: {kind: judgment, text: The group is unlikely to cross., confidence: low, gaps: [How many boats the group has.]}
  because: {kind: judgment, text: It crosses., confidence: {level: low, because: Nobody has counted its boats.}}
  aforo: {kind: judgment, text: El caudal baja., confidence: {level: low, because: No hay aforos desde 2019.}}
  moderate: {kind: judgment, text: The group is unlikely to cross., confidence: moderate}
`,
  ],
  *checkItem({ item }, view) {
    const { level } = confidenceOf(item);
    const scale = view.scales.confidence;
    if (!level || !scale || textsOf(valueAt(item.value, "gaps")).length > 0) return;
    const term = termOfValue(level.text, scale);
    if (!term || term !== lowestTermOf(scale)) return;
    if (UNKNOWN.test(textOf(valueAt(valueAt(item.value, "confidence"), "because")) ?? "")) return;
    yield { span: level.span, message: t('Low confidence, but what is not known? Add "gaps".') };
  },
};

import { t } from "@vscode/l10n";
import { textsOf } from "../../model/basics/locatedText.ts";
import { valueAt } from "../../syntax/node.ts";
import { keyJudgmentRole } from "../keyJudgment.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports key judgments without indicators. */
export const requireIndicators: Rule = {
  id: "require-indicators",
  severity: "information",
  preset: "strict",
  sparesRecords: true,
  sections: ["statements"],
  summary: "A key judgment names the signs that would change it.",
  why: "A judgment is made on a certain day. With indicators, readers know what to watch, and notice when the judgment no longer holds.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(2)–(4): indicators that would alter judgments and their uncertainty",
  examples: [
    bad`
statements:
  strike:
    role: key-judgment
          ^^^^^^^^^^^^ This key judgment does not say which signs would change it. Add "indicators".
    text: The dockers are likely to strike before the harvest.
`,
    bad`
statements:
  sequía:
    role: key-judgment
          ^^^^^^^^^^^^ This key judgment does not say which signs would change it. Add "indicators".
    text: Es probable que la represa quede sin agua en agosto.
    indicators: []
`,
    good`
statements:
  strike: {role: key-judgment, text: The dockers are likely to strike., indicators: [The union calls a ballot.]}
  sequía: {role: key-judgment, text: Es probable una sequía., indicators: [El embalse baja del 40 % en junio.]}
  lesser: {role: observation, text: The dockers are likely to strike.}
`,
    good`
status: superseded
statements:
  strike: {role: key-judgment, text: The dockers are likely to strike.}
`,
  ],
  *checkItem(facts) {
    const role = keyJudgmentRole(facts);
    if (!role || textsOf(valueAt(facts.item.value, "indicators")).length > 0) return;
    yield {
      span: role.span,
      message: t('This key judgment does not say which signs would change it. Add "indicators".'),
    };
  },
};

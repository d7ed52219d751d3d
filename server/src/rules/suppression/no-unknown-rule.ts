import { t } from "@vscode/l10n";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { noSuchRule } from "../unknown.ts";

/** Ids of rules that there are not. */
export const noUnknownRule: Rule = {
  id: "no-unknown-rule",
  severity: "error",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Every rule that is suppressed exists.",
  why: "A misspelt id suppresses nothing, and nobody notices. (In a configuration, no-wrong-setting says the same.)",
  source: "ESLint (definition for rule not found)",
  examples: [
    bad`
assessment: 1
# threat-assessment-disable-next-line no-placehoder -- a working title
                                      ^^^^^^^^^^^^^ There is no rule "no-placehoder". Did you mean "no-placeholder"?
title: Harbour
# threat-assessment-disable-file
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The comment does not say which rule it suppresses. Add its id, as the finding shows it.
`,
    good`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- a working title
title: TBD
`,
  ],
  *checkSuppression({ rule, place }, { isKnown }) {
    if (rule === "") {
      yield {
        place,
        message: t("The comment does not say which rule it suppresses. Add its id, as the finding shows it."),
      };
      return;
    }
    if (!isKnown) yield { place, ...noSuchRule(rule) };
  },
};

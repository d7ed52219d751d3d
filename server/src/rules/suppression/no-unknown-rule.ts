import { t } from "@vscode/l10n";
import { rules } from "../index.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { didYouMean, nearest } from "../suggest.ts";

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
    if (isKnown) return;
    const suggestions = nearest(
      rule,
      rules.map(({ id }) => id),
    );
    yield { place, suggestions, message: t('There is no rule "{0}".', rule) + didYouMean(suggestions) };
  },
};

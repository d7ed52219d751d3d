import { t } from "@vscode/l10n";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports suppressions without a reason. */
export const requireSuppressionReason: Rule = {
  id: "require-suppression-reason",
  severity: "warning",
  preset: "strict",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Every suppression has a reason.",
  forReaders: "When the authors accept a problem, they give a reason.",
  why: "Reviewers of the assessment need to know whether somebody considered the problem or only silenced it.",
  source: "zizmor (reasons on ignores)",
  examples: [
    bad`
assessment: 1
# threat-assessment-disable-next-line no-placeholder
                                      ^^^^^^^^^^^^^^ The suppression of "no-placeholder" has no reason. Add one after two hyphens: "-- …".
title: TBD
`,
    good`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- a working title
title: TBD
`,
  ],
  *checkSuppression({ rule, reason, span, isUnmatchedEnd }) {
    if (isUnmatchedEnd || reason !== undefined || rule === "") return;
    const message = t('The suppression of "{0}" has no reason. Add one after two hyphens: "-- …".', rule);
    yield { span, message };
  },
};

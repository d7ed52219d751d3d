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
  why: "Reviewers of the assessment need to know whether somebody considered the problem or only silenced it.",
  source: "zizmor (reasons on ignores)",
  examples: [
    bad`
assessment: 1
# threat-assessment-disable-next-line no-placeholder
                                      ^^^^^^^^^^^^^^ There is no reason why "no-placeholder" is suppressed. Add the reason after two hyphens: "-- …".
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
    const message = t(
      'There is no reason why "{0}" is suppressed. Add the reason after two hyphens: "-- …".',
      rule,
    );
    yield { span, message };
  },
};

import { t } from "@vscode/l10n";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports suppressions without a reason. */
export const requireSuppressionReason: Rule = {
  id: "require-suppression-reason",
  severity: "warning",
  preset: "strict",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Every suppression says why it is there.",
  why: "Whoever reviews the assessment has to know whether the finding was weighed or only silenced.",
  source: "zizmor (reasons on ignores)",
  examples: [
    bad`
assessment: 1
# threat-assessment-disable-next-line no-placeholder
                                      ^^^^^^^^^^^^^^ Nothing says why "no-placeholder" is suppressed. Add the reason behind two hyphens: "-- …".
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
      'Nothing says why "{0}" is suppressed. Add the reason behind two hyphens: "-- …".',
      rule,
    );
    yield { span, message };
  },
};

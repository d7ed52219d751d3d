import { t } from "@vscode/l10n";
import { daysOf } from "../../model/edtf.ts";
import { locatedText } from "../../model/locatedText.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports assessments whose review is overdue. */
export const noOverdueReview: Rule = {
  id: "no-overdue-review",
  severity: "warning",
  sections: ["review-by"],
  summary: "The day until which an assessment has to be reviewed has not passed.",
  why: "Whoever set the day did not vouch for what the assessment says after it. (The examples are read on 2026-11-25.)",
  source: "ISO 31000:2018, 6.6 (monitoring and review); ICD 203, analytic standard 1",
  examples: [
    bad`
status: final
review-by: 2026-10
           ^^^^^^^ This should have been reviewed by 2026-10. Review it and set the next day, or set "status: superseded".
`,
    good`
review-by: 2026-11
`,
    good`
status: superseded
review-by: 2025
`,
  ],
  *checkItem({ item }, view) {
    const by = locatedText(item.piece, item.value);
    const last = by && daysOf(by.text)?.last;
    const { today } = by ? view : { today: undefined };
    if (!by || last === undefined || today === undefined || last >= today) return;
    if (view.status === "superseded") return;
    yield {
      span: by.span,
      message: t(
        'This should have been reviewed by {0}. Review it and set the next day, or set "status: superseded".',
        by.text,
      ),
    };
  },
};

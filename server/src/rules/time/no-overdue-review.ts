import { t } from "@vscode/l10n";
import { daysOf } from "../../model/dates/edtf.ts";
import { locatedText } from "../../model/basics/locatedText.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports assessments whose review is overdue. */
export const noOverdueReview: Rule = {
  id: "no-overdue-review",
  severity: "information",
  sparesRecords: true,
  sections: ["review-by"],
  summary: "The assessment is not overdue for review.",
  why: "The authors do not vouch for the content of the assessment after this date. (The examples are read on 2026-11-25.)",
  source: "ICD 203, D.6.c (timely); ISO 31000:2018, 6.6 (monitoring and review)",
  examples: [
    bad`
status: final
review-by: 2026-10
           ^^^^^^^ This assessment was due for review by 2026-10. Review it and set the next date, or set "status: superseded".
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
    yield {
      span: by.span,
      message: t(
        'This assessment was due for review by {0}. Review it and set the next date, or set "status: superseded".',
        by.text,
      ),
    };
  },
};

import { t } from "@vscode/l10n";
import type { Days } from "../../model/dates/edtf.ts";
import { daysOf } from "../../model/dates/edtf.ts";
import { ownEstimateIn } from "../../model/estimates/estimate.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { outcomeIn, outcomeStatusOf } from "../../model/estimates/outcome.ts";
import { endOfPeriod } from "../../model/dates/period.ts";
import { periodOf } from "../../workspace/scales.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports outcomes that could not be known yet, and those from before the estimate. */
export const noEarlyOutcome: Rule = {
  id: "no-early-outcome",
  severity: "warning",
  sections: ["threats", "statements"],
  summary:
    "An outcome is not from before the estimate, and nothing has failed to occur before the period is over.",
  why: "What had happened before the date of the assessment was not a forecast. And until the last day of the period, what has not occurred can still occur. Only “occurred” can be known earlier. (The examples are read on 2026-11-25.)",
  source:
    "Tetlock and Gardner, Superforecasting (2015): a forecast has a period, and is compared with the outcome when it is over",
  examples: [
    bad`
as-of: 2024-09-30
threats:
  flood:
    title: Flood
    likelihood: {term: likely, within: 2 years}
    outcome: {status: did-not-occur, date: 2025-12-31}
                                           ^^^^^^^^^^ On 2025-12-31 the period "2 years" was not over: it ends on 2026-09-30 at the earliest. Until then only "occurred" can be known.
  fire:
    title: Fire
    likelihood: {term: likely, within: 2024/2025}
    outcome: {status: occurred, date: 2024-05}
                                      ^^^^^^^ This outcome (2024-05) is from before the assessment (2024-09-30), so it was not a forecast. Correct one of the dates.
statements:
  strike:
    kind: judgment
    text: A strike is likely.
    likelihood: {term: likely, within: 2027}
    outcome: did-not-occur
             ^^^^^^^^^^^^^ The period "2027" is not over: it ends on 2027-12-31 at the earliest. Until then only "occurred" can be known.
  closure:
    kind: judgment
    text: The port closes.
    likelihood: {term: likely, within: 2025}
    outcome: {status: occurred, date: 2062-03}
                                      ^^^^^^^ This outcome is of 2062-03, which is in the future. Correct the date.
`,
    bad`
as-of: 2026-09-30
scales: {likelihood: nrr-likelihood}
threats:
  bomb: {title: Bomb, origin: state, likelihood: 2, outcome: did-not-occur}
                                                             ^^^^^^^^^^^^^ The period "2 years" is not over: it ends on 2028-09-30 at the earliest. Until then only "occurred" can be known.
`,
    good`
as-of: 2024-09-30
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2 years}, outcome: {status: did-not-occur, date: 2026-09}}
  fire: {title: Fire, likelihood: {term: likely, within: 2 years}, outcome: {status: occurred, date: 2024-11-02}}
  theft: {title: Theft, likelihood: {term: likely, within: next season}, outcome: did-not-occur}
statements:
  strike:
    kind: judgment
    text: A strike is likely.
    likelihood: {term: likely, within: 2025}
    outcome: {status: partly, date: 2026-02}
`,
  ],
  *checkItem({ item }, view) {
    const outcome = outcomeIn(item);
    const { status, date } = outcome ?? {};
    if (!outcome || !status) return;
    const days = date && daysOf(date.text);
    const asOf = daysOf(view.asOf ?? "");
    if (date && days && asOf && days.last < asOf.first) {
      yield { span: date.span, message: beforeAssessment(date.text, view.asOf ?? "") };
      return;
    }
    const { today } = view;
    if (date && days && today !== undefined && days.first > today) {
      yield { span: date.span, message: inFuture(date.text) };
      return;
    }
    const known = days?.last ?? today;
    if (
      outcomeStatusOf(outcome) === undefined ||
      outcomeStatusOf(outcome) === "occurred" ||
      known === undefined
    )
      return;
    const estimate = ownEstimateIn(item);
    const within = estimate && periodOf(estimate, item, view);
    const end = within && endOfPeriod(within.text, asOf);
    if (within && end && known < end.first) yield early({ date, status, within }, end);
  },
};

function beforeAssessment(date: string, asOf: string): string {
  return t(
    "This outcome ({0}) is from before the assessment ({1}), so it was not a forecast. Correct one of the dates.",
    date,
    asOf,
  );
}

function inFuture(date: string): string {
  return t("This outcome is of {0}, which is in the future. Correct the date.", date);
}

/** The texts of an outcome that is too early. */
interface EarlyOutcome {
  readonly date: LocatedText | undefined;
  readonly status: LocatedText;
  readonly within: LocatedText;
}

function early({ date, status, within }: EarlyOutcome, { first }: Days): Problem {
  return {
    span: (date ?? status).span,
    message: date
      ? t(
          'On {0} the period "{1}" was not over: it ends on {2} at the earliest. Until then only "occurred" can be known.',
          date.text,
          within.text,
          first,
        )
      : t(
          'The period "{0}" is not over: it ends on {1} at the earliest. Until then only "occurred" can be known.',
          within.text,
          first,
        ),
  };
}

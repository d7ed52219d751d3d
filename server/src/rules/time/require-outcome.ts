import { t } from "@vscode/l10n";
import { daysOf } from "../../model/dates/edtf.ts";
import { ownEstimateIn } from "../../model/estimates/estimate.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import { outcomeIn } from "../../model/estimates/outcome.ts";
import { endOfPeriod } from "../../model/dates/period.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { periodOf } from "../../workspace/scales.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports estimates whose period is over while nobody has written what happened. */
export const requireOutcome: Rule = {
  id: "require-outcome",
  severity: "information",
  preset: "strict",
  sections: ["threats", "statements"],
  summary: "If the period of an estimate is over, the assessment says what happened.",
  why: "Offices that compare their estimates with what happened learn which of their words are too strong or too weak, and `threat-assessment score` does it for them. The outcome belongs to the assessment that made the estimate, also if a later one supersedes it. If the period was over before the date of the assessment, `no-expired-period` reports it. (The examples are read on 2026-11-25.)",
  source:
    "Mandel and Barnes, “Accuracy of forecasts in strategic intelligence”, PNAS 111 (2014); Tetlock and Gardner, Superforecasting (2015)",
  examples: [
    bad`
as-of: 2024-09-30
status: superseded
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2025}}
                                                           ^^^^ The period "2025" is over. Add "outcome" with what happened: "occurred", "did-not-occur", "partly" or "cannot-be-told".
statements:
  strike:
    kind: judgment
    text: A strike is likely.
    likelihood: {term: likely, within: 2 years}
                                       ^^^^^^^ The period "2 years" is over. Add "outcome" with what happened: "occurred", "did-not-occur", "partly" or "cannot-be-told".
`,
    bad`
as-of: 2023-09-30
scales: {likelihood: nrr-likelihood}
threats:
  bomb: {title: Bomb, origin: state, likelihood: 2}
                                                 ^ The period "2 years" is over. Add "outcome" with what happened: "occurred", "did-not-occur", "partly" or "cannot-be-told".
  flood: {title: Flood, origin: natural, likelihood: 3}
`,
    good`
as-of: 2024-09-30
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2025}, outcome: did-not-occur}
  fire: {title: Fire, likelihood: {term: likely, within: 3 years}}
  theft: {title: Theft, likelihood: {term: likely, within: the next elections}}
statements:
  fact: {kind: information, text: The port expected a strike., likelihood: {term: likely, within: 2025}}
  strike: {kind: judgment, text: A strike is likely., likelihood: {term: likely, within: 2025}, outcome: occurred}
  again: {kind: judgment, text: They strike., restates: strike, likelihood: {term: likely, within: 2025}}
`,
    good`
as-of: 2026-09-30
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2020/2026-10}, outcome: occurred}
  fire: {title: Fire, likelihood: {term: likely, within: 2025}}
`,
  ],
  *checkItem({ item }, view) {
    const estimate = ownEstimateIn(item);
    const within = estimate && periodOf(estimate, item, view);
    if (!within || outcomeIn(item) || !isForecast(item.value)) return;
    const asOf = daysOf(view.asOf ?? "");
    const end = endOfPeriod(within.text, asOf)?.last;
    if (end === undefined || (asOf && end < asOf.first)) return;
    const { today } = view;
    if (today === undefined || end >= today) return;
    yield {
      span: within.span,
      message: t(
        'The period "{0}" is over. Add "outcome" with what happened: "occurred", "did-not-occur", "partly" or "cannot-be-told".',
        within.text,
      ),
    };
  },
};

/** Whether an item makes a forecast of its own: information does not, and neither does what repeats a statement. */
function isForecast(value: Parameters<typeof valueAt>[0]): boolean {
  return textOf(valueAt(value, "kind")) !== "information" && textsOf(valueAt(value, "restates")).length === 0;
}

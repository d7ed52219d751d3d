import { t } from "@vscode/l10n";
import { daysOf } from "../../model/dates/edtf.ts";
import { estimatesIn } from "../../model/estimates/estimate.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import { outcomeIn } from "../../model/estimates/outcome.ts";
import { daysOfPeriod } from "../../model/dates/period.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports estimates and rankings about a period that is over. */
export const noExpiredPeriod: Rule = {
  id: "no-expired-period",
  severity: "warning",
  sections: ["threats", "statements", "rankings"],
  summary: "An estimate is about a period that is not over.",
  why: "What has happened by the date of the assessment can be found out and needs no estimate. A period that is over is often copied from an earlier assessment. A ranking is compared with its own `date`, if it has one.",
  source:
    "ICD 203, analytic standard 1 (age and continued currency of information); ISO 31000:2018, 6.6 (monitoring and review)",
  examples: [
    bad`
as-of: 2026-09-30
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2020/2024}}
                                                           ^^^^^^^^^ The period "2020/2024" is over: it ends before 2026-09-30. Give a later period, or report what has happened.
statements:
  strike:
    kind: judgment
    text: A strike is likely.
    likelihood: {term: likely, within: until the end of 2025}
                                       ^^^^^^^^^^^^^^^^^^^^^ The period "until the end of 2025" is over: it ends before 2026-09-30. Give a later period, or report what has happened.
rankings:
  port: {order: [terrorism], date: 2026, horizon: 2020/2025}
                                                  ^^^^^^^^^ The period "2020/2025" is over: it ends before 2026. Give a later period, or report what has happened.
`,
    good`
as-of: 2026-09
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2026}}
  fire: {title: Fire, likelihood: {term: likely, within: 2 years}}
statements:
  once: {kind: information, text: The port expected a strike., likelihood: {term: likely, within: 2005/2010}}
rankings:
  earlier: {order: [terrorism], date: 2004, horizon: 2005/2010}
`,
    good`
as-of: 2026-09
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2025}, outcome: did-not-occur}
`,
    good`
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2001}}
`,
  ],
  *checkItem(facts, view) {
    const { asOf } = view;
    const own = textOf(valueAt(facts.item.value, "date"));
    const date = facts.section === "rankings" ? (own ?? asOf) : asOf;
    const now = date === undefined ? undefined : daysOf(date)?.first;
    if (date === undefined || now === undefined) return;
    for (const { text, span } of periodsIn(facts)) {
      const end = daysOfPeriod(text)?.last;
      if (end === undefined || end >= now) continue;
      yield {
        span,
        message: t(
          'The period "{0}" is over: it ends before {1}. Give a later period, or report what has happened.',
          text,
          date,
        ),
      };
    }
  },
};

/** The periods of an item. Information may report an old estimate, and an outcome says what has happened. */
function periodsIn({ section, item }: Facts): readonly LocatedText[] {
  const { piece, value } = item;
  if (section === "rankings") return [locatedTextAt(piece, value, "horizon") ?? []].flat();
  if (textOf(valueAt(value, "kind")) === "information" || outcomeIn(item)) return [];
  return estimatesIn(item).flatMap(({ within }) => within ?? []);
}

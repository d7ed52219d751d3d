import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { daysOf } from "../../model/dates/edtf.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTextAt, locatedText } from "../../model/basics/locatedText.ts";
import { memo } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { notYetHappened, stepsAfterRecommendation, surveyAfterIssue } from "./impossibleOrder.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good, withFile } from "../rule.ts";

/** Pairs of keys in one map, of which the first must not be later than the second. */
const ORDERED = [
  ["after", "before"],
  ["issued", "accessed"],
  ["submitted", "issued"],
  ["since", "until"],
] as const;

/** The keys of periods, whose text can be a length, or dates. */
const PERIODS: ReadonlySet<string> = new Set(["within", "horizon"]);

/** Reports periods that end before they begin. */
export const noImpossiblePeriod: Rule = {
  id: "no-impossible-period",
  severity: "error",
  covers: ["no-overdue-review"],
  kinds: ["assessment", "taxonomy"],
  summary:
    "Dates are in a possible order: a period ends after it begins, and nothing is read, done or known before it can be.",
  why: "One of the two dates is wrong, and so is every calculation or timeline that uses it. If only the month or the year is known, the rule reports dates that are wrong on any day.",
  source: "ISO 8601-2:2019 (EDTF); STIX 2.1, 3.2 (`modified` is not before `created`)",
  examples: [
    bad`
date: 2026-10-15
      ^^^^^^^^^^ "date" (2026-10-15) is before "as-of" (2026-11), but an assessment cannot contain information from after its own date. Correct one of the two.
as-of: 2026-11
review-by: 2025
           ^^^^ "review-by" (2025) is before the date of the information in this assessment (2026-11). Correct one of the two.
context:
  strike: {when: 2005/2004-06, text: They strike.}
                 ^^^^^^^^^^^^ This period ends before it begins. Correct one of its dates.
recommendations:
  lights:
    title: Light the quay
    horizon: {after: 2027-06, before: 2027-03}
                                      ^^^^^^^ "before" (2027-03) is before "after" (2027-06). Correct one of the two.
  cranes: {title: Repair the cranes, horizon: 2028/2027}
                                              ^^^^^^^^^ This period ends before it begins. Correct one of its dates.
sources:
  page: {type: webpage, issued: 2004-11-19, accessed: 2003}
                                                      ^^^^ "accessed" (2003) is before "issued" (2004-11-19). Correct one of the two.
`,
    bad`
as-of: 2026-09
sources:
  poll: {type: report, issued: 2026-03, survey: {population: Adults, sample-size: 900, fielded: 2026-04}}
                                                                                                ^^^^^^^ The survey was "fielded" (2026-04) after its source was "issued" (2026-03). Correct one of the two.
context:
  fire: {kind: incident, when: 2031, text: A truck burnt.}
                               ^^^^ This is reported as past, but 2031 is after 2026-09, the date of what this assessment knows. Correct one of the two.
recommendations:
  lights:
    title: Light the quay
    horizon: {before: 2027-03}
    steps:
      - {text: Buy lamps., horizon: {before: 2028}}
                                             ^^^^ This step is due (2028) after the recommendation that it belongs to (2027-03). Correct one of the two.
      - {text: Ask for offers., done: 2026-11}
                                      ^^^^^^^ This is reported as past, but 2026-11 is after 2026-09, the date of what this assessment knows. Correct one of the two.
`,
    withFile(
      "later.threat.yaml",
      good`
assessment: 1
title: Later
date: 2012-03-01
`,
      bad`
date: 2010-03-01
supersedes: later.threat.yaml
            ^^^^^^^^^^^^^^^^^ This assessment is of 2010-03-01, and cannot replace one of 2012-03-01. Correct one of the dates, or name the earlier assessment.
`,
    ),
    good`
date: 2026-10-15
as-of: 2026-10
review-by: 2027
context:
  strike: {when: 2004-07-09/2004-07-19, text: They strike.}
  since: {when: 2004/.., text: They strike.}
  vote: {kind: cycle, when: 2030, text: They vote.}
recommendations:
  lights: {title: Light the quay, horizon: {after: 2027, before: 2027-03}}
sources:
  page: {type: webpage, issued: 2004-11-19, accessed: 2004-11}
`,
  ],
  *checkItem(facts, view) {
    const { item, section } = facts;
    for (const problem of impossibleIn(facts)) yield problem;
    if (["recommendations", "context"].includes(section) && view.asOf !== undefined)
      yield* notYetHappened(facts, view.asOf);
    if (section === "supersedes") yield* laterPredecessor(facts, view);
    if (section !== "date" && section !== "review-by") return;
    const own = locatedText(item.piece, item.value);
    const last = own && daysOf(own.text)?.last;
    const { asOf } = view;
    const known = asOf === undefined ? undefined : daysOf(asOf)?.first;
    if (!own || last === undefined || known === undefined || last >= known) return;
    yield {
      span: own.span,
      message:
        section === "date"
          ? t(
              '"date" ({0}) is before "as-of" ({1}), but an assessment cannot contain information from after its own date. Correct one of the two.',
              own.text,
              asOf ?? "",
            )
          : t(
              '"review-by" ({0}) is before the date of the information in this assessment ({1}). Correct one of the two.',
              own.text,
              asOf ?? "",
            ),
    };
  },
};

/** The problems within an item. Memoized by item. */
const impossibleIn = memo((facts: Facts): readonly Problem[] => {
  const { piece } = facts.item;
  const inside = facts.visits.flatMap(({ node, schema, step }) => {
    if (schema.format === "edtf" || (node?.kind === "scalar" && PERIODS.has(String(step))))
      return reversed(locatedText(piece, node));
    return node?.kind === "map" ? orderedIn(schema).flatMap((keys) => misordered(node, piece, keys)) : [];
  });
  return [...inside, ...surveyAfterIssue(facts), ...stepsAfterRecommendation(facts)];
});

/** Reports an earlier assessment that is younger than this one. */
function* laterPredecessor({ item }: Facts, { superseded, inEach }: View): Generator<Problem> {
  const name = locatedText(item.piece, item.value);
  const own = inEach(dateIn).find((date) => date !== "") ?? "";
  const [days, earlier] = [daysOf(own), daysOf(superseded?.date ?? "")];
  if (!name || !days || !earlier || earlier.first <= days.last) return;
  yield {
    span: name.span,
    message: t(
      "This assessment is of {0}, and cannot replace one of {1}. Correct one of the dates, or name the earlier assessment.",
      own,
      superseded?.date ?? "",
    ),
  };
}

/** The date of the document, if the item states it. */
function dateIn({ section, item }: Facts): string {
  return section === "date" ? (textOf(item.value) ?? "") : "";
}

/** The ordered pairs of keys that a schema has. */
const orderedIn = memo(({ properties = {} }: Schema) =>
  ORDERED.filter(([first, second]) => Object.hasOwn(properties, first) && Object.hasOwn(properties, second)),
);

function reversed(period: LocatedText | undefined): Problem[] {
  const days = period?.text.includes("/") ? daysOf(period.text) : undefined;
  if (!period || !days || days.first <= days.last) return [];
  return [{ span: period.span, message: t("This period ends before it begins. Correct one of its dates.") }];
}

function misordered(node: Node, piece: Piece, [first, second]: (typeof ORDERED)[number]): Problem[] {
  const from = locatedTextAt(piece, node, first);
  const to = locatedTextAt(piece, node, second);
  const start = from && daysOf(from.text);
  const end = to && daysOf(to.text);
  if (!from || !to || !start || !end || end.last >= start.first) return [];
  return [
    {
      span: to.span,
      message: t(
        '"{0}" ({1}) is before "{2}" ({3}). Correct one of the two.',
        second,
        to.text,
        first,
        from.text,
      ),
    },
  ];
}

import { t } from "@vscode/l10n";
import { daysOf } from "../../model/dates/edtf.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import { daysOfPeriod } from "../../model/dates/period.ts";
import { isClosed, stepsOf } from "../../model/items/recommendation.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports horizons that are in the past while nothing has been done. */
export const noPastHorizon: Rule = {
  id: "no-past-horizon",
  severity: "warning",
  sections: ["recommendations"],
  summary: "The horizon of unfinished work is after the date of the assessment.",
  forReaders: "The deadline of unfinished work is after the date of the assessment.",
  why: "If work was due before the assessment was written, it is late, done, or copied from an older assessment. Readers need to know which. The rule compares with the `as-of` date and never with today, because an old assessment may have old horizons.",
  source: "ISO 31000:2018, 6.6 (monitoring and review)",
  examples: [
    bad`
as-of: 2026-09-30
recommendations:
  lights:
    title: Light the quay
    horizon: {before: 2026-06}
                      ^^^^^^^ This was due before 2026-06, but the assessment is from 2026-09-30, and the status is not "implemented" or "rejected". Correct the horizon or the status.
    steps:
      - text: Buy lamps.
        status: under-way
        horizon: {before: 2025}
                          ^^^^ This was due before 2025, but the assessment is from 2026-09-30, and the status is not "implemented" or "rejected". Correct the horizon or the status.
  crane:
    title: Repair the crane
    horizon: 2024/2025
             ^^^^^^^^^ The period "2024/2025" was over on 2026-09-30, and the status is not "implemented" or "rejected". Correct the horizon or the status.
`,
    good`
as-of: 2026-09
recommendations:
  lights:
    title: Light the quay
    horizon: {before: 2026-09}
    steps:
      - {text: Buy lamps., horizon: {before: 2026-06}, status: implemented}
      - {text: Put them up., horizon: {after: 2026-01}}
`,
    good`
recommendations:
  lights: {title: Light the quay, horizon: {before: 2001}}
`,
  ],
  *checkItem({ item }, view) {
    const { asOf } = view;
    const now = asOf === undefined ? undefined : daysOf(asOf)?.first;
    // A step of an implemented or rejected recommendation is no longer open.
    if (asOf === undefined || now === undefined || isClosed(item.value)) return;
    for (const node of [item.value, ...stepsOf(item.value)].filter((each) => !isClosed(each))) {
      const period = locatedTextAt(item.piece, node, "horizon");
      const before = locatedTextAt(item.piece, valueAt(node, "horizon"), "before");
      if (period && isOver(period, now)) yield { span: period.span, message: over(period.text, asOf) };
      if (before && isOver(before, now)) yield { span: before.span, message: late(before.text, asOf) };
    }
  },
};

function isOver({ text }: LocatedText, now: string): boolean {
  const last = daysOfPeriod(text)?.last;
  return last !== undefined && last < now;
}

function over(period: string, asOf: string): string {
  return t(
    'The period "{0}" was over on {1}, and the status is not "implemented" or "rejected". Correct the horizon or the status.',
    period,
    asOf,
  );
}

function late(before: string, asOf: string): string {
  return t(
    'This was due before {0}, but the assessment is from {1}, and the status is not "implemented" or "rejected". Correct the horizon or the status.',
    before,
    asOf,
  );
}

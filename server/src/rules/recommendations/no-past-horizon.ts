import { t } from "@vscode/l10n";
import { daysOf } from "../../model/edtf.ts";
import { locatedTextAt } from "../../model/locatedText.ts";
import { stepsOf } from "../../model/recommendation.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports horizons that are in the past while nothing has been done. */
export const noPastHorizon: Rule = {
  id: "no-past-horizon",
  severity: "warning",
  sections: ["recommendations"],
  summary: "The horizon of unfinished work is after the date of the assessment.",
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
    for (const node of [item.value, ...stepsOf(item.value)]) {
      const before = locatedTextAt(item.piece, valueAt(node, "horizon"), "before");
      if (!before || ["implemented", "rejected"].includes(statusOf(node))) continue;
      // A step of an implemented or rejected recommendation is no longer open.
      if (["implemented", "rejected"].includes(statusOf(item.value))) return;
      const { asOf } = view;
      const last = daysOf(before.text)?.last;
      const now = asOf === undefined ? undefined : daysOf(asOf)?.first;
      if (asOf === undefined || last === undefined || now === undefined || last >= now) continue;
      yield {
        span: before.span,
        message: t(
          'This was due before {0}, but the assessment is from {1}, and the status is not "implemented" or "rejected". Correct the horizon or the status.',
          before.text,
          asOf,
        ),
      };
    }
  },
};

function statusOf(node: Parameters<typeof valueAt>[0]): string {
  return textOf(valueAt(node, "status")) ?? "";
}

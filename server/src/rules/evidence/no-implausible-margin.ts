import { t } from "@vscode/l10n";
import { figure, percentage } from "../../language/figures.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { decimalsOf, percentOf, rounded } from "../../model/basics/number.ts";
import { marginOfShare } from "../../model/evidence/sampling.ts";
import type { Survey } from "../../model/evidence/survey.ts";
import { readMargin, readSurvey, sizeOf, USUAL_LEVEL } from "../../model/evidence/survey.ts";
import type { Item } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good, withOptions } from "../rule.ts";

/** Reports margins of error that the sample size does not explain. */
export const noImplausibleMargin: Rule<{ times: number }> = {
  id: "no-implausible-margin",
  severity: "warning",
  sections: ["sources", "results"],
  summary: "The margin of error fits the number of answers.",
  why: "The smallest possible margin of a sample is that of simple random sampling, 1.96·√(0.25/n) at 95 percent: 2.5 points for 1,500 answers. A smaller margin is an error, unless the survey asked almost everybody in a small population. A much larger one has a reason, such as a sample by districts, a subgroup or an older wave, and readers need to know it (`design-effect`). If no level is stated, the rule assumes 95 percent, and the message says so.",
  source:
    "Kish (1965), Survey Sampling (simple random sampling, design effect); AAPOR, Margin of Sampling Error/Credibility Interval",
  options: {
    times: {
      type: "number",
      default: 1.5,
      minimum: 1,
      description: "A margin needs a reason if it is more than this many times the expected one.",
    },
  },
  examples: [
    bad`
sources:
  cide-2004:
    type: report
    survey:
      sample-size: 1500
      margin-of-error: {points: 4}
                                ^ ±4 points is much more than the margin of a simple random sample of 1500 answers: ±2.5 (at 95%, because no level is stated). If the sample was not a simple one, add its "design-effect". If this is the margin of a part of it, add the "sample-size" of that part.
  too-good:
    type: report
    survey: {sample-size: 1500, margin-of-error: {points: 2, level: 95%}}
                                                          ^ ±2 points is less than the smallest margin that 1500 answers can give: ±2.5 (at 95%). Check the margin, the level and the size of the sample.
  clustered:
    type: report
    survey: {sample-size: 1200, design-effect: 1.8, margin-of-error: {points: 2.8, level: 95%}}
                                                                              ^^^ ±2.8 points is less than the smallest margin that 1200 answers can give: ±3.8 (at 95%). Check the margin, the level and the size of the sample.
results:
  subgroup: {source: cide-2004, sample-size: 150, margin-of-error: {points: 4}, share: 50%}
                                                                            ^ ±4 points is less than the smallest margin that 150 answers can give: ±8 (at 95%, because no level is stated). Check the margin, the level and the size of the sample.
`,
    withOptions(
      { times: 1.1 },
      bad`
sources:
  poll: {type: report, survey: {sample-size: 1000, margin-of-error: {points: 3.5, level: 95%}}}
                                                                             ^^^ ±3.5 points is much more than the margin of a simple random sample of 1000 answers: ±3.1 (at 95%). If the sample was not a simple one, add its "design-effect". If this is the margin of a part of it, add the "sample-size" of that part.
`,
    ),
    good`
sources:
  simple: {type: report, survey: {sample-size: 1500, margin-of-error: {points: 2.5, level: 95%}}}
  as-integer: {type: report, survey: {sample-size: 1000, margin-of-error: {points: 3, level: 95%}}}
  at-90: {type: report, survey: {sample-size: 1500, margin-of-error: {points: 2.1, level: 90%}}}
  clustered: {type: report, survey: {sample-size: 1200, design-effect: 1.8, margin-of-error: {points: 3.8, level: 95%}}}
  without: {type: report, survey: {sample-size: 1500}}
results:
  rare: {source: simple, margin-of-error: {points: 1.1, level: 95%}, share: 5%}
`,
  ],
  *checkItem({ section, item }, view, { times }) {
    const stated = section === "sources" ? inSource(item) : inResult(item, view);
    if (!stated) return;
    const { node, size, level, share, designEffect } = stated;
    const points = Number(textOf(node));
    const expected = marginOfShare(share, size, level ?? USUAL_LEVEL) * Math.sqrt(designEffect ?? 1);
    const half = 0.5 / 10 ** decimalsOf(textOf(node) ?? "");
    const isBelow = points + half < expected;
    if (!isBelow && points <= times * expected) return;
    const values = {
      margin: figure(points),
      points,
      answers: size,
      expected: figure(Number(rounded(expected, 1))),
      level: percentage(level ?? USUAL_LEVEL),
      isStated: level === undefined ? "no" : "yes",
    };
    yield {
      span: pieceSpan(item.piece, node),
      ...(isBelow ? {} : { severity: "information" }),
      message: isBelow
        ? formatMessage(
            t(
              "±{margin} {points, plural, one {point} other {points}} is less than the smallest margin that {answers, plural, one {{answers} answer} other {{answers} answers}} can give: ±{expected} (at {level}{isStated, select, yes {} other {, because no level is stated}}). Check the margin, the level and the size of the sample.",
            ),
            values,
          )
        : formatMessage(
            t(
              '±{margin} {points, plural, one {point} other {points}} is much more than the margin of a simple random sample of {answers, plural, one {{answers} answer} other {{answers} answers}}: ±{expected} (at {level}{isStated, select, yes {} other {, because no level is stated}}). If the sample was not a simple one, add its "design-effect". If this is the margin of a part of it, add the "sample-size" of that part.',
            ),
            values,
          ),
    };
  },
};

interface Stated {
  readonly node: Node;
  readonly size: number;
  readonly level: number | undefined;
  readonly share: number;
  readonly designEffect: number | undefined;
}

function inSource({ value }: Item): Stated | undefined {
  const survey = readSurvey(valueAt(value, "survey"));
  return survey && statedIn(valueAt(value, "survey"), survey, 0.5);
}

/** Returns the margin of one figure, which may be smaller than that of the whole survey. */
function inResult({ value }: Item, view: View): Stated | undefined {
  const margin = readMargin(valueAt(value, "margin-of-error"));
  if (margin?.points === undefined) return undefined;
  const survey = view.work(textOf(valueAt(value, "source")) ?? "")?.survey;
  const share = percentOf(textOf(valueAt(value, "share")));
  const own = { size: sizeOf(value) ?? survey?.size, margin, designEffect: survey?.designEffect };
  return statedIn(value, own, (share ?? 50) / 100);
}

function statedIn(
  node: Node | undefined,
  { size, margin, designEffect }: Pick<Survey, "size" | "margin" | "designEffect">,
  share: number,
): Stated | undefined {
  const points = valueAt(valueAt(node, "margin-of-error"), "points");
  return points && size !== undefined && margin?.points !== undefined
    ? { node: points, size, level: margin.level, share, designEffect }
    : undefined;
}

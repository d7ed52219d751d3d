import { t } from "@vscode/l10n";
import { figure, percentage } from "../../language/figures.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import { decimalsOf, numberOf, percentOf, rounded } from "../../model/basics/number.ts";
import { readResult } from "../../model/evidence/result.ts";
import type { Item } from "../../syntax/document.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { minOf } from "../../syntax/minMax.ts";

/** Reports figures that contradict the figures next to them. */
export const noWrongArithmetic: Rule = {
  id: "no-wrong-arithmetic",
  severity: "warning",
  sections: ["results"],
  summary:
    "A figure that is calculated from others agrees with them: a share with its count and base, a difference with its shares.",
  why: "One wrong figure makes readers doubt the others. The rule allows for rounding: 57 minus 49 percent may be 7, 8 or 9 points.",
  source: "Brown & Heathers (2017), The GRIM Test: figures that their counts cannot give",
  examples: [
    bad`
results:
  leaks: {source: register, count: 17, base: 20, share: 87%}
                                                        ^^^ 17 of 20 is 85%, not 87%. Correct one of the three.
  more-than-all: {source: register, count: 21, base: 20}
                                           ^^ 21 cannot be a part of 20. Correct one of the two.
  beyond: {source: poll, rank: 9, among: 8}
                               ^ Rank 9 of 8 is not possible. Correct one of the two.
  paying: {source: poll, share: 57%, compared-with: [{result: paying-2023, difference: 12}]}
                                                                                       ^^ 57% minus 49% is 8 points, not 12. Correct one of the three.
  paying-2023: {source: poll, share: 49%}
`,
    good`
results:
  leaks: {source: register, count: 17, base: 20, share: 85%}
  a-third: {source: register, count: 1, base: 3, share: 33%}
  exactly: {source: register, count: 2212, base: 3163, share: 69.9%}
  paying: {source: poll, share: 57%, rank: 8, among: 8, compared-with: [{result: paying-2023, difference: 9}, {result: unknown, difference: 1}]}
  paying-2023: {source: poll, share: 49%, compared-with: [{result: paying, difference: -8}]}
`,
  ],
  *checkItem({ item }, view) {
    const found = [...shares(item), ...ranks(item), ...differences(item, view)];
    yield* found;
  },
};

function* shares({ piece, value }: Item): Generator<Problem> {
  const count = locatedTextAt(piece, value, "count");
  const base = numberOf(valueAt(value, "base"));
  const cases = numberOf(valueAt(value, "count"));
  if (!count || cases === undefined || base === undefined || base <= 0) return;
  if (cases > base) {
    yield {
      span: count.span,
      message: t("{0} cannot be a part of {1}. Correct one of the two.", figure(cases), figure(base)),
    };
    return;
  }
  const share = locatedTextAt(piece, value, "share");
  const stated = percentOf(share?.text);
  if (!share || stated === undefined) return;
  const decimals = decimalsOf(share.text);
  const computed = (100 * cases) / base;
  // Accepts rounding as well as truncation.
  if (Math.abs(computed - stated) < 1 / 10 ** decimals + 1e-9) return;
  const right = `${rounded(computed, decimals)}%`;
  yield {
    span: share.span,
    suggestions: [right],
    message: t(
      "{0} of {1} is {2}, not {3}. Correct one of the three.",
      figure(cases),
      figure(base),
      percentage(Number(rounded(computed, decimals))),
      percentage(stated),
    ),
  };
}

function* ranks({ piece, value }: Item): Generator<Problem> {
  const rank = locatedTextAt(piece, value, "rank");
  const among = numberOf(valueAt(value, "among"));
  if (!rank || among === undefined || !(Number(rank.text) > among)) return;
  yield {
    span: rank.span,
    message: t("Rank {0} of {1} is not possible. Correct one of the two.", rank.text, figure(among)),
  };
}

function* differences(item: Item, view: View): Generator<Problem> {
  const list = valueAt(item.value, "compared-with");
  const own = readResult(item)?.share;
  if (list?.kind !== "list" || own === undefined) return;
  for (const node of list.items) {
    const difference = locatedTextAt(item.piece, node, "difference");
    const stated = numberOf(valueAt(node, "difference"));
    const other = view.result(textOf(valueAt(node, "result")) ?? "")?.share;
    if (!difference || stated === undefined || other === undefined) continue;
    const decimals = minOf([own, other, stated].map((each) => decimalsOf(String(each))));
    if (Math.abs(own - other - stated) <= 1 / 10 ** decimals + 1e-9) continue;
    const right = rounded(own - other, 2);
    yield {
      span: difference.span,
      suggestions: [right],
      message: formatMessage(
        t(
          "{own} minus {other} is {right} {points, plural, one {point} other {points}}, not {stated}. Correct one of the three.",
        ),
        {
          own: percentage(own),
          other: percentage(other),
          right: figure(Number(right)),
          points: Number(right),
          stated: figure(stated),
        },
      ),
    };
  }
}

import { t } from "@vscode/l10n";
import { percentage } from "../../language/figures.ts";
import { decimalsOf, percentOf, rounded } from "../../model/basics/number.ts";
import { pairAt, textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports shares of a single choice that do not add up to 100 %. */
export const noShareOverflow: Rule = {
  id: "no-share-overflow",
  severity: "error",
  sections: ["results"],
  summary:
    "The shares of a question with one answer per person add up to 100 percent, or the text explains the rest.",
  why: "If everybody gives one answer, more than 100 percent is an error, or people could give several answers. An unexplained rest may be “don't know”, or an answer that did not fit the argument, and readers need to know. The rule allows for rounding.",
  source:
    "AAPOR Code of Professional Ethics and Practices, III (disclosure of questions and response options)",
  examples: [
    bad`
results:
  feelings:
    source: cide-2004
    choice: single
    shares: {distrust: 43%, indifference: 33%, trust: 27%}
    ^^^^^^ These shares add up to 103%, but everybody gave one answer. Correct them, or write "choice: multiple" if people could give several.
  incomplete:
    source: cide-2004
    choice: single
    shares: {distrust: 43%, indifference: 33%}
    ^^^^^^ These shares add up to 76%, but the other 24% are not explained. Add the answer, or say under "remainder" what is known about it.
`,
    good`
results:
  rounded: {source: poll, choice: single, shares: {a: 33.4%, b: 33.4%, c: 33.3%}}
  whole: {source: poll, choice: single, shares: {a: 61%, b: 26%, c: 10%}, remainder: No answer.}
  several: {source: poll, choice: multiple, shares: {a: 52%, b: 31%, c: 29%}}
  not-said: {source: poll, shares: {disagree: 54%}}
  unreadable: {source: poll, choice: single, shares: {a: most, b: 10%}}
`,
  ],
  *checkItem({ item }) {
    if (textOf(valueAt(item.value, "choice")) !== "single") return;
    const pair = pairAt(item.value, "shares");
    if (pair?.value?.kind !== "map" || pair.value.pairs.length === 0) return;
    const texts = pair.value.pairs.map(({ value }) => textOf(value) ?? "");
    const shares = texts.flatMap((text) => percentOf(text) ?? []);
    if (shares.length < texts.length) return;
    const sum = shares.reduce((total, share) => total + share, 0);
    const slack = texts.reduce((total, text) => total + 0.5 / 10 ** decimalsOf(text), 1e-6);
    const isOver = sum > 100 + slack;
    const isShort = sum < 100 - slack && textOf(valueAt(item.value, "remainder")) === undefined;
    if (!isOver && !isShort) return;
    yield {
      span: pieceSpan(item.piece, pair.key),
      ...(isOver ? {} : { severity: "information" }),
      message: isOver
        ? t(
            'These shares add up to {0}, but everybody gave one answer. Correct them, or write "choice: multiple" if people could give several.',
            percentage(Number(rounded(sum, 2))),
          )
        : t(
            'These shares add up to {0}, but the other {1} are not explained. Add the answer, or say under "remainder" what is known about it.',
            percentage(Number(rounded(sum, 2))),
            percentage(Number(rounded(100 - sum, 2))),
          ),
    };
  },
};

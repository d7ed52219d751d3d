import { t } from "@vscode/l10n";
import { estimatesIn } from "../../model/estimates/estimate.ts";
import { type PercentRange, percentRangeIn } from "../../model/estimates/percentRange.ts";
import { isOwnEstimate } from "../../prose/readings.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { assessingSentences, wholeOf, wordsOfSpan } from "../sentences.ts";

/** Bases that can give a probability with decimals. */
const MEASURED = ["computed", "survey"];

/** Between these limits, in percent, a part of a percent changes nothing that anybody could notice. */
const TAILS = { low: 5, high: 95 };

/** A range of so many points says itself how exact it is: 62.5–67.5% is 65%, give or take 2.5. */
const WIDE = 5;

/** Reports likelihoods with more digits than a judgment can have. */
export const noFalsePrecision: Rule = {
  id: "no-false-precision",
  severity: "warning",
  sections: ["statements", "threats", "comparisons"],
  summary: "A judged likelihood has no decimals.",
  why: "Nobody can judge whether an event has a probability of 63.7 or 63.8 percent. The digit looks like a measurement, and readers trust it more than it deserves. The rule ignores likelihoods below 5% and above 95%, where a part of a percent matters, ranges of 5 points and more, and those that are calculated (`basis: computed`) or measured (`basis: survey`).",
  source:
    "PHIA, Explaining Uncertainty in UK Intelligence Assessment (24 March 2025): terms keep judgements from looking overly precise; ICD 203 (2015, technical amendment of 2022), D.6.e.(2)(a), whose bands are whole percentages from 5 to 95",
  examples: [
    bad`
threats:
  flood:
    title: Flood
    likelihood: {term: likely, percent: 63.7%, within: 2 years}
                                        ^^^^^ "63.7%" is more precise than a judgment can be. Round it, or give a range. If it is calculated, add "basis: computed".
    residual: {likelihood: {term: unlikely, percent: 33.4-35.2%, within: 2 years}}
                                                     ^^^^^^^^^^ "33.4-35.2%" is more precise than a judgment can be. Round it, or give a range. If it is calculated, add "basis: computed".
`,
    bad`
statements:
  strike: {kind: judgment, text: A strike is likely (63.7%) this year.}
                                             ^^^^^^ The likelihood of "likely" has decimals, which is more precise than a judgment can be. Round it, or give a range.
  huelga: {kind: judgment, text: "La probabilidad de una huelga es del 63,7 %."}
                                     ^^^^^^^^^^^^ The likelihood of "probabilidad" has decimals, which is more precise than a judgment can be. Round it, or give a range.
`,
    good`
threats:
  flood: {title: Flood, likelihood: {term: likely, percent: 60%, within: 2 years}}
  rare: {title: Rare, likelihood: {term: almost-no-chance, percent: 1.5%, within: 2 years}}
  wide: {title: Wide, likelihood: {term: likely, percent: 62.5-67.5%, within: 2 years}}
  model: {title: Model, basis: computed, likelihood: {term: likely, percent: 63.7%, within: 2 years}}
statements:
  share: {kind: judgment, text: A strike is likely. In 2025 it cost 63.7% of the income.}
  of-others: {kind: judgment, text: The union says that a strike is likely (63.7%).}
  odds: {kind: judgment, text: A strike is unlikely (1 in 3).}
`,
  ],
  *checkItem(facts, view) {
    if (MEASURED.includes(textOf(valueAt(facts.item.value, "basis")) ?? "")) return;
    for (const { percent } of estimatesIn(facts.item)) {
      const range = percentRangeIn(percent?.text);
      if (!percent || !range || isWide(range) || ![range.from, range.to].some(isTooPrecise)) continue;
      yield {
        span: percent.span,
        message: t(
          '"{0}" is more precise than a judgment can be. Round it, or give a range. If it is calculated, add "basis: computed".',
          percent.text,
        ),
      };
    }
    for (const sentence of assessingSentences(facts, view)) {
      const decimals = decimalsIn(sentence.text);
      for (const reading of sentence.readings) {
        const { number } = reading;
        if (
          !number ||
          isWide(number) ||
          !isOwnEstimate(reading) ||
          !decimals.some((each) => isEndOf(each, number))
        )
          continue;
        yield {
          span: sentence.toPiece(wholeOf(reading)),
          message: t(
            'The likelihood of "{0}" has decimals, which is more precise than a judgment can be. Round it, or give a range.',
            wordsOfSpan(sentence, wholeOf(reading)),
          ),
        };
      }
    }
  },
};

/** Percentages with decimals. "1 in 3" is none, although its percentage has decimals. */
const DECIMALS = /(?<![\d.,])\d{1,2}[.,]\d+(?=\s?(?:[-–]|to|a|%|per\s?cent|por\s+ciento))/giu;

function decimalsIn(text: string): number[] {
  return Array.from(text.matchAll(DECIMALS), ([digits]) => Number(digits.replace(",", "."))).filter(
    isTooPrecise,
  );
}

function isEndOf(percent: number, { from, to }: PercentRange): boolean {
  return percent === from || percent === to;
}

function isWide({ from, to }: PercentRange): boolean {
  return to - from >= WIDE;
}

function isTooPrecise(percent: number): boolean {
  return !Number.isInteger(percent) && percent > TAILS.low && percent < TAILS.high;
}

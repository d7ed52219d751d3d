import { t } from "@vscode/l10n";
import { estimatesIn } from "../../model/estimates/estimate.ts";
import { percentRangeIn, percentRangeText } from "../../model/estimates/percentRange.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import { highestTermOf, lowestTermOf } from "../../model/estimates/scale.ts";
import { isOwnEstimate } from "../../prose/readings.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { authorsSentences, wordsOfSpan } from "../sentences.ts";

/** Reports forecasts without any uncertainty. */
export const noCertainty: Rule = {
  id: "no-certainty",
  severity: "warning",
  covers: ["no-contradicted-estimate"],
  summary: "No forecast has a likelihood of 0 or 100%.",
  why: "The future is never certain. A single surprise refutes such a forecast, and no new evidence can change it.",
  source: "ICD 203, D.6.e.(2)(a): the scale runs from 1 to 99%; Tetlock and Gardner, Superforecasting (2015)",
  examples: [
    bad`
summary: The union is certain to strike.
                      ^^^^^^^ "certain" leaves no room for a surprise. Say how probable it is with a term of the scale.
threats:
  flood:
    title: Flood
    description: The river is bound to rise.
                              ^^^^^^^^ "bound to" leaves no room for a surprise. Say how probable it is with a term of the scale.
    likelihood: {term: almost-certain, percent: 100%, within: 2 years}
                                                ^^^^ A forecast of 100% leaves no room for a surprise. Give a band, such as 95–99%.
  war:
    title: War
    likelihood: {percent: 0%, within: 2 years}
                          ^^ A forecast of 0% leaves no room for a surprise. Give a band, such as 1–5%.
  fire:
    title: Fire
    likelihood: {percent: 162%, within: 2 years}
                          ^^^^ A percentage cannot be higher than 100%, but this is 162%. Correct it.
statements:
  strike: {kind: judgment, text: The union is certain to strike.}
                                              ^^^^^^^ "certain" leaves no room for a surprise. Say how probable it is with a term of the scale.
  other:
    kind: judgment
    text: A strike is likely.
    alternatives: [{text: The union is bound to strike.}]
                                       ^^^^^^^^ "bound to" leaves no room for a surprise. Say how probable it is with a term of the scale.
  huelga: {kind: judgment, text: "Con toda seguridad habrá huelga."}
                                  ^^^^^^^^^^^^^^^^^^ "Con toda seguridad" leaves no room for a surprise. Say how probable it is with a term of the scale.
`,
    good`
threats:
  flood: {title: Flood, likelihood: {term: almost-certain, percent: 95-100%, within: 2 years}}
statements:
  strike: {kind: judgment, text: The union is almost certain to strike.}
  measured: {kind: information, text: The sluice was open., likelihood: {percent: 100%}}
  denied: {kind: judgment, text: It is far from certain that the strike ends. It is not impossible.}
  quoted: {kind: judgment, text: They call the union “certain to strike”.}
  known: {kind: judgment, text: It is certain that the vote took place. The loan is guaranteed by the state.}
  seguro: {kind: judgment, text: "El seguro que pagó el puerto venció. No cabe duda de que hubo votación."}
`,
  ],
  *checkItem(facts, view) {
    const { item } = facts;
    if (textOf(valueAt(item.value, "kind")) === "information") return;
    for (const { percent } of estimatesIn(item)) {
      const message = wrongIn(percent?.text ?? "", view.scales.likelihood);
      if (percent && message !== undefined) yield { span: percent.span, message };
    }
    for (const sentence of authorsSentences(facts, view)) {
      for (const reading of sentence.readings) {
        if (reading.kind !== "certain" || reading.denied || !isOwnEstimate(reading)) continue;
        if (reading.tense === "past") continue;
        yield {
          span: sentence.toPiece(reading),
          message: t(
            '"{0}" leaves no room for a surprise. Say how probable it is with a term of the scale.',
            wordsOfSpan(sentence, reading),
          ),
        };
      }
    }
  },
};

/** Returns what is wrong with a percentage: too certain for a forecast, or above 100 %. */
function wrongIn(percent: string, scale: Scale | undefined): string | undefined {
  const band = percentRangeIn(percent);
  if (!band) return undefined;
  const { from, to } = band;
  if (Math.max(from, to) > 100)
    return t("A percentage cannot be higher than 100%, but this is {0}. Correct it.", percent);
  if (from !== to || (from > 0 && to < 100)) return undefined;
  const nearest = scale && (from === 0 ? lowestTermOf(scale) : highestTermOf(scale))?.percent;
  return nearest && nearest.from < nearest.to
    ? t(
        "A forecast of {0} leaves no room for a surprise. Give a band, such as {1}.",
        percent,
        percentRangeText(nearest),
      )
    : t("A forecast of {0} leaves no room for a surprise. Give a band.", percent);
}

import { t } from "@vscode/l10n";
import type { Grade } from "../../model/estimates/rating.ts";
import { gradeText, ratingsIn } from "../../model/estimates/rating.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { isAbove, isAtLeast, likelihoodIn } from "./grades.ts";

/** Reports variants of a threat that are worse than its worst case, and not less likely. */
export const noContradictedScenario: Rule = {
  id: "no-contradicted-scenario",
  severity: "error",
  sections: ["threats"],
  summary: "A variant of a threat is less severe than its worst case, or less likely.",
  why: "The `scenario` is the worst that could plausibly happen, and the likelihood and the impact of the threat are those of the scenario. If a variant is worse and as likely, the scenario is not the worst case, and plans that follow it fall short. The rule compares by the order of the scales, and ignores ranges that overlap.",
  source:
    "UK National Risk Register (2025): the reasonable worst case is the worst plausible manifestation of a risk, without highly unlikely variations; the format: `scenario`, `variants`",
  examples: [
    bad`
threats:
  blockade:
    title: Blockade
    scenario: Three armed groups close the river for two weeks.
    likelihood: unlikely
    impact: 4
    variants:
      - {text: They close it for a month., likelihood: likely, impact: 5}
                                                                       ^ The impact of this variant ("5") is worse than that of the worst case ("4"), and it is not less likely. Make it the "scenario", or correct one of the two.
      - {text: They burn the quay., impact: 5}
                                            ^ The impact of this variant ("5") is worse than that of the worst case ("4"). Say how likely it is: a worst case leaves out only what is less likely.
`,
    bad`
threats:
  sequía:
    title: Sequía
    scenario: El caudal baja a la mitad durante dos meses.
    likelihood: likely
    impact: 3
    variants: [{text: Se seca el río., likelihood: likely, impact: {from: 4, to: 5}}]
                                                                          ^ The impact of this variant ("4–5") is worse than that of the worst case ("3"), and it is not less likely. Make it the "scenario", or correct one of the two.
`,
    good`
threats:
  blockade:
    title: Blockade
    scenario: Three armed groups close the river for two weeks.
    likelihood: unlikely
    impact: 4
    variants:
      - {text: One group closes it for two days., likelihood: likely, impact: 2}
      - {text: All of them close it for a year., likelihood: almost-no-chance, impact: 5}
      - {text: It may be longer., impact: {from: 3, to: 5}}
      - A sentence.
  without-a-worst-case: {title: Flood, impact: 2, variants: [{text: It is higher., impact: 3}]}
`,
  ],
  *checkItem({ item }, view) {
    if (valueAt(item.value, "scenario") === undefined) return;
    const ratings = ratingsIn(item);
    const worst = ratings.find(({ of }) => of === "threat");
    if (!worst?.impact) return;
    const likelihood = likelihoodIn(worst);
    for (const variant of ratings.filter(({ of }) => of === "variant")) {
      if (!variant.impact || !isAbove([variant.impact, worst.impact], "impact", view)) continue;
      const own = likelihoodIn(variant);
      if (!own) yield unlikelier(variant.impact, worst.impact);
      else if (likelihood && isAtLeast([own, likelihood], "likelihood", view))
        yield worse(variant.impact, worst.impact);
    }
  },
};

function worse(variant: Grade, worst: Grade): Problem {
  return {
    span: variant.from.span,
    message: t(
      'The impact of this variant ("{0}") is worse than that of the worst case ("{1}"), and it is not less likely. Make it the "scenario", or correct one of the two.',
      gradeText(variant),
      gradeText(worst),
    ),
  };
}

function unlikelier(variant: Grade, worst: Grade): Problem {
  return {
    span: variant.from.span,
    severity: "warning",
    message: t(
      'The impact of this variant ("{0}") is worse than that of the worst case ("{1}"). Say how likely it is: a worst case leaves out only what is less likely.',
      gradeText(variant),
      gradeText(worst),
    ),
  };
}

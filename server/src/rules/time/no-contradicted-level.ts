import { t } from "@vscode/l10n";
import { estimatesIn, termOfValue } from "../../model/estimate.ts";
import type { Scale } from "../../model/scale.ts";
import { locatedTextAt } from "../../model/locatedText.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";

const SCALE = good`
scale: 1
id: our-risk
title: Our risk
of: risk
terms: [{term: low}, {term: high}]
matrix:
  likely: {1: low, 4: high}
`;

/** Reports levels of risk that contradict the team's own matrix. */
export const noContradictedLevel: Rule = {
  id: "no-contradicted-level",
  severity: "error",
  sections: ["threats"],
  summary: "The level of risk is the one that the matrix gives for its likelihood and impact.",
  why: "The matrix gives equal threats equal levels. If a threat deserves another level, its likelihood or impact is wrong.",
  source: "ISO 31000:2018, 6.4.3 and 6.4.4; IEC 31010:2019, B.10.3 (consequence/likelihood matrix)",
  examples: [
    withFile(
      "our.scale.yaml",
      SCALE,
      bad`
scales: {risk: our.scale.yaml}
threats:
  flood:
    title: Flood
    likelihood: {term: likely, within: 2 years}
    impact: 4
    risk: low
          ^^^ The matrix of "Our risk" gives "high" for the likelihood "likely" and the impact "4", not "low". Correct the level, the likelihood or the impact.
`,
    ),
    withFile(
      "our.scale.yaml",
      SCALE,
      good`
scales: {risk: our.scale.yaml}
threats:
  flood: {title: Flood, likelihood: likely, impact: 4, risk: high}
  unknown: {title: Unknown, likelihood: unlikely, impact: 4, risk: low}
  no-impact: {title: No impact, likelihood: likely, risk: low}
`,
    ),
  ],
  *checkItem({ item }, view) {
    const risk = locatedTextAt(item.piece, item.value, "risk");
    const scale = risk && view.scales.risk;
    const likelihood = estimatesIn(item)[0]?.term?.text;
    const impact = textOf(valueAt(item.value, "impact"));
    if (!risk || !scale || likelihood === undefined || impact === undefined) return;
    const level = scale.matrix
      .get(idIn(likelihood, view.scales.likelihood))
      ?.get(idIn(impact, view.scales.impact));
    if (level === undefined || level === idIn(risk.text, scale)) return;
    // A level that the scale does not have is a mistake in the matrix.
    if (!scale.terms.some(({ term }) => term === level)) return;
    yield {
      span: risk.span,
      message: t(
        'The matrix of "{0}" gives "{1}" for the likelihood "{2}" and the impact "{3}", not "{4}". Correct the level, the likelihood or the impact.',
        scale.title,
        level,
        likelihood,
        impact,
        risk.text,
      ),
      suggestions: [level],
    };
  },
};

/** Returns the id of the term that a value names. */
function idIn(text: string, scale: Scale | undefined): string {
  return (scale && termOfValue(text, scale)?.term) ?? text;
}

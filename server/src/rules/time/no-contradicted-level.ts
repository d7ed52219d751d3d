import { t } from "@vscode/l10n";
import { termOfValue } from "../../model/estimates/estimate.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import type { Grade } from "../../model/estimates/rating.ts";
import { ratingsIn } from "../../model/estimates/rating.ts";
import type { Scale } from "../../model/estimates/scale.ts";
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
    inherent: {likelihood: likely, impact: {level: 1}, risk: {level: high}}
                                                                     ^^^^ The matrix of "Our risk" gives "low" for the likelihood "likely" and the impact "1", not "high". Correct the level, the likelihood or the impact.
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
  residual: {title: Residual, impact: 4, risk: low, residual: {likelihood: likely, impact: 4, risk: high}}
  decided: {title: Decided, likelihood: likely, impact: 1, risk: {level: high, because: The council wants it.}}
  range: {title: Range, likelihood: likely, impact: {from: 1, to: 4}, risk: {from: low, to: high}}
`,
    ),
  ],
  *checkItem({ item }, view) {
    const scale = view.scales.risk;
    if (!scale) return;
    for (const { likelihood, impact, risk } of ratingsIn(item)) {
      const [term, level, stated] = [likelihood?.term?.text, single(impact), single(risk)];
      if (term === undefined || !level || !stated) continue;
      const row = scale.matrix.get(idIn(term, view.scales.likelihood));
      const right = row?.get(idIn(level.text, view.scales.impact));
      if (right === undefined || right === idIn(stated.text, scale)) continue;
      // A level that the scale does not have is a mistake in the matrix.
      if (risk?.because?.trim() || !scale.terms.some((each) => each.term === right)) continue;
      yield {
        span: stated.span,
        message: t(
          'The matrix of "{0}" gives "{1}" for the likelihood "{2}" and the impact "{3}", not "{4}". Correct the level, the likelihood or the impact.',
          scale.title,
          right,
          term,
          level.text,
          stated.text,
        ),
        suggestions: [right],
      };
    }
  },
};

/** Returns the level; `undefined` for a range, which a matrix cannot decide. */
function single(grade: Grade | undefined): LocatedText | undefined {
  return grade && grade.from.text === grade.to.text ? grade.from : undefined;
}

/** Returns the id of the term that a value names. */
function idIn(text: string, scale: Scale | undefined): string {
  return (scale && termOfValue(text, scale)?.term) ?? text;
}

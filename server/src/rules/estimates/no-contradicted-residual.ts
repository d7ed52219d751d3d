import { t } from "@vscode/l10n";
import type { Control } from "../../model/items/control.ts";
import { controlsIn } from "../../model/items/control.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import type { Grade, Rating } from "../../model/estimates/rating.ts";
import { gradeText, ratingsIn } from "../../model/estimates/rating.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { isAbove, likelihoodIn } from "./grades.ts";

/** Reports residual risk that contradicts the inherent risk, or the effectiveness of the controls. */
export const noContradictedResidual: Rule = {
  id: "no-contradicted-residual",
  severity: "error",
  sections: ["threats"],
  summary: "Controls do not make a threat worse, and controls that do not work do not make it better.",
  why: "The inherent risk is the one without controls, the residual risk the one with them. The difference is what the controls achieve. The rule compares likelihood, impact and risk by the order of their scales, and ignores ranges that overlap and a residual risk with a reason (`because`).",
  source:
    "ISO 31000:2018, 3.8 (control), 6.4.3 (effectiveness of existing controls) and 6.5.2 (remaining risk after treatment)",
  examples: [
    bad`
threats:
  flood:
    title: Flood
    inherent: {likelihood: unlikely, impact: 3}
    residual: {likelihood: likely, impact: 3}
                           ^^^^^^ The likelihood with controls ("likely") is higher than without them ("unlikely"). Correct one of the two, or say the reason under "because".
    controls: [Two barriers since 2025]
  theft:
    title: Theft
    inherent: {likelihood: likely, impact: 4}
    controls:
      - {text: Guards at night, effectiveness: ineffective}
                                               ^^^^^^^^^^^ No control works, but the likelihood with them ("unlikely") is lower than without them ("likely"). Correct the effectiveness or the residual risk, or say the reason under "because".
    residual: {likelihood: unlikely, impact: 4}
`,
    bad`
threats:
  sequía:
    title: Sequía
    inherent: {impact: {from: 2, to: 3}}
    controls: [{text: Plan de racionamiento, effectiveness: effective}]
    residual: {impact: 4}
                       ^ The impact with controls ("4") is higher than without them ("2–3"). Correct one of the two, or say the reason under "because".
`,
    good`
threats:
  flood: {title: Flood, inherent: {likelihood: likely, impact: 4}, residual: {likelihood: unlikely, impact: 4}}
  range: {title: Range, inherent: {impact: {from: 2, to: 4}}, residual: {impact: {from: 3, to: 5}}}
  reason: {title: Reason, inherent: {impact: 2}, residual: {impact: 3, because: The barrier moves the flood to the town.}}
  one-works:
    title: One works
    controls: [{text: A, effectiveness: ineffective}, {text: B, effectiveness: partly-effective}, C]
    inherent: {likelihood: likely}
    residual: {likelihood: unlikely}
  none-works: {title: None, controls: [{text: A, effectiveness: ineffective}], inherent: {impact: 3}, residual: {impact: 3}}
`,
  ],
  *checkItem({ item }, view) {
    if (textOf(valueAt(valueAt(item.value, "residual"), "because"))?.trim()) return;
    const ratings = ratingsIn(item);
    const [inherent, residual] = (["inherent", "residual"] as const).map((of) =>
      ratings.find((each) => each.of === of),
    );
    if (!inherent || !residual) return;
    const pairs = pairsOf(inherent, residual);
    for (const pair of pairs) if (isAbove([pair.residual, pair.inherent], pair.of, view)) yield worse(pair);
    const failed = ineffective(controlsIn(item));
    const better = pairs.find((pair) => isAbove([pair.inherent, pair.residual], pair.of, view));
    if (failed && better) yield unexplained(better, failed);
  },
};

/** The two grades of one thing: its likelihood, its impact, or its level of risk. */
interface Pair {
  readonly of: "likelihood" | "impact" | "risk";
  readonly inherent: Grade;
  readonly residual: Grade;
}

function pairsOf(inherent: Rating, residual: Rating): Pair[] {
  return (["likelihood", "impact", "risk"] as const).flatMap((of) => {
    const [one, other] = [inherent, residual].map((rating) =>
      of === "likelihood" ? likelihoodIn(rating) : rating[of],
    );
    return one && other && !other.because?.trim() ? [{ of, inherent: one, residual: other }] : [];
  });
}

/** Returns the effectiveness of the first control if no control works. */
function ineffective(controls: readonly Control[]): LocatedText | undefined {
  return controls.every(({ effectiveness }) => effectiveness?.text === "ineffective")
    ? controls[0]?.effectiveness
    : undefined;
}

function worse({ of, inherent, residual }: Pair): Problem {
  const grades = [gradeText(residual), gradeText(inherent)] as const;
  const messages = {
    likelihood: () =>
      t(
        'The likelihood with controls ("{0}") is higher than without them ("{1}"). Correct one of the two, or say the reason under "because".',
        ...grades,
      ),
    impact: () =>
      t(
        'The impact with controls ("{0}") is higher than without them ("{1}"). Correct one of the two, or say the reason under "because".',
        ...grades,
      ),
    risk: () =>
      t(
        'The risk with controls ("{0}") is higher than without them ("{1}"). Correct one of the two, or say the reason under "because".',
        ...grades,
      ),
  };
  return { span: residual.from.span, message: messages[of]() };
}

function unexplained({ of, inherent, residual }: Pair, { span }: LocatedText): Problem {
  const grades = [gradeText(residual), gradeText(inherent)] as const;
  const messages = {
    likelihood: () =>
      t(
        'No control works, but the likelihood with them ("{0}") is lower than without them ("{1}"). Correct the effectiveness or the residual risk, or say the reason under "because".',
        ...grades,
      ),
    impact: () =>
      t(
        'No control works, but the impact with them ("{0}") is lower than without them ("{1}"). Correct the effectiveness or the residual risk, or say the reason under "because".',
        ...grades,
      ),
    risk: () =>
      t(
        'No control works, but the risk with them ("{0}") is lower than without them ("{1}"). Correct the effectiveness or the residual risk, or say the reason under "because".',
        ...grades,
      ),
  };
  return { span, message: messages[of]() };
}

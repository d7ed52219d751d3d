import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import { estimatesIn, ownEstimateIn } from "../../model/estimates/estimate.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import { periodFor } from "../../model/estimates/scale.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Node } from "../../syntax/node.ts";
import { namesPeriod } from "../../prose/horizons.ts";
import { termNamed } from "../../workspace/scales.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports likelihoods without a time window. */
export const requireTimeWindow: Rule = {
  id: "require-time-window",
  severity: "warning",
  sections: ["threats", "statements"],
  summary: "Every likelihood has a period.",
  why: "A flood that is unlikely within two years is almost certain within two hundred. Without a period, two likelihoods cannot be compared, and nobody can tell later whether the estimate was good. A period in the text is enough.",
  source:
    "UK National Risk Register 2025 (two years for malicious risks, five for others); Tetlock and Gardner, Superforecasting (2015)",
  examples: [
    bad`
threats:
  flood:
    title: Flood
    likelihood: likely
                ^^^^^^ "likely" has no period, so nobody can tell later whether it was right. Write "likelihood: {term: likely, within: 2 years}" with your period.
statements:
  strike:
    kind: judgment
    text: A strike is likely.
    likelihood: {term: likely, percent: 60%}
                       ^^^^^^ "likely" has no period, so nobody can tell later whether it was right. Add "within: 2 years" with your period.
  blockade: {kind: judgment, text: After the crisis of 1994 a blockade is likely., likelihood: likely}
                                                                                               ^^^^^^ "likely" has no period, so nobody can tell later whether it was right. Write "likelihood: {term: likely, within: 2 years}" with your period.
  long: {kind: judgment, text: A strike of more than three days by the 20-year-old union is likely., likelihood: likely}
                                                                                                                 ^^^^^^ "likely" has no period, so nobody can tell later whether it was right. Write "likelihood: {term: likely, within: 2 years}" with your period.
`,
    good`
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2 years}}
  drought: {title: Drought, description: Over the next ten years the river falls dry., likelihood: likely}
statements:
  strike: {kind: judgment, text: A strike before May 2027 is likely., likelihood: likely}
  winter: {kind: judgment, text: A strike this winter is likely., likelihood: likely}
  vote: {kind: judgment, text: A strike before the July elections is likely., likelihood: likely}
  fact: {kind: information, text: The crew was drunk., likelihood: likely}
`,
    good`
scales: {likelihood: nrr-likelihood}
threats:
  flood: {title: Flood, origin: natural, likelihood: 3}
  bomb: {title: Bomb, origin: [state, non-state], likelihood: 2}
  theft: {title: Theft, likelihood: 4}
`,
    good`
threats:
  flood:
    title: Flood
    likelihood: {term: likely, within: 2 years}
    variants: [{text: It reaches the town., likelihood: unlikely}]
    residual: {likelihood: {from: very-unlikely, to: unlikely}, impact: 2}
`,
  ],
  *checkItem({ item }, view) {
    if (textOf(valueAt(item.value, "kind")) === "information") return;
    const since = Number.parseInt(view.asOf ?? view.today ?? "", 10) || 0;
    // The period of the item also holds for its parts.
    const isDated = ownEstimateIn(item)?.within?.text.trim();
    const origins = textsOf(valueAt(item.value, "origin"));
    for (const { term, from, percent, within, holder } of estimatesIn(item)) {
      const estimate = term ?? from ?? percent;
      if (!estimate || within?.text.trim() || saysWhen(holder, since)) continue;
      if (isDated || saysWhen(item.value, since) || hasPeriod(estimate.text, origins, view)) continue;
      yield {
        span: estimate.span,
        message: sentences(
          t('"{0}" has no period, so nobody can tell later whether it was right.', estimate.text),
          valueAt(holder, "likelihood")?.kind === "map"
            ? t('Add "within: 2 years" with your period.')
            : t('Write "{0}" with your period.', `likelihood: {term: ${estimate.text}, within: 2 years}`),
        ),
      };
    }
  },
};

/**
 * Whether the scale of a term fixes its period. A scale can fix a period for each origin of a threat. It is not known
 * which of them holds if the item does not say its origin.
 */
function hasPeriod(word: string, origins: readonly string[], view: View): boolean {
  const scale = termNamed(word, "likelihood", view)?.scale ?? view.scales.likelihood;
  if (!scale) return false;
  const isOpen = scale.withinByOrigin.size > 0 && origins.length === 0;
  return isOpen || periodFor(scale, origins) !== undefined;
}

/** Whether the text names the period. A period in the past is none for a forecast. */
function saysWhen(holder: Node | undefined, since: number): boolean {
  return ["title", "text", "description", "condition"].some((key) =>
    namesPeriod(textOf(valueAt(holder, key)) ?? "", since),
  );
}

import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import { estimatesIn } from "../../model/estimate.ts";
import { textsOf } from "../../model/locatedText.ts";
import { periodFor } from "../../model/scale.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Node } from "../../syntax/node.ts";
import { termNamed } from "../../workspace/scales.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** A year, or a number of days, months or years. */
const PERIOD =
  /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\p{sc=Latn})(?:this|next|coming|est[ae]|próxim[oa]s?)\s+(?:\p{sc=Latn}+\s+)?(?:day|week|month|quarter|year|decade|día|semana|mes|trimestre|año|década)|(?:\d|\p{sc=Latn})\s+(?:days?|weeks?|months?|years?|decades?|días?|semanas?|mes(?:es)?|años?|décadas?)(?!\p{sc=Latn})/iu;

/** Reports likelihoods without a time window. */
export const requireTimeWindow: Rule = {
  id: "require-time-window",
  severity: "warning",
  sections: ["threats", "statements"],
  summary: "Every likelihood has a period.",
  why: "A flood that is unlikely within two years is almost certain within two hundred. Without a period, two likelihoods cannot be compared, and nobody can tell later whether the estimate was good. A period in the text is enough.",
  source:
    "UK National Risk Register 2023 (two years for malicious risks, five for others); Tetlock and Gardner, Superforecasting (2015)",
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
`,
    good`
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2 years}}
  drought: {title: Drought, description: Over the next ten years the river falls dry., likelihood: likely}
statements:
  strike: {kind: judgment, text: A strike before May 2027 is likely., likelihood: likely}
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
    const all = estimatesIn(item);
    // The period of the item also holds for its parts.
    const isDated = all.some(({ holder, within }) => holder === item.value && within?.text.trim());
    const origins = textsOf(valueAt(item.value, "origin"));
    for (const { term, from, percent, within, holder } of all) {
      const estimate = term ?? from ?? percent;
      if (!estimate || within?.text.trim() || saysWhen(holder)) continue;
      if (isDated || saysWhen(item.value) || hasPeriod(estimate.text, origins, view)) continue;
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

function saysWhen(holder: Node | undefined): boolean {
  return ["title", "text", "description", "condition"].some((key) =>
    PERIOD.test(textOf(valueAt(holder, key)) ?? ""),
  );
}

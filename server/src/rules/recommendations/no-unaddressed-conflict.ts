import { t } from "@vscode/l10n";
import { listed } from "../../language/lists.ts";
import { readComparison } from "../../model/rankings/comparison.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { activeRecommendations, isAddressed, nameUndefined } from "./addressed.ts";

/** Reports conflicts that no recommendation addresses. */
export const noUnaddressedConflict: Rule = {
  id: "no-unaddressed-conflict",
  severity: "information",
  sections: ["comparisons"],
  summary: "A recommendation addresses every conflict that a comparison declares.",
  why: "Joint action fails first where the interests of two sides conflict. A recommendation that addresses a comparison with several conflicts does not say which of them it means.",
  source:
    "Bailey (2005), observation 6 on Table 1: energy and water are potential conflicts that no recommendation addresses",
  examples: [
    bad`
taxonomy: bailey-2005
comparisons:
  both:
    between: [port, city]
    items:
      - {on: water, kind: conflict, text: Who gets it in summer.}
             ^^^^^ The comparison "both" declares a conflict over "water", but no recommendation addresses it. Add a recommendation, or add the conflict to the "addresses" of one.
      - {on: [energy, impunity], kind: conflict}
      - {on: terrorism, kind: misalignment}
  streets:
    between: [port, city]
    items:
      - {label: Noise, kind: conflict}
                ^^^^^ The comparison "streets" declares a conflict over "Noise", but no recommendation addresses it. Add a recommendation, or add the conflict to the "addresses" of one.
recommendations:
  guard: {title: Guard the quay, addresses: [impunity, both]}
`,
    good`
taxonomy: bailey-2005
comparisons:
  both:
    between: [port, city]
    items:
      - {on: water, kind: conflict}
      - {label: Noise, kind: conflict}
recommendations:
  share: {title: Share the water, addresses: [essential-resources, both]}
`,
    good`
taxonomy: bailey-2005
comparisons:
  both: {between: [port, city], items: [{on: water, kind: conflict}]}
recommendations:
  talk: {title: Sit down and talk, addresses: [both]}
`,
  ],
  *checkItem({ item }, view) {
    const comparison = readComparison(item);
    const conflicts = comparison?.items.filter(({ kind }) => kind === "conflict") ?? [];
    if (!comparison || conflicts.length === 0 || view.recommendations.size === 0) return;
    const isNamed =
      nameUndefined(view) ||
      activeRecommendations(view.recommendations).some(({ uses }) => uses.includes(comparison.id.text));
    if (isNamed && conflicts.length === 1) return;
    for (const { on, label } of conflicts) {
      const [first = label] = on;
      // A conflict without an id can only be addressed through its comparison.
      if (!first || (on.length === 0 && isNamed) || on.some(({ text }) => isAddressed(text, view))) continue;
      yield {
        span: first.span,
        message: t(
          'The comparison "{1}" declares a conflict over "{0}", but no recommendation addresses it. Add a recommendation, or add the conflict to the "addresses" of one.',
          on.length > 0 ? listed(on.map(({ text }) => text)) : first.text,
          comparison.id.text,
        ),
      };
    }
  },
};

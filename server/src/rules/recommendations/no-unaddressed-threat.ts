import { t } from "@vscode/l10n";
import type { RankingEntry } from "../../model/ranking.ts";
import { rankedNames, readRanking, wordOf } from "../../model/ranking.ts";
import { isForeign, isContainedIn, classify } from "../../model/rankedItems.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good, withOptions } from "../rule.ts";
import { isAddressed, activeRecommendations } from "./addressed.ts";

/** Reports threats at the top of a ranking that no recommendation addresses. */
export const noUnaddressedThreat: Rule<{ readonly k: number }> = {
  id: "no-unaddressed-threat",
  severity: "warning",
  sections: ["rankings"],
  summary: "Every threat that ranks highest is addressed by a recommendation, or explicitly accepted.",
  why: "Readers expect an answer to the most important threats. Without one, they cannot tell whether the threat was forgotten. To accept a threat is also an answer, if the assessment says so. The rule checks only assessments with recommendations.",
  source:
    "ISO 31000:2018, 6.5.2 (risk treatment options, acceptance included); Bailey (2005), Table 1: energy and infrastructure have no recommendation",
  options: {
    k: {
      type: "integer",
      default: 3,
      minimum: 1,
      description: "How many ranks, from the top, a recommendation has to address.",
    },
  },
  examples: [
    bad`
taxonomy: bailey-2005
rankings:
  port:
    order:
      - terrorism
      - energy
        ^^^^^^ "energy" has rank 2 in "port", but no recommendation addresses it. Add it to the "addresses" of a recommendation, add a recommendation, or say under "accepted" why none is needed.
      - label: Criminality/impunity
        covers: [diffuse-criminality, impunity]
      - water
recommendations:
  guard: {title: Guard the quay, addresses: [terrorism, impunity]}
  buy: {title: Buy a generator, addresses: [energy], status: rejected}
`,
    withOptions(
      { k: 1 },
      bad`
threats:
  flood: {title: Flood}
  theft: {title: Theft}
rankings:
  port: {order: [flood, theft]}
                 ^^^^^ "flood" has rank 1 in "port", but no recommendation addresses it. Add it to the "addresses" of a recommendation, add a recommendation, or say under "accepted" why none is needed.
recommendations:
  lights: {title: Light the quay, addresses: []}
`,
    ),
    good`
taxonomy: bailey-2005
threats:
  pipeline: {title: Attack on the pipeline, category: energy}
  storm: {title: Storm, category: weather-related-disasters, accepted: The insurance pays.}
rankings:
  port:
    order:
      - energy
      - {item: terrorism, accepted: The state deals with it.}
      - weather-related-disasters
      - water
      - {label: Gossip, outside: true}
recommendations:
  fence: {title: Fence in the pipeline, addresses: [pipeline]}
`,
    good`
taxonomy: bailey-2005
rankings:
  port: {order: [energy, terrorism]}
`,
  ],
  *checkItem({ item }, view, { k }) {
    const ranking = readRanking(item);
    if (!ranking || ranking.entries.every(({ rank }) => Math.floor(rank) > k)) return;
    if (view.recommendations.size === 0 || isForeign(ranking, view)) return;
    const recommendations = activeRecommendations(view);
    for (const entry of ranking.entries) {
      const names = entry.outside || Math.floor(entry.rank) > k ? [] : rankedNames(entry);
      if (names.length === 0 || isAccepted(entry, view)) continue;
      if (names.some(({ text }) => isAddressed(text, recommendations, view))) continue;
      yield {
        span: entry.name.span,
        message: t(
          '"{0}" has rank {1} in "{2}", but no recommendation addresses it. Add it to the "addresses" of a recommendation, add a recommendation, or say under "accepted" why none is needed.',
          wordOf(entry),
          entry.rank,
          ranking.id.text,
        ),
      };
    }
  },
};

/** Returns whether the entry, or a threat that it ranks, is marked as accepted. */
function isAccepted(entry: RankingEntry, view: View): boolean {
  if (textOf(valueAt(entry.value, "accepted"))?.trim()) return true;
  return rankedNames(entry).some(({ text }) => {
    const classification = classify(text, view);
    return Array.from(view.threats.values()).some((threat) => {
      const inner = threat.isAccepted ? classify(threat.id, view) : undefined;
      return inner && classification && isContainedIn(inner, classification);
    });
  });
}

import { t } from "@vscode/l10n";
import type { Ranking, RankingEntry } from "../../model/rankings/ranking.ts";
import { lastRankOf, rankedNames, wordOf } from "../../model/rankings/ranking.ts";
import { isForeign, isContainedIn, classify } from "../../model/rankings/rankedItems.ts";
import type { Threats } from "../../model/items/threat.ts";
import { addToIndex, memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good, withOptions } from "../rule.ts";
import { isAddressed } from "./addressed.ts";

/** Reports threats at the top of a ranking that no recommendation addresses. */
export const noUnaddressedThreat: Rule<{ readonly k: number }> = {
  id: "no-unaddressed-threat",
  severity: "warning",
  summary: "Every threat that ranks highest is addressed by a recommendation, or explicitly accepted.",
  why: "Readers expect an answer to the most important threats. Without one, they cannot tell whether the threat was forgotten. To accept a threat is also an answer, if the assessment says so. The rule checks only assessments with recommendations, reports each threat where it ranks best, and leaves out the lower half of a short ranking.",
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
    bad`
threats:
  flood: {title: Flood}
  theft: {title: Theft}
  fire: {title: Fire}
rankings:
  city: {order: [theft, flood, fire]}
  port: {order: [flood, theft, fire]}
                 ^^^^^ "flood" has rank 1 in "port", but no recommendation addresses it. Add it to the "addresses" of a recommendation, add a recommendation, or say under "accepted" why none is needed.
recommendations:
  lights: {title: Light the quay, addresses: [theft]}
`,
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
    good`
taxonomy: bailey-2005
threats:
  pipelien: {title: Attack on the pipeline, category: energy}
rankings:
  port: {order: [energy, water]}
recommendations:
  fence: {title: Fence in the pipeline, addresses: [pipeline]}
`,
  ],
  *checkDocument(view, { k }) {
    if (view.recommendations.size === 0) return;
    const byKey = new Map<string, Unaddressed[]>();
    for (const each of unaddressedAtTop(view, k)) addToIndex(byKey, each.key, each);
    for (const same of byKey.values()) {
      // Each threat is reported where it ranks best.
      const [best] = same.toSorted((a, b) => a.entry.rank - b.entry.rank);
      if (!best) continue;
      const { entry, ranking } = best;
      yield {
        span: entry.name.span,
        message: t(
          '"{0}" has rank {1} in "{2}", but no recommendation addresses it. Add it to the "addresses" of a recommendation, add a recommendation, or say under "accepted" why none is needed.',
          wordOf(entry),
          entry.rank,
          ranking.id.text,
        ),
        related: same
          .filter((each) => each.entry !== entry)
          .map((each) => ({
            span: each.entry.name.span,
            message: t('Rank {0} in "{1}"', each.entry.rank, each.ranking.id.text),
          })),
      };
    }
  },
};

interface Unaddressed {
  /** The ids that the entry ranks. */
  readonly key: string;
  readonly entry: RankingEntry;
  readonly ranking: Ranking;
}

/** Returns the first `k` entries of every ranking that no recommendation addresses. */
function unaddressedAtTop(view: View, k: number): readonly Unaddressed[] {
  return view.rankings
    .filter((ranking) => !isForeign(ranking, view))
    .flatMap((ranking) => {
      // In a short ranking, the lower half is not the top.
      const last = Math.min(k, Math.ceil(lastRankOf(ranking) / 2));
      return ranking.entries.flatMap((entry): Unaddressed[] => {
        const names = entry.outside || Math.floor(entry.rank) > last ? [] : rankedNames(entry);
        if (names.length === 0 || isAccepted(entry, view)) return [];
        if (names.some(({ text }) => isAddressed(text, view))) return [];
        return [{ key: names.map(({ text }) => text).join(" "), entry, ranking }];
      });
    });
}

/** Returns whether the entry, or a threat that it ranks, is marked as accepted. */
function isAccepted(entry: RankingEntry, view: View): boolean {
  if (textOf(valueAt(entry.value, "accepted"))?.trim()) return true;
  return rankedNames(entry).some(({ text }) => {
    const classification = classify(text, view);
    return acceptedThreats(view.threats).some((id) => {
      const inner = classify(id, view);
      return inner && classification && isContainedIn(inner, classification);
    });
  });
}

/** The ids of the threats that are marked as accepted. */
const acceptedThreats = memo((threats: Threats): readonly string[] =>
  Array.from(threats.values()).flatMap(({ id, isAccepted: isSo }) => (isSo ? [id] : [])),
);

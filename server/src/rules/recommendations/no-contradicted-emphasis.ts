import { t } from "@vscode/l10n";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTextAt, locatedText } from "../../model/basics/locatedText.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import {
  isForeign,
  isContainedIn,
  rankOf,
  classify,
  rankedItemsIn,
} from "../../model/rankings/rankedItems.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { minOf } from "../../syntax/minMax.ts";

/** Reports an emphasis that contradicts the actor's own rankings. */
export const noContradictedEmphasis: Rule = {
  id: "no-contradicted-emphasis",
  severity: "information",
  sections: ["recommendations"],
  summary: "What an actor emphasizes in a recommendation agrees with that actor's own ranking.",
  why: "A recommendation relies on each actor to follow its own priorities. If the actor's ranking has another order, or says that the thing is not a priority, one of the two is wrong. If an actor has several rankings, the rule reports only what all of them contradict.",
  source:
    "ICD 203, analytic standard 6 (logical argumentation); Bailey (2005), recommendation 2, emphasis of each side",
  examples: [
    bad`
taxonomy: bailey-2005
rankings:
  port-2026:
    of: port
    order: [terrorism, energy, impunity]
    unranked: {water: {reason: not-applicable}}
recommendations:
  guard:
    title: Guard the quay
    emphasis:
      port:
        - energy
          ^^^^^^ "port" emphasizes "energy" (rank 2 in "port-2026") before "terrorism" (rank 1). Change the order, or say why.
        - {item: terrorism, because: It frightens everybody.}
        - water
          ^^^^^ "port" emphasizes "water", which "port-2026" does not rank. Remove it, or say why.
`,
    good`
taxonomy: bailey-2005
threats:
  smuggling: {title: Smuggling, category: organized-crime}
rankings:
  port-2026: {of: port, order: [terrorism, energy, impunity]}
  port-2036: {of: port, order: [energy, terrorism, impunity]}
  city-2026: {of: city, order: [impunity, organized-crime]}
recommendations:
  guard:
    title: Guard the quay
    emphasis:
      port: [energy, terrorism]
      city: [impunity, smuggling]
      nobody: [impunity, terrorism]
`,
  ],
  *checkItem({ item }, view) {
    const emphasis = valueAt(item.value, "emphasis");
    for (const pair of emphasis?.kind === "map" ? emphasis.pairs : []) {
      const actor = textOf(pair.key);
      const stressed = (pair.value?.kind === "list" ? pair.value.items : []).flatMap(
        (node) => locatedText(item.piece, node) ?? locatedTextAt(item.piece, node, "item") ?? [],
      );
      if (actor === undefined || stressed.length === 0) continue;
      const rankings = view.intactRankingsHeldBy(actor).filter((ranking) => !isForeign(ranking, view));
      const [ranking] = rankings;
      if (!ranking) continue;
      for (const [index, name] of stressed.entries()) {
        const after = stressed.slice(index + 1);
        const message =
          misplaced({ actor, name, after }, rankings, view) ?? unranked({ actor, name }, rankings);
        if (message !== undefined) yield { span: name.span, message };
      }
    }
  },
};

/** Returns the problem if an emphasis comes before one that every ranking of the actor ranks higher. */
function misplaced(
  { actor, name, after }: { actor: string; name: LocatedText; after: readonly LocatedText[] },
  rankings: readonly Ranking[],
  view: View,
): string | undefined {
  const higher = after.find((other) =>
    rankings.every((ranking) => {
      const own = positionOf(name, ranking, view);
      const others = positionOf(other, ranking, view);
      return own !== undefined && others !== undefined && others < own;
    }),
  );
  const [ranking] = rankings;
  if (!higher || !ranking) return undefined;
  return t(
    '"{0}" emphasizes "{1}" (rank {2} in "{3}") before "{4}" (rank {5}). Change the order, or say why.',
    actor,
    name.text,
    positionOf(name, ranking, view) ?? "",
    ranking.id.text,
    higher.text,
    positionOf(higher, ranking, view) ?? "",
  );
}

/** Returns the problem if every ranking of the actor explicitly leaves the emphasis unranked. */
function unranked(
  { actor, name }: { actor: string; name: LocatedText },
  rankings: readonly Ranking[],
): string | undefined {
  const [ranking] = rankings;
  const isLeftOut = rankings.every((each) => each.unranked.some(({ text }) => text === name.text));
  if (!ranking || !isLeftOut) return undefined;
  return t(
    '"{0}" emphasizes "{1}", which "{2}" does not rank. Remove it, or say why.',
    actor,
    name.text,
    ranking.id.text,
  );
}

/** Returns the rank of the item, or otherwise of its category or cluster. */
function positionOf(name: LocatedText, ranking: Ranking, view: View): number | undefined {
  const classification = classify(name.text, view);
  if (!classification) return undefined;
  const own = rankOf(classification, ranking, view);
  if (own !== undefined) return own;
  const above = rankedItemsIn(ranking, view).filter((rankedItem) =>
    isContainedIn(classification, rankedItem.classification),
  );
  return above.length > 0 ? minOf(above.map(({ entry }) => entry.rank)) : undefined;
}

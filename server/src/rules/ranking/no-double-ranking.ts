import { t } from "@vscode/l10n";
import type { Ranking } from "../../model/ranking.ts";
import type { RankedItem } from "../../model/rankedItems.ts";
import { isForeign, overlap, rankedItemsIn } from "../../model/rankedItems.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports items that one ranking ranks twice. */
export const noDoubleRanking: Rule = {
  id: "no-double-ranking",
  severity: "warning",
  covers: ["no-mixed-granularity"],
  summary: "No two entries of a ranking reach the same threat, category or cluster.",
  why: "What is ranked twice has two ranks, and no comparison can say which one counts. That a category stands beside a threat or a cluster that shares it is as bad; two threats of one category, each with its own rank, are not. What is ranked cannot be declared as not ranked either.",
  source: "Kendall (1938), A New Measure of Rank Correlation: a ranking gives every object one rank",
  examples: [
    bad`
taxonomy: bailey-2005
rankings:
  mexico:
    order:
      - terrorism
      - energy
      - {label: Energy/water, covers: [energy, water]}
                                       ^^^^^^ "energy" is ranked 2 already, and here again 3. Rank it once; what the source keeps apart can be two threats of this category.
`,
    bad`
taxonomy: bailey-2005
threats:
  drug-trafficking: {title: Drug trafficking, category: organized-crime}
rankings:
  mexico:
    order:
      - drug-trafficking
      - organized-crime
        ^^^^^^^^^^^^^^^ "organized-crime" includes "drug-trafficking", which is ranked 1. So it has two ranks, 1 and 2. Rank one of the two, or rank all of its parts apart.
      - weather-related-disasters
      - natural-disasters
        ^^^^^^^^^^^^^^^^^ "natural-disasters" includes "weather-related-disasters", which is ranked 3. So it has two ranks, 3 and 4. Rank one of the two, or rank all of its parts apart.
`,
    bad`
taxonomy: bailey-2005
rankings:
  mexico:
    order: [terrorism, energy]
    unranked:
      energy: {reason: not-ranked}
      ^^^^^^ "energy" is said to be unranked, but it is ranked 2. Remove it from one of the two.
`,
    good`
taxonomy: bailey-2005
threats:
  drug-trafficking: {title: Drug trafficking, category: organized-crime}
  money-laundering: {title: Money laundering, category: organized-crime}
rankings:
  mexico:
    order:
      - drug-trafficking
      - {item: terrorism, label: Terrorism at home}
      - money-laundering
      - {label: Undocumented immigration, outside: true, nearest: terrorism}
    unranked:
      energy: {reason: not-ranked}
`,
  ],
  *checkDocument(view) {
    const { intactRankings } = view;
    for (const ranking of intactRankings) {
      if (!isForeign(ranking, view)) yield* problemsOf(ranking, rankedItemsIn(ranking, view));
    }
  },
};

function* problemsOf(ranking: Ranking, rankedItems: readonly RankedItem[]): Generator<Problem> {
  for (const [index, later] of rankedItems.entries()) {
    const earlier = rankedItems
      .slice(0, index)
      .find((each) => each.entry !== later.entry && overlap(each.classification, later.classification));
    if (!earlier) continue;
    const related = [
      { span: earlier.name.span, message: t('"{0}", ranked {1}', earlier.name.text, earlier.entry.rank) },
    ];
    yield { span: later.name.span, message: messageOf(earlier, later), related };
  }
  for (const name of ranking.unranked) {
    const ranked = rankedItems.find(({ classification }) => classification.id === name.text);
    if (!ranked) continue;
    const message = t(
      '"{0}" is said to be unranked, but it is ranked {1}. Remove it from one of the two.',
      name.text,
      ranked.entry.rank,
    );
    yield { span: name.span, message, related: [{ span: ranked.name.span, message: t("Its rank") }] };
  }
}

function messageOf(earlier: RankedItem, later: RankedItem): string {
  const [first, second] = [earlier.entry.rank, later.entry.rank];
  if (earlier.classification.id === later.classification.id) {
    return t(
      '"{0}" is ranked {1} already, and here again {2}. Rank it once; what the source keeps apart can be two threats of this category.',
      later.classification.id,
      first,
      second,
    );
  }
  const isWider = later.classification.concept === "cluster" || earlier.classification.concept === "threat";
  return isWider
    ? t(
        '"{0}" includes "{1}", which is ranked {2}. So it has two ranks, {2} and {3}. Rank one of the two, or rank all of its parts apart.',
        later.classification.id,
        earlier.classification.id,
        first,
        second,
      )
    : t(
        '"{0}" is a part of "{1}", which is ranked {2}. So it has two ranks, {2} and {3}. Rank one of the two, or rank all of its parts apart.',
        later.classification.id,
        earlier.classification.id,
        first,
        second,
      );
}

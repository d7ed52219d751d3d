import { t } from "@vscode/l10n";
import type { Ranking, RankingEntry } from "../../model/rankings/ranking.ts";
import type { RankedItem } from "../../model/rankings/rankedItems.ts";
import { isForeign, overlaps, rankedItemsIn } from "../../model/rankings/rankedItems.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports items that one ranking ranks twice. */
export const noDoubleRanking: Rule = {
  id: "no-double-ranking",
  severity: "warning",
  covers: ["no-mixed-granularity"],
  summary: "No two entries of a ranking include the same threat, category or cluster.",
  why: "A thing that is ranked twice has two ranks, and a comparison cannot tell which one counts. The same is true if a category is ranked together with one of its threats or with its cluster. Two threats of one category can each have a rank. A thing that is ranked cannot be declared as not ranked.",
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
                                       ^^^^^^ "energy" is already ranked 2, and is ranked 3 here. Rank it only once. If the source distinguishes two things, define two threats of this category.
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
        ^^^^^^^^^^^^^^^ "organized-crime" includes "drug-trafficking", which therefore has two ranks: 1 and 2. Rank only one of the two, or rank each part separately.
      - weather-related-disasters
      - natural-disasters
        ^^^^^^^^^^^^^^^^^ "natural-disasters" includes "weather-related-disasters", which therefore has two ranks: 3 and 4. Rank only one of the two, or rank each part separately.
`,
    bad`
taxonomy: bailey-2005
rankings:
  mexico:
    order: [terrorism, energy]
    unranked:
      energy: {reason: not-ranked}
      ^^^^^^ "energy" is listed under "unranked", but it is ranked 2. Remove it from one of the two.
`,
    bad`
assets:
  north: {name: North quay}
  south: {name: South quay}
rankings:
  quays:
    order:
      - asset: north
      - asset: south
      - asset: north
               ^^^^^ "north" is ranked 1 already, and here again 3. Rank it once.
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
      yield* repeatedIn(ranking);
      if (!isForeign(ranking, view)) yield* problemsOf(ranking, rankedItemsIn(ranking, view));
    }
  },
};

/** Reports actors and assets that are ranked twice. */
function* repeatedIn({ entries }: Ranking): Generator<Problem> {
  const firsts = new Map<string, RankingEntry>();
  for (const entry of entries) {
    const { other } = entry;
    if (!other) continue;
    const key = `${other.concept} ${other.id.text}`;
    const first = firsts.get(key);
    if (!first) firsts.set(key, entry);
    else
      yield {
        span: other.id.span,
        message: t(
          '"{0}" is ranked {1} already, and here again {2}. Rank it once.',
          other.id.text,
          first.rank,
          entry.rank,
        ),
        related: [{ span: first.name.span, message: t('"{0}", ranked {1}', first.name.text, first.rank) }],
      };
  }
}

function* problemsOf(ranking: Ranking, rankedItems: readonly RankedItem[]): Generator<Problem> {
  for (const [index, later] of rankedItems.entries()) {
    const earlier = rankedItems
      .slice(0, index)
      .find((each) => each.entry !== later.entry && overlaps(each.classification, later.classification));
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
      '"{0}" is listed under "unranked", but it is ranked {1}. Remove it from one of the two.',
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
      '"{0}" is already ranked {1}, and is ranked {2} here. Rank it only once. If the source distinguishes two things, define two threats of this category.',
      later.classification.id,
      first,
      second,
    );
  }
  const isWider = later.classification.concept === "cluster" || earlier.classification.concept === "threat";
  return isWider
    ? t(
        '"{0}" includes "{1}", which therefore has two ranks: {2} and {3}. Rank only one of the two, or rank each part separately.',
        later.classification.id,
        earlier.classification.id,
        first,
        second,
      )
    : t(
        '"{0}" is a part of "{1}" and therefore has two ranks: {2} and {3}. Rank only one of the two, or rank each part separately.',
        later.classification.id,
        earlier.classification.id,
        first,
        second,
      );
}

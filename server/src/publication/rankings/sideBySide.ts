/** Shows rankings side by side, as a figure and as a table. Rankings that have nothing in common are shown apart. */
import { t } from "@vscode/l10n";
import { listed } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { agreementOf, comparableRankings } from "../../model/agreement/comparedRankings.ts";
import { componentsOf } from "../../model/basics/components.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import type { PossibleMatch } from "../../model/agreement/readingChoices.ts";
import type { RankGroup } from "../../model/agreement/side.ts";
import { coefficientText, isComparable } from "../../rules/coefficientTexts.ts";
import { MAX_COMPARED } from "../../syntax/limits.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { RankingColumn } from "../tree/figures.ts";
import { cachedByItems } from "../texts/itemCache.ts";
import { rankingName } from "./rankingNames.ts";
import { rankingColumn, rankingWords } from "./rankings.ts";
import { ranksLegend, ranksTable } from "./ranksTable.ts";
import type { BlockContent } from "../tree/tree.ts";
import { noticeNode, textNode } from "../tree/tree.ts";

/** All rankings side by side; nothing without rankings. */
export function sideBySide(assessment: Assessment): BlockContent[] {
  // How rankings compare depends on all of these: they may be by different taxonomies.
  const { rankings, taxonomyName, threats } = assessment;
  return comparedRankings({ rankings, taxonomyName, threats }, assessment);
}

const comparedRankings = cachedByItems(
  (
    { rankings: all }: Pick<Assessment, "rankings" | "taxonomyName" | "threats">,
    assessment: Assessment,
  ): BlockContent[] => {
    const rankings = all.slice(0, MAX_COMPARED);
    const { groups: keys, possible } = comparableRankings(rankings, assessment);
    const shown = rankings.map((ranking, index) => ({
      ranking,
      column: columnOf(ranking, keys[index] ?? [], assessment),
    }));
    const groups = groupsOf(shown, possible);
    return [
      ...groups.flatMap((group, index) => groupBlocks(group, index + 1, assessment)),
      ...(groups.length > 1
        ? [
            noticeNode(
              t("Rankings that have no item in common are shown apart: nothing in them can be compared."),
            ),
          ]
        : []),
      ...notCompared(all.length - rankings.length),
    ];
  },
);

/** A ranking, and how the figure shows it. */
interface ShownRanking {
  readonly ranking: Ranking;
  readonly column: RankingColumn;
}

/** A figure of rankings that have something in common, and the table of their ranks; of a single one only the figure. */
function groupBlocks(group: readonly ShownRanking[], number: number, assessment: Assessment): BlockContent[] {
  const [rankings, columns] = [group.map(({ ranking }) => ranking), group.map(({ column }) => column)];
  const names = columns.map(({ title }) => title);
  const end = number === 1 ? "" : `-group-${String(number)}`;
  return [
    {
      type: "figure",
      figure: {
        kind: "rankings",
        columns,
        between: betweenTexts(rankings, assessment),
        words: rankingWords([assessment]),
      },
      caption: [textNode(captionOf(names, assessment))],
      alternative: t("Rankings from the highest to the lowest priority: {0}.", listed(names, "and")),
      data: { id: `figure-rankings${end}` },
    },
    ...(rankings.length > 1
      ? [ranksTable(rankings, names, { assessment, id: `table-rankings${end}` }), ranksLegend(rankings)]
      : []),
  ];
}

function captionOf([first = "", ...others]: readonly string[], { rankings }: Assessment): string {
  if (others.length > 0) return t("The rankings side by side");
  return rankings.length === 1 ? t("The ranking") : first;
}

/** How far each ranking agrees with the next one, over every way to read them; nothing where too few items are in both. */
function betweenTexts(rankings: readonly Ranking[], assessment: Assessment): string[] {
  return rankings.slice(1).map((next, index) => {
    const found = agreementOf(rankings[index] ?? next, next, assessment);
    return isComparable(found) ? t("Kendall's τ-b: {0}", coefficientText(found.kendall)) : "";
  });
}

/** Says how many rankings are left out; nothing if none is. */
export function notCompared(rankings: number): BlockContent[] {
  if (rankings === 0) return [];
  const words = formatMessage(
    t("{rankings, plural, one {One more ranking is} other {# more rankings are}} not compared here."),
    { rankings },
  );
  return [noticeNode(words)];
}

/** A ranking as the figure shows it. */
function columnOf(ranking: Ranking, groups: readonly RankGroup[], assessment: Assessment): RankingColumn {
  return {
    ...rankingColumn(ranking, assessment, (position) => groups[position]?.members ?? []),
    title: rankingName(ranking, assessment),
  };
}

/**
 * Groups the rankings that are connected by items, directly or through others, in their order. Rankings without anything are left out.
 * @param possible Items that may be the same.
 */
function groupsOf(
  shown: readonly ShownRanking[],
  possible: readonly PossibleMatch[],
): readonly (readonly ShownRanking[])[] {
  const neighbors = new Map<string, string[]>();
  const columns = shown.map(({ column }) => column);
  for (const [first = 0, ...others] of connectionsOf(columns, possible))
    for (const other of others) {
      addToIndex(neighbors, String(first), String(other));
      addToIndex(neighbors, String(other), String(first));
    }
  const places = Array.from(shown.keys(), String);
  const components = componentsOf(places, (node) => neighbors.get(node) ?? []);
  const groups = new Map<number, ShownRanking[]>();
  for (const [index, each] of shown.entries())
    if (each.column.entries.length + each.column.unranked.length > 0)
      addToIndex(groups, components.get(String(index)) ?? 0, each);
  return [...groups.values()];
}

/** The places of columns that have an item in common, for each item and for each two that may be the same. */
function connectionsOf(
  columns: readonly RankingColumn[],
  possible: readonly PossibleMatch[],
): readonly (readonly number[])[] {
  const byKey = new Map<string, number[]>();
  for (const [index, { entries }] of columns.entries())
    for (const { keys } of entries) for (const key of keys) addToIndex(byKey, key, index);
  // What a ranking leaves out on purpose is compared with the rank that another one gives it.
  for (const [index, { unranked }] of columns.entries())
    for (const { key } of unranked) byKey.get(key)?.push(index);
  const matches = possible.flatMap(({ id, partners }) =>
    partners.map((partner) => [id, partner].flatMap((key) => byKey.get(key) ?? [])),
  );
  return [...byKey.values(), ...matches];
}

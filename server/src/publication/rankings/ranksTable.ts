/** Shows rankings side by side as a table: the rank of each item in each ranking. */
import { t } from "@vscode/l10n";
import { labelOfWord } from "../../format/labels.ts";
import { figure as figures } from "../../language/figures.ts";
import { translated } from "../../language/texts.ts";
import { classifyIn, rankOfSame, sameIn } from "../../model/rankings/rankedItems.ts";
import type { Ranking, RankingEntry } from "../../model/rankings/ranking.ts";
import { entriesAt, rankedNames, wordOf } from "../../model/rankings/ranking.ts";
import { minOf } from "../../syntax/minMax.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { crossReference } from "../texts/context.ts";
import { entryName } from "./entryNames.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { noticeNode, tableNode, textNode } from "../tree/tree.ts";

/** The rank of each item in each ranking. @param columns The names of the rankings. */
export function ranksTable(
  rankings: readonly Ranking[],
  columns: readonly string[],
  { assessment, id }: { readonly assessment: Assessment; readonly id: string },
): BlockContent {
  const rows = new Map<string, Row>();
  for (const ranking of rankings)
    for (const entry of ranking.entries)
      for (const row of rowsOf(entry, ranking, assessment)) if (!rows.has(row.key)) rows.set(row.key, row);
  const ranked = Array.from(rows.values(), (row) => {
    const ranks = rankings.map((each) => row.rankIn(each));
    return { row, ranks, best: minOf(ranks.flatMap((rank) => rank ?? [])) };
  });
  const cells = ranked
    .toSorted((a, b) => a.best - b.best)
    .map(({ row, ranks }) => [
      [row.name],
      ...ranks.map((rank, index) => rankCell(rank, row.key, rankings[index])),
    ]);
  return tableNode([[[textNode(t("Item"))], ...columns.map((each) => [textNode(each)])], ...cells], {
    id,
    caption: [textNode(t("The rank of each item"))],
    headColumns: 1,
  });
}

/** Something that is ranked, with its rank in a ranking. */
interface Row {
  readonly key: string;
  readonly name: PhrasingContent;
  readonly rankIn: (ranking: Ranking) => number | undefined;
}

function rowsOf(entry: RankingEntry, ranking: Ranking, assessment: Assessment): Row[] {
  if (entry.gap) return [];
  const { other, outside } = entry;
  if (other || outside) {
    const key = other?.id.text ?? wordOf(entry);
    const isSame = (each: RankingEntry): boolean =>
      other ? each.other?.id.text === key : each.outside && wordOf(each) === key;
    const rankIn = ({ entries }: Ranking): number | undefined => entries.find(isSame)?.rank;
    return [{ key, name: entryName(entry, assessment), rankIn }];
  }
  return rankedNames(entry).map(({ text: id }) => {
    const item = classifyIn(ranking, id, assessment);
    const rankIn = (each: Ranking): number | undefined => item && rankOfSame(item, each, assessment);
    // What two taxonomies call differently is one row.
    const key = (item && sameIn(assessment.taxonomy, item)?.id) ?? id;
    return { key, name: crossReference(id, assessment), rankIn };
  });
}

function rankCell(rank: number | undefined, id: string, ranking: Ranking | undefined): PhrasingContent[] {
  if (rank !== undefined) return [textNode(rankWithNote(rank, ranking))];
  const reason = valueAt(valueAt(valueAt(ranking?.value, "unranked"), id), "reason");
  const word = textOf(reason);
  if (word !== undefined) return [textNode(translated(labelOfWord(word)))];
  return [textNode(ranking?.unranked.some((each) => each.text === id) ? t("not ranked") : "–")];
}

/** A rank, with whether its items share it: as a tie, or as one entry of the ranking. */
function rankWithNote(rank: number, ranking: Ranking | undefined): string {
  const same = ranking ? entriesAt(rank, ranking) : [];
  if (same.length > 1) return t("{0} (tied)", figures(rank));
  return same.some(({ covers }) => covers.length > 1) ? t("{0} (joint)", figures(rank)) : figures(rank);
}

/** What the signs in the table mean. */
export function ranksLegend(rankings: readonly Ranking[]): BlockContent {
  const hasJoint = rankings.some(({ entries }) => entries.some(({ covers }) => covers.length > 1));
  const words = [
    t("1 is the highest priority. A dash: the ranking does not mention the item."),
    ...(hasJoint ? [t("Joint: the ranking names several items in one entry.")] : []),
  ];
  return noticeNode(words.join(" "));
}

/** Shows the ranks of several editions side by side, with a line for each entry from edition to edition. */
import { t } from "@vscode/l10n";
import { listed } from "../language/lists.ts";
import type { RankingChange } from "../model/editionChanges.ts";
import type { Ranking, RankingEntry } from "../model/ranking.ts";
import type { ComparedEditions, NamedEdition } from "./comparedEditions.ts";
import type { RankingColumn } from "./figures.ts";
import { rankingColumn, rankingName, rankingWords } from "./rankings.ts";
import type { BlockContent } from "./tree.ts";
import { textNode, textTable } from "./tree.ts";

/** A figure for each ranking of the last edition that at least two earlier ones have. @param steps From the earliest to the latest. */
export function rankHistory(steps: readonly ComparedEditions[]): BlockContent[] {
  const last = steps.at(-1);
  return (last?.changes.rankings ?? []).flatMap(({ after }) => historyOf(after, steps));
}

function historyOf(latest: Ranking, steps: readonly ComparedEditions[]): BlockContent[] {
  const last = steps.at(-1);
  if (!last) return [];
  const keys = keyedEntries(latest, new Map(), String(steps.length));
  const columns = [columnOf(latest, last.after, keys)];
  let [ranking, known] = [latest, keys];
  for (const [index, { before, changes }] of Array.from(steps.entries()).toReversed()) {
    const change = changes.rankings.find(({ after }) => after === ranking);
    if (!change) break;
    known = keyedEntries(change.before, earlierKeys(change, known), String(index));
    ranking = change.before;
    columns.unshift(columnOf(ranking, before, known));
  }
  if (columns.length < 3) return [];
  const name = rankingName(latest, last.after.assessment);
  return [
    {
      type: "figure",
      figure: { kind: "rankings", columns, words: rankingWords() },
      caption: [textNode(t("{0}: the ranks of all editions", name))],
      alternative: t(
        "The ranks in the editions {0}.",
        listed(
          columns.map(({ title }) => title),
          "and",
        ),
      ),
      data: { id: `figure-history-${latest.id.text}` },
    },
    historyTable(columns, {
      id: `table-history-${latest.id.text}`,
      caption: t("{0}: the ranks of all editions", name),
    }),
  ];
}

/** The ranks of the figure as a table. An entry that was split has a row for each part. */
function historyTable(
  columns: readonly RankingColumn[],
  { id, caption }: { readonly id: string; readonly caption: string },
): BlockContent {
  const labels = new Map(
    columns.flatMap(({ entries }) =>
      entries.flatMap(({ keys, label }) => keys.map((key) => [key, label] as const)),
    ),
  );
  const latestFirst = columns.toReversed().flatMap(({ entries }) => entries.flatMap(({ keys }) => keys));
  const rows = Array.from(new Set(latestFirst), (key) => [
    labels.get(key) ?? "",
    ...columns.map(({ entries }) => {
      const ranks = entries.flatMap(({ keys, rankText }) => (keys.includes(key) ? [rankText] : []));
      return ranks.length === 0 ? "–" : listed(ranks, "and");
    }),
  ]);
  return textTable([[t("Entry"), ...columns.map(({ title }) => title)], ...rows], {
    id,
    caption,
    widths: [0.4, ...columns.map(() => 0.6 / columns.length)],
  });
}

type Keys = ReadonlyMap<RankingEntry, readonly string[]>;

/** Gives each entry the keys that it has from a later edition, or one of its own. @param name Unique among the editions. */
function keyedEntries({ entries }: Ranking, known: Keys, name: string): Keys {
  return new Map(entries.map((entry, index) => [entry, known.get(entry) ?? [`${name} ${String(index)}`]]));
}

/** The keys of the earlier entries: those of all later entries that share something with them. */
function earlierKeys({ difference }: RankingChange, later: Keys): Keys {
  const keys = new Map<RankingEntry, readonly string[]>();
  for (const { before, after } of difference.shared)
    keys.set(before, [...(keys.get(before) ?? []), ...(later.get(after) ?? [])]);
  return keys;
}

function columnOf(ranking: Ranking, { assessment, title }: NamedEdition, keys: Keys): RankingColumn {
  const keysAt = (position: number): readonly string[] => {
    const entry = ranking.entries[position];
    return (entry && keys.get(entry)) ?? [];
  };
  return { ...rankingColumn(ranking, assessment, keysAt), title };
}

/** Shows the ranks of several editions side by side, with a line for each entry from edition to edition. */
import { t } from "@vscode/l10n";
import { listed } from "../../language/lists.ts";
import type { RankingChange } from "../../model/editions/editionChanges.ts";
import { rankedKeys } from "../../model/editions/moves.ts";
import type { Ranking, RankingEntry } from "../../model/rankings/ranking.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { ComparedEditions, NamedEdition } from "./comparedEditions.ts";
import { latestIds } from "./followedIds.ts";
import type { RankingColumn, RankingsFigure } from "../tree/figures.ts";
import { rankingName } from "../rankings/rankingNames.ts";
import { rankingColumn, rankingWords } from "../rankings/rankings.ts";
import type { BlockContent } from "../tree/tree.ts";
import { textNode, textTable } from "../tree/tree.ts";

/** A figure for each ranking of the last edition that at least two earlier ones have. @param steps From the earliest to the latest. */
export function rankHistory(steps: readonly ComparedEditions[]): BlockContent[] {
  const last = steps.at(-1);
  return (last?.changes.rankings ?? []).flatMap(({ after }) => historyOf(after, steps));
}

function historyOf(latest: Ranking, steps: readonly ComparedEditions[]): BlockContent[] {
  const last = steps.at(-1);
  if (!last) return [];
  const latestId = latestIds(steps);
  const keyed = (ranking: Ranking, known: Keys, edition: number): Keys =>
    keyedEntries(ranking, known, { edition, latestId: latestId[edition] ?? ((id) => id) });
  const keys = keyed(latest, new Map(), steps.length);
  const columns = [columnOf(latest, last.after, keys)];
  const places: Places[] = [];
  let [ranking, known] = [latest, keys];
  for (const [index, { before, changes }] of Array.from(steps.entries()).toReversed()) {
    const change = changes.rankings.find(({ after }) => after === ranking);
    if (!change) break;
    places.unshift(placesOfStep(change, known));
    known = keyed(change.before, earlierKeys(change, known), index);
    ranking = change.before;
    columns.unshift(columnOf(ranking, before, known));
  }
  return columns.length < 3 ? [] : historyBlocks(latest, last.after.assessment, { columns, places });
}

function historyBlocks(
  ranking: Ranking,
  assessment: Assessment,
  { columns, places }: Required<Pick<RankingsFigure, "columns" | "places">>,
): BlockContent[] {
  const title = t("{0}: the ranks of all editions", rankingName(ranking, assessment));
  const words = {
    ...rankingWords([assessment]),
    higher: t("has moved up"),
    lower: t("has moved down"),
    same: t("keeps its order with the others"),
  };
  return [
    {
      type: "figure",
      figure: { kind: "rankings", columns, places, words },
      caption: [textNode(title)],
      alternative: t(
        "The ranks in the editions {0}.",
        listed(
          columns.map((column) => column.title),
          "and",
        ),
      ),
      data: { id: `figure-history-${ranking.id.text}` },
    },
    historyTable(columns, { id: `table-history-${ranking.id.text}`, caption: title }),
  ];
}

/** How many places the entries moved in a step, by their keys. */
function placesOfStep({ difference }: RankingChange, later: Keys): Places {
  return difference.shared.flatMap(({ after, places }) =>
    (later.get(after) ?? []).map((key) => [key, places] as const),
  );
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

type Places = NonNullable<RankingsFigure["places"]>[number];

type Keys = ReadonlyMap<RankingEntry, readonly string[]>;

/** An edition by its number, and what its ids are in the last edition. */
interface NumberedEdition {
  readonly edition: number;
  readonly latestId: (id: string) => string;
}

/** Gives each entry the keys that it has from the next edition, or its own: the same for what an edition in between does not rank. */
function keyedEntries({ entries }: Ranking, known: Keys, { edition, latestId }: NumberedEdition): Keys {
  const taken = new Set(Array.from(known.values()).flat());
  return new Map(
    entries.map((entry, index) => {
      const found = known.get(entry);
      if (found) return [entry, found];
      const own = rankedKeys(entry).map(latestId).join(" + ");
      const key = own === "" || taken.has(own) ? `${String(edition)} ${String(index)}` : own;
      taken.add(key);
      return [entry, [key]];
    }),
  );
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

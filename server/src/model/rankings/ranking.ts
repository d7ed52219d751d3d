/** Rankings: who holds them, which source reports them, and the rank of each entry. */
import type { Item } from "../../syntax/document.ts";
import { maxOf } from "../../syntax/minMax.ts";
import { addToIndex, memo } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { LocatedText } from "../basics/locatedText.ts";
import { locatedTextAt, locatedText, locatedTexts } from "../basics/locatedText.ts";

/** How ranks continue after a tie: 1 2 2 4, 1 2 2 3, or 1 2.5 2.5 4. */
export type TieConvention = "competition" | "dense" | "fractional";

/** Something that is ranked and is neither a threat nor a part of the taxonomy. */
export interface OtherRanked {
  readonly concept: "actor" | "asset";
  readonly id: LocatedText;
}

/** One entry of a ranking, with its rank. */
export interface RankingEntry {
  /** The best name of the entry: its id, else its label. */
  readonly name: LocatedText;
  /** The id of the threat, category or cluster, if the entry ranks one. */
  readonly item: LocatedText | undefined;
  /** The actor or the asset, if the entry ranks one. */
  readonly other: OtherRanked | undefined;
  /** The ids that a composite entry covers. */
  readonly covers: readonly LocatedText[];
  readonly label: LocatedText | undefined;
  readonly qualifier: LocatedText | undefined;
  /** Whether the entry is declared to be outside the taxonomy. */
  readonly outside: boolean;
  readonly nearest: LocatedText | undefined;
  /** The rank: as stated, else by position and tie convention. */
  readonly rank: number;
  /** The rank that the entry states. */
  readonly stated: LocatedText | undefined;
  readonly score: LocatedText | undefined;
  /** The number of a declared tie; equal for its entries. */
  readonly tie: number | undefined;
  /** Whether the source does not name the item at this rank. */
  readonly gap: boolean;
  readonly value: Node;
}

/** A ranking with its entries, in order. */
export interface Ranking {
  readonly id: LocatedText;
  readonly of: LocatedText | undefined;
  readonly estimatedBy: LocatedText | undefined;
  readonly basis: LocatedText | undefined;
  readonly date: LocatedText | undefined;
  readonly horizon: string | undefined;
  readonly ties: TieConvention;
  readonly taxonomy: string | undefined;
  readonly entries: readonly RankingEntry[];
  /** What is declared to be unranked, by id. */
  readonly unranked: readonly LocatedText[];
  readonly piece: Piece;
  readonly value: Node | undefined;
}

/** Returns the rankings that have this id: normally one. */
export function rankingsNamed(all: readonly Ranking[], id: string): readonly Ranking[] {
  return byId(all).get(id) ?? NONE;
}

/** Returns the rankings that the actor holds. */
export function rankingsHeldBy(all: readonly Ranking[], actor: string): readonly Ranking[] {
  return byHolder(all).get(actor) ?? NONE;
}

const NONE: readonly Ranking[] = [];
const byId = memo((all: readonly Ranking[]) => indexed(all, ({ id }) => id));
const byHolder = memo((all: readonly Ranking[]) => indexed(all, ({ of }) => of));

function indexed(
  all: readonly Ranking[],
  nameIn: (ranking: Ranking) => LocatedText | undefined,
): ReadonlyMap<string, readonly Ranking[]> {
  const index = new Map<string, Ranking[]>();
  for (const ranking of all) {
    const name = nameIn(ranking);
    if (name) addToIndex(index, name.text, ranking);
  }
  return index;
}

/** Reads one ranking and leaves out what is missing or invalid. */
export const readRanking = memo((item: Item): Ranking | undefined => {
  const { piece, value } = item;
  const id = locatedText(piece, item.key);
  if (!id) return undefined;
  const convention = textOf(valueAt(value, "ties"));
  const ties = convention === "dense" || convention === "fractional" ? convention : "competition";
  const unranked = valueAt(value, "unranked");
  const horizon = valueAt(value, "horizon");
  const taxonomy = valueAt(value, "taxonomy");
  return {
    id,
    of: locatedTextAt(piece, value, "of"),
    estimatedBy: locatedTextAt(piece, value, "estimated-by"),
    basis: locatedTextAt(piece, value, "basis"),
    date: locatedTextAt(piece, value, "date"),
    horizon: horizon && piece.text.slice(horizon.start, horizon.end).trim(),
    ties,
    taxonomy: textOf(taxonomy) ?? textOf(valueAt(taxonomy, "use")),
    entries: readEntries(piece, valueAt(value, "order"), ties),
    unranked:
      unranked?.kind === "map" ? unranked.pairs.flatMap((pair) => locatedText(piece, pair.key) ?? []) : [],
    piece,
    value,
  };
});

function readEntries(piece: Piece, order: Node | undefined, ties: TieConvention): RankingEntry[] {
  const entries: RankingEntry[] = [];
  let position = 1;
  for (const [index, node] of (order?.kind === "list" ? order.items : []).entries()) {
    const tie = valueAt(node, "tie");
    const members = tie?.kind === "list" ? tie.items : [node];
    const stated = locatedTextAt(piece, node, "rank");
    const start = stated && Number.isFinite(Number(stated.text)) ? Number(stated.text) : position;
    const rank = ties === "fractional" && !stated ? start + (members.length - 1) / 2 : start;
    for (const member of members) {
      entries.push(readEntry(piece, member, { rank, stated, tie: tie ? index : undefined }));
    }
    position = Math.floor(start) + (ties === "dense" ? 1 : members.length);
  }
  return entries;
}

function readEntry(
  piece: Piece,
  node: Node,
  rankFields: Pick<RankingEntry, "rank" | "stated" | "tie">,
): RankingEntry {
  const item = locatedText(piece, node) ?? locatedTextAt(piece, node, "item");
  const label = locatedTextAt(piece, node, "label");
  const covers = locatedTexts(piece, valueAt(node, "covers"));
  const other = readOther(piece, node, "actor") ?? readOther(piece, node, "asset");
  const span: PieceSpan = pieceSpan(piece, node);
  return {
    ...rankFields,
    name: item ?? other?.id ?? label ?? covers[0] ?? { text: "", span },
    item,
    other,
    label,
    covers,
    qualifier: locatedTextAt(piece, node, "qualifier"),
    outside: textOf(valueAt(node, "outside")) === "true",
    nearest: locatedTextAt(piece, node, "nearest"),
    score: locatedTextAt(piece, node, "score"),
    gap: valueAt(node, "gap") !== undefined,
    value: node,
  };
}

function readOther(piece: Piece, node: Node, concept: OtherRanked["concept"]): OtherRanked | undefined {
  const id = locatedTextAt(piece, node, concept);
  return id && { concept, id };
}

/** Returns the ids that an entry ranks: the members of a composite entry, else its one item. */
export function rankedNames({ item, covers }: RankingEntry): readonly LocatedText[] {
  return covers.length > 0 ? covers : item ? [item] : [];
}

/** Returns whether the ranking says at every rank what is there: an id, or something outside the taxonomy. */
export function hasKnownEntries({ entries }: Ranking): boolean {
  return entries.every(
    (entry) => !entry.gap && (entry.outside || entry.other !== undefined || rankedNames(entry).length > 0),
  );
}

/** Whether two entries rank the same actor or asset. */
export function isSameOther(a: OtherRanked, b: OtherRanked): boolean {
  return a.concept === b.concept && a.id.text === b.id.text;
}

/** Returns how many things were ranked in total, if the author says that the order lists only some of them. */
export function amongOf(ranking: Ranking): number | undefined {
  const among = Number(textOf(valueAt(ranking.value, "among")));
  return Number.isInteger(among) && among > 0 ? among : undefined;
}

/** Whether other entries of a ranking have the rank of this one, in a tie or because they state it. */
export function sharesRank({ rank, gap }: RankingEntry, ranking: Ranking): boolean {
  return !gap && entriesAt(rank, ranking).length > 1;
}

/** Returns the entries that have a rank, without gaps. */
export function entriesAt(rank: number, { entries }: Ranking): readonly RankingEntry[] {
  return entriesByRank(entries).get(rank) ?? [];
}

const entriesByRank = memo(
  (entries: readonly RankingEntry[]): ReadonlyMap<number, readonly RankingEntry[]> => {
    const byRank = new Map<number, RankingEntry[]>();
    for (const entry of entries) if (!entry.gap) addToIndex(byRank, entry.rank, entry);
    return byRank;
  },
);

/** Returns the lowest rank. */
export function lastRankOf(ranking: Ranking): number {
  const ranks = ranking.entries.map(({ rank }) => rank);
  return Math.max(amongOf(ranking) ?? 0, ranking.ties === "dense" ? 0 : ranks.length, maxOf(ranks));
}

/** Returns the name of an entry in messages: the author's word for it. */
export function wordOf({ name, label, covers }: RankingEntry): string {
  if (covers.length > 0) return label?.text ?? covers.map(({ text }) => text).join(" + ");
  return name.text;
}

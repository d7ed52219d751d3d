/** Shows how the ranks of two editions differ: which entries moved, came in or went out, and why. */
import { t } from "@vscode/l10n";
import { labelOfWord } from "../../format/labels.ts";
import { figure as figures } from "../../language/figures.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { translated } from "../../language/texts.ts";
import type { ChangeReason } from "../../model/editions/changeNotes.ts";
import { reasonAt } from "../../model/editions/changeNotes.ts";
import type { RankingChange } from "../../model/editions/editionChanges.ts";
import type { SharedEntry } from "../../model/editions/moves.ts";
import type { Ranking, RankingEntry } from "../../model/rankings/ranking.ts";
import { rankedNames } from "../../model/rankings/ranking.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { ValuePair } from "./changeCache.ts";
import { cachedByChange } from "./changeCache.ts";
import type { ComparedEditions, NamedEdition } from "./comparedEditions.ts";
import { reasonWords } from "./comparedEditions.ts";
import type { ChangeFigure } from "../tree/figures.ts";
import { entryName } from "../rankings/entryNames.ts";
import { rankingName } from "../rankings/rankingNames.ts";
import { cellWords } from "../values/tableColumns.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { noticeNode, paragraphNode, strongNode, tableNode, textNode } from "../tree/tree.ts";

/** What became of an entry, as readers see it. */
interface RankRow {
  readonly name: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly change: "moved" | "stayed" | "new" | "dropped";
  /** How many places it moved among the entries of both; positive if it fell. */
  readonly places: number;
  readonly isRegrouped: boolean;
  /** Why the other edition does not rank it, in its own words; `undefined` if it does not say. */
  readonly unranked: string | undefined;
  readonly ids: readonly string[];
  readonly reason: ChangeReason | undefined;
}

/** The entries of both versions: in the order of the later one, then those that are no longer ranked. */
export function rankRows(change: RankingChange, compared: ComparedEditions): readonly RankRow[] {
  return cachedRows(change.difference, valuesOf(change), { compared, make: () => rowsOf(change, compared) });
}

const cachedRows = cachedByChange<readonly RankRow[]>();

function valuesOf({ before, after, reason }: RankingChange): ValuePair {
  return { before: before.value, after: after.value, reason };
}

function rowsOf({ difference, reason }: RankingChange, { before, after }: ComparedEditions): RankRow[] {
  const fresh = difference.entered.map(({ entry, unranked }): RankRow => ({
    ...rowOf(entry, after),
    before: undefined,
    change: "new",
    unranked: wordsOfUnranked(unranked).unranked,
    reason: reasonAt(entry.value, undefined),
  }));
  const gone = difference.left.map(({ entry, unranked }): RankRow => ({
    ...rowOf(entry, before),
    after: undefined,
    change: "dropped",
    ...wordsOfUnranked(unranked),
  }));
  const shared = difference.shared.map((each) => sharedRow(each, after, reason));
  return [
    ...[...shared, ...fresh].toSorted((one, other) => (one.after ?? 0) - (other.after ?? 0)),
    ...gone.map((row) => (row.reason ? row : { ...row, reason })),
  ];
}

function rowOf(
  entry: RankingEntry,
  { assessment }: NamedEdition,
): Omit<RankRow, "change" | "unranked" | "reason"> {
  return {
    name: cellWords([entryName(entry, assessment)]),
    before: entry.rank,
    after: entry.rank,
    places: 0,
    isRegrouped: false,
    ids: [...rankedNames(entry), ...(entry.other ? [entry.other.id] : [])].map(({ text }) => text),
  };
}

function sharedRow(
  { before, after, places, isRegrouped }: SharedEntry,
  edition: NamedEdition,
  reason: ChangeReason | undefined,
): RankRow {
  return {
    ...rowOf(after, edition),
    before: before.rank,
    change: places === 0 ? "stayed" : "moved",
    places,
    isRegrouped,
    unranked: undefined,
    reason: reasonAt(after.value, before.value) ?? (places === 0 ? undefined : reason),
  };
}

/** What a ranking says of not ranking an entry: a word, and the reason. */
function wordsOfUnranked(node: Node | undefined): Pick<RankRow, "unranked" | "reason"> {
  const word = textOf(valueAt(node, "reason"));
  const because = textOf(valueAt(node, "because"))?.trim();
  const label =
    word === undefined || word === "not-ranked" ? t("left out on purpose") : translated(labelOfWord(word));
  return {
    unranked: node && label,
    reason: because ? { text: because, isRepeated: false } : undefined,
  };
}

/** A ranking whose ranks differ, as a figure and a table. */
export function rankChangeBlocks(change: RankingChange, compared: ComparedEditions): readonly BlockContent[] {
  return cachedBlocks(change.difference, valuesOf(change), {
    compared,
    make: () => blocksOf(change, compared),
  });
}

const cachedBlocks = cachedByChange<readonly BlockContent[]>();

function blocksOf(change: RankingChange, compared: ComparedEditions): BlockContent[] {
  const rows = rankRows(change, compared);
  const { id, value, piece } = change.after;
  const name = rankingName(change.after, compared.after.assessment);
  const titles = [compared.before.title, compared.after.title] as const;
  const span = value && { span: pieceSpan(piece, value) };
  const caption = [textNode(t("{0}: ranks ({1} and {2})", name, ...titles))];
  return [
    {
      type: "figure",
      figure: figureOf(rows, change, titles),
      caption,
      alternative: rows.map(rowSentence).join(" "),
      data: { id: `figure-change-${id.text}`, ...span },
    },
    ...wholeReason(change, compared),
    tableNode(
      [
        [t("Entry"), ...titles, t("What has changed"), t("Reason")].map((title) => [textNode(title)]),
        ...rows.map((row) => [
          [textNode(row.name)],
          ...[row.before, row.after].map((rank) => [textNode(rank === undefined ? "–" : figures(rank))]),
          [textNode(changeWords(row))],
          reasonCell(row, change.reason, compared),
        ]),
      ],
      {
        id: `table-change-${id.text}`,
        caption,
        headColumns: 1,
        widths: [0.3, 0.1, 0.1, 0.22, 0.28],
        ...span,
      },
    ),
    ...placeNotes(rows),
  ];
}

/** What the ranking says of all its changes. */
function wholeReason({ reason }: RankingChange, compared: ComparedEditions): BlockContent[] {
  if (!reason) return [];
  const label = strongNode(textNode(t("Note on the ranking:")));
  return [paragraphNode([label, textNode(" "), ...reasonWords(reason, compared)], { role: "field" })];
}

function figureOf(
  rows: readonly RankRow[],
  change: RankingChange,
  titles: ChangeFigure["titles"],
): ChangeFigure {
  const gap = { label: t("not named in the source"), note: " " };
  const gapsOf = ({ entries }: Ranking): readonly number[] =>
    entries.flatMap((entry) => (entry.gap ? [entry.rank] : []));
  return {
    kind: "change",
    titles,
    items: [
      ...rows.map(({ name, before, after, places, unranked }) => ({
        label: name,
        before,
        after,
        places,
        note: unranked,
      })),
      ...gapsOf(change.before).map((before) => ({ ...gap, before, after: undefined })),
      ...gapsOf(change.after).map((after) => ({ ...gap, before: undefined, after })),
    ],
    newLabel: t("new"),
    droppedLabel: t("no longer ranked"),
    words: {
      rises: t("rises, and by how many places"),
      falls: t("falls, and by how many places"),
      keeps: t("keeps its place in the order"),
      tied: t("share a rank"),
      single: t("ranked in one of the two only"),
    },
  };
}

function reasonCell(
  row: RankRow,
  whole: ChangeReason | undefined,
  compared: ComparedEditions,
): PhrasingContent[] {
  if (row.reason && row.reason === whole) return [textNode(t("see the note on the ranking"))];
  const isSame = row.change === "stayed" || row.change === "new";
  if (!row.reason && (isSame || row.unranked !== undefined)) return [textNode("–")];
  return reasonWords(row.reason, compared);
}

/** Up, down, new, or no longer ranked. */
export function changeWords({ change, places, before, after, isRegrouped, unranked }: RankRow): string {
  switch (change) {
    case "new":
      return unranked === undefined ? t("new") : t("new (before: {0})", unranked);
    case "dropped":
      return unranked === undefined ? t("no longer ranked") : t("no longer ranked: {0}", unranked);
    case "moved":
      return movedWords(places);
    case "stayed":
      if (isRegrouped) return t("grouped differently");
      return before === after ? t("the same") : t("keeps its order");
  }
}

function movedWords(places: number): string {
  if (Math.abs(places) === 0.5) return places < 0 ? t("up half a place") : t("down half a place");
  return formatMessage(
    places < 0
      ? t("{places, plural, one {up {figures} place} other {up {figures} places}}")
      : t("{places, plural, one {down {figures} place} other {down {figures} places}}"),
    { places: Math.abs(places), figures: figures(Math.abs(places)) },
  );
}

function rowSentence(row: RankRow): string {
  const { name, before, after } = row;
  if (before === undefined) return t("{0}: new, rank {1}.", name, after ?? 0);
  if (after === undefined) return t("{0}: rank {1}, no longer ranked.", name, before);
  return t("{0}: rank {1}, now {2}: {3}.", name, figures(before), figures(after), changeWords(row));
}

/** What the words of the tables mean. */
export function rankNotes(): string[] {
  return [
    t(
      "“Moved” means that an entry has changed its order with others. The report says so of as few entries as possible: if one falls below three others, this one has moved, and the three keep their order. If there are several such answers, an entry with a note on its change has moved, or else the one that moved farthest.",
    ),
    t(
      "Places are counted among the entries that both editions rank. So a new entry does not push others down, and one that is gone does not lift them.",
    ),
  ];
}

/** How places are counted, below a table whose ranks alone do not show it. */
function placeNotes(rows: readonly RankRow[]): BlockContent[] {
  const moved = rows.filter(({ change }) => change === "moved");
  const texts = [
    ...(moved.some(({ places }) => !Number.isInteger(places))
      ? [
          t(
            "Half a place comes from a tie: entries that share a rank count with the average of their places. For example, two that share rank 4 take places 4 and 5, so each counts as 4.5.",
          ),
        ]
      : []),
    ...(moved.some(isAgainstRanks)
      ? [
          t(
            "An entry can move down although its rank number does not rise, and up although it does not fall. Ranks count all entries of an edition. Moves count only those that both editions rank, and entries that tie count with the average of their places.",
          ),
        ]
      : []),
  ];
  return texts.map((text) => noticeNode(text));
}

/** Whether the rank numbers of an entry do not go where it has moved. */
function isAgainstRanks({ before = 0, after = 0, places }: RankRow): boolean {
  return Math.sign(after - before) !== Math.sign(places);
}

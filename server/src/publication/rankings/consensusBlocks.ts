/** The common order of several rankings, and how far each is from it. */
import { t } from "@vscode/l10n";
import { figure as figures } from "../../language/figures.ts";
import { fewNames, listed } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import type { OpenOrder } from "../../model/consensus/openOrders.ts";
import type { ComparedPlace } from "../../model/consensus/rankingComparison.ts";
import { placesByHeight } from "../../model/consensus/rankingComparison.ts";
import type { NamedComparison } from "./comparedNames.ts";
import { heldText, onlyFarthest, placeText } from "./comparedShares.ts";
import type { RankingColumn } from "../tree/figures.ts";
import { rankingColumn, rankingWords } from "./rankings.ts";
import type { BlockContent } from "../tree/tree.ts";
import { noticeNode, paragraphNode, textNode, textTable } from "../tree/tree.ts";

/** The common order and the rankings, as a figure and as a table, and what it leaves out. */
export function orderBlocks(compared: NamedComparison): BlockContent[] {
  const { consensus, names } = compared;
  if (consensus.items.length === 0)
    return [
      noticeNode(t("No item is ranked by more than half of the rankings, so there is no common order.")),
    ];
  const shown = shownRankings(compared);
  return [
    {
      type: "figure",
      figure: {
        kind: "rankings",
        columns: [orderColumn(compared), ...shown.map((index) => drawnRanking(index, compared))],
        words: rankingWords(compared.rankings.map(({ context }) => context)),
      },
      caption: [textNode(t("The common order and the rankings"))],
      alternative: orderAlternative(compared, shown),
      data: { id: "figure-order" },
    },
    ...onlyFarthest(shown.length, names.length),
    orderTable(compared),
    ...[...openSentences(compared), ...exactnessSentences(compared)].map((each) => noticeNode(each)),
    ...othersBlocks(compared),
  ];
}

/** How many rankings are drawn next to the common order. */
const MOST_DRAWN = 7;

/** The rankings that are drawn, in their order: of many, the farthest. */
function shownRankings({ consensus: { holders } }: NamedComparison): readonly number[] {
  return holders
    .map(({ distance }, index) => ({ index, share: distance.share ?? 0 }))
    .toSorted((a, b) => b.share - a.share || a.index - b.index)
    .slice(0, MOST_DRAWN)
    .map(({ index }) => index)
    .toSorted((a, b) => a - b);
}

function orderColumn({ consensus: { items }, nameOf }: NamedComparison): RankingColumn {
  return {
    title: t("Common order"),
    entries: items.map((item, index) => ({
      label: nameOf(item),
      rank: index + 1,
      rankText: placeText(item.places),
      keys: item.ids,
      kind: "plain",
    })),
    unranked: [],
  };
}

function drawnRanking(index: number, { rankings, names, entries }: NamedComparison): RankingColumn {
  const own = rankings[index];
  const title = names[index] ?? "";
  return own
    ? {
        ...rankingColumn(own.ranking, own.context, (position) => entries[index]?.[position]?.members ?? []),
        title,
        unranked: [],
      }
    : { title, entries: [], unranked: [] };
}

function orderAlternative(
  { consensus: { items }, nameOf, names }: NamedComparison,
  shown: readonly number[],
): string {
  return t(
    "The common order, from the highest to the lowest priority: {0}. Next to it: {1}.",
    listed(items.map(nameOf)),
    listed(
      shown.map((index) => names[index] ?? ""),
      "and",
    ),
  );
}

function orderTable(compared: NamedComparison): BlockContent {
  const { consensus, nameOf, names } = compared;
  const heads = [t("Place"), t("Item"), t("Ranked by"), t("Highest"), t("Lowest")];
  const rows = consensus.items.map((item) => {
    const places = placesByHeight(item, consensus.items.length);
    return [
      placeText(item.places),
      nameOf(item),
      t("{0} of {1}", figures(item.held.filter((place) => place).length), figures(names.length)),
      extremeText(places[0], names),
      extremeText(places.at(-1), names),
    ];
  });
  return textTable([heads, ...rows], {
    id: "table-order",
    caption: t("The common order"),
    headColumns: 2,
    widths: [0.1, 0.3, 0.12, 0.24, 0.24],
  });
}

function extremeText(extreme: ComparedPlace | undefined, names: readonly string[]): string {
  return extreme ? t("{0} ({1})", heldText(extreme.place), names[extreme.ranking] ?? "") : "–";
}

/** How many circles and open orders are named. */
const MOST_OPEN = 5;

/** How many items the beginning of the common order has. */
export const BEGINNING = 3;

/** The group at the beginning of the common order of which several orders are equally good; `undefined` if there is none. */
export function openBeginning(open: readonly OpenOrder[]): OpenOrder | undefined {
  return open.find(({ isOpen, items }) => isOpen && items.some((index) => index < BEGINNING));
}

/**
 * Where several orders are equally good, and where the majorities go round in a circle.
 * @param known The group of which readers already know that several orders are equally good.
 */
export function openSentences(
  { consensus: { open, items }, nameOf }: NamedComparison,
  known?: OpenOrder,
): string[] {
  const named = (all: readonly number[]): string[] =>
    all.flatMap((index) => {
      const item = items[index];
      return item ? [nameOf(item)] : [];
    });
  return open.slice(0, MOST_OPEN).flatMap((each) => {
    const { items: group, isOpen, circle } = each;
    const [first = ""] = named(circle);
    const words = [
      ...(isOpen && each !== known
        ? [
            t(
              "Several orders of {0} are equally good. The one that is shown is only one of them.",
              fewNames(named(group), 8),
            ),
          ]
        : []),
      ...(circle.length > 0
        ? [
            t(
              "The majorities form a circle: {0}. Of each two in a row, more rankings put the first ahead than the second, so every order goes against one of the majorities.",
              [...named(circle), first].join(" → "),
            ),
          ]
        : []),
    ];
    return words.length > 0 ? [words.join(" ")] : [];
  });
}

/** What a reader has to know of the order: whether it is the best, what is open, and over how many readings. */
export function exactnessSentences({ consensus }: Pick<NamedComparison, "consensus">): string[] {
  const { isExact, cost, leastCost, items, readings, isComplete } = consensus;
  if (items.length < 2) return [];
  const isOpen = items.some(({ places }) => places.first < places.last);
  return [
    isExact
      ? formatMessage(
          t(
            "Over all rankings, {pairs, plural, one {# pair of items is} other {# pairs of items are}} the other way round, and no other order has fewer.",
          ),
          { pairs: cost },
        )
      : formatMessage(
          t(
            "There are too many items to find the best order for certain. In this good one, {pairs, plural, one {# pair of items is} other {# pairs of items are}} the other way round, over all rankings; no order has fewer than {least, number}.",
          ),
          { pairs: cost, least: leastCost },
        ),
    ...openCostSentences(consensus),
    ...(isOpen
      ? [
          readings > 1
            ? formatMessage(
                t(
                  "Two places, such as “2 to 4”: the rankings leave the order open, or it depends on how composite entries and matches that are not exact are read. {readings, plural, other {# ways}} to read them were tried.",
                ),
                { readings },
              )
            : t(
                "Two places, such as “2 to 4”: several orders are as good, and the rankings do not settle it.",
              ),
        ]
      : []),
    ...(isComplete ? [] : [t("There are too many ways to read the rankings. Others may give other places.")]),
  ];
}

/** How many of the pairs that are the other way round would be so in another order that is as good. */
function openCostSentences({ openCost }: NamedComparison["consensus"]): string[] {
  if (openCost === 0) return [];
  return [
    formatMessage(
      t(
        "{pairs, plural, one {# of them is a pair whose order is open. It counts whichever of the two comes first, so the table of the rankings has it as open.} other {# of them are pairs whose order is open. They count whichever of the two comes first, so the table of the rankings has them as open.}}",
      ),
      { pairs: openCost },
    ),
  ];
}

/** What too few rankings rank. */
function othersBlocks({ consensus: { others }, nameOf, names }: NamedComparison): BlockContent[] {
  if (others.length === 0) return [];
  const shown = others.slice(0, MOST_OTHERS).map((other) => {
    const by = other.rankings.map((index) => names[index] ?? "");
    return t("{0} ({1})", nameOf(other), fewNames(by, 3));
  });
  const words = formatMessage(
    t(
      "Not in the common order, because at most half of the rankings rank it: {count, plural, one {one item} other {# items}}. {items}.",
    ),
    { count: others.length, items: fewNames(shown, MOST_OTHERS) },
  );
  return [paragraphNode([textNode(words)])];
}

const MOST_OTHERS = 20;

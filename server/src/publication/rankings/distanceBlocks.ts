/** How far each ranking is from the common order, and what would change without it. */
import { t } from "@vscode/l10n";
import { figure as figures, shareText } from "../../language/figures.ts";
import { listed } from "../../language/lists.ts";
import type { CoefficientRange } from "../../model/agreement/agreement.ts";
import type { ConsensusWithout } from "../../model/consensus/rankingConsensus.ts";
import { maxOf } from "../../syntax/minMax.ts";
import type { NamedComparison } from "./comparedNames.ts";
import { alikePercent, alikeText, onlyFarthest } from "./comparedShares.ts";
import type { BlockContent } from "../tree/tree.ts";
import { noticeNode, textNode, textTable } from "../tree/tree.ts";

/** How far each ranking is from the common order, as a figure and as a table. */
export function distanceBlocks(compared: NamedComparison): BlockContent[] {
  const { consensus, names } = compared;
  if (consensus.items.length < 2) return [];
  const order = byDistance(compared);
  const drawn = order.slice(0, MOST_BARS);
  return [
    {
      type: "figure",
      figure: {
        kind: "ranges",
        axis: t("Pairs of items in the common order"),
        confidenceTitle: "",
        noBandLabel: t("orders no two of the items"),
        words: {
          band: t("from the fewest to the most, over every way to read the rankings"),
          point: t("the same in every way to read the rankings"),
          confidence: "",
        },
        rows: drawn.map((index) => {
          const share = shareOfHolder(index, compared);
          const band = share && alikePercent(share);
          return { label: names[index] ?? "", words: "", band, confidence: undefined };
        }),
      },
      caption: [textNode(t("How far each ranking follows the common order"))],
      alternative: t(
        "How many pairs of items each ranking has in the common order: {0}.",
        listed(
          drawn.map((index) => t("{0} {1}", names[index] ?? "", alikeText(shareOfHolder(index, compared)))),
        ),
      ),
      data: { id: "figure-distance" },
    },
    ...onlyFarthest(drawn.length, order.length),
    distanceTable(compared, order),
    ...withoutNotes(compared),
  ];
}

const MOST_BARS = 40;

/**
 * The share of the pairs that a ranking does not order like the common order; `undefined` if it puts no item ahead of another. A ranking
 * that ties everything would be alike in all that the common order leaves open.
 */
export function shareOfHolder(
  index: number,
  { consensus: { holders, items } }: NamedComparison,
): CoefficientRange | undefined {
  const givesOrder = items.some(({ held }) => {
    const place = held[index];
    return place !== undefined && place.tied < place.of;
  });
  return givesOrder ? holders[index]?.share : undefined;
}

/** The rankings, the farthest from the common order first; those that give no order come last. */
export function byDistance(compared: NamedComparison): readonly number[] {
  const { holders } = compared.consensus;
  const shareOf = (index: number): number =>
    shareOfHolder(index, compared) ? (holders[index]?.distance.share ?? -1) : -1;
  return [...holders.keys()].sort((a, b) => shareOf(b) - shareOf(a) || a - b);
}

function distanceTable(compared: NamedComparison, order: readonly number[]): BlockContent {
  const { consensus, names } = compared;
  const heads = [
    t("Ranking"),
    t("Pairs it ranks"),
    t("The other way round"),
    t("Tied or open"),
    t("In the common order"),
    t("Without this ranking"),
  ];
  const rows = order.map((index) => {
    const holder = consensus.holders[index];
    const { pairs = 0, reversed = 0, halves = 0 } = holder?.distance ?? {};
    return [
      names[index] ?? "",
      figures(pairs),
      figures(reversed),
      figures(halves),
      alikeText(shareOfHolder(index, compared)),
      withoutText(holder?.without, compared),
    ];
  });
  return textTable([heads, ...rows], {
    id: "table-distance",
    caption: t("Each ranking and the common order"),
    widths: [0.26, 0.12, 0.14, 0.12, 0.14, 0.22],
  });
}

function withoutText(without: ConsensusWithout | undefined, { consensus, nameOf }: NamedComparison): string {
  const first = consensus.items[without?.order[0] ?? -1];
  if (without?.share === undefined || !first) return "–";
  if (without.share === 0) return t("the same order");
  const change = shareText(without.share);
  return without.order[0] === 0
    ? t("the same first; change: {0}", change)
    : t("first: {0}; change: {1}", nameOf(first), change);
}

function withoutNotes(compared: NamedComparison): BlockContent[] {
  const explained = t(
    "A pair that only one side orders, while the other ties it or leaves it open, counts half. The last column says how much of the common order changes if this ranking is left out.",
  );
  if (compared.names.length < 3)
    return [
      noticeNode(
        t("A pair that only one side orders, while the other ties it or leaves it open, counts half."),
      ),
    ];
  const omitted = omittedWithout(compared);
  return omitted.length > 0 ? omitted.map((words) => noticeNode(words)) : [noticeNode(explained)];
}

/** That the common order without each ranking was too much work, if it was. */
export function omittedWithout({ consensus, names }: NamedComparison): string[] {
  if (names.length < 3 || consensus.holders.some(({ without }) => without !== undefined)) return [];
  return [t("There are too many rankings and items to compute the common order without each of them.")];
}

/** How much of the common order changes at most if one ranking is left out. */
export function largestChange({ consensus: { holders } }: NamedComparison): number | undefined {
  const shares = holders.flatMap(({ without }) => without?.share ?? []);
  return shares.length === 0 ? undefined : maxOf(shares);
}

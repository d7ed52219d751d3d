/** What a comparison of rankings comes to, in sentences for readers who read nothing else. */
import { t } from "@vscode/l10n";
import { shareText } from "../../language/figures.ts";
import { fewNames, listed } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import type { NamedComparison } from "./comparedNames.ts";
import { namesOf } from "./comparedNames.ts";
import { alikeText, heldText } from "./comparedShares.ts";
import { BEGINNING, openBeginning } from "./consensusBlocks.ts";
import { byDistance, largestChange, shareOfHolder } from "./distanceBlocks.ts";

/** Returns the sentences. Call it in the language of the report. */
export function shortSentences(compared: NamedComparison): string[] {
  const { names, consensus } = compared;
  return [
    formatMessage(
      t(
        "{rankings} rankings are compared: {names}. {items, plural, =0 {They have no item that more than half of them rank.} one {One item is ranked by more than half of them.} other {# items are ranked by more than half of them.}}",
      ),
      { rankings: names.length, names: fewNames(names, 8), items: consensus.items.length },
    ),
    ...apartSentences(compared),
    ...(consensus.items.length === 1
      ? [t("One item alone has no order, so there is nothing more to compare in the common order.")]
      : []),
    ...(consensus.items.length > 1
      ? [
          beginning(compared),
          ...distanceSentences(compared),
          ...disputeSentences(compared),
          ...groupSentences(compared),
        ]
      : []),
  ];
}

/** What the common order begins with. An order that is only one of several is not called the order. */
function beginning({ consensus: { items, open }, nameOf }: NamedComparison): string {
  const first = openBeginning(open);
  if (!first) {
    const tops = items.slice(0, BEGINNING);
    const names = listed(tops.map(nameOf), "and");
    return tops.every(({ places }) => places.first === places.last)
      ? t("The common order begins with {0}.", names)
      : t(
          "The common order begins with {0}. Other ways to read composite entries and matches give some of them other places.",
          names,
        );
  }
  const names = first.items.flatMap((index) => items[index] ?? []).map(nameOf);
  return first.items[0] === 0
    ? t(
        "No single order is the best: at the top, several orders of {0} are equally good. The common order is one of them.",
        fewNames(names, 8),
      )
    : t(
        "The common order begins with {0}. After that, several orders of {1} are equally good.",
        listed(items.slice(0, first.items[0]).map(nameOf), "and"),
        fewNames(names, 8),
      );
}

function distanceSentences(compared: NamedComparison): string[] {
  const { names, consensus } = compared;
  const order = byDistance(compared).filter((index) => shareOfHolder(index, compared) !== undefined);
  const [farthest, closest] = [order[0], order.at(-1)];
  const isOpen = consensus.items.every(
    ({ places: { first, last } }) => first === 1 && last === consensus.items.length,
  );
  if (farthest === undefined || closest === undefined || isOpen) return [];
  if (farthest === closest)
    return [
      t(
        "The common order is that of {0}, because no other ranking puts any of these items in an order.",
        names[closest] ?? "",
      ),
    ];
  const at = (index: number): string => alikeText(shareOfHolder(index, compared));
  const shares = [closest, farthest].map((index) => consensus.holders[index]?.distance.share);
  return [
    shares[0] === shares[1]
      ? equallyFar(order, compared)
      : t(
          "The closest to it is {0}, with {1} of the pairs of items in this order, and the farthest is {2}, with {3}.",
          names[closest] ?? "",
          at(closest),
          names[farthest] ?? "",
          at(farthest),
        ),
    ...withoutFigure(order, compared),
    ...(areSurelyExtreme(order, compared)
      ? []
      : [
          t(
            "Another ranking may be closer or farther: it depends on how composite entries and matches are read.",
          ),
        ]),
    ...stabilitySentences(compared),
  ];
}

/** Whether the first ranking is the farthest and the last one the closest in every reading. */
function areSurelyExtreme(order: readonly number[], compared: NamedComparison): boolean {
  const ranges = order.flatMap((index) => shareOfHolder(index, compared) ?? []);
  const [farthest, closest] = [ranges[0], ranges.at(-1)];
  return (
    ranges.slice(1).every(({ high }) => high <= (farthest?.low ?? 1) + 1e-9) &&
    ranges.slice(0, -1).every(({ low }) => low >= (closest?.high ?? 0) - 1e-9)
  );
}

/** That all rankings with a figure have the same one. @param order These rankings, at least two. */
function equallyFar(order: readonly number[], compared: NamedComparison): string {
  const share = alikeText(shareOfHolder(order[0] ?? -1, compared));
  if (order.length < compared.names.length)
    return t(
      "{0} are equally far from it: each has {1} of the pairs of items in this order.",
      namesIn(order, compared),
      share,
    );
  return order.length === 2
    ? t("Both are equally far from it: each has {0} of the pairs of items in this order.", share)
    : t("All of them are equally far from it: each has {0} of the pairs of items in this order.", share);
}

/** The rankings that have no figure. @param order Those that have one. */
function withoutFigure(order: readonly number[], compared: NamedComparison): string[] {
  const others = [...compared.names.keys()].filter((index) => !order.includes(index));
  if (others.length === 0) return [];
  return [
    formatMessage(
      t(
        "{count, plural, one {{names} has no such figure, because it puts none of these items ahead of another.} other {{names} have no such figure, because they put none of these items ahead of another.}}",
      ),
      { count: others.length, names: namesIn(others, compared) },
    ),
  ];
}

function namesIn(rankings: readonly number[], { names }: NamedComparison): string {
  return fewNames(
    rankings.toSorted((a, b) => a - b).map((index) => names[index] ?? ""),
    8,
  );
}

/** How stable the common order is when a ranking is left out; nothing if that is not known. */
export function stabilitySentences(compared: NamedComparison): string[] {
  const change = largestChange(compared);
  if (change === undefined) return [];
  if (change === 0) return [t("The common order stays the same whichever ranking is left out.")];
  return [
    t(
      "The part of the common order that changes if any of the rankings is left out is at most {0}.",
      shareText(change),
    ),
  ];
}

function disputeSentences(compared: NamedComparison): string[] {
  const { disputedItems, disputedPairs, consensus, names, nameOf } = compared;
  const [most] = disputedItems;
  const item = most && consensus.items[most.item];
  const [high, low] = [item?.held[most?.highest ?? -1], item?.held[most?.lowest ?? -1]];
  if (!most || !item || !high || !low) {
    const pair = disputedPairs[0]?.items.flatMap((index) => consensus.items[index] ?? []) ?? [];
    return pair.length > 0
      ? [t("They do not agree on the order of {0}.", listed(pair.map(nameOf), "and"))]
      : [t("The rankings do not differ about any of these items.")];
  }
  return [
    t(
      "They differ most about {0}: among the items of the common order, it has place {1} for {2}, and place {3} for {4}.",
      nameOf(item),
      heldText(high),
      names[most.highest] ?? "",
      heldText(low),
      names[most.lowest] ?? "",
    ),
  ];
}

function groupSentences({ groups, names }: NamedComparison): string[] {
  const [largest] = groups ?? [];
  if (!largest || largest.length < 2) return [];
  if (largest.length === names.length) return [t("All of them are alike enough to form one group.")];
  const all = (groups ?? []).filter(({ length }) => length === largest.length);
  const named = all.map((group) =>
    fewNames(
      group.map((index) => names[index] ?? ""),
      8,
    ),
  );
  return named.length === 1
    ? [t("{0} are alike and form the largest group.", ...named)]
    : [t("Several groups of rankings that are alike are equally large: {0}.", named.join("; "))];
}

function apartSentences({ apart }: NamedComparison): string[] {
  if (apart.length === 0) return [];
  return [
    t("Left out, because they have no item in common with the others: {0}.", fewNames(namesOf(apart), 20)),
  ];
}

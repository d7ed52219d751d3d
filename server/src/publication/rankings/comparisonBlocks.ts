/** Where rankings differ most, how far each two agree, and which are alike. */
import { fewNames } from "../../language/lists.ts";
import { t } from "@vscode/l10n";
import { figure as figures, shareText } from "../../language/figures.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import type { RankedMatch } from "../../model/agreement/comparedRankings.ts";
import { FEWEST_GROUPED, MOST_APART } from "../../model/consensus/holderGroups.ts";
import type { RankingPair } from "../../model/consensus/rankingComparison.ts";
import {
  agreementTexts,
  agreementTitles,
  coefficientMeanings,
  coefficientText,
  isComparable,
  MIN_COUNT,
  sharedText,
  tooFewText,
} from "../../rules/coefficientTexts.ts";
import type { NamedComparison } from "./comparedNames.ts";
import { threatName } from "./comparedNames.ts";
import { alikeText, heldText } from "./comparedShares.ts";
import type { AgreementCell } from "../tree/figures.ts";
import type { BlockContent } from "../tree/tree.ts";
import { bulletList, noticeNode, paragraphNode, textNode, textTable } from "../tree/tree.ts";
import { matchText } from "./matchTexts.ts";

const MOST_ITEMS = 10;

/** The items and the pairs about which the rankings differ most. */
export function disputeBlocks(compared: NamedComparison): BlockContent[] {
  const { disputedItems, disputedPairs, consensus, names, nameOf } = compared;
  const itemRows = disputedItems.slice(0, MOST_ITEMS).map(({ item, highest, lowest }) => {
    const found = consensus.items[item];
    const at = (index: number): string => {
      const place = found?.held[index];
      return place ? t("{0} ({1})", heldText(place), names[index] ?? "") : "–";
    };
    return [found ? nameOf(found) : "", at(highest), at(lowest)];
  });
  const pairRows = disputedPairs.map(({ items: [one, other], first, second, neither }) => {
    const [a, b] = [consensus.items[one], consensus.items[other]].map((item) => (item ? nameOf(item) : ""));
    return [t("{0} – {1}", a ?? "", b ?? ""), figures(first), figures(second), figures(neither)];
  });
  return [
    ...(itemRows.length > 0
      ? [
          textTable([[t("Item"), t("Highest"), t("Lowest")], ...itemRows], {
            id: "table-disputed-items",
            caption: t("The items on which the rankings differ most"),
            widths: [0.34, 0.33, 0.33],
          }),
        ]
      : []),
    ...(itemRows.length + pairRows.length === 0
      ? [noticeNode(t("The rankings do not differ about any item of the common order."))]
      : []),
    ...(pairRows.length > 0
      ? [
          textTable([[t("Two items"), t("The first ahead"), t("The second ahead"), t("Tied")], ...pairRows], {
            id: "table-disputed-pairs",
            caption: t("The pairs that divide the rankings most evenly"),
            widths: [0.52, 0.16, 0.16, 0.16],
          }),
        ]
      : []),
  ];
}

/** That there are too many rankings to compare each two, if there are. */
export function omittedPairs({ pairs }: NamedComparison): string[] {
  if (pairs.every(({ found }) => found !== undefined)) return [];
  return [
    t(
      "There are too many rankings to compare each two over all readings. The groups are made in one reading.",
    ),
  ];
}

/** How far each two rankings agree, as a figure and as a table, and all of them together. */
export function pairBlocks(compared: NamedComparison): BlockContent[] {
  const { pairs, names, together } = compared;
  const omitted = omittedPairs(compared);
  if (omitted.length > 0)
    return [...omitted.map((words) => noticeNode(words)), ...togetherBlocks(together, names.length)];
  const rows = pairs.map((pair) => pairRow(pair, names));
  return [
    ...(names.length > 2 ? [agreementFigure(compared)] : []),
    textTable([[...agreementTitles(), t("In the same order")], ...rows], {
      id: "table-pairs",
      caption: t("How far each two rankings agree"),
      widths: [0.3, 0.1, 0.12, 0.12, 0.12, 0.12, 0.12],
    }),
    ...(rows.some((row) => row.includes("–")) ? [noticeNode(tooFewText())] : []),
    ...togetherBlocks(together, names.length),
  ];
}

function pairRow({ first, second, found }: RankingPair, names: readonly string[]): string[] {
  const title = t("{0} – {1}", names[first] ?? "", names[second] ?? "");
  if (!found) return [title];
  if (isComparable(found)) return [title, ...agreementTexts(found), alikeText(found.distance)];
  return [
    title,
    sharedText(found),
    ...agreementTitles()
      .slice(2)
      .map(() => "–"),
    "–",
  ];
}

function agreementFigure({ pairs, names }: NamedComparison): BlockContent {
  const cells = names.map(() => names.map((): AgreementCell | undefined => undefined));
  for (const { first, second, found } of pairs) {
    const distance = found && isComparable(found) ? found.distance : undefined;
    const shade = distance && 1 - (distance.low + distance.high) / 2;
    const cell = { text: alikeText(distance), shade };
    for (const [row, column] of [
      [first, second],
      [second, first],
    ] as const)
      cells[row]?.splice(column, 1, cell);
  }
  return {
    type: "figure",
    figure: {
      kind: "agreement",
      names,
      cells,
      legend: [t("no pair alike"), t("half of the pairs alike"), t("all pairs alike")],
      emptyLabel: t("too few items in both"),
    },
    caption: [textNode(t("How many pairs of items each two rankings have in the same order"))],
    alternative: t("A square with a cell for each two rankings. The table below has the same figures."),
    data: { id: "figure-agreement" },
  };
}

function togetherBlocks(together: NamedComparison["together"], rankings: number): BlockContent[] {
  if (!together?.range || together.shared.length < MIN_COUNT) return [];
  const words = formatMessage(
    t(
      "All {rankings} rankings: {items, plural, one {# item} other {# items}} in all of them, Kendall's W {concordance}",
    ),
    { rankings, items: together.shared.length, concordance: coefficientText(together.range) },
  );
  return [paragraphNode([textNode(words)])];
}

/** Which rankings are alike. */
export function groupBlocks({ groups, names }: NamedComparison): BlockContent[] {
  if (!groups)
    return [
      noticeNode(
        formatMessage(
          t(
            "With fewer than {count, plural, other {#}} rankings, groups would say no more than the pairs do.",
          ),
          { count: FEWEST_GROUPED },
        ),
      ),
    ];
  const alone = groups.filter((group) => group.length === 1).flat();
  const joined = groups.filter((group) => group.length > 1);
  const named = (group: readonly number[]): string =>
    fewNames(
      group.map((index) => names[index] ?? ""),
      20,
    );
  const explained = t(
    "In a group, any two rankings have at least {0} of their pairs in the same order, however they are read. The groups only describe these rankings: another limit makes others, and they do not say why rankings are alike.",
    shareText(1 - MOST_APART),
  );
  if (joined.length === 0)
    return [
      paragraphNode([textNode(t("No two rankings are close enough for a group."))]),
      noticeNode(explained),
    ];
  return [
    bulletList([
      ...joined.map((group) => [paragraphNode([textNode(named(group))])]),
      ...(alone.length > 0 ? [[paragraphNode([textNode(t("In no group: {0}", named(alone)))])]] : []),
    ]),
    noticeNode(explained),
  ];
}

/** The categories of different taxonomies that are compared as one, and the threats that are compared as their categories. */
export function matchBlocks(compared: NamedComparison): BlockContent[] {
  return [...categoryBlocks(compared), ...threatBlocks(compared)];
}

/** The threats that are compared as their categories, because other rankings name only these. */
function threatBlocks({ items, rankings, names, nameOf }: NamedComparison): BlockContent[] {
  const sentences = Array.from(items).flatMap(([id, all]) =>
    all.flatMap((each) => {
      const [threat, category] = [threatName(each, rankings), nameOf({ ids: [id] })];
      return threat === undefined || threat === category
        ? []
        : [t("{0} ({1}): {2}", threat, names[each.ranking] ?? "", category)];
    }),
  );
  const unique = [...new Set(sentences)];
  if (unique.length === 0) return [];
  return [
    paragraphNode([
      textNode(
        t("These threats are compared as their categories, because other rankings name the category:"),
      ),
    ]),
    bulletList(unique.slice(0, MOST_MATCHES).map((words) => [paragraphNode([textNode(words)])])),
    ...(unique.length > MOST_MATCHES ? [noticeNode(t("And {0} more.", unique.length - MOST_MATCHES))] : []),
  ];
}

/** The matches that are exact, and those that widen the ranges because they are not. */
function categoryBlocks({ matches }: NamedComparison): BlockContent[] {
  const unique = [...new Map(matches.map((match) => [matchKey(match), match])).values()];
  const exact = unique.filter(({ kind }) => kind === "exact");
  const others = unique.filter(({ kind }) => kind !== "exact");
  return [
    ...matchList(t("The rankings use different taxonomies. These categories match exactly:"), exact),
    ...matchList(
      t(
        "These matches are not exact. Each of them holds or does not, and every pair of values covers both. The common order takes them to hold:",
      ),
      others,
    ),
  ];
}

function matchList(introduction: string, matches: readonly RankedMatch[]): BlockContent[] {
  if (matches.length === 0) return [];
  return [
    paragraphNode([textNode(introduction)]),
    bulletList(matches.slice(0, MOST_MATCHES).map((match) => [paragraphNode([textNode(matchText(match))])])),
    ...(matches.length > MOST_MATCHES ? [noticeNode(t("And {0} more.", matches.length - MOST_MATCHES))] : []),
  ];
}

const MOST_MATCHES = 40;

function matchKey({ kind, first, second }: RankedMatch): string {
  const ends = [first, second].map(({ taxonomy, category }) => `${taxonomy.id ?? ""} ${category.id}`);
  return `${kind} ${ends.toSorted().join(" ")}`;
}

/** How the common order was found if there are too many items to find the best one. */
export function goodOrderText(): string {
  return t(
    "There are too many items to find the best order for certain. The common order is that of the mean places (Borda 1781), improved by moving one item at a time.",
  );
}

/** How everything was computed, for those who want to check it. */
export function methodBlocks({ pairs, names, consensus }: NamedComparison): BlockContent[] {
  const found = pairs.flatMap((pair) => pair.found ?? []);
  const sentences = [
    t(
      "Common order: the order with the fewest pairs of items that a ranking has the other way round, summed over all rankings (Kemeny 1959, Young 1988). An item is in it if more than half of the rankings rank it.",
    ),
    ...(consensus.isExact ? [] : [goodOrderText()]),
    t(
      "A tie gives no order, and neither does an item that a ranking does not rank. Not ranked is not the same as low.",
    ),
    t(
      "In the same order: the share of the pairs of items; a pair that only one of the two ties counts half (Kemeny 1959).",
    ),
    ...(names.length >= FEWEST_GROUPED
      ? [
          t(
            "Groups: the two closest are joined first, and their distance is the largest between their members (Sørensen 1948).",
          ),
        ]
      : []),
    ...(found.length > 0 ? coefficientMeanings(found, names.length) : []),
  ];
  return [bulletList(sentences.map((each) => [paragraphNode([textNode(each)])]))];
}

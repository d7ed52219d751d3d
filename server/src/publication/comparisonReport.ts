/** Who disagrees: the comparison of several rankings as a publication of its own. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../language/date.ts";
import { figure as figures, shareText } from "../language/figures.ts";
import { showHidden } from "../language/hiddenCharacters.ts";
import { fewNames, listed } from "../language/lists.ts";
import { formatMessage } from "../language/messageFormat.ts";
import { compareRankings } from "../model/rankingComparison.ts";
import type { PieceSpan } from "../syntax/span.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { AssessedRanking, NamedComparison } from "./comparedNames.ts";
import { namesOf, titleOfAssessment, withNames } from "./comparedNames.ts";
import { alikeText, heldText } from "./comparedShares.ts";
import { disputeBlocks, groupBlocks, matchBlocks, methodBlocks, pairBlocks } from "./comparisonBlocks.ts";
import { orderBlocks } from "./consensusBlocks.ts";
import { comparisonBlocks } from "./comparisons.ts";
import { byDistance, distanceBlocks, largestChange, shareOfHolder } from "./distanceBlocks.ts";
import { displayName, sourceSpan } from "./context.ts";
import { headOf } from "./head.ts";
import { itemsOf, part, publicationWith } from "./parts.ts";
import { rankingBlocks, sideBySide } from "./rankings.ts";
import type { BlockContent, Head, Publication } from "./tree.ts";
import { bulletList, missingNode, paragraphNode, textNode, textTable, withSpan } from "./tree.ts";

/** Compares rankings, and gives them names. Call it in the language of the report. @returns `undefined` if they cannot be compared. */
export function namedComparison(rankings: readonly AssessedRanking[]): NamedComparison | undefined {
  const compared = compareRankings(rankings);
  return compared && withNames(compared);
}

/** Says why rankings cannot be compared. */
export function whyNotCompared(rankings: readonly AssessedRanking[]): string {
  const names = namesOf(rankings);
  if (rankings.length === 0) return t("There is no ranking to compare.");
  if (rankings.length === 1)
    return t("There is only one ranking: {0}. A comparison needs two.", names[0] ?? "");
  return t(
    "No two of these rankings have an item in common: {0}. They rank different things, or their taxonomies have no matches.",
    fewNames(names),
  );
}

/** Makes the report. Call it in its language. @param code The code of the language. */
export function comparisonReport(compared: NamedComparison, code: string): Publication {
  const [first] = compared.rankings;
  const publication = publicationWith(reportBlocks(compared), (first as AssessedRanking).context);
  return { ...publication, head: headOfReport(compared, code), works: [] };
}

function reportBlocks(compared: NamedComparison): BlockContent[] {
  return [
    part("short", t("In short"), [bulletList(shortSentences(compared).map(sentenceItem))]),
    part("rankings", t("Who made the rankings"), [originTable(compared)]),
    part("order", t("The common order"), orderBlocks(compared)),
    part("distance", t("How far each ranking is from it"), distanceBlocks(compared)),
    part("disputes", t("The largest disagreements"), disputeBlocks(compared)),
    part("groups", t("Who is alike"), groupBlocks(compared)),
    part("pairs", t("Each two rankings"), pairBlocks(compared)),
    part("matches", t("Matched categories"), matchBlocks(compared)),
    part("method", t("How this was computed"), methodBlocks(compared)),
  ].flat();
}

/**
 * Makes the view of the rankings in a file: all of them compared, before the rankings and the comparisons of each assessment. Call
 * it in the language of the assessments.
 */
export function comparisonView(assessments: readonly Assessment[]): Publication[] {
  const rankings = assessments.flatMap((context) =>
    context.rankings.map((ranking) => ({ ranking, context })),
  );
  const compared = namedComparison(rankings);
  const why = rankings.length === 0 ? t("The assessment has no rankings.") : whyNotCompared(rankings);
  const report = compared
    ? placed(reportBlocks(compared), assessments)
    : [paragraphNode([missingNode(why)], { role: "notice" } as const)];
  return assessments.map((assessment, index) =>
    publicationWith([...(index === 0 ? report : []), ...ownBlocks(assessment)], assessment),
  );
}

/** What comes from all rankings has the place of their section, and what compares each two of them that of the comparisons. */
function placed(blocks: readonly BlockContent[], assessments: readonly Assessment[]): BlockContent[] {
  const spanOf = (name: string): PieceSpan | undefined => {
    const section = assessments.flatMap((each) => each.section(name) ?? [])[0];
    return section && sourceSpan(section, section.key);
  };
  const rankings = spanOf("rankings");
  const comparisons = spanOf("comparisons") ?? rankings;
  const pairs = blocks.findIndex(({ data }) => data?.id === "part-pairs");
  return blocks.map((block, index) => withSpan(pairs >= 0 && index >= pairs ? comparisons : rankings, block));
}

function ownBlocks(assessment: Assessment): BlockContent[] {
  const comparisons = itemsOf("comparisons", assessment).flatMap((facts) =>
    comparisonBlocks(facts, assessment),
  );
  // A ranking alone has no table of its items next to those of others.
  const alone = assessment.rankings.length === 1 ? itemsOf("rankings", assessment) : [];
  return [
    ...part("priorities", t("Priorities"), [
      ...sideBySide(assessment),
      ...alone.flatMap((facts) => rankingBlocks(facts, assessment)),
    ]),
    ...part("comparisons", t("Comparisons"), comparisons),
  ];
}

function headOfReport({ rankings }: NamedComparison, code: string): Head {
  const assessments = [...new Set(rankings.map(({ context }) => context))];
  const heads = assessments.map((each) => headOf(each, code));
  const markings = [...new Set(heads.flatMap(({ marking }) => marking ?? []))];
  const days = heads.flatMap(({ day }) => day ?? []).toSorted();
  const latest = heads.find(({ day }) => day !== undefined && day === days.at(-1));
  return {
    language: code,
    title: formatMessage(t("Who disagrees: {count, plural, other {# rankings compared}}"), {
      count: rankings.length,
    }),
    authors: [],
    ...(latest?.date === undefined ? {} : { date: latest.date }),
    ...(latest?.day === undefined ? {} : { day: latest.day }),
    ...(markings.length > 0 ? { marking: markings.join(" / ") } : {}),
    facts: [{ label: t("Rankings from"), value: [textNode(listed(titlesOf(assessments), "and"))] }],
  };
}

function titlesOf(assessments: readonly Assessment[]): string[] {
  return [...new Set(assessments.map(titleOfAssessment))];
}

/** How many rankings the table of their origins lists. */
const MOST_LISTED = 60;

/** Who made each ranking, in which assessment, and when. */
function originTable({ rankings, names }: NamedComparison): BlockContent {
  const rows = rankings.slice(0, MOST_LISTED).map(({ ranking, context }, index) => {
    const { authors, date } = headOf(context, context.language ?? "en");
    const by = ranking.estimatedBy?.text;
    const makers = authors.map(({ name }) => name);
    const maker = by === undefined || by === "author" ? fewNames(makers, 4) : estimatorName(by, context);
    return [
      names[index] ?? "",
      maker === "" ? t("not stated") : maker,
      ranking.date ? showHidden(dateInWords(ranking.date.text)) : (date ?? t("not stated")),
      titleOfAssessment(context),
      figures(ranking.entries.length),
    ];
  });
  return textTable([[t("Ranking"), t("Made by"), t("Date"), t("Assessment"), t("Entries")], ...rows], {
    id: "table-rankings",
    caption:
      rankings.length > MOST_LISTED
        ? t("The first {0} of the rankings", MOST_LISTED)
        : t("The rankings that are compared"),
    widths: [0.26, 0.26, 0.14, 0.24, 0.1],
  });
}

function estimatorName(id: string, context: Assessment): string {
  const concept = context.conceptsOf(id).find((each) => each === "actor" || each === "source");
  return concept === undefined ? showHidden(id) : showHidden(displayName(id, concept, context));
}

function sentenceItem(words: string): BlockContent[] {
  return [paragraphNode([textNode(words)])];
}

/** What a reader should know who reads nothing else. */
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
  const [first] = open.filter((each) => each.isOpen);
  if (first?.items.some((index) => index < FIRST) !== true)
    return t("The common order begins with {0}.", listed(items.slice(0, FIRST).map(nameOf), "and"));
  const names = first.items.flatMap((index) => items[index] ?? []).map(nameOf);
  return first.items[0] === 0
    ? t(
        "No single order is the best: at the top, several orders of {0} are equally good.",
        fewNames(names, 8),
      )
    : t(
        "The common order begins with {0}. After that, several orders of {1} are equally good.",
        listed(items.slice(0, first.items[0]).map(nameOf), "and"),
        fewNames(names, 8),
      );
}

/** How many items of the common order are named. */
const FIRST = 3;

function distanceSentences(compared: NamedComparison): string[] {
  const { names, consensus } = compared;
  const order = byDistance(compared).filter((index) => shareOfHolder(index, compared) !== undefined);
  const [farthest, closest] = [order[0], order.at(-1)];
  const isOpen = consensus.items.every(
    ({ places: { first, last } }) => first === 1 && last === consensus.items.length,
  );
  if (farthest === undefined || closest === undefined || isOpen) return [];
  const at = (index: number): string => alikeText(shareOfHolder(index, compared));
  const shares = [closest, farthest].map((index) => consensus.holders[index]?.distance.share);
  return [
    shares[0] === shares[1]
      ? equallyFar(order.length, at(closest))
      : t(
          "The closest to it is {0}, with {1} of the pairs of items in this order, and the farthest is {2}, with {3}.",
          names[closest] ?? "",
          at(closest),
          names[farthest] ?? "",
          at(farthest),
        ),
    ...stabilitySentences(compared),
  ];
}

function equallyFar(count: number, share: string): string {
  return count === 2
    ? t("Both are equally far from it: each has {0} of the pairs of items in this order.", share)
    : t("All of them are equally far from it: each has {0} of the pairs of items in this order.", share);
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

function disputeSentences({ disputedItems, consensus, names, nameOf }: NamedComparison): string[] {
  const [most] = disputedItems;
  const item = most && consensus.items[most.item];
  const [high, low] = [item?.held[most?.highest ?? -1], item?.held[most?.lowest ?? -1]];
  if (!most || !item || !high || !low) return [t("The rankings do not differ about any of these items.")];
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

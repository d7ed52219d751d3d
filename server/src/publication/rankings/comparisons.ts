/** Shows comparisons of rankings: what the authors claim, and how far the rankings agree in figures. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import type { RankingAgreement } from "../../model/agreement/comparedRankings.ts";
import { agreementOf, concordanceOf } from "../../model/agreement/comparedRankings.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { rankingsNamed } from "../../model/rankings/ranking.ts";
import {
  MIN_COUNT,
  agreementTexts,
  agreementTitles,
  coefficientMeanings,
  coefficientText,
  isComparable,
  sharedText,
  tooFewText,
} from "../../rules/coefficientTexts.ts";
import { MAX_COMPARED } from "../../syntax/limits.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { itemBlocks, onlyKeys } from "../sections/items.ts";
import { rankingName } from "./rankingNames.ts";
import { notCompared } from "./sideBySide.ts";
import type { BlockContent } from "../tree/tree.ts";
import { bulletList, noticeNode, paragraphNode, textNode, textTable } from "../tree/tree.ts";

/** A comparison with its figures. */
export function comparisonBlocks(facts: Facts, assessment: Assessment): BlockContent[] {
  const rankings = textsOf(valueAt(facts.item.value, "between")).flatMap((id) =>
    rankingsNamed(assessment.rankings, id).slice(0, 1),
  );
  return itemBlocks(facts, assessment, { depth: 2, after: agreementBlocks(rankings, assessment) });
}

/** A comparison in a few lines: what the authors conclude, and where the rankings part. */
export function comparisonInShort(facts: Facts, assessment: Assessment): BlockContent[] {
  return itemBlocks(inShort(facts), assessment, { depth: 2 });
}

/** The keys of a comparison that a board reads, and those of each point. */
const SHORT: readonly string[] = ["title", "text", "between", "claim", "confidence", "items"];
const SHORT_POINT: readonly string[] = ["on", "label", "kind", "stage", "text"];

/** The same comparison with only these keys, and without the points on which the rankings agree. */
const inShort = memo((facts: Facts): Facts => {
  const value = onlyKeys(facts.item.value, SHORT);
  if (value?.kind !== "map") return facts;
  const pairs = value.pairs.flatMap((pair) => {
    if (textOf(pair.key) !== "items" || pair.value?.kind !== "list") return [pair];
    const items = pair.value.items
      .filter((item) => textOf(valueAt(item, "kind")) !== "convergence")
      .map((item) => onlyKeys(item, SHORT_POINT) ?? item);
    return items.length > 0 ? [{ ...pair, value: { ...pair.value, items } }] : [];
  });
  return { ...facts, item: { ...facts.item, value: { ...value, pairs } } };
});

/** How far any two of the rankings agree, and all of them. Of very many, only the first are compared. */
export function agreementBlocks(all: readonly Ranking[], assessment: Assessment): BlockContent[] {
  const rankings = all.slice(0, MAX_COMPARED);
  return [...agreementOfEach(rankings, assessment), ...notCompared(all.length - rankings.length)];
}

function agreementOfEach(rankings: readonly Ranking[], assessment: Assessment): BlockContent[] {
  const pairs = pairsOf(rankings, assessment);
  if (pairs.every(({ found: { shared, further } }) => shared.length + further === 0))
    return noneShared(pairs);
  const rows = pairs.map(({ first, second, found }) => {
    const names = t("{0} – {1}", rankingName(first, assessment), rankingName(second, assessment));
    const unsaid = agreementTitles()
      .slice(2)
      .map(() => "–");
    return [names, ...(isComparable(found) ? agreementTexts(found) : [sharedText(found), ...unsaid])];
  });
  return [
    textTable([agreementTitles(), ...rows], {
      caption: t("How far the rankings agree"),
    }),
    ...concordance(rankings, assessment),
    ...(pairs.some(({ found }) => !isComparable(found)) ? [noticeNode(tooFewText())] : []),
    ...(pairs.some(({ found }) => isComparable(found) && !found.kendall) ? [allTied()] : []),
  ];
}

interface ComparedRankings {
  readonly first: Ranking;
  readonly second: Ranking;
  readonly found: RankingAgreement;
}

function pairsOf(rankings: readonly Ranking[], assessment: Assessment): ComparedRankings[] {
  return rankings.flatMap((first, index) =>
    rankings
      .slice(index + 1)
      .map((second) => ({ first, second, found: agreementOf(first, second, assessment) })),
  );
}

/** The sentence for rankings that share nothing; nothing for a single ranking. */
function noneShared(pairs: readonly ComparedRankings[]): BlockContent[] {
  if (pairs.length === 0) return [];
  return [noticeNode(t("No item is in more than one of these rankings."))];
}

function allTied(): BlockContent {
  const words = t(
    "A dash: in one of the two rankings, all items in both share a rank, so they have no order.",
  );
  return noticeNode(words);
}

function concordance(rankings: readonly Ranking[], assessment: Assessment): BlockContent[] {
  if (rankings.length < 3) return [];
  const { range, shared } = concordanceOf(rankings, assessment);
  if (!range || shared.length < MIN_COUNT) return [];
  const words = formatMessage(
    t(
      "All {rankings} rankings: {items, plural, one {# item} other {# items}} in all of them, Kendall's W {concordance}",
    ),
    { rankings: rankings.length, items: shared.length, concordance: coefficientText(range) },
  );
  return [paragraphNode([textNode(words)])];
}

/** What the coefficients measure, for the annex; nothing if no two rankings share enough to be compared. */
export function coefficientBlocks(assessment: Assessment): BlockContent[] {
  const rankings = assessment.rankings.slice(0, MAX_COMPARED);
  const found = pairsOf(rankings, assessment).flatMap((pair) =>
    isComparable(pair.found) ? [pair.found] : [],
  );
  if (found.length === 0) return [];
  const meanings = coefficientMeanings(found, rankings.length);
  return [bulletList(meanings.map((each) => [paragraphNode([textNode(each)])]))];
}

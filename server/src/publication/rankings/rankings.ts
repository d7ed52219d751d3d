/** Shows each ranking with its entries and their reasons, and as a column of a figure. */
import { t } from "@vscode/l10n";
import { figure as figures, writtenFigure } from "../../language/figures.ts";
import { translated } from "../../language/texts.ts";
import { labelOfWord } from "../../format/labels.ts";
import type { Ranking, RankingEntry } from "../../model/rankings/ranking.ts";
import { sharesRank, wordOf } from "../../model/rankings/ranking.ts";
import type { MapNode } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Place } from "../texts/context.ts";
import { anchorOf, crossReference, sourceSpan } from "../texts/context.ts";
import { entryName, labelOfId } from "./entryNames.ts";
import { schemaDefinition } from "../values/estimates.ts";
import type { RankedEntry, RankingColumn, RankingWords } from "../tree/figures.ts";
import { cachedByItem } from "../texts/itemCache.ts";
import { itemBlocks, placeOfItem } from "../sections/items.ts";
import { rankingName } from "./rankingNames.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { missingNode, tableNode, textNode, withSpan } from "../tree/tree.ts";
import { joined } from "../words/joined.ts";
import { sampleBlocks } from "../sections/samples.ts";
import { mapWords, orderedPairs, percentageText, plain, plainTextOf, wordsAt } from "../values/values.ts";

/** What an entry is that is marked as outside: without a taxonomy, it is only none of the threats. */
function outsideWords(assessments: readonly Assessment[]): string {
  return assessments.some(hasTaxonomy) ? t("no category fits") : t("not among the threats described");
}

function hasTaxonomy({ taxonomy, namedTaxonomies }: Assessment): boolean {
  return taxonomy !== undefined || namedTaxonomies.size > 0;
}

/** The words of the figure. */
export function rankingWords(assessments: readonly Assessment[]): RankingWords {
  return {
    tied: t("share a rank"),
    composite: t("covers several items"),
    outside: outsideWords(assessments),
    gap: t("not named in the source"),
    unranked: t("Not ranked"),
    higher: t("higher in the next ranking"),
    lower: t("lower in the next ranking"),
    same: t("the same rank in the next ranking"),
  };
}

/** A ranking as a figure shows it. @param keysAt The keys of an entry, by its place in the ranking. Equal keys are connected. */
export function rankingColumn(
  ranking: Ranking,
  assessment: Assessment,
  keysAt: (position: number) => readonly string[],
): Omit<RankingColumn, "title"> {
  return {
    entries: ranking.entries.map((entry, position) => entryOf(entry, keysAt(position), assessment)),
    unranked: ranking.unranked.map((name) => {
      const reason = textOf(valueAt(valueAt(valueAt(ranking.value, "unranked"), name.text), "reason"));
      return {
        key: name.text,
        label: labelOfId(name.text, assessment),
        reason: reason === undefined ? t("not ranked") : translated(labelOfWord(reason)),
      };
    }),
  };
}

function entryOf(entry: RankingEntry, members: readonly string[], assessment: Assessment): RankedEntry {
  const kind = entry.gap
    ? "gap"
    : entry.outside
      ? "outside"
      : entry.covers.length > 1
        ? "composite"
        : "plain";
  return {
    label: entry.gap ? t("not named in the source") : plainTextOf([entryName(entry, assessment)]),
    rank: entry.rank,
    rankText: figures(entry.rank),
    keys: entry.gap ? [] : members,
    kind,
  };
}

/** The keys of an entry that the table shows. */
const IN_COLUMNS = ["item", "actor", "asset", "label", "covers", "tie", "gap", "rank", "score"];

/** A ranking with its entries. */
export function rankingBlocks(facts: Facts, assessment: Assessment): BlockContent[] {
  const id = facts.definition?.id;
  const ranking = assessment.rankings.find((each) => each.id.text === id && each.piece === facts.item.piece);
  const sample = sampleBlocks(ranking?.estimatedBy?.text, assessment);
  const between =
    ranking && ranking.entries.length > 0
      ? [
          ...sample,
          tableCache(facts, { assessment, inputs: [rankingName(ranking, assessment)] }, () =>
            entriesTable(ranking, facts, assessment),
          ),
        ]
      : sample;
  return itemBlocks(facts, assessment, {
    depth: 2,
    shown: ranking && ranking.entries.length > 0 ? ["order"] : [],
    after: between,
  });
}

const tableCache = cachedByItem<BlockContent>();

function entriesTable(ranking: Ranking, facts: Facts, assessment: Assessment): BlockContent {
  const place = placeOfItem(facts, assessment);
  const hasScores = ranking.entries.some(({ score }) => score);
  const remarks = ranking.entries.map((entry) =>
    joined([groupRemarks(entry, ranking, place), remarksOf(entry, place)], ". "),
  );
  const hasRemarks = remarks.some((words) => words.length > 0);
  const heads = [
    t("Rank"),
    t("Entry"),
    ...(hasScores ? [t("Score")] : []),
    ...(hasRemarks ? [t("Remarks")] : []),
  ];
  const rows = ranking.entries.map((entry, index) => [
    [textNode(figures(entry.rank)), ...(sharesRank(entry, ranking) ? [textNode(t(" (tied)"))] : [])],
    entryCell(entry, assessment),
    ...(hasScores
      ? [entry.score ? [plain(writtenFigure(entry.score.text) ?? percentageText(entry.score.text))] : []]
      : []),
    ...(hasRemarks ? [remarks[index] ?? []] : []),
  ]);
  const table = tableNode(
    [heads.map((each) => [textNode(each)]), ...rows],
    {
      id: `${anchorOf("ranking", ranking.id.text)}-entries`,
      caption: [textNode(t("{0}: the entries", rankingName(ranking, assessment)))],
    },
    ranking.entries.map(({ value }) => sourceSpan(place, value)),
  );
  return withSpan(sourceSpan(place, valueAt(ranking.value, "order")), table);
}

function entryCell(entry: RankingEntry, assessment: Assessment): PhrasingContent[] {
  if (entry.gap) return [missingNode(t("not named in the source"))];
  const covered = entry.covers.map(({ text: id }) => [crossReference(id, assessment)]);
  const item = entry.label && (entry.item ?? entry.other?.id);
  const named = item ? [[crossReference(item.text, assessment, entry.other && [entry.other.concept])]] : [];
  const inside = [...named, ...(entry.label ? covered : [])];
  const own = [entryName(entry, assessment)];
  if (inside.length === 0 || plainTextOf(inside.flat()) === wordOf(entry)) return own;
  return [...own, textNode(" ("), ...joined(inside, ", "), textNode(")")];
}

/** What is said of a tie as a whole, at its first entry. */
export function groupRemarks(entry: RankingEntry, of: Ranking, place: Place): PhrasingContent[] {
  const node = isLaterOf(entry, of.entries) ? undefined : tieNodeOf(entry, of);
  if (!node) return [];
  const schema = schemaDefinition("entry");
  const pairs = orderedPairs(node.pairs, schema).filter(
    ({ key }) => !/^(?:tie|rank)$/.test(textOf(key) ?? ""),
  );
  return pairs.length > 0 ? mapWords({ ...node, pairs }, schema, place) : [];
}

/** Returns the map in the order that has the entries of a tie; `undefined` for an entry that is in none. */
export function tieNodeOf({ tie }: RankingEntry, { value }: Ranking): MapNode | undefined {
  const order = valueAt(value, "order");
  const node = tie !== undefined && order?.kind === "list" ? order.items[tie] : undefined;
  return node?.kind === "map" ? node : undefined;
}

function isLaterOf(entry: RankingEntry, entries: readonly RankingEntry[]): boolean {
  return entries.find(({ tie }) => tie === entry.tie) !== entry;
}

function remarksOf({ value, gap, outside }: RankingEntry, place: Place): PhrasingContent[] {
  if (value.kind !== "map") return [];
  const schema = schemaDefinition("entry");
  const pairs = orderedPairs(value.pairs, schema).filter(
    ({ key }) => !IN_COLUMNS.includes(textOf(key) ?? ""),
  );
  const [first, ...others] = pairs;
  const reason = gap ? wordsAt({ node: value, schema }, "gap", place) : [];
  const isBare = first && textOf(first.key) === "because";
  const because = isBare ? wordsAt({ node: value, schema }, "because", place) : [];
  const isOutside = outside && !hasTaxonomy(place.assessment);
  const rest = (isBare ? others : pairs).filter(({ key }) => !isOutside || textOf(key) !== "outside");
  return joined(
    [
      reason,
      because,
      isOutside ? [textNode(outsideWords([place.assessment]))] : [],
      rest.length > 0 ? mapWords({ ...value, pairs: rest }, schema, place) : [],
    ],
    "; ",
  );
}

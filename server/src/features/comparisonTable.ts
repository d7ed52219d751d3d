/** Compares the rankings of a document in a Markdown table: the rank of each item, and how far any two rankings agree. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";
import type { OtherRanked, Ranking } from "../model/ranking.ts";
import { isSameOther } from "../model/ranking.ts";
import { agreementOf } from "../model/comparedRankings.ts";
import type { Classification } from "../model/rankedItems.ts";
import { rankedItemsIn, rankOfSame, sameIn, taxonomyIn } from "../model/rankedItems.ts";
import type { Taxonomy } from "../model/taxonomy.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { coefficientLegend, concordanceInFigures } from "./hoverContent/agreement.ts";
import type { Markdown } from "./hoverContent/markdown.ts";
import { formatMarkdown, asMarkdown, paragraphs, plainText, table } from "./hoverContent/markdown.ts";
import { matchesInWords } from "./hoverContent/matches.ts";
import { titleIn, titleOrId } from "./hoverContent/readableProse.ts";
import { agreementTexts, agreementTitles, isComparable } from "../rules/coefficientTexts.ts";
import { minOf } from "../syntax/minMax.ts";
import { MAX_COMPARED } from "../syntax/limits.ts";

/** The table; `undefined` if there are no rankings. */
export function comparisonTable(assessment: Assessment): Markdown | undefined {
  const rankings = assessment.rankings.slice(0, MAX_COMPARED);
  if (rankings.length === 0) return undefined;
  const left = assessment.rankings.length - rankings.length;
  return paragraphs(
    ranksTable(rankings, assessment),
    agreements(rankings, assessment),
    left === 0 ? undefined : notCompared(left),
  );
}

function notCompared(rankings: number): Markdown {
  return plainText(
    formatMessage(
      t("{rankings, plural, one {One more ranking is} other {# more rankings are}} not compared here."),
      { rankings },
    ),
  );
}

function ranksTable(rankings: readonly Ranking[], assessment: Assessment): Markdown {
  const others = rankings.flatMap(({ entries }) => entries.flatMap(({ other }) => other ?? []));
  const rows = [
    ...rowsOf(rankings, assessment).map((row) => ({
      title: titleIn(row.taxonomy, row.id, assessment),
      ranks: rankings.map((ranking) => rankIn(ranking, row, assessment)),
    })),
    ...others
      .filter((other, index) => others.findIndex((each) => isSameOther(each, other)) === index)
      .map((other) => ({
        title: titleOrId(other.id.text, assessment),
        ranks: rankings.map((ranking) => rankOfOther(ranking, other)),
      })),
  ];
  const best = ({ ranks }: (typeof rows)[number]): number =>
    minOf(ranks.map(Number).filter((rank) => !Number.isNaN(rank)));
  const sorted = rows.toSorted((a, b) => best(a) - best(b));
  return numbersTable(
    [formatMarkdown(t("Ranked")), ...rankings.map((ranking) => headingOf(ranking, assessment))],
    sorted.map(({ title, ranks }) => [plainText(title), ...ranks]),
  );
}

/** Returns everything that is ranked, each once: also what the taxonomies of two rankings call differently. */
function rowsOf(rankings: readonly Ranking[], assessment: Assessment): Classification[] {
  const taxonomies = new Set(rankings.map((ranking) => taxonomyIn(ranking, assessment)));
  const seen = new Map<Taxonomy | undefined, Set<string>>();
  const rows: Classification[] = [];
  for (const { classification } of rankings.flatMap((ranking) => rankedItemsIn(ranking, assessment))) {
    const { taxonomy, id } = classification;
    if (seen.get(taxonomy)?.has(id)) continue;
    rows.push(classification);
    for (const each of new Set([taxonomy, ...taxonomies])) {
      const same = sameIn(each, classification);
      if (same) seen.set(each, (seen.get(each) ?? new Set()).add(same.id));
    }
  }
  return rows;
}

/** The rank, a word for items that are explicitly not ranked, or a dash. */
function rankIn(ranking: Ranking, item: Classification, assessment: Assessment): Markdown {
  const rank = rankOfSame(item, ranking, assessment);
  if (rank !== undefined) return asMarkdown`${rank}`;
  const same = sameIn(taxonomyIn(ranking, assessment), item);
  return withoutRank(ranking, same?.id);
}

/** The same for an actor or an asset. */
function rankOfOther(ranking: Ranking, other: OtherRanked): Markdown {
  const entry = ranking.entries.find((each) => each.other && isSameOther(each.other, other));
  return entry ? asMarkdown`${entry.rank}` : withoutRank(ranking, other.id.text);
}

function withoutRank({ unranked }: Ranking, id: string | undefined): Markdown {
  return unranked.some(({ text }) => text === id) ? formatMarkdown(t("not ranked")) : asMarkdown`–`;
}

function headingOf({ value, id, of }: Ranking, assessment: Assessment): Markdown {
  return plainText(textOf(valueAt(value, "title")) ?? (of ? titleOrId(of.text, assessment) : id.text));
}

/** How far any two rankings agree, as a table, and all of them; `undefined` if there are not two. */
function agreements(rankings: readonly Ranking[], assessment: Assessment): Markdown | undefined {
  const pairs = rankings.flatMap((first, index) =>
    rankings
      .slice(index + 1)
      .map((second) => ({ first, second, found: agreementOf(first, second, assessment) })),
  );
  const rows = pairs
    .filter(({ found }) => isComparable(found))
    .map(({ first, second, found }) => [
      asMarkdown`${headingOf(first, assessment)} – ${headingOf(second, assessment)}`,
      ...agreementTexts(found).map((each) => plainText(each)),
    ]);
  if (rows.length === 0) return undefined;
  const found = pairs.map((pair) => pair.found);
  return paragraphs(
    numbersTable(
      agreementTitles().map((title) => plainText(title)),
      rows,
    ),
    concordanceInFigures(rankings, assessment),
    matchesInWords(found.flatMap(({ matches }) => matches)),
    coefficientLegend(found, rankings.length),
  );
}

/** A table whose first column is text and whose other columns are numbers. */
function numbersTable(heads: readonly Markdown[], rows: readonly (readonly Markdown[])[]): Markdown {
  const marks = heads.map((_, index) => (index === 0 ? "---" : ":---:"));
  return table(heads, marks, rows);
}

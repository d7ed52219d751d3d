/** Compares the rankings of a document in a Markdown table: the rank of each item, and how far any two rankings agree. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";
import type { Ranking } from "../model/ranking.ts";
import { agreementOf, overlapOf, rankOf, classify, rankedItemsIn } from "../model/rankedItems.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { coefficientLegend, concordanceInFigures } from "./hoverContent/agreement.ts";
import type { Markdown } from "./hoverContent/markdown.ts";
import { formatMarkdown, asMarkdown, paragraphs, plainText, table } from "./hoverContent/markdown.ts";
import { titleOrId } from "./hoverContent/readableProse.ts";
import { coefficientText, MIN_COUNT, TOP, topText } from "../rules/coefficientTexts.ts";
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
  const ids = [
    ...new Set(rankings.flatMap((each) => rankedItemsIn(each, assessment).map(({ name }) => name.text))),
  ];
  const rows = ids.map((id) => ({ id, ranks: rankings.map((ranking) => rankIn(ranking, id, assessment)) }));
  const best = ({ ranks }: (typeof rows)[number]): number =>
    minOf(ranks.map(Number).filter((rank) => !Number.isNaN(rank)));
  const sorted = rows.toSorted((a, b) => best(a) - best(b));
  return numbersTable(
    [formatMarkdown(t("Ranked")), ...rankings.map((ranking) => headingOf(ranking, assessment))],
    sorted.map(({ id, ranks }) => [plainText(titleOrId(id, assessment)), ...ranks]),
  );
}

/** The rank, a word for items that are explicitly not ranked, or a dash. */
function rankIn(ranking: Ranking, id: string, assessment: Assessment): Markdown {
  const classification = classify(id, assessment);
  const rank = classification && rankOf(classification, ranking, assessment);
  if (rank !== undefined) return asMarkdown`${rank}`;
  return ranking.unranked.some(({ text }) => text === id) ? formatMarkdown(t("not ranked")) : asMarkdown`–`;
}

function headingOf({ value, id, of }: Ranking, assessment: Assessment): Markdown {
  return plainText(textOf(valueAt(value, "title")) ?? (of ? titleOrId(of.text, assessment) : id.text));
}

/** How far any two rankings agree, as a table, and all of them; `undefined` if there are not two. */
function agreements(rankings: readonly Ranking[], assessment: Assessment): Markdown | undefined {
  const pairs = rankings.flatMap((first, index) =>
    rankings.slice(index + 1).map((second) => ({ first, second, ...agreementOf(first, second, assessment) })),
  );
  const rows = pairs
    .filter(({ shared }) => shared.length >= MIN_COUNT)
    .map(({ first, second, shared, kendall, spearman, topOverlap }) => [
      asMarkdown`${headingOf(first, assessment)} – ${headingOf(second, assessment)}`,
      asMarkdown`${shared.length}`,
      formatMarkdown(t("{0} of {1}"), plainText(topText(topOverlap(TOP))), TOP),
      plainText(coefficientText(kendall)),
      plainText(coefficientText(spearman)),
      plainText(coefficientText(overlapOf(first, second, assessment))),
    ]);
  if (rows.length === 0) return undefined;
  const heads = [
    t("Compared"),
    t("Items in both"),
    t("Of the top three"),
    t("Kendall's τ-b"),
    t("Spearman's ρ"),
    t("Rank-biased overlap"),
  ];
  return paragraphs(
    numbersTable(
      heads.map((head) => plainText(head)),
      rows,
    ),
    concordanceInFigures(rankings, assessment),
    coefficientLegend(rankings.length),
  );
}

/** A table whose first column is text and whose other columns are numbers. */
function numbersTable(heads: readonly Markdown[], rows: readonly (readonly Markdown[])[]): Markdown {
  const marks = heads.map((_, index) => (index === 0 ? "---" : ":---:"));
  return table(heads, marks, rows);
}

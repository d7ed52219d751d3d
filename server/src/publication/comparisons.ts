/** Shows comparisons of rankings: what the authors claim, and how far the rankings agree in figures. */
import { t } from "@vscode/l10n";
import { figure } from "../language/figures.ts";
import { formatMessage } from "../language/messageFormat.ts";
import type { Facts } from "../model/facts.ts";
import { textsOf } from "../model/locatedText.ts";
import { agreementOf, concordanceOf, overlapOf } from "../model/rankedItems.ts";
import type { Ranking } from "../model/ranking.ts";
import { rankingsNamed } from "../model/ranking.ts";
import { coefficientMeanings, coefficientText, MIN_COUNT, TOP, topText } from "../rules/coefficientTexts.ts";
import { valueAt } from "../syntax/node.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { itemBlocks } from "./items.ts";
import { rankingName } from "./rankings.ts";
import type { BlockContent } from "./tree.ts";
import { bullets, paragraph, table, text } from "./tree.ts";

/** A comparison with its figures. */
export function comparisonBlocks(facts: Facts, assessment: Assessment): BlockContent[] {
  const rankings = textsOf(valueAt(facts.item.value, "between")).flatMap((id) =>
    rankingsNamed(assessment.rankings, id).slice(0, 1),
  );
  return itemBlocks(facts, assessment, { depth: 2, after: agreementBlocks(rankings, assessment) });
}

/** How far any two of the rankings agree, and all of them. */
export function agreementBlocks(rankings: readonly Ranking[], assessment: Assessment): BlockContent[] {
  const pairs = rankings.flatMap((first, index) =>
    rankings.slice(index + 1).map((second) => ({ first, second, ...agreementOf(first, second, assessment) })),
  );
  if (pairs.every(({ shared }) => shared.length === 0)) return [];
  const rows = pairs.map(({ first, second, shared, kendall, spearman, topOverlap }) => {
    const isEnough = shared.length >= MIN_COUNT;
    return [
      t("{0} – {1}", rankingName(first, assessment), rankingName(second, assessment)),
      figure(shared.length),
      isEnough ? t("{0} of {1}", topText(topOverlap(TOP)), TOP) : "–",
      isEnough ? coefficientText(kendall) : "–",
      isEnough ? coefficientText(spearman) : "–",
      isEnough ? coefficientText(overlapOf(first, second, assessment)) : "–",
    ];
  });
  const heads = [
    t("Compared"),
    t("Items in both"),
    t("Of the top three"),
    t("Kendall's τ-b"),
    t("Spearman's ρ"),
    t("Rank-biased overlap"),
  ];
  return [
    table(
      [heads, ...rows].map((row) => row.map((cell) => [text(cell)])),
      {
        caption: [text(t("How far the rankings agree"))],
        headColumns: 1,
        widths: [0.4, 0.12, 0.12, 0.12, 0.12, 0.12],
      },
    ),
    ...concordance(rankings, assessment),
    ...(rows.some((row) => row.includes("–")) ? [tooFew()] : []),
  ];
}

function tooFew(): BlockContent {
  return paragraph(
    [
      text(
        formatMessage(
          t("A dash: fewer than {count, plural, other {#}} items in both, which is too few to compare."),
          { count: MIN_COUNT },
        ),
      ),
    ],
    { role: "notice" },
  );
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
  return [paragraph([text(words)])];
}

/** What the coefficients measure, for the annex. */
export function coefficientBlocks(assessment: Assessment): BlockContent[] {
  const { length } = assessment.rankings;
  return length < 2 ? [] : [bullets(coefficientMeanings(length).map((each) => [paragraph([text(each)])]))];
}

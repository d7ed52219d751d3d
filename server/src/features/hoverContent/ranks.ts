/** Lists the ranks of an item in the rankings of a document. */
import { t } from "@vscode/l10n";
import { amongOf, lastRankOf } from "../../model/rankings/ranking.ts";
import { rankOf, classify } from "../../model/rankings/rankedItems.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Markdown } from "./markdown.ts";
import { bullets, code, formatMarkdown, paragraphs } from "./markdown.ts";

/** The ranks of a threat, category or cluster; `undefined` if no ranking ranks or excludes it. */
export function ranksOf(assessment: Assessment, id: string): Markdown | undefined {
  const classification = classify(id, assessment);
  if (!classification) return undefined;
  const all = assessment.rankings.flatMap((ranking): Markdown[] => {
    const name = code(ranking.id.text);
    const rank = rankOf(classification, ranking, assessment);
    if (rank !== undefined)
      return [formatMarkdown(t("{0}: rank {1} of {2}"), name, rank, amongOf(ranking) ?? lastRankOf(ranking))];
    return ranking.unranked.some(({ text }) => text === id)
      ? [formatMarkdown(t("{0}: listed as not ranked"), name)]
      : [];
  });
  return all.length > 0 ? paragraphs(formatMarkdown(t("Ranked:")), bullets(all)) : undefined;
}

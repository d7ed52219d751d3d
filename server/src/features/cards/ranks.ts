/** Where something stands in the rankings of a document. */
import { t } from "@vscode/l10n";
import type { Band } from "../../model/agreement.ts";
import { amongOf, lastRankOf } from "../../model/ranking.ts";
import { rankOf, reachOf } from "../../model/standing.ts";
import { signed } from "../../rules/numbers.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Markdown } from "./markdown.ts";
import { bullets, code, filled, paragraphs } from "./markdown.ts";

/** The ranks of a threat, category or cluster; `undefined` where no ranking ranks or excludes it. */
export function ranksOf(assessment: Assessment, id: string): Markdown | undefined {
  const reach = reachOf(id, assessment);
  if (!reach) return undefined;
  const all = assessment.rankings.flatMap((ranking): Markdown[] => {
    const name = code(ranking.id.text);
    const rank = rankOf(reach, ranking, assessment);
    if (rank !== undefined)
      return [filled(t("{0}: rank {1} of {2}"), name, rank, amongOf(ranking) ?? lastRankOf(ranking))];
    return ranking.unranked.some(({ text }) => text === id)
      ? [filled(t("{0}: said to be not ranked"), name)]
      : [];
  });
  return all.length > 0 ? paragraphs(filled(t("Ranked:")), bullets(all)) : undefined;
}

/** "0.14", or "0.00 to 0.20" where composite entries can be read in several ways. */
export function bandText({ low, high }: Band): string {
  const [from, to] = [signed(low), signed(high)];
  return from === to ? from : t("{0} to {1}", from, to);
}

/** The common order of the rankings of a comparison, for its hover. */
import { t } from "@vscode/l10n";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { alikeText, placeText } from "../../publication/rankings/comparedShares.ts";
import { namedComparison } from "../../publication/rankings/comparisonReport.ts";
import { stabilitySentences } from "../../publication/rankings/comparisonSentences.ts";
import { exactnessSentences } from "../../publication/rankings/consensusBlocks.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Markdown } from "./markdown.ts";
import { bullets, formatMarkdown, paragraphs, plainText } from "./markdown.ts";

/** The most rankings whose common order a hover finds: it is shown while the user waits. */
const MOST_RANKINGS = 12;

/**
 * The common order, how far each ranking is from it, and how certain and stable it is; `undefined` if there is none, or too many
 * rankings for a hover.
 */
export function consensusInWords(rankings: readonly Ranking[], context: Assessment): Markdown | undefined {
  if (rankings.length < 2) return undefined;
  if (rankings.length > MOST_RANKINGS)
    return plainText(
      t("For so many rankings, only the view that compares them and the command line find the common order."),
    );
  const compared = namedComparison(rankings.map((ranking) => ({ ranking, context })));
  if (!compared || compared.consensus.items.length < 2) return undefined;
  const { consensus, names, nameOf } = compared;
  const items = consensus.items.map((item) => plainText(t("{0}: {1}", placeText(item.places), nameOf(item))));
  const holders = consensus.holders.map(({ share }, index) =>
    plainText(t("{0}: {1} of the pairs of items in this order", names[index] ?? "", alikeText(share))),
  );
  return paragraphs(
    formatMarkdown(t("The common order:")),
    bullets(items),
    formatMarkdown(t("How far each ranking is from it:")),
    bullets(holders),
    plainText([...exactnessSentences(compared), ...stabilitySentences(compared)].join(" ")),
  );
}

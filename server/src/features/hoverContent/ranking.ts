/** The hover of a ranking: its actor, its order, and how far other rankings agree with it. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../../language/date.ts";
import { agreementOf } from "../../model/agreement/comparedRankings.ts";
import type { RankingEntry } from "../../model/rankings/ranking.ts";
import { rankedNames } from "../../model/rankings/ranking.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { taxonomyIn } from "../../model/rankings/rankedItems.ts";
import type { Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import { isComparable } from "../../rules/coefficientTexts.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { coefficientLegend, pairInFigures } from "./agreement.ts";
import type { Markdown } from "./markdown.ts";
import {
  bullets,
  code,
  formatMarkdown,
  joinMarkdown,
  lines,
  asMarkdown,
  EMPTY_MARKDOWN,
  paragraphs,
  plainText,
} from "./markdown.ts";
import { matchesInWords } from "./matches.ts";
import { titleIn } from "./readableProse.ts";

/** With more rankings than this, the comparison table is more helpful. */
const MAX_COMPARED = 4;
const MAX_ENTRIES = 15;

/** The hover of a ranking; `undefined` if there is no ranking with this id. */
export function rankingHover(assessment: Assessment, id: string): Markdown | undefined {
  const ranking = assessment.rankings.find((each) => each.id.text === id);
  if (!ranking) return undefined;
  const { of, estimatedBy, basis, date, value, entries } = ranking;
  const about = [
    of && plainText(of.text),
    estimatedBy && formatMarkdown(t("estimated by {0}"), plainText(estimatedBy.text)),
    basis && plainText(basis.text),
    date && plainText(dateInWords(date.text)),
  ].filter((each) => each !== undefined);
  const taxonomy = taxonomyIn(ranking, assessment);
  const order = entries
    .slice(0, MAX_ENTRIES)
    .map((entry) => asMarkdown`**${entry.rank}**  ${labelOf(entry, taxonomy, assessment)}`);
  const others = assessment.rankings.filter((other) => other !== ranking).slice(0, MAX_COMPARED);
  const compared = others
    .map((other) => ({ name: code(other.id.text), found: agreementOf(ranking, other, assessment) }))
    .filter(({ found }) => isComparable(found));
  return paragraphs(
    asMarkdown`**${plainText(textOf(valueAt(value, "title")) ?? id)}** — ${formatMarkdown(t("ranking"))} ${code(id)}`,
    joinMarkdown(" · ", about),
    lines([...order, ...(entries.length > MAX_ENTRIES ? [asMarkdown`…`] : [])]),
    compared.length > 0
      ? paragraphs(
          formatMarkdown(t("Compared:")),
          bullets(compared.map(({ name, found }) => pairInFigures(name, found))),
          matchesInWords(compared.flatMap(({ found }) => found.matches)),
          coefficientLegend(
            compared.map(({ found }) => found),
            2,
          ),
        )
      : undefined,
  );
}

/** The title of an entry of a ranking. */
function labelOf(entry: RankingEntry, taxonomy: Taxonomy | undefined, assessment: Assessment): Markdown {
  if (entry.gap) return asMarkdown`*${formatMarkdown(t("not known"))}*`;
  const titles = rankedNames(entry).map(({ text }) => titleIn(taxonomy, text, assessment));
  const label = plainText(entry.label?.text ?? titles.join(", "));
  const outside = entry.outside ? asMarkdown` *(${formatMarkdown(t("no category fits"))})*` : EMPTY_MARKDOWN;
  const qualifier = entry.qualifier ? asMarkdown` — ${plainText(entry.qualifier.text)}` : EMPTY_MARKDOWN;
  return asMarkdown`${label}${qualifier}${outside}`;
}

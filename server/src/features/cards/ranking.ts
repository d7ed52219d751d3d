/** The card of a ranking: whose it is, its order, and how far other rankings agree with it. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../../language/date.ts";
import type { Entry, Ranking } from "../../model/ranking.ts";
import { rankedNames } from "../../model/ranking.ts";
import { agreementOf } from "../../model/standing.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Markdown } from "./markdown.ts";
import {
  bullets,
  code,
  filled,
  filledCounts,
  joinedBy,
  lines,
  marked,
  NOTHING,
  paragraphs,
  plain,
} from "./markdown.ts";
import { bandText } from "./ranks.ts";
import { nameOf } from "./spoken.ts";

/** With more rankings than this the reader wants a table, not a hover. */
const MOST_COMPARED = 4;
const MOST_ENTRIES = 15;
/** Of fewer shared items nothing can be said (see no-contradicted-convergence). */
const FEWEST = 3;
const TOP = 3;

export function rankingCard(assessment: Assessment, id: string): Markdown | undefined {
  const ranking = assessment.rankings.find((each) => each.id.text === id);
  if (!ranking) return undefined;
  const { of, estimatedBy, basis, date, value, entries } = ranking;
  const about = [
    of && plain(of.text),
    estimatedBy && filled(t("estimated by {0}"), plain(estimatedBy.text)),
    basis && plain(basis.text),
    date && plain(dateInWords(date.text)),
  ].filter((each) => each !== undefined);
  const order = entries
    .slice(0, MOST_ENTRIES)
    .map((entry) => marked`**${entry.rank}**  ${labelOf(entry, assessment)}`);
  const others = assessment.rankings.filter((other) => other !== ranking).slice(0, MOST_COMPARED);
  const compared = others.flatMap((other) => comparedWith(ranking, other, assessment) ?? []);
  return paragraphs(
    marked`**${plain(textOf(valueAt(value, "title")) ?? id)}** — ${filled(t("ranking"))} ${code(id)}`,
    joinedBy(" · ", about),
    lines([...order, ...(entries.length > MOST_ENTRIES ? [marked`…`] : [])]),
    compared.length > 0 ? paragraphs(filled(t("Compared:")), bullets(compared)) : undefined,
  );
}

/** What stands at a place, as a reader would say it. */
function labelOf(entry: Entry, assessment: Assessment): Markdown {
  if (entry.gap) return marked`*${filled(t("not known"))}*`;
  const titles = rankedNames(entry).map(({ text }) => nameOf(text, assessment));
  const label = plain(entry.label?.text ?? titles.join(", "));
  const outside = entry.outside ? marked` *(${filled(t("outside the taxonomy"))})*` : NOTHING;
  const qualifier = entry.qualifier ? marked` — ${plain(entry.qualifier.text)}` : NOTHING;
  return marked`${label}${qualifier}${outside}`;
}

function comparedWith(first: Ranking, second: Ranking, assessment: Assessment): Markdown | undefined {
  const { shared, kendall, topOverlap } = agreementOf(first, second, assessment);
  if (shared.length < FEWEST) return undefined;
  const top = topOverlap(TOP).length;
  return filledCounts(
    t(
      "{ranking}: {items, plural, one {# item} other {# items}} in both, {common} of the top {top} in common, Kendall's τ-b {tau}",
    ),
    {
      ranking: code(second.id.text),
      items: shared.length,
      common: top,
      top: TOP,
      tau: plain(kendall ? bandText(kendall) : "–"),
    },
  );
}

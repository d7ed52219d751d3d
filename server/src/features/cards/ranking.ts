/** The card of a ranking: whose it is, its order, and how far other rankings agree with it. */
import { t } from "@vscode/l10n";
import { counted } from "../../language/counted.ts";
import type { Entry, Ranking } from "../../model/ranking.ts";
import { rankedNames } from "../../model/ranking.ts";
import { agreementOf } from "../../model/standing.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { bullets, code, lines, paragraphs, plain } from "./markdown.ts";
import { bandText } from "./ranks.ts";
import { nameOf } from "./spoken.ts";

/** With more rankings than this the reader wants a table, not a hover. */
const MOST_COMPARED = 4;
const MOST_ENTRIES = 15;
/** Of fewer shared items nothing can be said (see no-contradicted-convergence). */
const FEWEST = 3;
const TOP = 3;

export function rankingCard(assessment: Assessment, id: string): string | undefined {
  const ranking = assessment.rankings.find((each) => each.id.text === id);
  if (!ranking) return undefined;
  const { of, estimatedBy, basis, date, value, entries } = ranking;
  const about = [of?.text, estimatedBy && t("estimated by {0}", estimatedBy.text), basis?.text, date?.text];
  const order = entries
    .slice(0, MOST_ENTRIES)
    .map((entry) => `**${entry.rank}**  ${labelOf(entry, assessment)}`);
  const others = assessment.rankings.filter((other) => other !== ranking).slice(0, MOST_COMPARED);
  const compared = others.flatMap((other) => comparedWith(ranking, other, assessment) ?? []);
  return paragraphs(
    `**${plain(textOf(valueAt(value, "title")) ?? id)}** — ${t("ranking")} ${code(id)}`,
    about
      .filter((each) => each !== undefined)
      .map(plain)
      .join(" · "),
    lines([...order, ...(entries.length > MOST_ENTRIES ? ["…"] : [])]),
    compared.length > 0 ? paragraphs(t("Compared:"), bullets(compared)) : undefined,
  );
}

/** What stands at a place, as a reader would say it. */
function labelOf(entry: Entry, assessment: Assessment): string {
  if (entry.gap) return `*${t("not known")}*`;
  const titles = rankedNames(entry).map(({ text }) => nameOf(text, assessment));
  const label = plain(entry.label?.text ?? titles.join(", "));
  const outside = entry.outside ? ` *(${t("outside the taxonomy")})*` : "";
  return `${label}${entry.qualifier ? ` — ${plain(entry.qualifier.text)}` : ""}${outside}`;
}

function comparedWith(first: Ranking, second: Ranking, assessment: Assessment): string | undefined {
  const { shared, kendall, topOverlap } = agreementOf(first, second, assessment);
  if (shared.length < FEWEST) return undefined;
  const top = topOverlap(TOP).length;
  return counted(
    t(
      "{ranking}: {items, plural, one {# item} other {# items}} in both, {common} of the top {top} in common, Kendall's τ-b {tau}",
    ),
    {
      ranking: code(second.id.text),
      items: shared.length,
      common: top,
      top: TOP,
      tau: kendall ? bandText(kendall) : "–",
    },
  );
}

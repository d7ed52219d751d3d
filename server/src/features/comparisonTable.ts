/** The rankings of a document side by side, in Markdown: what stands where, and how far any two of them agree. */
import { t } from "@vscode/l10n";
import { counted } from "../language/counted.ts";
import type { Ranking } from "../model/ranking.ts";
import { agreementOf, rankOf, reachOf, standingsIn } from "../model/standing.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { Markdown } from "./cards/markdown.ts";
import { filled, marked, paragraphs, plain, table } from "./cards/markdown.ts";
import { bandText } from "./cards/ranks.ts";
import { nameOf } from "./cards/spoken.ts";
import { leastOf } from "../syntax/extremes.ts";
import { MOST_COMPARED } from "../syntax/limits.ts";

/** Of fewer shared items no coefficient says anything (see no-contradicted-convergence). */
const FEWEST = 3;

/** The table; `undefined` where there are no rankings. */
export function comparisonTable(assessment: Assessment): Markdown | undefined {
  const rankings = assessment.rankings.slice(0, MOST_COMPARED);
  if (rankings.length === 0) return undefined;
  const left = assessment.rankings.length - rankings.length;
  return paragraphs(
    ranksTable(rankings, assessment),
    agreements(rankings, assessment),
    left === 0 ? undefined : notCompared(left),
  );
}

function notCompared(rankings: number): Markdown {
  return plain(
    counted(
      t("{rankings, plural, one {One more ranking is} other {# more rankings are}} not compared here."),
      { rankings },
    ),
  );
}

function ranksTable(rankings: readonly Ranking[], assessment: Assessment): Markdown {
  const ids = [
    ...new Set(rankings.flatMap((each) => standingsIn(each, assessment).map(({ name }) => name.text))),
  ];
  const rows = ids.map((id) => ({ id, ranks: rankings.map((ranking) => rankIn(ranking, id, assessment)) }));
  const best = ({ ranks }: (typeof rows)[number]): number =>
    leastOf(ranks.map(Number).filter((rank) => !Number.isNaN(rank)));
  const sorted = rows.toSorted((a, b) => best(a) - best(b));
  return numbersTable(
    [filled(t("Ranked")), ...rankings.map((ranking) => headingOf(ranking, assessment))],
    sorted.map(({ id, ranks }) => [plain(nameOf(id, assessment)), ...ranks]),
  );
}

/** The rank, a word for what is said to be not ranked, or a dash. */
function rankIn(ranking: Ranking, id: string, assessment: Assessment): Markdown {
  const reach = reachOf(id, assessment);
  const rank = reach && rankOf(reach, ranking, assessment);
  if (rank !== undefined) return marked`${rank}`;
  return ranking.unranked.some(({ text }) => text === id) ? filled(t("not ranked")) : marked`–`;
}

function headingOf({ value, id, of }: Ranking, assessment: Assessment): Markdown {
  return plain(textOf(valueAt(value, "title")) ?? (of ? nameOf(of.text, assessment) : id.text));
}

/** Every two rankings with what they share. */
function agreements(rankings: readonly Ranking[], assessment: Assessment): Markdown | undefined {
  const pairs = rankings.flatMap((first, index) =>
    rankings.slice(index + 1).map((second) => ({ first, second, ...agreementOf(first, second, assessment) })),
  );
  const rows = pairs
    .filter(({ shared }) => shared.length >= FEWEST)
    .map(({ first, second, shared, kendall, topOverlap }) => [
      marked`${headingOf(first, assessment)} – ${headingOf(second, assessment)}`,
      marked`${shared.length}`,
      filled(t("{0} of {1}"), topOverlap(TOP).length, TOP),
      plain(kendall ? bandText(kendall) : "–"),
    ]);
  if (rows.length === 0) return undefined;
  const heads = [t("Compared"), t("Items in both"), t("Of the top three"), t("Kendall's τ-b")];
  return numbersTable(
    heads.map((head) => plain(head)),
    rows,
  );
}

const TOP = 3;

/** The first column is text, the others are numbers. */
function numbersTable(heads: readonly Markdown[], rows: readonly (readonly Markdown[])[]): Markdown {
  const marks = heads.map((_, index) => (index === 0 ? "---" : ":---:"));
  return table(heads, marks, rows);
}

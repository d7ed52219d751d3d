import { t } from "@vscode/l10n";
import { listed, quotedList } from "../../language/lists.ts";
import { sentences } from "../../language/texts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import type { RankingEntry } from "../../model/rankings/ranking.ts";
import { wordOf } from "../../model/rankings/ranking.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports equal ranks or scores that are not declared as a tie. */
export const noImplicitTie: Rule = {
  id: "no-implicit-tie",
  severity: "warning",
  summary: "Entries of the same rank or the same score are declared as a tie.",
  forReaders: "Entries that share a rank or a score are shown as a tie.",
  why: "Readers understand the order of a list as an order of priority. If two entries are equal, the list says something that its figures do not, and every comparison counts a difference that does not exist. The rule ignores entries whose `because` explains their place, or whose rank the source states.",
  source: "Kendall (1945), The Treatment of Ties in Ranking Problems, Biometrika 33(3)",
  examples: [
    bad`
rankings:
  survey:
    order:
      - {item: floods, score: 40%}
      - {item: fires, score: 31%}
      - {item: drought, score: 31 %}
                               ^^^^ "fires" and "drought" have the same score (31 %), but different ranks (2 and 3). If they are equal, write "- tie: [fires, drought]". If not, say why under "because".
`,
    bad`
rankings:
  report:
    order:
      - {item: floods, rank: 1}
      - {item: fires, rank: 2}
      - {item: drought, rank: 2}
                              ^ "fires" and "drought" have the same rank (2). Declare a tie: "- tie: [fires, drought]".
`,
    bad`
rankings:
  register:
    order:
      - {item: floods, score: 4.1}
      - {item: fires, score: 4.1}
                             ^^^ "floods" and "fires" have the same score (4.1), but different ranks (1 and 2). If they are equal, write "- tie: [floods, fires]". If not, say why under "because". So do "drought" and "theft".
      - {item: drought, score: 3.9}
      - {item: theft, score: 3.9}
`,
    good`
rankings:
  survey:
    order:
      - item: floods
        score: 40%
      - tie:
          - {item: fires, score: 31%}
          - {item: drought, score: 31%}
      - {item: disease, score: 12%}
      - {item: theft, score: 12%, because: Named earlier by more of the respondents.}
  report:
    order:
      - {item: floods, score: 7, rank: 1}
      - {item: fires, score: 7, rank: 2}
`,
  ],
  *checkDocument({ intactRankings }) {
    for (const { entries } of intactRankings) {
      for (const run of runsOf(entries, ({ stated }) => stated)) {
        const message = t(
          '{0} have the same rank ({1}). Declare a tie: "- tie: [{2}]".',
          joined(run),
          run.name.text,
          inTie(run),
        );
        yield problem(run, message);
      }
      const [run, ...others] = runsOf(entries, scoreOf);
      if (run) yield sameScore(run, others);
    }
  },
};

/** One problem for all runs of equal scores: rounded figures of a published list have one explanation. */
function sameScore(run: Run, others: readonly Run[]): Problem {
  const ranks = listed(
    run.entries.map(({ rank }) => String(rank)),
    "and",
  );
  const message = t(
    '{0} have the same score ({1}), but different ranks ({2}). If they are equal, write "- tie: [{3}]". If not, say why under "because".',
    joined(run),
    run.name.text,
    ranks,
    inTie(run),
  );
  const also = others.length > 0 ? t("So do {0}.", listed(others.map(joined))) : undefined;
  const found = problem(run, sentences(message, also));
  const related = others.map(({ name }) => ({ span: name.span, message: t("Also equal") }));
  return { ...found, related: [...(found.related ?? []), ...related] };
}

/** Neighbouring entries with the same rank or score. */
interface Run {
  readonly entries: readonly RankingEntry[];
  /** The rank or score of the first entry. */
  readonly first: LocatedText;
  /** The repetition of the rank or score, where the problem is reported. */
  readonly name: LocatedText;
}

function problem({ first, name }: Run, message: string): Problem {
  return { span: name.span, message, related: [{ span: first.span, message: t("The first of them") }] };
}

/** Returns runs of neighbours with equal values, without those in one declared tie. */
function runsOf(
  entries: readonly RankingEntry[],
  feature: (entry: RankingEntry) => LocatedText | undefined,
): Run[] {
  const runs: { entries: RankingEntry[]; first: LocatedText; name: LocatedText }[] = [];
  let last: RankingEntry | undefined;
  for (const entry of entries) {
    const [first, name] = [last && feature(last), feature(entry)];
    const isDeclared = entry.tie !== undefined && entry.tie === last?.tie;
    if (last && first && name && !isDeclared && figureOf(first) === figureOf(name)) {
      const run = runs.at(-1);
      if (run?.entries.at(-1) === last) run.entries.push(entry);
      else runs.push({ entries: [last, entry], first, name });
    }
    last = entry;
  }
  return runs;
}

/** Returns the score, unless a stated rank or a reason decides the order as well. */
function scoreOf({ score, stated, value }: RankingEntry): LocatedText | undefined {
  return stated || valueAt(value, "because") ? undefined : score;
}

/** Normalizes a figure: "31%" and "31 %" are equal, 31 and "31%" are not. */
function figureOf({ text }: LocatedText): string {
  return text
    .trim()
    .replace(/(?:(?<!\s)\s+)?%$/, "%")
    .replace(/^(\d+)\.0+(?=%|$)/, "$1");
}

function joined({ entries }: Run): string {
  return quotedList(entries.map(wordOf), "and");
}

function inTie({ entries }: Run): string {
  return entries.map((entry) => (entry.item ? entry.item.text : "…")).join(", ");
}

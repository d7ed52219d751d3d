import { t } from "@vscode/l10n";
import { percentage } from "../../language/figures.ts";
import { evidenceFor } from "../../model/evidence/evidence.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import { percentOf } from "../../model/basics/number.ts";
import type { RankingEntry } from "../../model/rankings/ranking.ts";
import { amongOf, readRanking, wordOf } from "../../model/rankings/ranking.ts";
import type { Result } from "../../model/evidence/result.ts";
import { isSameList, readResult, resultsFrom } from "../../model/evidence/result.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports ranks that contradict the shares or the ranks of the results that they come from. */
export const noContradictedResult: Rule = {
  id: "no-contradicted-result",
  severity: "warning",
  sections: ["results", "rankings"],
  summary:
    "The ranks of results agree with their shares, and a ranking from a survey with the results that its entries cite.",
  why: "A rank and a share that contradict each other are usually a slip, and readers cannot see which of the two is wrong. The rule compares only results of the same source, people and question. It leaves a question alone whose shares mostly rise with the ranks, because the lowest share may come first there. A ranking from a survey may leave out what the survey also asked about, so the rule compares the order, and the ranks only if both say that they are among as many things.",
  source:
    "ICD 203, D.6.e.(6) (clear and logical argumentation); AAPOR, Code of Professional Ethics and Practices (April 2021), III.A.3 (the exact wording from which results are reported)",
  examples: [
    bad`
results:
  floods: {source: poll, question: What is worst?, choice: single, rank: 1, share: 31%}
  fires: {source: poll, question: What is worst?, choice: single, rank: 2, share: 40%}
                                                                        ^ "fires" (40%) has rank 2, below "floods" (31%) with rank 1. Correct the ranks or the shares.
  theft: {source: poll, question: What is worst?, choice: single, rank: 3, share: 12%}
  harvests: {source: poll, among: 8, rank: 3}
rankings:
  public:
    basis: survey
    estimated-by: poll
    order:
      - {item: fire, evidence: [{result: fires}]}
      - {item: flooding, evidence: [{result: floods}]}
               ^^^^^^^^ "flooding" is below "fire", although the result "floods" has rank 1 and the result "fires" has rank 2. Correct the order, or the ranks of the results.
  whole:
    basis: survey
    estimated-by: poll
    among: 8
    order:
      - {item: pests, rank: 4, evidence: [{result: harvests}]}
                            ^ The result "harvests" has rank 3 of 8, not 4. Correct one of the two.
`,
    bad`
results:
  floods: {source: poll, question: What is worst?, rank: 1, share: 40%}
rankings:
  public:
    basis: survey
    order: [{item: flooding, score: 45%, evidence: [{result: floods}]}]
                                    ^^^ "flooding" has a score of 45%, but a share of 40% in the result "floods". Correct one of the two.
`,
    good`
results:
  floods: {source: poll, question: What is worst?, rank: 1, share: 40%}
  fires: {source: poll, question: What is worst?, rank: 2, share: 31%}
  trust-police: {source: poll, question: Whom do you trust?, rank: 1, share: 12%}
  trust-mayor: {source: poll, question: Whom do you trust?, rank: 2, share: 18%}
  tied: {source: poll, question: What is next?, choice: single, rank: 1, share: 12%}
  tied-too: {source: poll, question: What is next?, choice: single, rank: 1, share: 13%}
  elsewhere: {source: poll, of: leaders, question: What is worst?, rank: 3, share: 60%}
  without-question: {source: poll, rank: 3, share: 60%}
rankings:
  public:
    basis: survey
    estimated-by: poll
    order:
      - {item: flooding, evidence: [{result: floods}]}
      - {item: fire, evidence: [{result: fires}]}
  author:
    basis: analyst-judgment
    order:
      - {item: fire, evidence: [{result: fires}]}
      - {item: flooding, evidence: [{result: floods}]}
  part:
    basis: survey
    order: [{item: fire, rank: 1, evidence: [{result: fires}]}]
`,
  ],
  *checkItem(facts, view) {
    if (facts.section === "results") yield* ranksAndShares(facts, view);
    else yield* ranksInRanking(facts, view);
  },
};

/** Reports a result whose share is above that of the result at the next better rank. */
function* ranksAndShares({ item }: Facts, view: View): Generator<Problem> {
  const result = readResult(item);
  const span = locatedTextAt(item.piece, item.value, "rank")?.span;
  if (result?.question === undefined || !isRanked(result) || !span) return;
  const list = view
    .follow(resultsFrom, result.source ?? "")
    .flatMap((id) => view.result(id) ?? [])
    .filter(isRanked)
    .filter((other) => isSameList(other, result))
    .sort((a, b) => a.rank - b.rank);
  const above = list.filter(({ rank }) => rank < result.rank).at(-1);
  if (!above || above.share >= result.share || !isFalling(list)) return;
  yield {
    span,
    message: t(
      '"{0}" ({1}) has rank {2}, below "{3}" ({4}) with rank {5}. Correct the ranks or the shares.',
      result.id,
      percentage(result.share),
      result.rank,
      above.id,
      percentage(above.share),
      above.rank,
    ),
  };
}

type Ranked = Result & { readonly rank: number; readonly share: number };

function isRanked(result: Result): result is Ranked {
  return result.rank !== undefined && result.share !== undefined;
}

/** Whether the highest share comes first: by most steps, or because everybody had only one answer to give. */
function isFalling(list: readonly Ranked[]): boolean {
  if (list.every(({ isSingleChoice }) => isSingleChoice)) return true;
  const steps = list.slice(1).map(({ share }, index) => Math.sign(share - (list[index]?.share ?? share)));
  return steps.reduce((sum, step) => sum + step, 0) < 0;
}

/** Reports entries of a ranking from a survey whose results have another order, or another rank. */
function* ranksInRanking({ item }: Facts, view: View): Generator<Problem> {
  const ranking = readRanking(item);
  if (ranking?.basis?.text !== "survey") return;
  const cited = ranking.entries.map((entry) => ({ entry, result: resultOf(entry, item, view) }));
  for (const [index, { entry, result }] of cited.entries()) {
    if (result?.rank === undefined) continue;
    const above = cited
      .slice(0, index)
      .flatMap((each) => (each.result ? [{ entry: each.entry, result: each.result }] : []))
      .at(-1);
    const among = amongOf(ranking);
    const score = entry.score && percentOf(entry.score.text);
    if (entry.score && score !== undefined && result.share !== undefined && score !== result.share)
      yield otherShare(entry, entry.score, result);
    if (entry.stated && entry.rank !== result.rank && among !== undefined && among === result.among)
      yield otherRank(entry.stated, result, among);
    else if (above && isReversed({ entry, result }, above))
      yield {
        span: entry.name.span,
        message: t(
          '"{0}" is below "{1}", although the result "{2}" has rank {3} and the result "{4}" has rank {5}. Correct the order, or the ranks of the results.',
          wordOf(entry),
          wordOf(above.entry),
          result.id,
          result.rank,
          above.result.id,
          above.result.rank ?? "",
        ),
      };
  }
}

interface Cited {
  readonly entry: RankingEntry;
  readonly result: Result;
}

function isReversed(second: Cited, first: Cited): boolean {
  return (
    isSameList(first.result, second.result) &&
    first.entry.rank < second.entry.rank &&
    (first.result.rank ?? 0) > (second.result.rank ?? 0)
  );
}

/** Returns the only result that an entry cites. */
function resultOf(entry: RankingEntry, { piece }: Facts["item"], view: View): Result | undefined {
  const ids = evidenceFor({ piece, value: entry.value }).flatMap(({ result }) => result?.text ?? []);
  return ids.length === 1 ? view.result(ids[0] ?? "") : undefined;
}

function otherShare(
  entry: RankingEntry,
  { span, text }: NonNullable<RankingEntry["score"]>,
  { id, share }: Result,
): Problem {
  return {
    span,
    message: t(
      '"{0}" has a score of {1}, but a share of {2} in the result "{3}". Correct one of the two.',
      wordOf(entry),
      text.trim(),
      percentage(share ?? 0),
      id,
    ),
  };
}

function otherRank(
  { span, text }: NonNullable<RankingEntry["stated"]>,
  { id, rank }: Result,
  among: number,
): Problem {
  return {
    span,
    message: t(
      'The result "{0}" has rank {1} of {2}, not {3}. Correct one of the two.',
      id,
      rank ?? "",
      among,
      text,
    ),
  };
}

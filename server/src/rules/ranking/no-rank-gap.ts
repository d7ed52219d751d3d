import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import type { RankingEntry, Ranking, TieConvention } from "../../model/rankings/ranking.ts";
import { amongOf } from "../../model/rankings/ranking.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { wrongRank } from "./wrongRank.ts";

/** Reports stated ranks that do not follow from the order and the tie convention. */
export const noRankGap: Rule = {
  id: "no-rank-gap",
  severity: "error",
  covers: ["no-wrong-value"],
  summary: "Stated ranks agree with the order, and with the declared way to count after a tie.",
  forReaders: "The ranks that are stated agree with the order of the entries.",
  why: "If no entry has a rank, either an entry was lost, or a tie was counted in another way than declared. All averages and correlations depend on which it is. An order that says with `among` that it lists only some of the ranked things may leave out ranks, and `gap` keeps the place of an unknown entry.",
  source: "Kendall (1945), The Treatment of Ties in Ranking Problems, Biometrika 33(3)",
  examples: [
    bad`
rankings:
  city:
    order:
      - {item: floods, rank: 1}
      - {item: fires, rank: 4}
                            ^ No entries have ranks 2 and 3. Write 2, or add "- gap: …" for each entry that is not known.
      - {item: drought, rank: 3}
                              ^ Rank 3 comes after rank 4, but the order begins with the highest priority. Move the entry, or correct its rank.
`,
    bad`
rankings:
  city:
    order:
      - item: floods
      - tie: [fires, drought]
        rank: 2
      - item: disease
        rank: 3
              ^ The rank after 2 entries at rank 2 is 4, not 3. Write 4, or "ties: dense" if the source counts 1, 2, 2, 3.
      - item: theft
        rank: 4
`,
    bad`
rankings:
  city:
    ties: dense
    order:
      - {item: floods, rank: 1}
      - {tie: [fires, drought], rank: 2}
      - {item: disease, rank: 4}
                              ^ With "ties: dense", the rank after 2 is 3, not 4. Write 3, or "ties: competition" if the source counts 1, 2, 2, 4.
`,
    bad`
rankings:
  city:
    ties: fractional
    order:
      - {item: floods, rank: 1}
      - {tie: [fires, drought], rank: 2}
                                      ^ With "ties: fractional", entries that share the places 2 to 3 have rank 2.5, not 2.
      - {item: disease, rank: 4}
  suburb:
    order:
      - {item: floods, rank: 1}
      - {tie: [fires, drought], rank: 2.5}
                                      ^^^ A rank of 2.5 is the mean of shared places, which is allowed only with "ties: fractional". Add this, or write 2.
`,
    bad`
rankings:
  survey:
    among: 8
    order:
      - {item: floods, rank: 1}
      - {item: fires, rank: 9}
                            ^ Rank 9 is not possible: "among" says that 8 were ranked.
  list:
    order: [{item: floods, rank: 0}, {item: fires, rank: 1}]
                                 ^ Ranks begin at 1, not at 0.
  report:
    among: 2
           ^ "among" says that 2 were ranked, but this order has 3 places. Correct "among", or remove it if the order lists everything that was ranked.
    order: [floods, fires, drought]
`,
    good`
rankings:
  competition:
    order: [{item: floods, rank: 1}, {tie: [fires, drought], rank: 2}, {item: theft, rank: 4}]
  dense:
    ties: dense
    order: [{item: floods, rank: 1}, {tie: [fires, drought], rank: 2}, {item: theft, rank: 3}]
  fractional:
    ties: fractional
    order: [{tie: [floods, fires, drought], rank: 2}, {item: theft, rank: 4}]
`,
    good`
rankings:
  survey:
    among: 8
    order: [{item: floods, rank: 1}, {item: fires, rank: 3}, {item: drought, rank: 4}]
  report:
    order:
      - floods
      - gap: The page is missing.
      - {item: drought, rank: 3}
`,
  ],
  *checkDocument({ intactRankings }) {
    for (const ranking of intactRankings) {
      yield* overfull(ranking);
      yield* problemsOf(ranking);
    }
  },
};

/** Entries that share a rank. */
interface Run {
  readonly first: RankingEntry;
  readonly size: number;
}

/**
 * Reports orders that are longer than "among". If the order states ranks, `problemsOf` reports the rank that
 * is too high.
 */
function* overfull(ranking: Ranking): Generator<Problem> {
  const among = locatedTextAt(ranking.piece, ranking.value, "among");
  const { length } = ranking.entries;
  if (!among || length <= (amongOf(ranking) ?? length) || ranking.entries.some(({ stated }) => stated))
    return;
  const message = formatMessage(
    t(
      '"among" says that {among} were ranked, but this order has {places, plural, one {# place} other {# places}}. Correct "among", or remove it if the order lists everything that was ranked.',
    ),
    { among: among.text, places: length },
  );
  yield { span: among.span, message };
}

function* problemsOf(ranking: Ranking): Generator<Problem> {
  const { ties, entries } = ranking;
  const among = amongOf(ranking);
  const isPartial = among !== undefined && among > entries.length;
  let next = 1;
  let before: { rank: number; size: number } | undefined;
  for (const { first, size } of runsOf(entries)) {
    const due = dueAt(next, size, ties);
    const stated = statedRank(first) ?? due;
    const isSkip = stated > due && Number.isInteger(stated - due);
    if (stated !== due && first.stated && !(isSkip && isPartial && stated <= among)) {
      const message =
        among !== undefined && stated > among
          ? t('Rank {0} is not possible: "among" says that {1} were ranked.', stated, among)
          : wrongRank({ stated, due, next, size, ties, before });
      yield {
        span: first.stated.span,
        message,
        suggestions: first.stated.text === String(due) ? [] : [String(due)],
      };
    }
    // Continues from the stated rank, so that one mistake gives one problem, unless the convention cannot
    // produce that rank.
    const rank = Number.isInteger(2 * (stated - due)) && (ties !== "fractional" || isSkip) ? stated : due;
    before = { rank, size };
    next = placeAfter(before, ties);
  }
}

/** Returns the rank of entries that share the positions from `place` on. */
function dueAt(place: number, size: number, ties: TieConvention): number {
  return ties === "fractional" ? place + (size - 1) / 2 : place;
}

/** Returns the first position after entries that share a rank. */
function placeAfter({ rank, size }: { rank: number; size: number }, ties: TieConvention): number {
  switch (ties) {
    case "dense":
      return Math.floor(rank) + 1;
    case "fractional":
      return rank + (size + 1) / 2;
    case "competition":
      return Math.floor(rank) + size;
  }
}

/** Groups entries into declared ties, neighbours with the same stated rank, and single entries. */
function runsOf(entries: readonly RankingEntry[]): Run[] {
  const runs: { first: RankingEntry; size: number }[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    const rank = statedRank(entry);
    const isSame =
      last &&
      ((entry.tie !== undefined && entry.tie === last.first.tie) ||
        (rank !== undefined && rank === statedRank(last.first)));
    if (isSame) last.size++;
    else runs.push({ first: entry, size: 1 });
  }
  return runs;
}

function statedRank({ stated }: RankingEntry): number | undefined {
  const rank = Number(stated?.text);
  return stated && Number.isFinite(rank) ? rank : undefined;
}

import { t } from "@vscode/l10n";
import { listed } from "../../language/lists.ts";
import { counted } from "../../language/counted.ts";
import { nameAt } from "../../model/name.ts";
import type { Entry, Ranking, TieConvention } from "../../model/ranking.ts";
import { amongOf } from "../../model/standing.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Stated ranks that the order and the tie convention do not give. */
export const noRankGap: Rule = {
  id: "no-rank-gap",
  severity: "error",
  summary: "Ranks that are written down follow the order and the declared way of counting after a tie.",
  why: "A rank that nothing occupies is either an entry that was lost or a tie that was counted in another way than declared; every average and correlation depends on which. An order that says with `among` that it names only some of the things ranked may leave ranks out, and `gap` holds the place of an unknown one.",
  source:
    "WEF Global Risks Report (two risks share the third place, and no fourth follows); Kendall (1945), The Treatment of Ties in Ranking Problems",
  examples: [
    bad`
rankings:
  city:
    order:
      - {item: floods, rank: 1}
      - {item: fires, rank: 4}
                            ^ Nothing is at ranks 2 and 3. Write 2, or write "- gap: …" for each place whose occupant is not known.
      - {item: drought, rank: 3}
                              ^ Rank 3 stands behind rank 4, but the order runs from the highest priority down. Move the entry, or correct its rank.
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
              ^ After 2 entries at rank 2 comes rank 4, not 3. Write 4, or "ties: dense" if the source counts 1, 2, 2, 3.
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
                              ^ With "ties: dense", after rank 2 comes rank 3, not 4. Write 3, or "ties: competition" if the source counts 1, 2, 2, 4.
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
                                      ^^^ A rank of 2.5 is the mean of shared places, which only "ties: fractional" counts. Declare that, or write 2.
`,
    bad`
rankings:
  survey:
    among: 8
    order:
      - {item: floods, rank: 1}
      - {item: fires, rank: 9}
                            ^ Rank 9 cannot be: "among" says that 8 were ranked.
  list:
    order: [{item: floods, rank: 0}, {item: fires, rank: 1}]
                                 ^ Ranks are counted from 1, not from 0.
  report:
    among: 2
           ^ "among" says that 2 were ranked, but 3 places follow. Correct it, or leave it away if the order names all of them.
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
  readonly first: Entry;
  readonly size: number;
}

/** More places than were ranked; a rank beyond them is said where it stands. */
function* overfull(ranking: Ranking): Generator<Problem> {
  const among = nameAt(ranking.piece, ranking.value, "among");
  const { length } = ranking.entries;
  if (!among || length <= (amongOf(ranking) ?? length) || ranking.entries.some(({ stated }) => stated))
    return;
  const message = counted(
    t(
      '"among" says that {among} were ranked, but {places, plural, one {# place follows} other {# places follow}}. Correct it, or leave it away if the order names all of them.',
    ),
    { among: among.text, places: length },
  );
  yield { place: among.place, message };
}

function* problemsOf(ranking: Ranking): Generator<Problem> {
  const { ties, entries } = ranking;
  const among = amongOf(ranking);
  const isPartial = among !== undefined && among > entries.length;
  let next = 1;
  let before: { rank: number; size: number } | undefined;
  for (const { first, size } of runsOf(entries)) {
    const due = ties === "fractional" ? next + (size - 1) / 2 : next;
    const stated = statedRank(first) ?? due;
    const isSkip = stated > due && Number.isInteger(stated - due);
    if (stated !== due && first.stated && !(isSkip && isPartial && stated <= among)) {
      const message =
        among !== undefined && stated > among
          ? t('Rank {0} cannot be: "among" says that {1} were ranked.', stated, among)
          : messageOf({ stated, due, next, size, ties, before });
      yield {
        place: first.stated.place,
        message,
        suggestions: first.stated.text === String(due) ? [] : [String(due)],
      };
    }
    // One mistake is said once: what follows is counted from what is written, unless that is no rank of this kind.
    const rank = Number.isInteger(2 * (stated - due)) && (ties !== "fractional" || isSkip) ? stated : due;
    before = { rank, size };
    next =
      ties === "dense"
        ? Math.floor(rank) + 1
        : ties === "fractional"
          ? rank + (size + 1) / 2
          : Math.floor(rank) + size;
  }
}

interface Case {
  readonly stated: number;
  readonly due: number;
  /** The first place that was free. */
  readonly next: number;
  readonly size: number;
  readonly ties: TieConvention;
  readonly before: { readonly rank: number; readonly size: number } | undefined;
}

function messageOf({ stated, due, next, size, ties, before }: Case): string {
  if (!before && stated < 1) return t("Ranks are counted from 1, not from {0}.", stated);
  if (before && stated < before.rank) {
    return t(
      "Rank {0} stands behind rank {1}, but the order runs from the highest priority down. Move the entry, or correct its rank.",
      stated,
      before.rank,
    );
  }
  if (ties === "fractional" && size > 1 && stated < next + size) {
    return t(
      'With "ties: fractional", entries that share the places {0} to {1} have rank {2}, not {3}.',
      next,
      next + size - 1,
      due,
      stated,
    );
  }
  if (ties !== "fractional" && !Number.isInteger(stated)) {
    return t(
      'A rank of {0} is the mean of shared places, which only "ties: fractional" counts. Declare that, or write {1}.',
      stated,
      due,
    );
  }
  if (before && before.size > 1 && ties === "dense" && stated === before.rank + before.size) {
    const ways = { dense: countedOut(before, due), competition: countedOut(before, stated) };
    return t(
      'With "ties: dense", after rank {0} comes rank {1}, not {2}. Write {1}, or "ties: competition" if the source counts {3}.',
      before.rank,
      due,
      stated,
      ways.competition,
    );
  }
  if (before && before.size > 1 && stated < due) {
    const isDense = ties === "competition" && stated === before.rank + 1;
    return counted(
      t(
        'After {entries, plural, one {# entry} other {# entries}} at rank {rank} comes rank {due}, not {stated}. {ties, select, dense {Write {due}, or "ties: dense" if the source counts {counts}.} other {Write {due}.}}',
      ),
      {
        entries: before.size,
        rank: before.rank,
        due,
        stated,
        ties: isDense ? "dense" : "other",
        counts: countedOut(before, stated),
      },
    );
  }
  if (stated < due) return t("After rank {0} comes rank {1}, not {2}.", before?.rank ?? 0, due, stated);
  const empty = Array.from({ length: Math.ceil(stated - due) }, (_, index) => due + index);
  if (empty.length === 1)
    return t(
      'Nothing is at rank {0}. Write {1}, or write "- gap: …" if its occupant is not known.',
      empty[0] ?? due,
      due,
    );
  return t(
    'Nothing is at ranks {0}. Write {1}, or write "- gap: …" for each place whose occupant is not known.',
    listed(empty.map(String), "and"),
    due,
  );
}

/** The ranks of a tie with what stands around it: "1, 2, 2, 4". */
function countedOut({ rank, size }: { rank: number; size: number }, after: number): string {
  return [...(rank > 1 ? [rank - 1] : []), ...Array.from({ length: size }, () => rank), after].join(", ");
}

/** Declared ties, neighbours with the same stated rank, and single entries. */
function runsOf(entries: readonly Entry[]): Run[] {
  const runs: { first: Entry; size: number }[] = [];
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

function statedRank({ stated }: Entry): number | undefined {
  const rank = Number(stated?.text);
  return stated && Number.isFinite(rank) ? rank : undefined;
}

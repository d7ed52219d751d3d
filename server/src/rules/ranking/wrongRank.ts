/** Messages for a stated rank that does not follow from the order and the tie convention. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { listed } from "../../language/lists.ts";
import type { TieConvention } from "../../model/rankings/ranking.ts";

/** A stated rank, and the rank that is expected there. */
interface RankCase {
  readonly stated: number;
  readonly due: number;
  /** The first position that was free. */
  readonly next: number;
  /** The number of entries that share the rank. */
  readonly size: number;
  readonly ties: TieConvention;
  readonly before: Tied | undefined;
}

/** The rank of the preceding entries, and how many share it. */
interface Tied {
  readonly rank: number;
  readonly size: number;
}

/** Returns the message for a stated rank that differs from the expected one. */
export function wrongRank(wrong: RankCase): string {
  return outOfOrder(wrong) ?? meanOfPlaces(wrong) ?? afterTie(wrong) ?? tooLow(wrong) ?? emptyPlaces(wrong);
}

function outOfOrder({ stated, before }: RankCase): string | undefined {
  if (!before && stated < 1) return t("Ranks begin at 1, not at {0}.", stated);
  if (!before || stated >= before.rank) return undefined;
  return t(
    "Rank {0} comes after rank {1}, but the order begins with the highest priority. Move the entry, or correct its rank.",
    stated,
    before.rank,
  );
}

/** Explains ties that are counted by their mean rank, and ranks that only such a tie can have. */
function meanOfPlaces({ stated, due, next, size, ties }: RankCase): string | undefined {
  if (ties === "fractional" && size > 1 && stated < next + size) {
    return t(
      'With "ties: fractional", entries that share the places {0} to {1} have rank {2}, not {3}.',
      next,
      next + size - 1,
      due,
      stated,
    );
  }
  if (ties === "fractional" || Number.isInteger(stated)) return undefined;
  return t(
    'A rank of {0} is the mean of shared places, which is allowed only with "ties: fractional". Add this, or write {1}.',
    stated,
    due,
  );
}

/** Explains a rank after a tie that is counted by another convention than the declared one. */
function afterTie({ stated, due, ties, before }: RankCase): string | undefined {
  if (!before || before.size < 2) return undefined;
  if (ties === "dense" && stated === before.rank + before.size) {
    return t(
      'With "ties: dense", the rank after {0} is {1}, not {2}. Write {1}, or "ties: competition" if the source counts {3}.',
      before.rank,
      due,
      stated,
      countedOut(before, stated),
    );
  }
  if (stated >= due) return undefined;
  const isDense = ties === "competition" && stated === before.rank + 1;
  return formatMessage(isDense ? afterTieOrDense() : afterTieOnly(), {
    entries: before.size,
    rank: before.rank,
    due,
    stated,
    counts: countedOut(before, stated),
  });
}

function afterTieOnly(): string {
  return t(
    "The rank after {entries, plural, one {# entry} other {# entries}} at rank {rank} is {due}, not {stated}. Write {due}.",
  );
}

function afterTieOrDense(): string {
  return t(
    'The rank after {entries, plural, one {# entry} other {# entries}} at rank {rank} is {due}, not {stated}. Write {due}, or "ties: dense" if the source counts {counts}.',
  );
}

function tooLow({ stated, due, before }: RankCase): string | undefined {
  if (stated >= due) return undefined;
  return t("The rank after {0} is {1}, not {2}.", before?.rank ?? 0, due, stated);
}

function emptyPlaces({ stated, due }: RankCase): string {
  const empty = Array.from({ length: Math.ceil(stated - due) }, (_, index) => due + index);
  if (empty.length === 1) {
    return t(
      'No entry has rank {0}. Write {1}, or add "- gap: …" if the entry is not known.',
      empty[0] ?? due,
      due,
    );
  }
  return t(
    'No entries have ranks {0}. Write {1}, or add "- gap: …" for each entry that is not known.',
    listed(empty.map(String), "and"),
    due,
  );
}

/** Lists the ranks of a tie with their neighbours: "1, 2, 2, 4". */
function countedOut({ rank, size }: Tied, after: number): string {
  return [...(rank > 1 ? [rank - 1] : []), ...Array.from({ length: size }, () => rank), after].join(", ");
}

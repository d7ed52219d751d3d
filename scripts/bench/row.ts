/** Types of the benchmark: a row of results, and a part that measures some rows. */
import { digits, duration, size, times } from "./figures.ts";

/** A row of the table of results, with formatted values. */
export interface Row {
  readonly what: string;
  /** The target, if there is one. Other rows only show a comparison. */
  readonly target?: string;
  readonly ours: string;
  /** The value that ours is compared with. */
  readonly other?: string;
  readonly ratio?: string;
  /** Whether the target is met, if there is one. */
  readonly isMet?: boolean;
  /** Why the target is not met, as far as it is known, and what it would cost. */
  readonly reason?: string;
}

/** A part of the benchmark. */
export interface BenchPart {
  /** What is measured, and how, in a few sentences. */
  readonly method: string;
  /** The reason for rows that give none of their own. */
  readonly reason?: string;
  readonly rows: () => AsyncGenerator<Row>;
}

interface Pair {
  readonly what: string;
  readonly ours: number;
  readonly other: number;
}

/** Compares two durations in milliseconds. The target is that ours is at least `faster` times shorter. */
export function raceRow({ what, ours, other, faster }: Pair & { readonly faster: number }): Row {
  return {
    ...comparisonRow({ what, ours, other }),
    target: faster > 1 ? `${faster} times faster` : "faster",
    isMet: other / ours >= faster,
  };
}

/** Compares two durations in milliseconds without a target. */
export function comparisonRow({ what, ours, other }: Pair): Row {
  return { what, ours: duration(ours), other: duration(other), ratio: times(other / ours) };
}

/** Compares a duration in milliseconds with another one. The target is that ours is at most `most` times as long. */
export function limitRow({ what, ours, other, most }: Pair & { readonly most: number }): Row {
  return {
    what,
    target: `at most ${digits(most)} ×`,
    ours: duration(ours),
    other: duration(other),
    ratio: times(ours / other),
    isMet: ours <= most * other,
  };
}

/** Compares two sizes in bytes. The target is that ours is at most half of the other. */
export function memoryRow({ what, ours, other }: Pair): Row {
  return {
    what,
    target: "at most half",
    ours: size(ours),
    other: size(other),
    ratio: times(ours / other),
    isMet: ours <= other / 2,
  };
}

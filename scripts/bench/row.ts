/** A row of the table of results, and a part of the benchmark that measures some of them. */
import { duration, size, times } from "./figures.ts";

export interface Row {
  readonly what: string;
  /** What is aimed for; nothing, where the row only stands beside others. */
  readonly target?: string;
  readonly ours: string;
  /** What ours is compared with. */
  readonly other?: string;
  readonly ratio?: string;
  /** Whether the target is met, where there is one. */
  readonly isMet?: boolean;
}

export interface BenchPart {
  /** What is measured, and how, in a few sentences. */
  readonly method: string;
  /** Where targets are not met: why, as far as it is known. */
  readonly reason?: string;
  readonly rows: () => AsyncGenerator<Row>;
}

interface Pair {
  readonly what: string;
  readonly ours: number;
  readonly other: number;
}

/** Two durations in milliseconds, of which ours is to be at least so many times shorter. */
export function raceRow({ what, ours, other, faster }: Pair & { readonly faster: number }): Row {
  return {
    ...comparisonRow({ what, ours, other }),
    target: faster > 1 ? `${faster} times faster` : "faster",
    isMet: other / ours >= faster,
  };
}

/** Two durations in milliseconds that only stand beside each other. */
export function comparisonRow({ what, ours, other }: Pair): Row {
  return { what, ours: duration(ours), other: duration(other), ratio: times(other / ours) };
}

/** Two sizes in bytes, of which ours is to be at most half. */
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

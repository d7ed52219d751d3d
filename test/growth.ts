/** Measures how the time of work grows with its size. The clocks of other tests are forbidden (`eslint.config.ts`). */
import process from "node:process";

const [SHORT, LONG] = [1_500, 12_000];

/** Between linear growth (8) and quadratic growth (64). */
export const MOST_GROWTH = 24;

/** Milliseconds: some systems count the time of a thread in steps of ten. */
const LEAST_MEASURED = 50;

/** Another program that takes the processor's caches for a while makes one comparison useless, but not all of them. */
const MOST_COMPARISONS = 5;

/**
 * How many times longer the larger work takes: the least of several comparisons, which end as soon as one is below the limit.
 * @param workOf Prepares work of a size.
 */
export function growthOf(workOf: (size: number) => () => unknown): number {
  const [short, long] = [workOf(SHORT), workOf(LONG)];
  let growth = Infinity;
  for (let count = 0; count < MOST_COMPARISONS && growth >= MOST_GROWTH; count++) {
    growth = Math.min(growth, timeOf(long) / timeOf(short));
  }
  return growth;
}

/** The processor time in milliseconds that this thread needs for the work, over as many runs as can be measured. */
function timeOf(work: () => unknown): number {
  const start = process.threadCpuUsage();
  for (let runs = 1; ; runs++) {
    work();
    const { user, system } = process.threadCpuUsage(start);
    const time = (user + system) / 1000;
    if (time >= LEAST_MEASURED) return time / runs;
  }
}

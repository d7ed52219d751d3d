/** Measures how the time of work grows with its size. */
import process from "node:process";

const [SHORT, LONG] = [1_500, 12_000];

/** Between linear growth (8) and quadratic growth (64). */
export const MOST_GROWTH = 24;

/** How many times longer the larger work takes. @param workOf Prepares work of a size. */
export function growthOf(workOf: (size: number) => () => unknown): number {
  const [short, long] = [SHORT, LONG].map((size) => timeOf(workOf(size))) as [number, number];
  return long / short;
}

/** The processor time of this thread in milliseconds, the least of three runs. */
function timeOf(work: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** Figures: what many measurements come to, and how a reader is told. */

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest of the values that so many percent of them do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil((percent / 100) * sorted.length) - 1, 0)] ?? NaN;
}

/** How long something takes, in milliseconds. */
export async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Milliseconds, or seconds where they are many. */
export function duration(milliseconds: number): string {
  return milliseconds < 10_000 ? `${digits(milliseconds)} ms` : `${digits(milliseconds / 1000)} s`;
}

/** Megabytes. */
export function size(bytes: number): string {
  return `${digits(bytes / 1e6)} MB`;
}

export function times(ratio: number): string {
  return `${digits(ratio)} ×`;
}

/** A number with as many digits as mean something. */
export function digits(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

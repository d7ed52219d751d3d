/** Statistics and formatting of measurements. */

/** The 50th percentile. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that is at least as large as `percent` percent of all values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil((percent / 100) * sorted.length) - 1, 0)] ?? NaN;
}

/** A frame of a screen with 60 of them in a second, in milliseconds. */
export const FRAME = 1000 / 60;

/** How long an action takes, in milliseconds. */
export async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** Resolves after some milliseconds. */
export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Formats a duration in milliseconds or seconds. */
export function duration(milliseconds: number): string {
  return milliseconds < 10_000 ? `${digits(milliseconds)} ms` : `${digits(milliseconds / 1000)} s`;
}

/** Formats bytes as megabytes. */
export function size(bytes: number): string {
  return `${digits(bytes / 1e6)} MB`;
}

/** Formats a ratio. */
export function times(ratio: number): string {
  return `${digits(ratio)} ×`;
}

/** Formats a number with its significant digits. */
export function digits(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

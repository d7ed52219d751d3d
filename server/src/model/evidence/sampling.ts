/** Statistics of simple random samples. Shares are between 0 and 1, levels in percent, margins in percentage points. */

/** Returns the margin of error of a share. */
export function marginOfShare(share: number, size: number, level: number): number {
  return points(share * (1 - share), size, level);
}

/** Returns the margin of the difference between two answers to a question with a single choice. */
export function marginOfExclusiveAnswers(
  [a, b]: readonly [number, number],
  size: number,
  level: number,
): number {
  return points(a + b - (a - b) ** 2, size, level);
}

/**
 * Returns the smallest and the largest margin of the difference between two answers to a question with several choices.
 * The more people chose both, the smaller the margin is. The share of those who did is at least `a + b − 1`, and at most
 * the smaller of the two shares.
 */
export function marginOfSharedAnswers(
  [a, b]: readonly [number, number],
  size: number,
  level: number,
): { least: number; most: number } {
  const withBoth = (both: number): number => points(a + b - 2 * both - (a - b) ** 2, size, level);
  return { least: withBoth(Math.min(a, b)), most: withBoth(Math.max(0, a + b - 1)) };
}

/** Returns the margin of the difference between shares in two samples. */
export function marginBetween(samples: readonly { share: number; size: number }[], level: number): number {
  return points(
    samples.reduce((sum, { share, size }) => sum + (share * (1 - share)) / size, 0),
    1,
    level,
  );
}

/** Returns how many standard errors contain this share of cases: 1.96 for 95 percent. */
export function standardErrors(level: number): number {
  let low = 0;
  let high = 8;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle) * 100 < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function points(variance: number, size: number, level: number): number {
  return 100 * standardErrors(level) * Math.sqrt(Math.max(0, variance) / size);
}

/** Returns the share of a normal distribution within this many standard deviations of its mean. */
function shareWithin(deviations: number): number {
  let term = deviations;
  let sum = deviations;
  for (let odd = 3; term > 1e-16 * sum; odd += 2) {
    term *= deviations ** 2 / odd;
    sum += term;
  }
  return (2 * sum * Math.exp(-(deviations ** 2) / 2)) / Math.sqrt(2 * Math.PI);
}

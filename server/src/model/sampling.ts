/** The statistics of simple random samples. Shares are between 0 and 1, levels in percent, margins in percentage points. */

/** The margin of error of a share. */
export function marginOfShare(share: number, size: number, level: number): number {
  return points(share * (1 - share), size, level);
}

/** The margin of the difference of two answers to one question of which everybody gives one. */
export function marginOfRivals([a, b]: readonly [number, number], size: number, level: number): number {
  return points(a + b - (a - b) ** 2, size, level);
}

/**
 * The margin of the difference of two answers that one may give both, at its least and its most: it is the smaller, the
 * more people gave both, and at least `a + b − 1` of them and at most the smaller of the two shares did.
 */
export function marginOfCompanions(
  [a, b]: readonly [number, number],
  size: number,
  level: number,
): { least: number; most: number } {
  const withBoth = (both: number): number => points(a + b - 2 * both - (a - b) ** 2, size, level);
  return { least: withBoth(Math.min(a, b)), most: withBoth(Math.max(0, a + b - 1)) };
}

/** The margin of the difference of shares in two samples. */
export function marginBetween(samples: readonly { share: number; size: number }[], level: number): number {
  return points(
    samples.reduce((sum, { share, size }) => sum + (share * (1 - share)) / size, 0),
    1,
    level,
  );
}

/** How many standard errors hold this part of the cases: 1.96 for 95 percent. */
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

/** The part of a normal distribution that lies within so many standard deviations of its middle. */
function shareWithin(deviations: number): number {
  let term = deviations;
  let sum = deviations;
  for (let odd = 3; term > 1e-16 * sum; odd += 2) {
    term *= deviations ** 2 / odd;
    sum += term;
  }
  return (2 * sum * Math.exp(-(deviations ** 2) / 2)) / Math.sqrt(2 * Math.PI);
}

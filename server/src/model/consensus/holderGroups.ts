/** Groups of rankings that are alike. */

/** A group has at most this share of pairs in different orders, between any two of its members: half a Kendall's τ of 1. */
export const MOST_APART = 0.25;

/** With fewer rankings, groups say nothing that the pairs do not say. */
export const FEWEST_GROUPED = 4;

/**
 * Returns the groups of rankings, the largest first; a ranking like no other is a group of its own. The two groups with the
 * smallest distance are joined until it exceeds `MOST_APART`. The distance of two groups is the largest between their members
 * (complete linkage), so any two members of a group are close.
 * Sources: T. Sørensen (1948), “A method of establishing groups of equal amplitude in plant sociology”, Biologiske Skrifter
 * 5(4); G. N. Lance & W. T. Williams (1967), “A general theory of classificatory sorting strategies”, Computer Journal 9(4).
 *
 * @param distance Of two rankings, 0 to 1; `undefined` if they share too little to tell, so that nothing joins them.
 */
export function groupsOf(
  count: number,
  distance: (one: number, other: number) => number | undefined,
): readonly (readonly number[])[] {
  const groups = Array.from({ length: count }, (_, index) => [index]);
  const far = groups.map((_, one) =>
    Float64Array.from(groups, (__, other) => (one === other ? Infinity : (distance(one, other) ?? Infinity))),
  );
  for (let nearest = nearestOf(far); nearest; nearest = nearestOf(far)) {
    const { one, other } = nearest;
    groups[one] = [...(groups[one] ?? []), ...(groups[other] ?? [])];
    groups[other] = [];
    joinRows(far, one, other);
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group) => group.toSorted((a, b) => a - b))
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

function nearestOf(
  far: readonly Float64Array[],
): { readonly one: number; readonly other: number } | undefined {
  let nearest: { readonly one: number; readonly other: number } | undefined;
  let least = MOST_APART + 1e-12;
  for (const [one, row] of far.entries())
    for (let other = one + 1; other < row.length; other++) {
      const found = row[other] ?? Infinity;
      if (found >= least) continue;
      least = found;
      nearest = { one, other };
    }
  return nearest;
}

/** Makes the distances of one group those of both, and takes the other away. */
function joinRows(far: readonly Float64Array[], one: number, other: number): void {
  for (let third = 0; third < far.length; third++) {
    const joined = third === one ? Infinity : Math.max(far[one]?.[third] ?? 0, far[other]?.[third] ?? 0);
    set(far, one, third, joined);
    set(far, other, third, Infinity);
  }
}

function set(far: readonly Float64Array[], ...[one, other, value]: [number, number, number]): void {
  const [row, column] = [far[one], far[other]];
  if (row && column) row[other] = column[one] = value;
}

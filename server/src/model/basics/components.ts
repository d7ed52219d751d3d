/** Finds the strongly connected components of a graph: sets of nodes that can reach each other. */

/** A node on the path that is being followed. */
interface Visit {
  readonly node: string;
  readonly next: Iterator<string>;
}

/**
 * Returns a number for each node, equal for nodes of the same component.
 * Source: Robert Tarjan, Depth-first search and linear graph algorithms (1972), without recursion.
 */
export function componentsOf(
  nodes: Iterable<string>,
  stepsOf: (node: string) => Iterable<string>,
): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const components = new Map<string, number>();
  const open: string[] = [];
  const way: Visit[] = [];
  const enter = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    open.push(node);
    way.push({ node, next: stepsOf(node)[Symbol.iterator]() });
  };
  const lower = (node: string, to: number | undefined): void => {
    low.set(node, Math.min(low.get(node) ?? Infinity, to ?? Infinity));
  };
  const leave = (node: string): void => {
    way.pop();
    const above = way.at(-1);
    if (above) lower(above.node, low.get(node));
    if (low.get(node) !== order.get(node)) return;
    for (let member = open.pop(); member !== undefined; member = member === node ? undefined : open.pop())
      components.set(member, order.get(node) ?? 0);
  };
  for (const start of nodes) {
    if (!order.has(start)) enter(start);
    for (let visit = way.at(-1); visit; visit = way.at(-1)) {
      const step = visit.next.next();
      if (step.done === true) leave(visit.node);
      else if (!order.has(step.value)) enter(step.value);
      else if (!components.has(step.value)) lower(visit.node, order.get(step.value));
    }
  }
  return components;
}

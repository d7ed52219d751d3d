/** Finds circles of references: chains that lead from a thing back to itself. */
import { componentsOf } from "../basics/components.ts";
import type { ItemReferences } from "./itemReferences.ts";

/** The references between things. A node is a section and an id: "statements converge". */
interface Circles {
  readonly steps: ReadonlyMap<string, readonly string[]>;
  /** The strongly connected components. Nodes in a circle have the same number. */
  readonly components: ReadonlyMap<string, number>;
}

/** Stands for the middle of a long path. */
const LEFT_OUT = "…";

/** The most steps of a path that are shown. */
const MAX_STEPS = 20;

/** The most nodes for which a path is searched. Whether there is a circle is always computed for all. */
const MAX_SEARCHED = 200;

/** The node of an item, and the nodes to which it leads. */
export interface Step {
  readonly node: string;
  readonly next: readonly string[];
}

/** Returns the circles of references between items. @param stepOf Memoized, so that an edit costs little. */
export function circlesAmong(
  referencesByItem: readonly ItemReferences[],
  stepOf: (item: ItemReferences) => Step,
): Circles {
  const steps = new Map<string, readonly string[]>();
  for (const item of referencesByItem) {
    const { node, next } = stepOf(item);
    if (next.length > 0) steps.set(node, next);
  }
  return circlesIn(steps);
}

/** Returns the circles in a graph. */
function circlesIn(steps: ReadonlyMap<string, readonly string[]>): Circles {
  return { steps, components: componentsOf(steps.keys(), (node) => steps.get(node) ?? []) };
}

/** Returns the node of an item. */
export function nodeOf(section: string, id: string | undefined): string {
  return `${section} ${id ?? ""}`;
}

/**
 * Returns the ids on the shortest way between two nodes, both included; `undefined` if there is none, or if the nodes
 * are not in one circle. A long way is reduced to its ends.
 */
export function wayBetween(
  from: string,
  to: string,
  { steps, components }: Circles,
): readonly string[] | undefined {
  const component = components.get(from);
  if (from !== to && (component === undefined || component !== components.get(to))) return undefined;
  const ends = [idOf(from), LEFT_OUT, idOf(to)];
  const before = new Map<string, string | undefined>([[from, undefined]]);
  for (const node of before.keys()) {
    if (node === to) {
      const way: string[] = [];
      for (let step: string | undefined = node; step !== undefined; step = before.get(step))
        way.push(idOf(step));
      return way.length > MAX_STEPS ? ends : way.reverse();
    }
    if (before.size > MAX_SEARCHED) break;
    for (const next of steps.get(node) ?? []) if (!before.has(next)) before.set(next, node);
  }
  return component === undefined ? undefined : ends;
}

/** Returns whether an id on a way stands for ids that are left out. */
export function isLeftOut(id: string): boolean {
  return id === LEFT_OUT;
}

function idOf(node: string): string {
  return node.slice(node.indexOf(" ") + 1);
}

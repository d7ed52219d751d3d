/** What a consensus leaves open: items of which several orders are equally good, and items that beat each other in a circle. */
import type { Consensus } from "./consensus.ts";
import type { Majorities } from "./majorities.ts";
import { Relation } from "./relation.ts";

/** Items next to each other in the consensus whose order is not a matter of course. Items are numbered by their place in it, from 0. */
export interface OpenOrder {
  readonly items: readonly number[];
  /** Whether several orders of them are equally good. */
  readonly isOpen: boolean;
  /** Items of which each is put ahead of the next one by a majority, and the last ahead of the first; empty if there is no circle. */
  readonly circle: readonly number[];
}

/** Returns what a consensus leaves open, and the circles that it breaks, in its order. */
export function openOrders({ order, settled }: Consensus, { size, ahead }: Majorities): OpenOrder[] {
  const place = new Map(order.map((item, index) => [item, index]));
  const [open, beats] = [new Relation(size), new Relation(size)];
  for (let one = 0; one < size; one++)
    for (let other = 0; other < size; other++) {
      const [from = 0, to = 0] = [place.get(one), place.get(other)];
      if (one !== other && !settled.has(one, other) && !settled.has(other, one)) open.add(from, to);
      if ((ahead[one * size + other] ?? 0) > (ahead[other * size + one] ?? 0)) beats.add(from, to);
    }
  const circles = beats.components().filter((component) => component.length > 1);
  const both = new Relation(size);
  for (const component of [...circles, ...open.components()])
    for (const one of component) for (const other of component) if (one !== other) both.add(one, other);
  return both
    .components()
    .filter((component) => component.length > 1)
    .map((component): OpenOrder => {
      const items = component.toSorted((a, b) => a - b);
      return {
        items,
        isOpen: items.some((one) => items.some((other) => open.has(one, other))),
        circle: shortestCircle(items, beats),
      };
    })
    .toSorted((a, b) => (a.items[0] ?? 0) - (b.items[0] ?? 0));
}

/** Returns a circle of as few items as possible through the first item that is in one; empty if none is. */
function shortestCircle(items: readonly number[], beats: Relation): readonly number[] {
  for (const start of items) {
    const ways = new Map<number, readonly number[]>([[start, [start]]]);
    for (const [item, way] of ways) {
      if (item !== start && beats.has(item, start)) return way;
      for (const next of items) if (beats.has(item, next) && !ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return [];
}

/** Finds the block of a page that shows a line of the text, and the part of the block. */
import type { BlockLines } from "../../server/src/features/viewProtocol.ts";

/** A block that shows lines. */
interface Shown {
  readonly index: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The lines that the blocks of a page show. A long page has thousands of blocks and of marks, so that a search does not go through all
 * blocks.
 */
export class LinesOfBlocks {
  /** The blocks with lines, in the order of the text, and then of the page. */
  readonly #shown: readonly Shown[];
  /** For each of them: which one, of it and those before it, ends last. */
  readonly #endsLast: readonly Shown[];

  /** @param lines The lines that each block shows. Blocks do not have the order of the file. */
  constructor(lines: readonly BlockLines[]) {
    this.#shown = lines
      .flatMap((each, index) => (each ? [{ index, first: each[0], last: each[1] }] : []))
      .sort((a, b) => a.first - b.first || a.index - b.index);
    let latest: Shown | undefined;
    this.#endsLast = this.#shown.map((each) => (latest = latest && latest.last > each.last ? latest : each));
  }

  /**
   * Returns the index of the block that shows a line, and among several that of the one that begins last in the text, and then in the page;
   * otherwise that of the nearest one, and of two that of the one after the line, which comments and keys above it are about. Not every
   * line has a block. `undefined` if no block has lines.
   * @param line From 0.
   */
  blockAt(line: number): number | undefined {
    const count = this.#countUntil(line);
    const above = this.#endsLast[count - 1];
    if (above && above.last >= line) return this.#lastThatContains(line, count)?.index;
    const next = this.#shown[count];
    const below = next && this.#shown[this.#countUntil(next.first) - 1];
    const isBelow = !above || (below && below.first - line <= line - above.last);
    return (isBelow ? below : above)?.index;
  }

  /** Of the first blocks, the last one that does not end before a line. */
  #lastThatContains(line: number, count: number): Shown | undefined {
    for (let at = count - 1; at >= 0; at--) {
      const shown = this.#shown[at];
      if (shown && shown.last >= line) return shown;
    }
    return undefined;
  }

  /** How many blocks begin at a line or above it. */
  #countUntil(line: number): number {
    return firstIndexWhere(this.#shown, ({ first }) => first > line);
  }
}

/**
 * Returns the index of the first element that has a property, which all elements after it have too; their number if none has it. Asks few
 * of them.
 */
export function firstIndexWhere<T>(elements: ArrayLike<T>, isAfter: (element: T) => boolean): number {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(elements[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Returns the index of the part of a block, such as a row of a table, that shows a line: of those that begin at it or above it, the last
 * one in the text, and then the first in the page. `undefined` if there is none.
 * @param line Counted from the first line of the block.
 * @param starts The first line of each part, counted in the same way.
 */
export function partAt(line: number, starts: readonly number[]): number | undefined {
  const nearest = Math.max(...starts.filter((start) => start <= line));
  const index = starts.indexOf(nearest);
  return index < 0 ? undefined : index;
}

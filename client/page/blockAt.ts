/** Finds the block of a page that shows a line of the text, and the part of the block. */
import type { BlockLines } from "../../server/src/features/viewProtocol.ts";

/**
 * Returns the index of the block that shows a line, and among several that of the one that begins last in the text, and then in the page;
 * otherwise that of the nearest one, and of two that of the one after the line, which comments and keys above it are about. Parts do not
 * have the order of the file, and not every line has a block. `undefined` if no block has lines.
 * @param line From 0.
 * @param lines The lines that each block shows.
 */
export function blockAt(line: number, lines: readonly BlockLines[]): number | undefined {
  let best: { readonly index: number; readonly order: readonly number[] } | undefined;
  for (const [index, each] of lines.entries()) {
    if (!each) continue;
    const [first, last] = each;
    const distance = Math.max(first - line, line - last, 0);
    if (best && distance > (best.order[0] ?? 0)) continue;
    const order = [distance, first > line ? 0 : 1, -first, -index];
    if (!best || isBefore(order, best.order)) best = { index, order };
  }
  return best?.index;
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

/** Whether a list of numbers comes before another one: the first difference decides. */
function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** Finds what can be seen of a page whose blocks are below each other. */
import { firstIndexWhere } from "./blockAt.ts";

/** A block that can be seen. */
interface SeenBlock {
  readonly block: Element;
  readonly index: number;
  readonly top: number;
}

/** The blocks that can be seen. Few are asked where they are: a long page has thousands. */
export function seenBlocks(blocks: HTMLCollection): readonly SeenBlock[] {
  const seen: SeenBlock[] = [];
  for (let index = firstIndexWhere(blocks, isBelowTop); index < blocks.length; index++) {
    const block = blocks[index] as Element;
    const { top } = edgesOf(block);
    if (top >= innerHeight) break;
    seen.push({ block, index, top });
  }
  return seen;
}

/** Whether a part of the page ends below the upper edge of the window: all blocks after it do, too. */
export function isBelowTop(place: Element): boolean {
  return edgesOf(place).bottom > 0;
}

/** Where a place begins and ends, from the upper edge of the window. */
export function edgesOf(block: Element): { readonly top: number; readonly bottom: number } {
  const { top, bottom } = block.getBoundingClientRect();
  return { top, bottom };
}

/** The rows of the figure of change: the items of each side in the order of their ranks. */
import type { ChangeFigure } from "../../publication/tree/figures.ts";
import { maxOf } from "../../syntax/minMax.ts";
import { heightOf } from "./marks.ts";
import { wrapped, type TextBlock } from "./wrap.ts";

/** The measures of the figure. */
export interface ChangeLayout {
  readonly labelWidth: number;
  /** The ends of the lines. */
  readonly left: number;
  readonly right: number;
  readonly language: string;
}

/** An item on one side. */
export interface SideItem {
  readonly rank: number;
  readonly label: TextBlock;
  readonly note: TextBlock | undefined;
  /** How far it has moved: positive if it fell. */
  readonly places: number;
  /** The middle of its row. */
  readonly y: number;
}

/** The items of a side by their places in the figure, from the highest rank to the lowest. */
export type RankedSide = ReadonlyMap<number, SideItem>;

type Ranked = Omit<SideItem, "y"> & { readonly index: number };

/** Both sides. A row is as high as the higher of its two items. */
export function sidesOf(
  figure: ChangeFigure,
  layout: ChangeLayout,
  top: number,
): { readonly before: RankedSide; readonly after: RankedSide; readonly bottom: number } {
  const sides = [ranked(figure, "before", layout), ranked(figure, "after", layout)] as const;
  const middles: number[] = [];
  let bottom = top;
  const count = maxOf(sides.map(({ length }) => length));
  for (let row = 0; row < count; row++) {
    const height = 9 + maxOf(sides.map((items) => heightAt(items, row)));
    middles.push(bottom + height / 2);
    bottom += height;
  }
  const placed = (items: readonly Ranked[]): RankedSide =>
    new Map(items.map(({ index, ...item }, row) => [index, { ...item, y: middles[row] ?? top }]));
  return { before: placed(sides[0]), after: placed(sides[1]), bottom };
}

function ranked(
  { items, newLabel, droppedLabel }: ChangeFigure,
  side: "before" | "after",
  { labelWidth }: ChangeLayout,
): readonly Ranked[] {
  const other = side === "before" ? "after" : "before";
  const words = side === "before" ? droppedLabel : newLabel;
  return items
    .flatMap((item, index): Ranked[] => {
      const rank = rankOnSide(item, side);
      if (rank === undefined) return [];
      const room = { width: labelWidth, lines: 3 };
      const note =
        rankOnSide(item, other) === undefined
          ? wrapped(item.note ?? words, room, { size: 10.5, italic: true })
          : undefined;
      return [{ index, rank, places: placesOf(item), label: wrapped(item.label, room, { size: 12 }), note }];
    })
    .sort((one, two) => one.rank - two.rank || one.index - two.index);
}

function placesOf({ places = 0 }: ChangeFigure["items"][number]): number {
  return Number.isFinite(places) ? places : 0;
}

/** The rank of an item on a side. What is not a number is not a rank. */
export function rankOnSide(
  item: ChangeFigure["items"][number],
  side: "before" | "after",
): number | undefined {
  const rank = item[side];
  return Number.isFinite(rank) ? rank : undefined;
}

function heightAt(items: readonly Ranked[], row: number): number {
  const item = items[row];
  return item ? heightOf([item.label, ...(item.note ? [item.note] : [])]) : 0;
}

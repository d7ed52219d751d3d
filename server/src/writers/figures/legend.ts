/** Explains the signs of a figure: each with its words, in rows. */
import { addAll } from "../../syntax/memo.ts";
import { centeredText, type DrawnMark, type Area, type NarrowPart, type Point } from "./marks.ts";
import { wrapped } from "./wrap.ts";

/** A sign and its words. The sign is drawn around a place. */
export interface LegendItem {
  readonly words: string;
  readonly signWidth: number;
  readonly sign: (center: Point) => readonly DrawnMark[];
}

const STYLE = { size: 11 };
const SPACE = 7;
const BETWEEN = 20;
const BELOW = 7;
const LOWEST = 18;

/** The legend. Items without words are left out. */
export function legendPart(items: readonly LegendItem[], place: Area): NarrowPart {
  const marks: DrawnMark[] = [];
  let x = place.x;
  let { x: right, top } = place;
  let height = 0;
  for (const { words, signWidth, sign } of items) {
    if (words.trim() === "") continue;
    const block = wrapped(words, { width: place.width - signWidth - SPACE, lines: 2 }, STYLE);
    const width = signWidth + SPACE + block.width;
    if (x > place.x && x + width > place.x + place.width) {
      x = place.x;
      top += height + BELOW;
      height = 0;
    }
    height = Math.max(height, LOWEST, block.height);
    const middle = top + Math.max(LOWEST, block.height) / 2;
    addAll(marks, sign({ x: x + signWidth / 2, y: middle }));
    marks.push(centeredText(block, { x: x + signWidth + SPACE, y: middle }));
    right = Math.max(right, x + width);
    x += width + BETWEEN;
  }
  return { marks, bottom: top + height, right };
}

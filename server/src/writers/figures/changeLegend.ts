/** The signs of the figure of change, and what they mean. */
import type { ChangeWords } from "../../publication/tree/figures.ts";
import type { RankedSide } from "./changeLayout.ts";
import type { LegendItem } from "./legend.ts";
import { centeredText, circle, line, path, pathMark, type DrawnMark, type Point } from "./marks.ts";
import { moveSign, paintOf } from "./rankingLines.ts";
import { oneLine } from "./wrap.ts";

/** A triangle up or down, or an equals sign for what keeps its order. */
export function moveMark(places: number, { x, y }: Point): DrawnMark {
  if (places === 0) return centeredText(oneLine("=", { size: 11 }), { x, y }, { paint: "muted" });
  const [base, tip] = places < 0 ? [y + 3.5, y - 3.5] : [y - 3.5, y + 3.5];
  return pathMark(path`M${x} ${base}H${x + 8}L${x + 4} ${tip}z`, { fill: paintOf(0, places) });
}

/** The dashed stub of an item that only one side ranks. @param far Where it ends. */
export function stubMarks({ x, y }: Point, far: number): readonly DrawnMark[] {
  return [
    line({ x, y }, { x: far, y }, { stroke: "muted", strokeWidth: 1.4, dash: "2 3" }),
    circle({ x, y }, 3.4, { fill: "paper", stroke: "ink", strokeWidth: 1.4 }),
  ];
}

/** The upright line between two items with the same rank. */
export function tieMark({ x, y }: Point, bottom: number): DrawnMark {
  return line({ x, y }, { x, y: bottom }, { stroke: "ink", strokeWidth: 2 });
}

/** The signs that the items of the two sides have. */
export function changeLegend(
  words: ChangeWords,
  [before, after]: readonly [RankedSide, RankedSide],
): readonly LegendItem[] {
  const moves = Array.from(after).flatMap(([index, { places }]) =>
    before.has(index) ? [Math.sign(places)] : [],
  );
  const move = (sign: number, text: string): LegendItem[] =>
    moves.includes(sign) ? [{ words: text, signWidth: 48, sign: (center) => moveSigns(sign, center) }] : [];
  const item = (isUsed: boolean, text: string, sign: LegendItem["sign"]): LegendItem[] =>
    isUsed ? [{ words: text, signWidth: 36, sign }] : [];
  const isTied = [before, after].some((side) => isRankShared(Array.from(side.values(), ({ rank }) => rank)));
  const isSingle = [...before.keys(), ...after.keys()].some(
    (index) => !before.has(index) || !after.has(index),
  );
  return [
    ...move(-1, words.rises),
    ...move(1, words.falls),
    ...move(0, words.keeps),
    ...item(isTied, words.tied, ({ x, y }) => [tieMark({ x, y: y - 8 }, y + 8)]),
    ...item(isSingle, words.single, ({ x, y }) => stubMarks({ x: x - 15, y }, x + 18)),
  ];
}

function isRankShared(ranks: readonly number[]): boolean {
  return new Set(ranks).size < ranks.length;
}

/** A line with the sign at its end. */
function moveSigns(places: number, { x, y }: Point): readonly DrawnMark[] {
  return [...moveSign(paintOf(0, places))({ x: x - 9, y }), moveMark(places, { x: x + 14, y })];
}

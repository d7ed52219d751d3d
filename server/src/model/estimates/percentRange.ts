/** Ranges in percent: those that authors write, and the bands of the terms of a scale. */
import { figure, withPercentSign } from "../../language/figures.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";

/** A range in percent. Both ends belong to it, unless they are open. */
export interface PercentRange {
  readonly from: number;
  readonly to: number;
  /** The end that does not belong to the range. */
  readonly open?: "from" | "to" | "both";
}

/** Returns the range in "30%" or "80-90 %". */
export function percentRangeIn(text: string | undefined): PercentRange | undefined {
  const found = /^(\d+(?:[.,]\d+)?)\s?%?(?:\s?[-–]\s?(\d+(?:[.,]\d+)?))?\s?%$/.exec(text?.trim() ?? "");
  if (!found) return undefined;
  const [from = 0, to = 0] = [found[1], found[2] ?? found[1]].map((each) => Number(each?.replace(",", ".")));
  return { from, to };
}

/** Returns the band in the `percent` of a term; `undefined` if its ends are missing, outside of 0–100, or reversed. */
export function bandIn(percent: Node | undefined): PercentRange | undefined {
  const [from, to] = ["from", "to"].map((key) => Number(textOf(valueAt(percent, key)) ?? Number.NaN));
  if (from === undefined || to === undefined || !(from >= 0 && from <= to && to <= 100)) return undefined;
  const open = textOf(valueAt(percent, "open"));
  return open === "from" || open === "to" || open === "both" ? { from, to, open } : { from, to };
}

/** Returns a range as text in the reader's language: "55–80%", or ">0–5%" if an end is open. */
export function percentRangeText(range: PercentRange): string {
  return withPercentSign(percentRangeFigures(range));
}

/** Returns a range without the percent sign. */
export function percentRangeFigures(range: PercentRange): string {
  const { from, to } = range;
  if (from === to) return figure(from);
  return `${isOpenAt(range, "from") ? ">" : ""}${figure(from)}–${isOpenAt(range, "to") ? "<" : ""}${figure(to)}`;
}

/** Returns the smallest range that contains both. An end is open if no range with this end includes it. */
export function rangeOver(a: PercentRange, b: PercentRange): PercentRange {
  const [from, to] = [Math.min(a.from, b.from), Math.max(a.to, b.to)];
  const opensFrom = [a, b].every((range) => range.from > from || isOpenAt(range, "from"));
  const opensTo = [a, b].every((range) => range.to < to || isOpenAt(range, "to"));
  if (opensFrom && opensTo) return { from, to, open: "both" };
  if (opensFrom) return { from, to, open: "from" };
  return opensTo ? { from, to, open: "to" } : { from, to };
}

/** Whether two ranges overlap, or touch at a boundary that belongs to both. */
export function intersects(a: PercentRange, b: PercentRange): boolean {
  return reaches(a, b) && reaches(b, a);
}

/** Returns the middle of a range. */
export function middleOf({ from, to }: PercentRange): number {
  return (from + to) / 2;
}

/** Whether the upper end of a range is not below the lower end of another. */
function reaches(lower: PercentRange, upper: PercentRange): boolean {
  if (lower.to !== upper.from) return lower.to > upper.from;
  return !isOpenAt(lower, "to") && !isOpenAt(upper, "from");
}

function isOpenAt({ open }: PercentRange, end: "from" | "to"): boolean {
  return open === end || open === "both";
}

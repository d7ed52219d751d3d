/** Draws a level of confidence: as many filled dots as its place, hollow ones up to the highest level, and the word. */
import { centeredText, circle, textMark, within, type DrawnMark, type Point } from "./marks.ts";
import type { TextBlock } from "./wrap.ts";

const MOST_LEVELS = 9;
const RADIUS = 4.2;
const STEP = 12;

/** The dots above their word, centered on a place; the word alone if there are no levels. */
export function confidenceMarks(
  { place, levels }: { readonly place: number; readonly levels: number },
  label: TextBlock,
  { x, y }: Point,
): readonly DrawnMark[] {
  const count = Math.round(within(levels, 0, MOST_LEVELS));
  if (count === 0) return [centeredText(label, { x, y })];
  const filled = within(place, 0, count - 1);
  const top = y - (label.height + STEP) / 2;
  const dots = Array.from({ length: count }, (_, index) =>
    circle(
      { x: x + RADIUS + 1 + index * STEP, y: top + RADIUS + 1 },
      RADIUS,
      index <= filled ? { fill: "accent", stroke: "accent" } : { fill: "paper", stroke: "accent" },
    ),
  );
  return [...dots, textMark(label, { x, y: top + STEP + 1 })];
}

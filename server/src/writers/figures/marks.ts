/** What a drawing consists of: texts, rectangles and paths with their places, before they become SVG. */
import { LINE_HEIGHT, type TextBlock } from "./wrap.ts";

/** A drawing: its size and its marks, from the lowest to the topmost. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly DrawnMark[];
}

/** A part of a drawing, and the place below it. */
export interface DrawnPart {
  readonly marks: readonly DrawnMark[];
  readonly bottom: number;
}

/** A part of a drawing, with the place to its right too. */
export interface NarrowPart extends DrawnPart {
  readonly right: number;
}

/** Where a part begins and how wide it may be. */
export interface Area {
  readonly x: number;
  readonly top: number;
  readonly width: number;
}

export type DrawnMark = TextMark | RectangleMark | PathMark;

/** A color by its role. A number is a place in a ramp from pale (0) to strong (1). */
export type Paint =
  "ink" | "muted" | "rule" | "grid" | "paper" | "panel" | "rise" | "fall" | "accent" | number;

/** How a shape is filled and outlined. */
export interface Look {
  readonly fill?: Paint;
  readonly stroke?: Paint;
  readonly strokeWidth?: number;
  /** The lengths of dashes and spaces. */
  readonly dash?: string;
}

export interface RectangleMark extends Look, Box {
  readonly kind: "rectangle";
  readonly radius?: number;
  /** Whether nothing below shines through, even if the color is not opaque in a theme. */
  readonly covers?: boolean;
}

export interface PathMark extends Look {
  readonly kind: "path";
  /** The data of the path, as SVG writes it. */
  readonly data: string;
}

export interface TextMark {
  readonly kind: "text";
  readonly block: TextBlock;
  /** The place that the anchor names, and the top of the first line. */
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  readonly paint: Paint;
  /** Whether the text is turned: it then runs upwards, and its lines follow from left to right. */
  readonly isTurned?: boolean;
}

type Anchor = "start" | "middle" | "end";

/** A rectangle: its left upper corner and its size. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A text with its top at a place. */
export function textMark(
  block: TextBlock,
  at: Point,
  look: { readonly anchor?: Anchor; readonly paint?: Paint; readonly isTurned?: boolean } = {},
): TextMark {
  return { kind: "text", block, ...at, anchor: "start", paint: "ink", ...look };
}

/** A text whose lines are centered vertically on a place. */
export function centeredText(
  block: TextBlock,
  { x, y }: Point,
  look: { readonly anchor?: Anchor; readonly paint?: Paint } = {},
): TextMark {
  return textMark(block, { x, y: y - block.height / 2 }, look);
}

/** A rectangle. */
export function rectangle(
  box: Box,
  look: Look & { readonly radius?: number; readonly covers?: boolean },
): RectangleMark {
  return { kind: "rectangle", ...box, ...look };
}

/** A path. @param data From the template `path`. */
export function pathMark(data: string, look: Look): PathMark {
  return { kind: "path", data, ...look };
}

/** A straight line. */
export function line(from: Point, to: Point, look: Look): PathMark {
  return pathMark(path`M${from.x} ${from.y}L${to.x} ${to.y}`, look);
}

/** A circle. */
export function circle({ x, y }: Point, radius: number, look: Look): PathMark {
  return pathMark(circlePath({ x, y }, radius), look);
}

/** The data of a circle, so that many of them can share a path. */
export function circlePath({ x, y }: Point, radius: number): string {
  return path`M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
}

/** The data of a path. Its numbers are rounded, so that the same figure has the same bytes everywhere. */
export function path(parts: TemplateStringsArray, ...numbers: readonly number[]): string {
  return parts
    .map((part, index) => part + (index < numbers.length ? svgNumber(numbers[index]) : ""))
    .join("");
}

/** A number with at most two decimals. What is not a finite number becomes 0. */
export function svgNumber(value = 0): string {
  const hundredths = Math.round(value * 100);
  return Number.isFinite(hundredths) && hundredths !== 0 ? String(hundredths / 100) : "0";
}

/** A number within limits. What is not a number becomes the lower limit. */
export function within(value: number, low: number, high: number): number {
  return Number.isNaN(value) ? low : Math.min(Math.max(value, low), high);
}

/** The space that a text takes. */
export function boxOf({ block, x, y, anchor, isTurned }: TextMark): Box {
  const { width, height } = block;
  const share = { start: 0, middle: 0.5, end: 1 }[anchor];
  if (isTurned) return { x, y: y - width * (1 - share), width: height, height: width };
  return { x: x - width * share, y, width, height };
}

/** The baselines of the lines of a text, from its top. */
export function baselines({ lines, size }: TextBlock): readonly number[] {
  return lines.map((_, index) => size * (0.95 + index * LINE_HEIGHT));
}

/** The height of texts below each other. */
export function heightOf(blocks: readonly TextBlock[]): number {
  return blocks.reduce((height, block) => height + block.height, 0);
}

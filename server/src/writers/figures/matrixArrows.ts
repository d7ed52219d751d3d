/** Draws the arrows from stage to stage of a threat. An arrow bends to pass other signs. */
import { minOf } from "../../syntax/minMax.ts";
import { path, pathMark, type Box, type DrawnMark, type Point } from "./marks.ts";
import type { SignSize } from "./matrixSigns.ts";

/** How far the middle of an arrow is moved aside, in the order of preference. */
const BENDS = [0, 16, -16, 30, -30, 46, -46];
const STEPS = [0.15, 0.25, 0.35, 0.45, 0.5, 0.55, 0.65, 0.75, 0.85];
const HEAD = 8;
const NEAR = 3;
/** A shorter arrow would be no more than its head. */
const SHORTEST = 7;

/** An arrow from sign to sign, on a band of the paper's color. @param others The boxes of all signs and words. */
export function arrowMarks(
  from: Point,
  to: Point,
  { others, size }: { readonly others: readonly Box[]; readonly size: SignSize },
): readonly DrawnMark[] {
  if (Math.hypot(to.x - from.x, to.y - from.y) < 1) return [];
  const control = bestControl(from, to, others);
  const [start, end] = [edgeOf(from, control, size), edgeOf(to, control, size)];
  const [dx, dy] = [end.x - control.x, end.y - control.y];
  const length = Math.hypot(dx, dy);
  if (length === 0 || Math.hypot(end.x - start.x, end.y - start.y) < SHORTEST) return [];
  const [x, y] = [dx / length, dy / length];
  const base = { x: end.x - x * HEAD, y: end.y - y * HEAD };
  const shaft = path`M${start.x} ${start.y}Q${control.x} ${control.y} ${base.x} ${base.y}`;
  const head = path`M${end.x} ${end.y}L${base.x - y * 4} ${base.y + x * 4}L${base.x + y * 4} ${base.y - x * 4}z`;
  return [
    pathMark(shaft, { stroke: "paper", strokeWidth: 5 }),
    pathMark(shaft, { stroke: "ink", strokeWidth: 1.5 }),
    pathMark(head, { fill: "ink", stroke: "paper", strokeWidth: 0.8 }),
  ];
}

/** The control point of the curve that meets the fewest signs. */
function bestControl(from: Point, to: Point, others: readonly Box[]): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const controls = BENDS.map((bend) => ({
    x: (from.x + to.x) / 2 - (dy / length) * bend * 2,
    y: (from.y + to.y) / 2 + (dx / length) * bend * 2,
  }));
  const obstacles = others.filter((other) => !isIn(from, other) && !isIn(to, other));
  const meetings = controls.map((control) => {
    const points = STEPS.map((step) => pointOn([from, control, to], step));
    return obstacles.filter((other) => points.some((point) => isIn(point, other))).length;
  });
  return controls[meetings.indexOf(minOf(meetings))] ?? from;
}

/** Whether a place is in a box, or so near that a line would touch it. */
function isIn({ x, y }: Point, box: Box): boolean {
  const isAcross = x > box.x - NEAR && x < box.x + box.width + NEAR;
  return isAcross && y > box.y - NEAR && y < box.y + box.height + NEAR;
}

/** A place on a quadratic curve. */
function pointOn([from, control, to]: readonly [Point, Point, Point], step: number): Point {
  const [a, b, c] = [(1 - step) ** 2, 2 * step * (1 - step), step ** 2];
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}

/** Where the line from the middle of a sign to another place leaves the sign. */
function edgeOf(from: Point, to: Point, { width, height }: SignSize): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [across, down] = [(width / 2 + 2) / Math.abs(dx || 1e-9), (height / 2 + 2) / Math.abs(dy || 1e-9)];
  const scale = Math.min(across, down, 1);
  return { x: from.x + dx * scale, y: from.y + dy * scale };
}

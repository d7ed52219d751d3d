/** Draws the signs of threats in a matrix: each stage has a shape of its own, and an arrow leads from stage to stage. */
import { centredText, path, pathMark, rectangle, type Look, type Mark, type Point } from "./marks.ts";
import { wrapped } from "./wrap.ts";

/** With what controls a threat is judged: none, those of today, or also planned ones. */
export type Stage = "inherent" | "current" | "residual";

/** The size of all signs. */
export interface SignSize {
  readonly width: number;
  readonly height: number;
  readonly size: number;
}

const LOOKS: Readonly<Record<Stage, Look>> = {
  inherent: { fill: "paper", stroke: "ink", strokeWidth: 1.2, dash: "3 2" },
  current: { fill: "accent", stroke: "paper", strokeWidth: 1 },
  residual: { fill: "paper", stroke: "ink", strokeWidth: 1.8 },
};

/** A sign around a place. */
export function signMarks(
  sign: string,
  stage: Stage,
  { x, y, size }: Point & { readonly size: SignSize },
): readonly Mark[] {
  const { width, height } = size;
  const box = { x: x - width / 2, y: y - height / 2, width, height };
  const block = wrapped(sign, { width: width - 8, lines: 1 }, { size: size.size, bold: true });
  return [
    rectangle(box, { ...LOOKS[stage], radius: stage === "residual" ? 2 : height / 2 }),
    centredText(block, { x, y }, { anchor: "middle", paint: stage === "current" ? "paper" : "ink" }),
  ];
}

/** The side of a range, between two signs of the same threat. */
export function spanMarks(from: Point, to: Point): readonly Mark[] {
  const data = path`M${from.x} ${from.y}L${to.x} ${to.y}`;
  return [
    pathMark(data, { stroke: "paper", strokeWidth: 7 }),
    pathMark(data, { stroke: "accent", strokeWidth: 4 }),
  ];
}

/** An arrow from sign to sign, on a band of the paper's colour. */
export function arrowMarks(from: Point, to: Point, size: SignSize): readonly Mark[] {
  const [start, end] = [edgeOf(from, to, size), edgeOf(to, from, size)];
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  if (length < 7) return [];
  const [x, y] = [(end.x - start.x) / length, (end.y - start.y) / length];
  const base = { x: end.x - x * 8, y: end.y - y * 8 };
  const shaft = path`M${start.x} ${start.y}L${base.x} ${base.y}`;
  const head = path`M${end.x} ${end.y}L${base.x - y * 4} ${base.y + x * 4}L${base.x + y * 4} ${base.y - x * 4}z`;
  return [
    pathMark(shaft, { stroke: "paper", strokeWidth: 5 }),
    pathMark(shaft, { stroke: "ink", strokeWidth: 1.5 }),
    pathMark(head, { fill: "ink", stroke: "paper", strokeWidth: 0.8 }),
  ];
}

/** Where the line from the middle of a sign to another place leaves the sign. */
function edgeOf(from: Point, to: Point, { width, height }: SignSize): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const scale = Math.min(
    (width / 2 + 1.5) / Math.abs(dx || 1e-9),
    (height / 2 + 1.5) / Math.abs(dy || 1e-9),
    0.5,
  );
  return { x: from.x + dx * scale, y: from.y + dy * scale };
}

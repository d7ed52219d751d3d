/** Draws the signs of threats in a matrix: each stage has a shape of its own. */
import { centeredText, path, pathMark, rectangle, type Look, type DrawnMark, type Point } from "./marks.ts";
import { wrapped } from "./wrap.ts";

/** With what controls a threat is judged: none, those of today, or also planned ones. */
export type RiskStage = "inherent" | "current" | "residual";

/** The size of all signs. */
export interface SignSize {
  readonly width: number;
  readonly height: number;
  readonly size: number;
}

const LOOKS: Readonly<Record<RiskStage, Look>> = {
  inherent: { fill: "paper", stroke: "ink", strokeWidth: 1.2, dash: "3 2" },
  current: { fill: "accent", stroke: "paper", strokeWidth: 1 },
  residual: { fill: "paper", stroke: "ink", strokeWidth: 1.8 },
};

/** A sign around a place. Without a stage, it has no shape. */
export function signMarks(
  sign: string,
  stage: RiskStage | undefined,
  { x, y, size }: Point & { readonly size: SignSize },
): readonly DrawnMark[] {
  const { width, height } = size;
  const box = { x: x - width / 2, y: y - height / 2, width, height };
  const block = wrapped(sign, { width: width - 8, lines: 1 }, { size: size.size, bold: true });
  return [
    ...(stage ? [rectangle(box, { ...LOOKS[stage], radius: stage === "residual" ? 2 : height / 2 })] : []),
    centeredText(block, { x, y }, { anchor: "middle", paint: stage === "current" ? "paper" : "ink" }),
  ];
}

/** The side of a range, between two signs of the same threat. */
export function spanMarks(from: Point, to: Point): readonly DrawnMark[] {
  const data = path`M${from.x} ${from.y}L${to.x} ${to.y}`;
  return [
    pathMark(data, { stroke: "paper", strokeWidth: 7 }),
    pathMark(data, { stroke: "accent", strokeWidth: 4 }),
  ];
}

/** Surveys: how they were made, and what this means for their figures. */
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { numberOf, percentOf } from "../basics/number.ts";
import { marginOfShare } from "./sampling.ts";

/** A margin of error as its authors state it. */
export interface Margin {
  readonly points: number | undefined;
  /** The level of confidence in percent. */
  readonly level: number | undefined;
}

/** The method of a survey. */
export interface Survey {
  /** The actor whose view the survey shows. */
  readonly of: string | undefined;
  readonly population: string | undefined;
  readonly size: number | undefined;
  readonly sample: string | undefined;
  readonly fielded: string | undefined;
  readonly margin: Margin | undefined;
  readonly designEffect: number | undefined;
}

/** Whether remarks say what the description of a survey, or a figure, leaves out. */
export function hasRemarks(node: Node | undefined): boolean {
  return Boolean(textOf(valueAt(node, "remarks"))?.trim());
}

/** The level of a margin that does not state one. */
export const USUAL_LEVEL = 95;

/** Reads the survey of a source. */
export function readSurvey(node: Node | undefined): Survey | undefined {
  if (node?.kind !== "map") return undefined;
  return {
    of: textOf(valueAt(node, "of")),
    population: textOf(valueAt(node, "population")),
    size: sizeOf(node),
    sample: textOf(valueAt(node, "sample")),
    fielded: textOf(valueAt(node, "fielded")),
    margin: readMargin(valueAt(node, "margin-of-error")),
    designEffect: numberOf(valueAt(node, "design-effect")),
  };
}

/** Reads a margin of error. */
export function readMargin(node: Node | undefined): Margin | undefined {
  if (node?.kind !== "map") return undefined;
  return { points: numberOf(valueAt(node, "points")), level: percentOf(textOf(valueAt(node, "level"))) };
}

/** Returns how many people answered. */
export function sizeOf(node: Node | undefined): number | undefined {
  const size = numberOf(valueAt(node, "sample-size"));
  return size !== undefined && size >= 1 ? size : undefined;
}

/**
 * Returns the size of a simple random sample with the same precision as this survey, by its design effect or its
 * margin.
 */
export function effectiveSize({ size, margin, designEffect }: Survey): number | undefined {
  if (size === undefined) return undefined;
  if (designEffect !== undefined && designEffect > 0) return size / designEffect;
  if (!margin?.points) return size;
  const simple = marginOfShare(0.5, size, margin.level ?? USUAL_LEVEL);
  return size / Math.max(1, (margin.points / simple) ** 2);
}

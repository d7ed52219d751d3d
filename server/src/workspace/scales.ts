/** The scales that hold in a document, one of each kind. */
import type { ScaleName } from "../format/schema.ts";
import type { Scale } from "../model/scale.ts";

export type Scales = Readonly<Record<ScaleName, Scale | undefined>>;

export const scaleNames = [
  "likelihood",
  "confidence",
  "reliability",
  "credibility",
  "impact",
  "risk",
] as const satisfies readonly ScaleName[];

export function mapScales(scale: (of: ScaleName) => Scale | undefined): Scales {
  return Object.fromEntries(scaleNames.map((name) => [name, scale(name)])) as Scales;
}

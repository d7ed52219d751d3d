/** Finds the scales that apply to a document, one of each kind. */
import type { ScaleName } from "../format/schema.ts";
import type { LocatedText } from "../model/locatedText.ts";
import type { Scale } from "../model/scale.ts";
import type { Source } from "../syntax/source.ts";
import type { Configuration } from "./configuration.ts";
import type { Library } from "./library.ts";
import { bundledScales } from "./library.ts";

/** The scale of each kind. */
export type Scales = Readonly<Record<ScaleName, Scale | undefined>>;

/** The kinds of scales. */
export const scaleNames = [
  "likelihood",
  "confidence",
  "reliability",
  "credibility",
  "impact",
  "risk",
] as const satisfies readonly ScaleName[];

/** Calls a function for each kind of scale. */
export function mapScales(scale: (of: ScaleName) => Scale | undefined): Scales {
  return Object.fromEntries(scaleNames.map((name) => [name, scale(name)])) as Scales;
}

/** What is needed to find the scales of a document. */
interface Scaled {
  readonly configuration: Configuration;
  readonly library: Library;
  readonly source: Source;
}

/** Returns the scales that a document declares, or else its configuration, or else the program. */
export function scalesOf(
  { configuration: { scales, base }, library, source }: Scaled,
  declared: readonly { readonly of: ScaleName; readonly name: LocatedText }[],
): Scales {
  return mapScales((of) => {
    const own = declared.find((each) => each.of === of);
    return own ? library.scale(of, own.name.text, source.uri) : library.scale(of, scales[of], base);
  });
}

/** Whether the same scales apply. */
export function sameScales(a: Scales, b: Scales): boolean {
  return scaleNames.every((name) => a[name] === b[name]);
}

/** Returns the ids of the bundled scales for a key that is named after a kind of scale; empty for other keys. */
export function bundledScalesFor(key: string): string[] {
  const of = scaleNames.find((name) => name === key);
  return of === undefined ? [] : bundledScales(of);
}

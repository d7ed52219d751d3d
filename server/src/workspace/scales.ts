/** Finds the scales that apply to a document, one of each kind. */
import type { ScaleName } from "../format/schema.ts";
import type { LocatedText } from "../model/basics/locatedText.ts";
import { textsOf } from "../model/basics/locatedText.ts";
import type { Estimate } from "../model/estimates/estimate.ts";
import { termOfValue } from "../model/estimates/estimate.ts";
import type { Scale, ScaleTerm } from "../model/estimates/scale.ts";
import { periodFor } from "../model/estimates/scale.ts";
import type { Item } from "../syntax/document.ts";
import { valueAt } from "../syntax/node.ts";
import type { Source } from "../syntax/source.ts";
import type { Configuration } from "./configuration.ts";
import type { Library } from "./library.ts";
import { bundledScales } from "./library.ts";

/** The scale of each kind. */
export type Scales = Readonly<Record<ScaleName, Scale | undefined>>;

/** The scales that a document uses beside the one of each kind; `undefined` for a scale that cannot be read. */
export type FurtherScales = readonly (Scale | undefined)[];

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
function mapScales(scale: (of: ScaleName) => Scale | undefined): Scales {
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

/** The scales of a document. */
interface AllScales {
  readonly scales: Scales;
  readonly furtherScales: FurtherScales;
}

/** Returns the scales of a kind whose terms a document may use, the main one first. */
export function scalesFor(of: ScaleName, { scales, furtherScales }: AllScales): readonly Scale[] {
  const all = [scales[of], ...furtherScales.filter((each) => each?.of === of)];
  return [...new Set(all)].flatMap((scale) => scale ?? []);
}

/** Returns the term that a value names, with its scale; `undefined` if no scale of the document has it. */
export function termNamed(
  word: string,
  of: ScaleName,
  all: AllScales,
): { readonly term: ScaleTerm; readonly scale: Scale } | undefined {
  for (const scale of scalesFor(of, all)) {
    const term = termOfValue(word, scale);
    if (term) return { term, scale };
  }
  return undefined;
}

/**
 * Returns the period of a likelihood with the words that it is of: its own, or else the one that the scale of its term fixes. A figure
 * alone has none of a scale.
 */
export function periodOf(
  { term, from, within }: Estimate,
  item: Item,
  all: AllScales,
): LocatedText | undefined {
  if (within && within.text.trim() !== "") return within;
  const word = term ?? from;
  if (!word) return undefined;
  const scale = termNamed(word.text, "likelihood", all)?.scale ?? scalesFor("likelihood", all)[0];
  const period = scale && periodFor(scale, textsOf(valueAt(item.value, "origin")));
  return period === undefined ? undefined : { text: period, span: word.span };
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

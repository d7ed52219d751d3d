/** Texts that can be made as long as wanted: what is always there, and what is repeated. */

/** The kinds of file that are read; a bibliography by the assessment that names it. */
export const slowKinds = [
  "assessment",
  "taxonomy",
  "scale",
  "configuration",
  "bibtex",
  "csl-json",
  "csl-yaml",
] as const;

export type SlowKind = (typeof slowKinds)[number];

/** Plain data, so that what the fuzzer finds can be written down. */
export interface Pattern {
  readonly name: string;
  readonly kind: SlowKind;
  readonly segments: readonly Segment[];
}

/** A text as it is, or one that is repeated: in it, `%i` is the number of the repetition, `%j` the next one, in a circle. */
export type Segment = string | { readonly repeat: string };

/** The text of at least so many characters, unless nothing in it is repeated. */
export function textOfPattern({ segments }: Pattern, length: number): string {
  const fixed = segments.reduce((sum, each) => sum + (typeof each === "string" ? each.length : 0), 0);
  const repeated = segments.filter((each) => typeof each !== "string").length;
  const share = Math.max(length - fixed, 0) / Math.max(repeated, 1);
  return segments.map((each) => (typeof each === "string" ? each : repetition(each.repeat, share))).join("");
}

function repetition(unit: string, length: number): string {
  if (unit === "") return "";
  if (!/%[ij]/.test(unit)) return unit.repeat(Math.ceil(length / unit.length));
  const parts: string[] = [];
  // The numbers are longer than what stands for them.
  const size = unit.replaceAll(/%[ij]/g, String(Math.ceil(length / unit.length))).length;
  const count = Math.ceil(length / size);
  for (let index = 0; index < count; index++)
    parts.push(unit.replaceAll("%i", String(index)).replaceAll("%j", String((index + 1) % count)));
  return parts.join("");
}

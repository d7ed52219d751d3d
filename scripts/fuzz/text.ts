/** Patterns for texts of any length, with fixed and repeated segments. */

/** The kinds of files that are parsed. A bibliography is parsed through an assessment that names it. */
export const slowKinds = [
  "assessment",
  "taxonomy",
  "scale",
  "configuration",
  "bibtex",
  "csl-json",
  "csl-yaml",
] as const;

/** A kind of file that is parsed. */
export type SlowKind = (typeof slowKinds)[number];

/** A pattern is plain data, so that it can be stored as JSON. */
export interface Pattern {
  readonly name: string;
  readonly kind: SlowKind;
  readonly segments: readonly Segment[];
}

/**
 * A fixed text, or a repeated one in which `%i` is the number of the repetition and `%j` that of the next one, or 0 in
 * the last one.
 */
export type Segment = string | { readonly repeat: string };

/** A text of at least `length` characters, unless no segment is repeated. */
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
  // The numbers are longer than their placeholders.
  const size = unit.replaceAll(/%[ij]/g, String(Math.ceil(length / unit.length))).length;
  const count = Math.ceil(length / size);
  for (let index = 0; index < count; index++)
    parts.push(unit.replaceAll("%i", String(index)).replaceAll("%j", String((index + 1) % count)));
  return parts.join("");
}

/** Splits composite labels, such as "Energy/water". */

/** Returns the parts of a composite label, or the label itself if it has only one. */
export function partsOf(label: string): string[] {
  const isAbbreviated = label.includes("/") && /(?<!\p{L})\p{Lu}{1,5}\/\p{Lu}{1,5}(?!\p{L})/u.test(label);
  const parts = isAbbreviated ? [label] : label.split(STROKE);
  return parts
    .flatMap((part) => part.split(SEPARATOR))
    .map((part) => part.trim())
    .filter((part) => part !== "" && !/^(?:and|or|y|e|o|u)$/i.test(part));
}

/** A slash between words, but not in a date ("9/11") or between abbreviations ("HIV/AIDS"). */
const STROKE = /(?<!\d|(?<!\d)\s)\s*\/\s*(?!\d)/u;
const SEPARATOR = /(?:(?<!\s)\s+)?[,;&+]\s*|(?<!\s)\s+(?:and|y|e)\s+/iu;

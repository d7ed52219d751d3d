/** Reads the place in a work, as authors write it, into the kind of place and the place itself. */

/** The kinds of places, with the words for them in English and Spanish. Source: CSL 1.0.2, "Locators". */
const KINDS: readonly (readonly [label: string, words: RegExp])[] = [
  ["page", /^(?:pp?|pages?|págs?|páginas?)\.?\s*(?=\d|[ivxlc]+\b)/i],
  ["section", /^(?:§§?|sections?|secs?\.|secci(?:ón|ones))\s*(?=\S)/i],
  ["chapter", /^(?:chapters?|chs?\.|chaps?\.|caps?\.|capítulos?)\s*(?=\S)/i],
  ["paragraph", /^(?:¶¶?|paras?\.?|paragraphs?|párrs?\.|párrafos?)\s*(?=\S)/i],
  ["note", /^(?:fns?\.?|nn?\.|notes?|notas?|footnotes?)\s*(?=\d)/i],
  ["volume", /^(?:vols?\.?|volumes?|volumen|volúmenes)\s*(?=\d|[ivxlc]+\b)/i],
];

/** A place in a work, for a citation processor. */
interface Locator {
  readonly label?: string;
  readonly locator?: string;
  /** Words that are no place that citation styles know. */
  readonly suffix?: string;
}

/** What ends a place: a semicolon, or a comma before words, which are neither a number nor a Roman one. */
const END = /;|,(?!\s*[ivxlc]+\b)(?=\s*\p{sc=Latn})/iu;

/** Reads the place: "p. 20" is page 20; "table 2" is printed as it is, and so is what follows a place: "section 3, table 2". */
export function readLocator(words: string): Locator {
  const end = words.search(END);
  const place = end < 0 ? words : words.slice(0, end).trimEnd();
  const rest = end < 0 ? {} : { suffix: words.slice(end) };
  for (const [label, pattern] of KINDS) {
    const found = pattern.exec(place);
    if (found) return { label, locator: place.slice(found[0].length).trim(), ...rest };
  }
  if (/^\d[\d\s,–-]*$/.test(place) && !fallsBack(place)) return { label: "page", locator: place, ...rest };
  return { suffix: `, ${words}` };
}

/** Whether numbers with a dash cannot be the ends of a range, such as those of the law 63-17. A range may shorten its end: 163-7. */
function fallsBack(place: string): boolean {
  return Array.from(place.matchAll(/(?<!\d)(\d{1,9})\s?[–-]\s?(\d{1,9})/g)).some(
    ([, from = "", to = ""]) => to.length >= from.length && Number(to) < Number(from),
  );
}

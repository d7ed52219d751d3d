/**
 * Estimates how wide a text is. Each width is that of the wider of two typefaces, Source Sans 3 and Arial: a text also fits where the
 * reader has not installed the first one. Source: the fonts' own tables of widths, rounded up to 1/25 em.
 */
import { eastAsianWidth } from "get-east-asian-width";

/** How a text is set. The size is in the units of the figure. */
export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Hundredths of an em, with the characters of this width. */
const GROUPS: readonly (readonly [number, string])[] = [
  [28, " \u00a0\u202f',.:;Iijl|¦·ıſ‘’"],
  [32, "![]f"],
  [36, "()-/\\rt{}¡•"],
  [40, "ª°²³¹º"],
  [44, '"*“”'],
  [52, "J^cksvxyzĸ"],
  [56, "#$0123456789?L_`abdeghnopqu¢£¤¥§¨«¯±´¸»þħŁł–€"],
  [60, "+<=>~¬µ¶×đ"],
  [64, "FTZ¿ßøŦ"],
  [68, "&ABEKPSVXYÞ"],
  [76, "CDHNRUw©®ÇÐĐĦŊ"],
  [80, "GOQØŉ"],
  [84, "Mm¼½¾"],
  [92, "%æ"],
  [96, "Wœ"],
  [100, "ÆŒ—…→"],
  [104, "@"],
];

const WIDTHS: ReadonlyMap<string, number> = new Map(
  GROUPS.flatMap(([width, characters]) => Array.from(characters, (character) => [character, width / 100])),
);

/** Other letters, such as Greek and Cyrillic ones: their mean is 0.6 em. */
const OTHER = 0.68;
/** Chinese, Japanese and Korean characters fill a square, emoji a little more. */
const WIDE = 1;
const PICTURE = 1.35;
const BOLD = 1.1;

/** The width of a text on one line, in the units of the figure. */
export function textWidth(text: string, { size, bold }: TextStyle): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * size * (bold ? BOLD : 1);
}

function widthOf(character: string): number {
  const known = WIDTHS.get(character);
  if (known !== undefined) return known;
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  const [letter = character] = character.normalize("NFD");
  return WIDTHS.get(letter) ?? unknownWidth(character);
}

function unknownWidth(character: string): number {
  if (/\p{Extended_Pictographic}/u.test(character)) return PICTURE;
  const wide = eastAsianWidth(character.codePointAt(0) ?? 0) === 2;
  return wide ? WIDE : OTHER;
}

/** The numberings of lists. */
import { AlignmentType, LevelFormat, type INumberingOptions } from "docx";
import type { WordContext } from "./context.ts";

/** How deep a list can be in another. Word has nine levels. */
export const LIST_LEVELS = 9;

/** How far each level is indented, in twentieths of a point. */
export const LIST_INDENT = 340;

/** `docx` replaces "{reference-instance}" in all texts. No text has this hidden character: see `wordText`. */
const PREFIX = "\u200b";

/** The numbering of bulleted lists. */
export const BULLETS = `${PREFIX}bullets`;

/** A new numbering for an ordered list. @param start The number of its first item. */
export function orderedList(start: number, { orderedLists }: WordContext): string {
  orderedLists.push(start);
  return orderedReference(orderedLists.length - 1);
}

function orderedReference(index: number): string {
  return `${PREFIX}ordered-${index}`;
}

/** All numberings of a document. */
export function numberingOf({ orderedLists }: WordContext): INumberingOptions {
  const bullets = { reference: BULLETS, levels: levels(LevelFormat.BULLET, 1) };
  const ordered = orderedLists.map((start, index) => ({
    reference: orderedReference(index),
    levels: levels(LevelFormat.DECIMAL, start),
  }));
  return { config: [bullets, ...ordered] };
}

function levels(
  format: typeof LevelFormat.BULLET | typeof LevelFormat.DECIMAL,
  start: number,
): INumberingOptions["config"][number]["levels"] {
  return Array.from({ length: LIST_LEVELS }, (_, level) => ({
    level,
    format,
    start,
    text: format === LevelFormat.BULLET ? (level % 2 === 0 ? "•" : "–") : `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: LIST_INDENT * (level + 1), hanging: LIST_INDENT } } },
  }));
}

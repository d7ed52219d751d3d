/** Recognizes lists of levels, as scales and legends have them: they explain the register, and are not entries of it. */
import { maxOf, minOf } from "../../syntax/minMax.ts";
import { folded } from "../cells/folded.ts";
import { levelOrder, writtenLevel } from "../cells/writtenLevels.ts";

/** How many levels a list has at least. */
const FEWEST = 3;

/** Whether texts are levels in their order, each once: "1, 2, 3", "Very high, High, Medium", "15 – 25, 8 – 14, 1 – 7". */
export function areLevelsInOrder(texts: readonly string[]): boolean {
  const places = texts.map(placeOf).filter((place) => place !== undefined);
  if (places.length < Math.max(texts.length, FEWEST)) return false;
  const steps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
}

/** Whether levels in order have all numbers from 0 or 1 on, or are words. */
export function areAllLevels(texts: readonly string[]): boolean {
  if (!areLevelsInOrder(texts)) return false;
  const numbers = texts.map(Number);
  if (numbers.some(Number.isNaN)) return true;
  return minOf(numbers) <= 1 && maxOf(numbers) - minOf(numbers) === numbers.length - 1;
}

/** Whether texts are the colours of a legend, each once. */
export function areColours(texts: readonly string[]): boolean {
  const words = texts.map(folded);
  return words.length > 1 && new Set(words).size === words.length && words.every((word) => COLOURS.has(word));
}

/** Whether a text is the title of a legend. */
export function isLegendTitle(text: string): boolean {
  return /^(?:legend|key|colou?r code|leyenda|codigo de colores|clave de colores)$/.test(folded(text));
}

const COLOURS: ReadonlySet<string> = new Set(
  "red|amber|green|yellow|orange|black|blue|white|grey|gray|purple|rojo|roja|ambar|verde|amarillo|amarilla|naranja|negro|negra|azul|blanco|blanca|gris|morado".split(
    "|",
  ),
);

function placeOf(text: string): number | undefined {
  const from = /^(\d{1,3})\s?(?:[-–—]|to|a)\s?\d{1,3}$/.exec(text.trim())?.[1];
  if (from !== undefined) return Number(from);
  const level = writtenLevel(text);
  if (!level) return undefined;
  return level.isNumber ? Number(level.key) : levelOrder(level.key);
}

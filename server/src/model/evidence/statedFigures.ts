/** The figures that an item states, wherever in it they are. */
import { readNumber } from "../../language/readNumber.ts";
import type { Item } from "../../syntax/document.ts";

/** Figures as numbers, and those of them that are shares. */
export interface StatedFigures {
  readonly numbers: readonly number[];
  /** In percent. */
  readonly shares: readonly number[];
}

/** Reads the figures of an item. */
export function statedFigures({ piece, value }: Item): StatedFigures {
  const text = value ? piece.text.slice(value.start, value.end) : "";
  return {
    numbers: Array.from(text.matchAll(NUMBER), ([number]) => readNumber(number)),
    shares: Array.from(text.matchAll(SHARE), ([, number = ""]) => readNumber(number)),
  };
}

const NUMBER = /(?<![\d.,])\d{1,9}(?:[.,]\d{1,6})*/g;
const SHARE = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,6})?)\s?%/g;

/** Reads numbers as people write them: "1,250.5", "1.250,5", "(2.5)" for a negative one. */

/** The sign before the decimals. */
export type DecimalSign = "." | ",";

const NUMBER = /^([(−-]?)\s?(\d[\d.,\u00a0\u202f' ]*)\)?$/u;
const GROUPED = /^\d{1,3}([.,])\d{3}$/;

/** Returns the sign before decimals that texts of one file show; `undefined` if they show none, or both. */
export function decimalSignIn(texts: readonly string[]): DecimalSign | undefined {
  const signs = new Set(texts.flatMap((text) => ownDecimalSign(text) ?? []));
  const [only] = signs;
  return signs.size === 1 ? only : undefined;
}

/** The sign before the decimals of a number that can be read in one way only. */
function ownDecimalSign(text: string): DecimalSign | undefined {
  const digits = NUMBER.exec(text.trim())?.[2]?.trim() ?? "";
  const signs = digits.match(/[.,]/g) ?? [];
  const [first, last] = [signs[0], signs.at(-1)];
  if (last !== "." && last !== ",") return undefined;
  if (first !== last) return last;
  const other = last === "." ? "," : ".";
  if (signs.length > 1) return other;
  return GROUPED.test(digits) && !digits.startsWith("0") ? undefined : last;
}

/**
 * Returns the number that a text writes; `undefined` if it is not one, or can be read in two ways: "1.000".
 * @param sign The sign before decimals in the file, if it is known.
 */
export function numberIn(text: string, sign: DecimalSign | undefined): number | undefined {
  const [, minus = "", written = ""] = NUMBER.exec(text.trim()) ?? [];
  const digits = written.replace(/[\u00a0\u202f' ]/gu, "");
  if (digits === "" || (minus === "(") !== text.trim().endsWith(")")) return undefined;
  const hasSign = /[.,]/.test(digits);
  const decimal = ownDecimalSign(digits) ?? sign;
  if (hasSign && decimal === undefined) return undefined;
  const grouping = decimal === "." ? "," : ".";
  const plain = digits.replaceAll(grouping, "").replace(",", ".");
  const number = Number(plain);
  return Number.isFinite(number) ? (minus === "" ? number : -number) : undefined;
}

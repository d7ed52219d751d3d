/** The names of months, in English and Spanish without accents. */

/** The full names of each month, and its shortened ones. */
const NAMES: readonly (readonly [full: string, short: string])[] = [
  ["january enero", "jan ene"],
  ["february febrero", "feb"],
  ["march marzo", "mar"],
  ["april abril", "apr abr"],
  ["may mayo", ""],
  ["june junio", "jun"],
  ["july julio", "jul"],
  ["august agosto", "aug ago"],
  ["september septiembre setiembre", "sept sep set"],
  ["october octubre", "oct"],
  ["november noviembre", "nov"],
  ["december diciembre", "dec dic"],
];

const FULL = NAMES.map(([full]) => full.split(" "));
const ALL = NAMES.map((both) => both.join(" ").trim().split(" "));

/** The full names as alternatives of a regular expression. */
export const FULL_MONTH_NAMES = FULL.flat().join("|");

/** The full and the shortened names as alternatives of a regular expression. */
export const MONTH_NAMES = ALL.flat().join("|");

/** Returns the number of the month that a word names, from 1; `undefined` for other words. */
export function monthNumber(word: string): number | undefined {
  return numberWhere((name) => name === word.toLowerCase());
}

/** Returns the number of the month whose name begins with the same three letters: bibliographies shorten names in many ways. */
export function monthNumberByBeginning(word: string): number | undefined {
  const beginning = word.slice(0, 3).toLowerCase();
  return numberWhere((name) => name.slice(0, 3) === beginning);
}

function numberWhere(isName: (name: string) => boolean): number | undefined {
  const index = ALL.findIndex((names) => names.some(isName));
  return index < 0 ? undefined : index + 1;
}

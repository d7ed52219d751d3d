/** Reads the parts of a year and of a month that have a number: "Q3 2026", "segundo semestre de 2027", "III trimestre 2027". */

/** A number of a part: in figures, as a Roman numeral, or as an ordinal in English or Spanish. */
const NUMBER = String.raw`(?<number>[1-6]|iv|vi?|i{1,3}|\p{L}{4,8})`;
/** What an ordinal in figures ends in: "3rd", "3er", "2.º". */
const SUFFIX = String.raw`(?:st|nd|rd|th|er|[rdt]?[oa]|[ºª°.])*`;
const NAME = String.raw`(?<name>\p{L}{1,13})\.?`;
const OF = String.raw`[\s/,.-]*(?:(?:of|in) (?:the )?|(?:del?|en) (?:el )?)?(?:year |ano )?`;
const YEAR = String.raw`['’]?(?<year>\d{4}|\d{2})`;

const FIRST_YEAR = String.raw`(?<year>\d{4})[\s/,.-]*`;

/** A part with its year, in words without accents. */
const FORMS: readonly RegExp[] = [
  new RegExp(`^${NAME}[ .-]?${NUMBER}${OF}${YEAR}$`, "u"),
  new RegExp(`^${NUMBER}${SUFFIX}[ -]?${NAME}${OF}${YEAR}$`, "u"),
  new RegExp(`^${FIRST_YEAR}${NAME} ?${NUMBER}$`, "u"),
  new RegExp(`^${FIRST_YEAR}${NUMBER}${SUFFIX} ?${NAME}$`, "u"),
];

/** How many parts of each name a year has. */
const PARTS: readonly (readonly [names: RegExp, count: number])[] = [
  [/^(?:h|half|s|sem|semester|semestre|mitad)$/, 2],
  [/^cuatrimestre$/, 3],
  [/^(?:q|qtr|quarter|t|trim|tri|trimestre)$/, 4],
  [/^bimestre$/, 6],
];

/** The words for the numbers of parts, from 1. */
const ORDINALS: readonly RegExp[] = [
  /^(?:1|i|first|primer[oa]?)$/,
  /^(?:2|ii|second|segund[oa])$/,
  /^(?:3|iii|third|tercer[oa]?)$/,
  /^(?:4|iv|fourth|cuart[oa])$/,
  /^(?:5|v|fifth|quint[oa])$/,
  /^(?:6|vi|sixth|sext[oa])$/,
];

const LAST = /^(?:last|final|latter|ultim[oa])$/;

/** Returns the months of a part of a year in EDTF, such as "2026-07/2026-09"; `undefined` for other texts. @param text In lower case, without accents. */
export function partOfYear(text: string): string | undefined {
  const part = text.replace(/^(?:the|el|la) /, "");
  for (const form of FORMS) {
    const { name = "", number = "", year = "" } = form.exec(part)?.groups ?? {};
    const count = PARTS.find(([names]) => names.test(name))?.[1];
    if (count === undefined) continue;
    const place = LAST.test(number) ? count : ORDINALS.findIndex((words) => words.test(number)) + 1;
    if (place < 1 || place > count) continue;
    const months = 12 / count;
    const whole = year.length === 2 ? `20${year}` : year;
    const ends = [(place - 1) * months + 1, place * months];
    return ends.map((month) => `${whole}-${String(month).padStart(2, "0")}`).join("/");
  }
  return undefined;
}

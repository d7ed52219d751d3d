/**
 * The notation of dates: EDTF, levels 0 to 2, without times of day. Source: Library of Congress, Extended Date/Time
 * Format (EDTF) Specification, 4 February 2019; ISO 8601-2:2019, annex A.
 */

/** A qualifier of a part: uncertain, approximate, or both. Before a part it qualifies this part only (level 2). */
const QUALIFIER = "[?~%]?";

/** Four digits, of which "X" replaces unknown ones; a long year after "Y"; after "S", the number of significant digits. */
const YEAR = String.raw`(?:-?[\dX]{4}|Y-?\d{1,15}(?:E\d{1,3})?)(?:S\d{1,3})?`;

/** A month, or a season, quarter or half of a year (21 to 41). */
const MONTH = String.raw`(?:0[1-9]|1[0-2]|2[1-9]|3\d|4[01]|[01X]X)`;

const DAY = String.raw`(?:0[1-9]|[12]\d|3[01]|[0-3X]X)`;

function qualified(part: string): string {
  return QUALIFIER + part + QUALIFIER;
}

const DATE = `${qualified(YEAR)}(?:-${qualified(MONTH)}(?:-${qualified(DAY)})?)?`;

/** A date by its letters: it has none of the signs between dates. */
const LETTERS = String.raw`[^/[\]{},. ]+`;

/** Either end of an interval may be open (two dots) or unknown (nothing). */
const END = String.raw`(?:${LETTERS}|\.\.)?`;

/** One member of a set: a date, or a range of dates. */
const MEMBER = String.raw`(?:${LETTERS}(?:\.\.(?:${LETTERS})?)?|\.\.${LETTERS})`;

const SET = String.raw`\[${MEMBER}(?:, ?${MEMBER})*\]|\{${MEMBER}(?:, ?${MEMBER})*\}`;

/**
 * Matches a date, an interval or a set of dates: first where dates are, then each date. It does not know how many days a month
 * has. The pattern of a date is in it once, because an engine takes long to compile it.
 */
export const EDTF = new RegExp(
  String.raw`^(?=(?:${LETTERS}|${END}/${END}|${SET})$)(?:${DATE}(?!${LETTERS})|[/[\]{},. ])+$`,
);

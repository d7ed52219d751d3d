/** Converts EDTF dates ("2004", "2004-06", "192X", "2004-07-09/2004-07-19") to the days that they may mean. */

/** The first and the last day, such as "2004-06-01". These texts sort chronologically. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** A date of our era. A qualifier before or after a part does not change the days, and "X" replaces an unknown digit. */
const DATE = /^[?~%]?([\dX]{4})[?~%]?(?:-[?~%]?([\dX]{2})[?~%]?)?(?:-[?~%]?([\dX]{2})[?~%]?)?$/;

/** Returns the days that a date or an interval may mean; `undefined` if one end is open or unreadable. */
export function daysOf(text: string): Days | undefined {
  const [from = "", to = from, ...rest] = text.trim().split("/");
  const first = DATE.exec(from);
  const last = DATE.exec(to);
  if (!first || !last || rest.length > 0) return undefined;
  const [lastYear, lastMonth] = [highest(last[1], "9999"), highest(month(last[2]), "12")];
  return {
    first: `${lowest(first[1], "0000")}-${lowest(month(first[2]), "01")}-${lowest(first[3], "01")}`,
    last: `${lastYear}-${lastMonth}-${highest(last[3], lastDayOf(lastYear, lastMonth))}`,
  };
}

/** A season (21 to 41) may be at any time of its year. */
function month(written: string | undefined): string | undefined {
  return written !== undefined && Number(written) > 12 ? undefined : written;
}

/** The calendar repeats after 400 years. `Date.UTC` takes a year below 100 for one of the twentieth century. */
function lastDayOf(year: string, month: string): string {
  return String(new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate());
}

/** Returns the lowest number that the digits may mean. Texts of equal length compare as numbers do. */
function lowest(digits: string | undefined, limit: string): string {
  const number = digits?.replaceAll("X", "0") ?? limit;
  return number < limit ? limit : number;
}

/** Returns the highest number that the digits may mean. */
function highest(digits: string | undefined, limit: string): string {
  const number = digits?.replaceAll("X", "9") ?? limit;
  return number > limit ? limit : number;
}

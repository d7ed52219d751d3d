/** Converts EDTF dates ("2004", "2004-06", "2004-07-09/2004-07-19") to the days that they may mean. */

/** The first and the last day, such as "2004-06-01". These texts sort chronologically. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

const DATE = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]*$/;

/** Returns the days that a date or an interval may mean; `undefined` if one end is open or unreadable. */
export function daysOf(text: string): Days | undefined {
  const [from = "", to = from, ...rest] = text.trim().split("/");
  const first = DATE.exec(from);
  const last = DATE.exec(to);
  if (!first || !last || rest.length > 0) return undefined;
  return {
    first: `${first[1] ?? ""}-${month(first[2], "01")}-${first[3] ?? "01"}`,
    last: `${last[1] ?? ""}-${month(last[2], "12")}-${last[3] ?? "31"}`,
  };
}

/** A season (21 to 24) may be at any time of its year. */
function month(written: string | undefined, unknown: string): string {
  return written !== undefined && Number(written) <= 12 ? written : unknown;
}

/** Tests the days that dates and periods may mean. */
import { describe, expect, it } from "vitest";
import { daysOf } from "../../server/src/model/dates/edtf.ts";
import { daysOfPeriod, isTimed } from "../../server/src/model/dates/period.ts";

describe("daysOf", () => {
  it.each([
    ["2004", "2004-01-01", "2004-12-31"],
    ["2004-06", "2004-06-01", "2004-06-30"],
    ["2004-02", "2004-02-01", "2004-02-29"],
    ["1900-02", "1900-02-01", "1900-02-28"],
    ["0000-02", "0000-02-01", "0000-02-29"],
    ["2004-06-11", "2004-06-11", "2004-06-11"],
    ["2004-07-09/2004-07-19", "2004-07-09", "2004-07-19"],
    ["2004-21", "2004-01-01", "2004-12-31"],
    ["192X", "1920-01-01", "1929-12-31"],
    ["19XX", "1900-01-01", "1999-12-31"],
    ["2004-1X-0X", "2004-10-01", "2004-12-09"],
    ["2004-XX-XX", "2004-01-01", "2004-12-31"],
    ["2004-06~-11", "2004-06-11", "2004-06-11"],
    ["?2004-06-~11", "2004-06-11", "2004-06-11"],
  ])("%s begins on %s and ends on %s", (date, first, last) => {
    expect(daysOf(date)).toEqual({ first, last });
  });

  it.each(["2004/..", "../2004", "last winter", "", "2004/2005/2006", "Y170000002", "-0044"])(
    "%s has no known days",
    (date) => {
      expect(daysOf(date)).toBeUndefined();
    },
  );
});

describe("daysOfPeriod", () => {
  it.each([
    ["2027", "2027-12-31"],
    ["until the end of 2027", "2027-12-31"],
    ["before July 2027", "2027-06-30"],
    ["hasta finales de 2027", "2027-12-31"],
    ["antes de junio de 2027", "2027-05-31"],
    ["2027 to 2030", "2030-12-31"],
  ])("%s ends on %s", (period, last) => {
    expect(daysOfPeriod(period)?.last).toBe(last);
  });

  it.each(["5 years", "dos años", "short term", "banana", "until the elections", "the next presidency"])(
    "%s has no dates",
    (period) => {
      expect(daysOfPeriod(period)).toBeUndefined();
    },
  );
});

describe("isTimed", () => {
  it.each([
    ...[
      "5 years",
      "cinco años",
      "short term",
      "a medio plazo",
      "soon",
      "until the elections",
      "Q3",
      "spring",
    ],
    ...[
      "the parliamentary term",
      "la legislatura",
      "before the summer",
      "as soon as possible",
      "cuanto antes",
    ],
    ...["durante el mandato", "winter", "mañana", "the life of the dam", "two quarters"],
  ])("%s tells a time", (text) => {
    expect(isTimed(text)).toBe(true);
  });

  it.each(["banana", "high", "likely", "the port", "muy probable", "Lima"])("%s tells no time", (text) => {
    expect(isTimed(text)).toBe(false);
  });
});

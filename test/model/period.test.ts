/** Tests the periods that can be turned into dates. */
import { expect, test } from "vitest";
import { endOfPeriod, isDatable } from "../../server/src/model/dates/period.ts";

test.each([
  "2 years",
  "two to five years",
  "a year",
  "half a century",
  "this year",
  "the end of the year",
  "the coming decade",
  "by June",
  "the elections of July 2027",
  "winter 2026/27",
  "Q3 2027",
  "indefinite",
  "dos años",
  "el próximo mes",
  "hasta fin de año",
  "medio año",
])("%s can be turned into dates", (text) => {
  expect(isDatable(text)).toBe(true);
});

test.each([
  "the coming season",
  "this winter",
  "next elections",
  "before the July elections",
  "the next presidency",
  "during the campaign",
  "la próxima temporada",
  "este invierno",
  "antes de las elecciones",
  "el próximo gobierno",
])("%s cannot be turned into dates", (text) => {
  expect(isDatable(text)).toBe(false);
});

test.each([
  ["2024", "2024-12-31", "2024-12-31"],
  ["2024-03/2025-02", "2025-02-28", "2025-02-28"],
  ["until the end of 2025", "2025-12-31", "2025-12-31"],
  ["1 year", "2025-01-15", "2025-01-31"],
  ["the next two years", "2026-01-15", "2026-01-31"],
  ["18 months", "2025-07-15", "2025-07-31"],
  ["1 month", "2024-02-15", "2024-02-29"],
  ["6 weeks", "2024-02-26", "2024-03-13"],
  ["dos años", "2026-01-15", "2026-01-31"],
  ["1.5 years", "2025-07-15", "2025-07-31"],
])("%s from 15 to 31 January 2024 ends from %s to %s", (text, first, last) => {
  expect(endOfPeriod(text, { first: "2024-01-15", last: "2024-01-31" })).toEqual({ first, last });
});

test.each(["next season", "banana", "", "99999 years", "-2 years", "1e9 years"])("%s has no end", (text) => {
  expect(endOfPeriod(text, { first: "2024-01-15", last: "2024-01-15" })).toBeUndefined();
});

test("a length without a beginning has no end", () => {
  expect(endOfPeriod("2 years", undefined)).toBeUndefined();
});

/** Tests the periods that can be turned into dates. */
import { expect, test } from "vitest";
import { isDatable } from "../../server/src/model/period.ts";

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

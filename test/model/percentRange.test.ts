/** Tests ranges in percent that consist of two bands. */
import { expect, it } from "vitest";
import type { PercentRange } from "../../server/src/model/estimates/percentRange.ts";
import { rangeOver } from "../../server/src/model/estimates/percentRange.ts";

it.each<[string, PercentRange, PercentRange, PercentRange]>([
  ["bands that adjoin", { from: 5, to: 20 }, { from: 20, to: 45 }, { from: 5, to: 45 }],
  ["bands with a gap", { from: 10, to: 20 }, { from: 25, to: 35 }, { from: 10, to: 35 }],
  ["a band inside the other", { from: 0, to: 33 }, { from: 0, to: 10 }, { from: 0, to: 33 }],
  [
    "an open end of the lowest band",
    { from: 0, to: 5, open: "from" },
    { from: 5, to: 20 },
    { from: 0, to: 20, open: "from" },
  ],
  [
    "an open end that the other band includes",
    { from: 0, to: 5, open: "from" },
    { from: 0, to: 1 },
    { from: 0, to: 5 },
  ],
  ["an open end between the bands", { from: 0, to: 5, open: "to" }, { from: 5, to: 20 }, { from: 0, to: 20 }],
  [
    "open ends on both sides",
    { from: 0, to: 5, open: "both" },
    { from: 5, to: 9, open: "both" },
    { from: 0, to: 9, open: "both" },
  ],
])("rangeOver returns the smallest range over %s, in either order", (_, a, b, expected) => {
  expect(rangeOver(a, b)).toEqual(expected);
  expect(rangeOver(b, a)).toEqual(expected);
});

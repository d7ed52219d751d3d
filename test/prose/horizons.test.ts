import { describe, expect, it } from "vitest";
import { namesPeriod } from "../../server/src/prose/horizons.ts";

const PERIODS = [
  "Within three days a strike is likely.",
  "In the next three days a strike is likely.",
  "Over two years, a strike is likely.",
  "Over a period of two years, a flood is likely.",
  "In the course of three months, a flood is likely.",
  "Over a three-year period, a flood is likely.",
  "A flood is likely over the five-year planning horizon.",
  "A flood is likely in a window of two years.",
  "A strike of three days is likely this winter.",
  "A strike is likely in the next 12-18 months.",
  "En un plazo de dos años es probable una crecida.",
  "Durante un período de dos años es probable una crecida.",
  "En el curso de tres meses es probable una crecida.",
  "Dentro de tres días es probable una huelga.",
  "Antes de tres meses es probable una huelga.",
  "Al cabo de dos años es probable una crecida.",
  "Una huelga de tres días es probable en mayo.",
];

const LENGTHS_OF_EVENTS = [
  "A strike of three days is likely.",
  "A three-day strike is likely.",
  "A 48-hour blockade is unlikely.",
  "A strike lasting two weeks is likely.",
  "A strike of more than three days is likely.",
  "A strike of at least 48 hours is likely.",
  "The strike is likely to last for three days.",
  "A power cut for more than 24 hours is likely.",
  "The outage lasts 12 hours at worst.",
  "A ten-year low is likely.",
  "The 20-year-old union is likely to strike.",
  "Una huelga de tres días es probable.",
  "Un paro de 48 horas es probable.",
  "Una huelga de más de tres días es probable.",
  "Una sequía que dure dos años es probable.",
  "La huelga durará tres días.",
];

describe("a length of time", () => {
  it.each(PERIODS)("is a period in: %s", (text) => {
    expect(namesPeriod(text, 2026)).toBe(true);
  });

  it.each(LENGTHS_OF_EVENTS)("is that of an event in: %s", (text) => {
    expect(namesPeriod(text, 2026)).toBe(false);
  });
});

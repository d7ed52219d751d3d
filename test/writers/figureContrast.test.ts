/** Tests that people with low vision can read the texts of printed figures. */
import { expect, it } from "vitest";
import { colorOf } from "../../server/src/writers/figures/theme.ts";

/** The relative luminance of a color such as "#1a1a1a". Source: WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colors. Source: WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const print = (paint: Parameters<typeof colorOf>[0]): string => colorOf(paint, "print").color;

it.each(["ink", "muted", "rise", "fall", "accent"] as const)(
  "%s has contrast AA on paper and on panels",
  (role) => {
    for (const ground of ["paper", "panel"] as const)
      expect(contrast(print(role), print(ground))).toBeGreaterThanOrEqual(4.5);
  },
);

it("ink has contrast AA on every step of the ramp", () => {
  for (const step of [0, 0.25, 0.5, 0.75, 1])
    expect(contrast(print("ink"), print(step))).toBeGreaterThanOrEqual(4.5);
});

/** Tests how figures divide words that are longer than a line. */
import { expect, it } from "vitest";
import { fc, runs } from "../property.ts";
import { wordParts } from "../../server/src/writers/figures/wordParts.ts";

const within = (most: number) => (part: string) => part.length <= most;

it.each([
  ["Communications", 12, "Communica- tions"],
  ["Infrastructure", 12, "Infrastruc- ture"],
  ["Counterterrorism", 12, "Counter- terrorism"],
  ["Ciberseguridad", 10, "Cibersegu- ridad"],
  ["Telecomunicaciones", 10, "Telecomu- nicaciones"],
  ["Administración", 9, "Admi- nistra- ción"],
  ["Desarrollo", 8, "De- sarrollo"],
  ["Technologies", 9, "Technolo- gies"],
  ["northern-harbour-gate", 12, "northern- harbour-gate"],
  ["Ports/Communications", 9, "Ports/ Communi- cations"],
  ["north_harbour_authority", 14, "north_harbour_ authority"],
  ["https://example.org/abcdefghijklmnop", 20, "https://example.org/ abcdefghijklmnop"],
  ["someone@example.org", 8, "someone@ example. org"],
  ["12345678901234567890", 8, "12345678 90123456 7890"],
  ["安全保障環境評価", 4, "安全保障 環境評価"],
  ["short", 10, "short"],
])("%s in a line of %d letters", (word, most, parts) => {
  expect(wordParts(word, within(most)).join(" ")).toBe(parts);
});

it("no letter is lost, no part is too long, and no hyphen follows another", () => {
  const words = fc.string({
    unit: fc.constantFrom(...Array.from("aeioubcdfgllrstn-/_é安1")),
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 12 }), (word, most) => {
      const parts = wordParts(word, within(most));
      expect(parts.every(within(most))).toBe(true);
      const own = parts.reduce((rest, part) => {
        const whole = rest.startsWith(part) ? part : part.slice(0, -1);
        expect(rest.startsWith(whole)).toBe(true);
        return rest.slice(whole.length);
      }, word);
      expect(own).toBe("");
      if (!word.includes("--")) expect(parts.join("\n")).not.toMatch(/--$/m);
    }),
    runs(300),
  );
});

/** Tests that hidden characters are found and shown, except those that a script or an emoji needs. */
import { describe, expect, it } from "vitest";
import { hiddenRunsIn, showHidden } from "../../server/src/language/hiddenCharacters.ts";
import { fc, runs } from "../property.ts";

const flag = (tags: string): string =>
  `\u{1f3f4}${Array.from(tags, (tag) => String.fromCodePoint(0xe0000 + tag.charCodeAt(0))).join("")}\u{e007f}`;

describe("a text without hidden characters", () => {
  it.each([
    ["English", "It's “likely” – 55–80 %… café, naïve, ½ €"],
    ["Hebrew and Arabic", "שלום 2026 (a) עולם, مرحبا 12% بالعالم"],
    ["Persian with joiners", "می\u200cخواهم و کتاب\u200cها ه\u200d."],
    ["Hindi with joiners", "क्\u200dष र्\u200dय श्\u200cव"],
    ["a family of emoji", "👨\u200d👩\u200d👧 👩🏽\u200d🚒 🏳\ufe0f\u200d🌈 ❤\ufe0f 1\ufe0f⃣ ©\ufe0f ☺\ufe0e"],
    ["flags", `🇲🇽 ${flag("gbsct")} ${flag("gbeng")}`],
    ["variants of a Chinese character", "葛\u{e0100}城"],
    ["a word with a soft hyphen", "Donau\u00addampf\u00adschiff"],
    ["tabs and line breaks", "a\tb\r\nc"],
    ["spaces of French typography", "5\u00a0% «\u202fa\u202f»"],
    ["Korean", "한국어 \u1112\u1161\u11ab"],
    ["Braille", "⠃\u2800⠗"],
    ["Arabic number signs", "\u06dd١"],
  ])("%s has none", (_, text) => {
    expect(hiddenRunsIn(text)).toEqual([]);
    expect(showHidden(text)).toBe(text);
  });
});

describe("a hidden character", () => {
  it.each([
    ["a right-to-left override", "a\u202eb", "U+202E (RIGHT-TO-LEFT OVERRIDE)"],
    ["a right-to-left mark", "a\u200fb", "U+200F (RIGHT-TO-LEFT MARK)"],
    ["an Arabic letter mark", "a\u061cb", "U+061C (ARABIC LETTER MARK)"],
    ["a zero-width space", "a\u200bb", "U+200B (ZERO WIDTH SPACE)"],
    ["a word joiner", "a\u2060b", "U+2060 (WORD JOINER)"],
    ["a byte order mark inside a text", "a\ufeffb", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"],
    ["a joiner between Latin letters", "a\u200db", "U+200D (ZERO WIDTH JOINER)"],
    ["a non-joiner between Latin letters", "a\u200cb", "U+200C (ZERO WIDTH NON-JOINER)"],
    ["a tag character", "a\u{e0041}b", "U+E0041 (TAG CHARACTER)"],
    ["a tag character that does not continue a flag", "🇲🇽\u{e0041}", "U+E0041 (TAG CHARACTER)"],
    ["a C1 control character", "a\u0085b", "U+0085 (control character)"],
    ["an escape character", "a\u001b[31m", "U+001B (control character)"],
    ["a filler", "a\u3164b", "U+3164 (HANGUL FILLER)"],
    ["a leading consonant filler", "a\u115fb", "U+115F (HANGUL CHOSEONG FILLER)"],
    ["a soft hyphen next to a space", "a \u00adb", "U+00AD (SOFT HYPHEN)"],
    ["a variation selector after a letter", "a\ufe01b", "U+FE01 (VARIATION SELECTOR)"],
    ["a supplementary variation selector", "😀\u{e0120}", "U+E0120 (VARIATION SELECTOR SUPPLEMENT)"],
    ["a line separator", "a\u2028b", "U+2028 (LINE SEPARATOR)"],
    ["an annotation", "a\ufff9b", "U+FFF9 (INTERLINEAR ANNOTATION)"],
  ])("%s is found and shown", (_, text, name) => {
    expect(hiddenRunsIn(text)).toMatchObject([{ name }]);
    const number = name.split(" ")[0] ?? "";
    expect(showHidden(text)).toContain(`[${number}]`);
  });

  it("a text in tag characters is one run", () => {
    const tags = Array.from("ignore this", (each) => String.fromCodePoint(0xe0000 + each.charCodeAt(0)));
    expect(hiddenRunsIn(`a${tags.join("")}b`)).toMatchObject([{ start: 1, end: 23, count: 11 }]);
  });

  it("a pair of bidirectional controls is one run, and an unclosed one reorders the rest of its line", () => {
    expect(hiddenRunsIn("a \u2067b\u2069 c")).toMatchObject([{ start: 2, reordered: "part", closer: 4 }]);
    expect(hiddenRunsIn("a \u202eb c\n\u202cd")).toMatchObject([
      { start: 2, reordered: "rest" },
      { start: 7, reordered: "part" },
    ]);
    expect(hiddenRunsIn("\u202b\u2066a\u202c")).toMatchObject([
      { reordered: "rest" },
      { reordered: "rest" },
      { reordered: "part" },
    ]);
  });
});

it("the shown form of any text has no hidden characters", () => {
  const unit = fc.oneof(
    fc.constantFrom(
      ..."aא한葛👩🏽\u200d\u200c\u200b\u202e\u2069\ufe0f\u{e0041}\u{e007f}\u{e0100}\u00ad\u0007\n".split(""),
    ),
    fc.string({ unit: "binary", maxLength: 2 }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
      const text = units.join("");
      const shown = showHidden(text);
      expect(showHidden(shown)).toBe(shown);
      expect(hiddenRunsIn(shown).filter(({ name }) => !name.includes("VARIATION"))).toEqual([]);
    }),
    runs(2000),
  );
});

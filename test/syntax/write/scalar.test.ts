/** Tests that a scalar is read back as the value that was written, in every context. */
import { expect, it } from "vitest";
import { parse } from "yaml";
import { Source } from "../../../server/src/syntax/source.ts";
import { documentsOf } from "../../../server/src/syntax/document.ts";
import { scalarText } from "../../../server/src/syntax/write/scalar.ts";
import { fc, runs } from "../../property.ts";
import { valueOf } from "../../../server/src/syntax/node.ts";

it.each([
  ["it's.bib", { style: "single" as const }, "'it''s.bib'"],
  ["it's.bib", { inFlow: true }, "it's.bib"],
  ["a, b", {}, "a, b"],
  ["a, b", { inFlow: true }, '"a, b"'],
  ["a: b", {}, '"a: b"'],
  ["#1", {}, '"#1"'],
  [" x", {}, '" x"'],
  ["*x", {}, '"*x"'],
  ["true", {}, '"true"'],
  ["off", {}, "off"],
  ["12", {}, '"12"'],
  [12, {}, "12"],
  ["", {}, '""'],
  ['say "x": y', { style: "plain" as const }, "'say \"x\": y'"],
  ["two\nlines", {}, '"two\\nlines"'],
  [`${"long-".repeat(9)}\nand on`, {}, `"${"long-".repeat(9)}\\nand on"`],
  [["a, b", { c: 1 }], {}, '["a, b", {c: 1}]'],
  ["x", { style: "literal" as const }, "x"],
])("%j with %j is written as %s", (value, setting, text) => {
  expect(scalarText(value, setting)).toBe(text);
});

/** Texts with characters that mean something in YAML, and with all others. */
const texts = fc.oneof(
  fc.string({
    unit: fc.constantFrom(..." \t\n\r'\"#:-?,[]{}&*!|>%@`~.=\\01aeEñ\u0085\u2028\uFEFF😀".split("")),
  }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "null",
    "yes",
    "true",
    "1e3",
    "0x1F",
    "2026-01-02",
    "<<",
    "---",
    "...",
    "- a",
    "? a",
    "a #b",
  ),
);

it.each(["y", "N", "yes", "No", "ON", "Off"])(
  "%s is not a boolean for a tool that reads YAML 1.1",
  (word) => {
    expect(scalarText(word)).toBe(`"${word}"`);
    expect(scalarText(word, { isKey: true })).toBe(`"${word}"`);
    expect(scalarText([word, { [word]: 1 }])).toBe(`["${word}", {"${word}": 1}]`);
    expect(scalarText(word, { style: "single" })).toBe(`'${word}'`);
    expect(parse(`- ${scalarText(word)}\n`, { version: "1.1" })).toEqual([word]);
    // A longer word needs no quotation marks.
    expect(scalarText(`${word}x`)).toBe(`${word}x`);
  },
);

it("a written text is read back as the same text, as a value and as a key", () => {
  fc.assert(
    fc.property(texts, fc.boolean(), fc.constantFrom("plain", "single", "double"), (text, inFlow, style) => {
      const written = scalarText(text, { inFlow, style: style as "plain" });
      expect(written).not.toMatch(/[\r\n]/);
      const key = scalarText(text, { inFlow, isKey: true });
      if (key.length > 1000) return;
      const whole = inFlow ? `a: {k: ${written}, ${key}: v}\n` : `a:\n  k: ${written}\n  ${key}: v\n`;
      if (text === "k") return;
      expect(parse(whole)).toEqual({
        a: Object.fromEntries([
          ["k", text],
          [text, "v"],
        ]),
      });
      const [document] = documentsOf(Source.of("file:///a.threat.yaml", whole));
      // Hidden characters and their escapes are always reported.
      if (!/[\p{C}\u2028\u2029]/u.test(text)) expect(document?.syntaxProblems).toEqual([]);
      expect(document?.sections[0]?.items.map(({ value }) => valueOf(value))).toEqual([text, "v"]);
    }),
    runs(3000),
  );
});

/** Tests that a suggested term means what the foreign term means, and that letters alone suggest no other meaning. */
import { expect, it } from "vitest";
import type { Scale } from "../../server/src/model/estimates/scale.ts";
import { intersects } from "../../server/src/model/estimates/percentRange.ts";
import { termOfValue } from "../../server/src/model/estimates/estimate.ts";
import { termSuggestions } from "../../server/src/rules/termSuggestions.ts";
import { scalesInProgram } from "../../server/src/workspace/library.ts";

function scaleNamed(id: string): Scale {
  const all = [
    ...scalesInProgram("likelihood"),
    ...scalesInProgram("confidence"),
    ...scalesInProgram("reliability"),
  ];
  const scale = all.find((each) => each.id === id);
  if (!scale) throw new Error(`There is no scale "${id}".`);
  return scale;
}

it.each([
  ["icd-203-likelihood", "highly-likely", ["very-likely"]],
  ["icd-203-likelihood", "highly-unlikely", ["very-unlikely", "almost-no-chance"]],
  ["icd-203-likelihood", "remote-chance", ["almost-no-chance"]],
  ["icd-203-likelihood", "realistic-possibility", ["roughly-even-chance", "unlikely"]],
  ["icd-203-likelihood", "very-probable", ["very-likely"]],
  ["icd-203-likelihood", "likley", ["likely"]],
  ["icd-203-likelihood", "quite-likely", []],
  ["phia-likelihood", "very-likely", ["highly-likely", "almost-certain"]],
  ["phia-likelihood", "very-unlikely", ["highly-unlikely", "remote-chance"]],
  ["icd-203-confidence", "very-high", []],
  ["icd-203-confidence", "alto", ["high"]],
  ["icd-203-confidence", "muy alta", []],
  ["admiralty-reliability", "G", []],
])("%s: %s suggests %j", (id, word, expected) => {
  expect(termSuggestions(word, scaleNamed(id))).toEqual(expected);
});

it("every term of one scale suggests only terms of another whose bands overlap with its own", () => {
  const scales = scalesInProgram("likelihood");
  for (const own of scales) {
    for (const { term, percent } of scales.flatMap(({ terms }) => terms)) {
      if (!percent || termOfValue(term, own)) continue;
      const bands = scales.flatMap((scale) => termOfValue(term, scale)?.percent ?? []);
      for (const suggested of termSuggestions(term, own)) {
        const band = termOfValue(suggested, own)?.percent;
        expect([own.id, term, suggested, bands.some((each) => band && intersects(each, band))]).toEqual([
          own.id,
          term,
          suggested,
          true,
        ]);
      }
    }
  }
});

it("a value is accepted by the label in each language, also without the word that all labels share", () => {
  const short = scalesInProgram("confidence").flatMap((scale) =>
    scale.terms.flatMap((term) =>
      Array.from(term.labels.values(), (label) => {
        expect(termOfValue(label, scale)).toBe(term);
        return [termOfValue(label.replace("confianza ", ""), scale), term];
      }),
    ),
  );
  for (const [named, term] of short) expect(named).toBe(term);
  expect(short.length).toBeGreaterThan(10);
  for (const scale of scalesInProgram("likelihood"))
    for (const term of scale.terms)
      for (const label of term.labels.values()) expect(termOfValue(label, scale)).toBe(term);
});

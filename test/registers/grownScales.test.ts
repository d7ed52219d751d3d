/** Tests levels that a later register has and the scale of an earlier import has not: they are read as in the first import. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Imported } from "../../server/src/registers/importRegister.ts";
import { importRegister } from "../../server/src/registers/importRegister.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { contextFor, importErrors, imported } from "./imports.ts";

type Item = Readonly<Record<string, unknown>>;

const register = (heading: string, levels: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    [`ID,Risk,${heading}`, ...levels.map((level, at) => `R-${String(at)},T ${String(at)},${level}`)].join(
      "\n",
    ),
  );

const existingOf = (text: string): Source => Source.of("file:///port.threat.yaml", text);

/** Imports a register and the next one, and checks that a third import changes nothing. */
async function next(
  years: readonly [first: Uint8Array, second: Uint8Array],
  edit: (scale: string) => string = (scale) => scale,
): Promise<Imported & { readonly threats: readonly Item[] }> {
  const first = await imported(years[0]);
  const beside = first.beside.map((file) => ({ ...file, text: edit(file.text) }));
  const after = await imported(years[1], { existing: existingOf(first.text), beside });
  const files = [
    ...beside.filter(({ name }) => !after.beside.some((each) => each.name === name)),
    ...after.beside,
  ];
  const again = await imported(years[1], { existing: existingOf(after.text), beside: files });
  expect(importErrors({ ...after, beside: files })).toEqual([]);
  expect([again.text, again.beside]).toEqual([after.text, []]);
  const { threats } = parse(after.text) as { threats: Readonly<Record<string, Item>> };
  return { ...after, threats: Object.values(threats) };
}

const termsIn = ({ beside }: Imported): unknown[] => {
  const { terms } = parse(beside[0]?.text ?? "terms: []") as { terms: { term: unknown }[] };
  return terms.map(({ term }) => term);
};

describe("levels that the scale of an earlier import does not have", () => {
  it.each([
    ["words", ["Low", "High"], ["Very high", "Moderate"], ["low", "moderate", "high", "very-high"]],
    ["a lower word", ["Medio", "Alto"], ["Bajo", "Alto"], ["bajo", "medio", "alto"]],
    ["another word for a level", ["Low", "Medium"], ["Low", "Moderate"], ["low", "medium"]],
    ["numbers", ["1", "7"], ["7", "11"], [1, 7, 11]],
    ["a range", ["Low", "High"], ["High to very high", "Very high"], ["low", "high", "very-high"]],
    ["words without an order", ["Green", "Blue"], ["Green", "Purple"], ["green", "blue", "purple"]],
  ])("are added to it at their place: %s", async (_, first, second, terms) => {
    const result = await next([register("Likelihood", first), register("Likelihood", second)]);
    expect(termsIn(result)).toEqual(terms);
    for (const threat of result.threats) expect(threat).toHaveProperty("likelihood");
    expect(result.preview).toContain("gets new levels: ");
    expect(result.preview).toContain("Changed file: port-likelihood.scale.yaml\n");
  });

  it.each([
    ["a number beyond 1 to 5", ["1", "2", "3", "4", "5"], ["2", "6", "4"]],
    ["a digit typed twice", ["1", "2", "3"], ["2", "33", "1"]],
  ])("are not added if they are typing errors: %s", async (_, first, second) => {
    const { beside, threats, preview } = await next([
      register("Likelihood", first),
      register("Likelihood", second),
    ]);
    expect(beside).toEqual([]);
    expect(threats[1]).toMatchObject({ "x-likelihood": second[1] });
    expect(preview).toContain(`${String(second[1])} is not a level of the scale. Check the number`);
  });

  it.each([
    ["a number among words", ["Low", "High"], ["High", "3"]],
    ["a word among numbers", ["1", "7"], ["7", "High"]],
  ])("are not added if they are of another sort than its own: %s", async (_, first, second) => {
    const { beside, threats } = await next([register("Likelihood", first), register("Likelihood", second)]);
    expect(threats[1]).toMatchObject({ "x-likelihood": second[1] });
    expect(beside).toEqual([]);
  });

  it("are put in order by the user if their place is not known", async () => {
    const { preview } = await next([register("Impact", ["Green", "Blue"]), register("Impact", ["Red"])]);
    expect(preview).toContain("Their place in the order is not known: put them in order in its file.\n");
  });

  it("keep what the author has written in its file", async () => {
    const years = [register("Impact", ["Low", "High"]), register("Impact", ["Medium", "High"])] as const;
    const { beside } = await next(years, (scale) =>
      scale.replace("label: Low", "label: Low # below 1 M€").replace("title: Impact", "title: Our impact"),
    );
    expect(beside[0]?.text).toContain("label: Low # below 1 M€\n  - term: medium\n");
    expect(beside[0]?.text).toContain("title: Our impact");
  });

  it("are kept as they are if another scale applies, and the preview says what to do", async () => {
    const words = ["Highly likely", "Almost certain", "Realistic possibility"];
    const { threats, preview } = await next([
      register("Likelihood", words),
      register("Likelihood", ["Highly likely", "Frequent", "Almost certain"]),
    ]);
    expect(threats[1]).toMatchObject({ "x-likelihood": "Frequent" });
    expect(preview).toContain(
      '"Frequent" is not a word of the scale. If it is a level, use a scale that has it',
    );
  });
});

it("a column of levels that the first register did not have gets a scale as in a first import", async () => {
  const csv = (text: string): Uint8Array => new TextEncoder().encode(text);
  const years = [
    csv("ID,Risk,Likelihood\nR-1,Flood,3\nR-2,Fire,2\n"),
    csv("ID,Risk,Likelihood,Impact\nR-1,Flood,3,Leve\nR-2,Fire,2,Grave\n"),
  ] as const;
  const { text, threats, preview } = await next(years);
  expect(threats).toMatchObject([{ impact: "leve" }, { impact: "grave" }]);
  expect(parse(text)).toMatchObject({ scales: { impact: "./port-impact.scale.yaml" } });
  expect(preview).toContain("~ scales.impact: ./port-impact.scale.yaml\n");
  expect(preview).toContain("New file: port-impact.scale.yaml\n");
});

describe("a scale that is no longer there", () => {
  const csv = register("Likelihood", ["Low", "High"]);

  it("is made again if an import has made it", async () => {
    const { text, beside } = await imported(csv);
    const again = await imported(csv, { existing: existingOf(text) });
    expect([again.text, again.beside]).toEqual([text, beside]);
  });

  it("is made again also of words that a scale of the program has", async () => {
    const words = register("Likelihood", ["Highly likely", "Almost certain", "Realistic possibility"]);
    const { text } = await imported(csv);
    const again = await imported(words, { existing: existingOf(text) });
    expect(again.beside.map(({ name }) => name)).toEqual(["port-likelihood.scale.yaml"]);
  });

  it("is asked for if it is another one, because all levels would be taken away", async () => {
    const { text } = await imported(csv);
    const existing = existingOf(text.replace("./port-likelihood", "./ours"));
    expect(await importRegister(csv, contextFor({ existing }))).toEqual({
      refusal: expect.stringContaining('The scale "./ours.scale.yaml"') as string,
    });
  });
});

/** Tests what becomes of plans and long texts when a register is imported again. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Source } from "../../server/src/syntax/source.ts";
import { importErrors, imported } from "./imports.ts";

const bytes = (csv: string): Uint8Array => new TextEncoder().encode(csv);

describe("the next version of a register", () => {
  it("keeps a line of a plan with its id when the lines are swapped", async () => {
    const head = "Risk ID;Risk;Likelihood;Treatment plan\n";
    const first = await imported(bytes(`${head}R-1;Flood;3;"1. Build a gate\n2. Buy pumps"\n`));
    const existing = Source.of("file:///port.threat.yaml", first.text);
    const into = { existing, beside: first.beside };
    const swapped = await imported(bytes(`${head}R-1;Flood;3;"1. Buy pumps\n2. Build a gate"\n`), into);
    expect(swapped.text).toBe(first.text);
    const changed = await imported(bytes(`${head}R-1;Flood;3;"1. Buy pumps\n2. Build two gates"\n`), into);
    expect(changed.text).toBe(first.text.replace("title: Build a gate", "title: Build two gates"));
  });

  it("keeps the ids of planned measures when their words change", async () => {
    const head = "Risk ID;Risk;Likelihood;Impact;Treatment plan;Due date\n";
    const first = await imported(bytes(`${head}R-1;Flood;3;4;Build a gate;2027-01-31\n`));
    const existing = Source.of("file:///port.threat.yaml", first.text);
    const again = await imported(bytes(`${head}R-1;Flood;3;4;Build two gates;2027-06-30\n`), {
      existing,
      beside: first.beside,
    });
    expect(again.text).toContain(
      "  build-a-gate:\n    title: Build two gates\n    horizon:\n      before: 2027-06-30",
    );
    expect(importErrors({ ...again, beside: first.beside })).toEqual([]);
  });

  it("has a new measure, and not another title of the old one, if no word is the same", async () => {
    const head = "Risk ID;Risk;Likelihood;Treatment plan;Status\n";
    const first = await imported(bytes(`${head}R-1;Flood;3;Raise the barrier by 60 cm;In progress\n`));
    const existing = Source.of("file:///port.threat.yaml", first.text);
    const again = await imported(bytes(`${head}R-1;Flood;3;Buy the pumps;Not started\n`), {
      existing,
      beside: first.beside,
    });
    expect(again.text).toContain("  raise-the-barrier-by-60-cm:\n    title: Raise the barrier by 60 cm\n");
    expect(again.text).toContain("  buy-the-pumps:\n    title: Buy the pumps\n");
    expect(again.preview).toContain("  - raise-the-barrier-by-60-cm: Raise the barrier by 60 cm\n");
  });

  it.each([
    ["Weight limit (by 2026-03-01)", "2026-03-01"],
    ["Weight limit – due 31/03/2026", "2026-03-31"],
    ["Weight limit (by 03/04/2026)", undefined],
    ["Repair of the damage of 2025-03-01 in span 4", "2027-12-31"],
  ])("gives a line of a plan its own date: %s", async (line, before) => {
    const head = "Risk ID;Risk;Likelihood;Treatment plan;Due date\n";
    const { text, preview } = await imported(
      bytes(`${head}R-1;Bridge;3;"${line}\nNew bearings";2027-12-31\n`),
    );
    const all = Object.values((parse(text) as { recommendations: object }).recommendations) as object[];
    expect(all[1]).toMatchObject({ horizon: { before: "2027-12-31" } });
    if (before === undefined) expect(all[0]).not.toHaveProperty("horizon");
    else expect(all[0]).toMatchObject({ horizon: { before } });
    const isNamed = preview.includes('"Due date" is read as follows: Weight limit');
    expect(isNamed).toBe(before !== "2027-12-31");
  });

  it("shows where a long text begins to differ", async () => {
    const head = "Risk ID;Risk;Likelihood;Description\n";
    const long = "The quay is low, and the river rises above it in every second year of the last decade";
    const first = await imported(bytes(`${head}R-1;Flood;3;${long} since 2016\n`));
    const existing = Source.of("file:///port.threat.yaml", first.text);
    const { preview } = await imported(bytes(`${head}R-1;Flood;3;${long} since 2017\n`), {
      existing,
      beside: first.beside,
    });
    expect(preview).toMatch(/~ r-1\.description: ….* since 2016 -> ….* since 2017\n/u);
  });
});

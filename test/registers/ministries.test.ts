/**
 * Tests two years of registers as ministries keep them, in English and Spanish. The workbooks in `fixtures/registers/years` are made up: titles,
 * two rows of headings with a row of numbers below, merged threats, lists of words, signatures, answers to comments, "see Annex B". In the
 * second year, rows are changed, dropped, added and in another order.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Imported } from "../../server/src/registers/importRegister.ts";
import { readWorkbook } from "../../server/src/registers/workbook/readWorkbook.ts";
import { isRefusal } from "../../server/src/registers/workbook/workbook.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { FIXTURES, importErrors, imported } from "./imports.ts";
import { lostIn } from "./lostCells.ts";
import type { Items } from "./sheetGrids.ts";

const bytesOf = (name: string): Uint8Array => readFileSync(join(FIXTURES, "years", `${name}.xlsx`));

interface Years {
  readonly first: Imported;
  readonly next: Imported;
  readonly all: Record<string, Items>;
}

async function importedYears(name: string): Promise<Years> {
  const first = await imported(bytesOf(`${name}-2026`));
  const existing = Source.of("file:///port.threat.yaml", first.text);
  const next = await imported(bytesOf(`${name}-2027`), { existing, beside: first.beside });
  return { first, next: { ...next, beside: first.beside }, all: parse(next.text) as Record<string, Items> };
}

/** The rules that a check reports, each as often as it does. */
function rulesIn({ text, beside }: Imported): string[] {
  const files = Object.fromEntries(beside.map(({ name, text: own }) => [`file:///${name}`, own]));
  return inspect(Source.of("file:///port.threat.yaml", text), libraryOf(files)).map(({ rule }) => rule);
}

describe.each(["ports", "obras"])("two years of the register of a ministry: %s", (name) => {
  it("lose no cell, and importing the second year again changes nothing", async () => {
    const { first, next } = await importedYears(name);
    for (const [result, year] of [
      [first, "2026"],
      [next, "2027"],
    ] as const) {
      const workbook = await readWorkbook(bytesOf(`${name}-${year}`));
      if (isRefusal(workbook)) throw new Error(workbook.refusal);
      const texts = workbook.sheets.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.flatMap((cell) => [cell?.text ?? [], cell?.comment ?? []].flat())),
      );
      const headings = new Set(
        result.register.sheets
          .flatMap(({ placed }) => placed?.columns ?? [])
          .flatMap(({ heading }) => heading.split(": ")),
      );
      expect(lostIn(result, texts).filter((text) => !headings.has(text))).toEqual([]);
      expect(importErrors(result)).toEqual([]);
    }
    const existing = Source.of("file:///port.threat.yaml", next.text);
    const again = await imported(bytesOf(`${name}-2027`), { existing, beside: next.beside });
    expect(again.text).toBe(next.text);
    expect(again.preview).toContain("There is nothing to change");
  });

  it("give no problem that the first year has not", async () => {
    const { first, next } = await importedYears(name);
    const known = new Set(rulesIn(first));
    expect(rulesIn(next).filter((rule) => !known.has(rule))).toEqual([]);
  });
});

it("the register of the ports keeps its ids, and says of each year what that year says", async () => {
  const { all, next } = await importedYears("ports");
  expect(Object.keys(all.threats ?? {})).toEqual(["r-01", "r-02", "r-03", "r-04", "r-05", "r-06", "r-07"]);
  expect(all.threats).toMatchObject({
    "r-01": {
      inherent: { likelihood: 4, impact: 5, risk: 20 },
      residual: { likelihood: 2 },
      owner: "head-of-engineering",
      "x-controls-owner": "Works unit",
      "x-internal-code": "ENG/7",
    },
    "r-02": { title: "Theft of containers and cargo" },
    "r-03": { "x-controls": "see Annex B", "x-status": "On hold", owner: "head-of-security" },
    "r-05": { "x-comments": { "Inherent risk: Likelihood": "M. Soler: Hearing won in June." } },
  });
  expect(all.threats?.["r-02"]).not.toHaveProperty("accepted");
  expect(all.recommendations).toMatchObject({
    "replace-gates-2-and-4": { horizon: { before: "2027-06" }, cost: "1400000 €", addresses: "r-01" },
    "a-1": { addresses: "r-01" },
    "a-3": { addresses: "r-07", "x-threat": "R-07; R-99" },
  });
  expect(Object.values(all.actors ?? {}).map(({ name }) => name)).not.toContain("see Annex B");
  expect(next.preview).toContain("  - r-04: Collapse of the fuel supplier\n");
});

it("the map of a ministry that counts its rows keeps each threat with its words", async () => {
  const { first, all } = await importedYears("obras");
  expect(parse(first.text)).toMatchObject({
    threats: {
      "id-1": {
        title: "Colapso de un puente",
        likelihood: 3,
        impact: 5,
        risk: "extremo",
        "x-probabilidad-nivel": "Media",
      },
      "id-5": { "x-controls": "ídem", "x-status": "En proceso", "x-actors": "Dirección de Recursos Humanos" },
    },
    recommendations: { "refuerzo-del-puente": { status: "under-way", addresses: "id-1" } },
  });
  expect(Object.entries(all.threats ?? {}).map(([id, { title }]) => [id, title])).toEqual([
    ["id-1", "Colapso de un puente"],
    ["id-2", "Ataque al sistema de licencias"],
    ["id-3", "Retraso de las transferencias federales"],
    ["id-4", "Fraude en compras"],
    ["id-5", "Fuga de personal técnico"],
    ["id-2-2", "Anulación del plan de expropiaciones"],
    ["id-5-2", "Fraude en compras públicas"],
  ]);
});

it("answers to comments are read with the names of their authors", async () => {
  const { first } = await importedYears("ports");
  expect(parse(first.text)).toMatchObject({
    threats: {
      "r-05": {
        "x-comments": {
          "Inherent risk: Likelihood": "M. Soler: Is this still right?\nM. Soler: Yes, until the hearing.",
        },
      },
    },
  });
});

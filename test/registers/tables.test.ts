/** Tests which part of a sheet is the table, and what a table is that has no names of threats. */
import { describe, expect, it } from "vitest";
import { importedCells } from "./importedCells.ts";

describe("a table", () => {
  it("may have its headings again on each page", async () => {
    const HEAD = ["Peligro", "Impacto", "Acción"];
    const { all, preview } = await importedCells([
      HEAD,
      ["Riada", "3", "Diques"],
      HEAD,
      ["Fuego", "2", "Riego"],
    ]);
    expect(Object.values(all.threats)).toMatchObject([{ title: "Riada" }, { title: "Fuego" }]);
    expect(preview).toContain("Row 3: Peligro | Impacto | Acción");
  });

  it("may have its units in a row below the headings", async () => {
    const { first } = await importedCells([
      ["Risk", "Impact", "Area"],
      ["(name)", "(1-5)", "(km²)"],
      ["Flood", "3", "12"],
    ]);
    expect(first).toMatchObject({ title: "Flood", impact: 3, "x-area-km²": "12 km²" });
  });

  it("that is a heat map makes no threats", async () => {
    const { all } = await importedCells([
      ["Risk", "Likelihood", "Impact"],
      ["R1", "3", "4"],
    ]);
    expect(Object.values(all.threats)).toHaveLength(1);
    await expect(
      importedCells([
        ["Likelihood", "1", "2", "3"],
        ["5", "", "R4", "R1"],
        ["4", "R2", "", ""],
      ]),
    ).rejects.toThrow("The file has no register");
  });

  it("of an index ranks what its first texts name", async () => {
    const { all } = await importedCells([
      ["COUNTRY", "ISO3", "Hazard", "INFORM RISK", "Rank"],
      ["(a-z)", "(a-z)", "(0-10)", "(0-10)", "(1-191)"],
      ["Afghanistan", "AFG", "8.7", "7.6", "2"],
      ["Chad", "TCD", "6.9", "7.7", "1"],
    ]);
    expect(Object.values(all.rankings ?? {})).toMatchObject([
      { order: [{ label: "Chad" }, { label: "Afghanistan" }] },
    ]);
    expect(JSON.stringify(all)).toContain("AFG");
  });
});

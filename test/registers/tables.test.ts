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

  it.each([
    ["its columns numbered", ["1", "2", "3", "4"]],
    ["its columns numbered in parentheses", ["(1)", "(2)", "(3)", "(4)"]],
    ["its headings in two languages", ["Riesgo", "Impacto", "Responsable", "Zona"]],
  ])("may have %s", async (_, row) => {
    const { all, preview } = await importedCells([
      ["Risk", "Impact", "Owner", "Area"],
      row,
      ["Flood", "3", "Works", "North"],
      ["Fire", "4", "Works", "South"],
    ]);
    expect(Object.values(all.threats)).toMatchObject([{ title: "Flood", impact: 3 }, { title: "Fire" }]);
    expect(preview).toContain(`Row 2: ${row.join(" | ")}`);
  });

  it("may have entries that begin like signatures", async () => {
    const { all } = await importedCells([
      ["Action", "Status", "Due date"],
      ["Buy pumps", "Proposed", "2027-01-31"],
      ["Approved plan", "Approved", ""],
      [],
      ["Train staff", "Proposed", ""],
      ["Signed agreement", "Approved", ""],
    ]);
    expect(Object.values(all.recommendations ?? {})).toMatchObject([
      { title: "Buy pumps" },
      { title: "Approved plan" },
      { title: "Train staff" },
      { title: "Signed agreement" },
    ]);
  });

  it("may number its columns on each page", async () => {
    const [head, numbers] = [
      ["Risk", "Impact", "Owner", "Area"],
      ["(1)", "(2)", "(3)", "(4)"],
    ];
    const { all } = await importedCells([
      ...[head, numbers, ["Flood", "3", "Works", "North"]],
      ...[head, numbers, ["Fire", "4", "Works", "South"]],
    ]);
    expect(Object.keys(all.threats)).toEqual(["flood", "fire"]);
  });

  it("has its ids in the column that does not only count the rows", async () => {
    const { all } = await importedCells([
      ["No.", "Ref", "Risk", "Impact"],
      ["1", "R-7", "Flood", "3"],
      ["2", "R-4", "Fire", "2"],
    ]);
    expect(all.threats).toMatchObject({ "r-7": { title: "Flood", "x-no": "1" }, "r-4": { title: "Fire" } });
  });

  it.each([
    [
      "above the names",
      [[], ["Elaboró:", "Revisó:", "Autorizó:"], ["L. Peña", "M. Ríos", "J. Vela"]],
      "Rows 5 to 6, columns A to C,",
    ],
    [
      "below the names",
      [[], ["", "L. Peña", "M. Ríos", "J. Vela"], ["", "Elaboró", "Revisó", "Autorizó"]],
      "Rows 5 to 6, columns B to D,",
    ],
    [
      "without an empty row between",
      [
        ["", "Elaboró:", "Revisó:", "Autorizó:"],
        ["", "L. Peña", "M. Ríos", "J. Vela"],
      ],
      "Rows 4 to 5, columns B to D,",
    ],
  ])("may have signatures below it: %s", async (_, rows, where) => {
    const { all, preview } = await importedCells([
      ["N.º", "Riesgo", "Impacto", "Responsable"],
      ["1", "Riada", "3", "Obras"],
      ["2", "Fuego", "2", "Obras"],
      ...rows,
    ]);
    expect(Object.values(all.threats)).toMatchObject([{ title: "Riada" }, { title: "Fuego" }]);
    expect(preview).toContain(`${where} are a legend or another table.`);
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

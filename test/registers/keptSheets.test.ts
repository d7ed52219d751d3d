/** Tests what is kept of sheets under x-import when the next version of a register is imported. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Imported } from "../../server/src/registers/importRegister.ts";
import type { Sheet } from "../../server/src/registers/workbook/workbook.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { importedWorkbook } from "./imports.ts";
import type { Grid } from "./sheetGrids.ts";
import { sheetOf } from "./sheetGrids.ts";

const HEAD = ["ID", "Risk", "Likelihood"];
const ENTRIES: Grid = [
  ["R-1", "Flood", 3],
  ["R-2", "Fire", 2],
];

const register = (year: string): Sheet =>
  sheetOf(`Risks ${year}`, [
    [`Register ${year}`],
    [],
    HEAD,
    ...ENTRIES,
    ["Total", 2],
    [],
    [`Source: office, ${year}`],
  ]);

const legend = (red: string): Sheet =>
  sheetOf("Colours", [
    ["Colour", "Meaning"],
    ["Red", red],
    ["Green", "Monitor"],
  ]);

/** Imports one workbook after the other, and the last one twice: it then changes nothing. */
function importedYears(...years: readonly (readonly Sheet[])[]): Imported & { readonly kept: unknown } {
  const [first = [], ...others] = years;
  let result = importedWorkbook({ sheets: first });
  const { beside } = result;
  for (const sheets of others) result = again(result.text, sheets, beside);
  expect(again(result.text, years.at(-1) ?? [], beside).text).toBe(result.text);
  const { "x-import": kept } = parse(result.text) as { "x-import"?: unknown };
  return { ...result, kept };
}

function again(text: string, sheets: readonly Sheet[], beside: Imported["beside"]): Imported {
  return importedWorkbook({ sheets }, { existing: Source.of("file:///port.threat.yaml", text), beside });
}

describe("what is kept of the sheets of a register", () => {
  it("has a row on each line, also after the next import", () => {
    const long =
      "Escalate to the council of ministers without delay, and report on each measure that has been taken in every month";
    const lines = (text: string): string => text.slice(text.indexOf("x-import:"));
    const expected = (year: string, red: string): string =>
      [
        `x-import:\n  Risks ${year}:\n    above:\n      - [Register ${year}]\n    others:\n      - [Total, 2]\n`,
        `      - ["Source: office, ${year}"]\n  Colours:\n    - [Colour, Meaning]\n    ${red}\n    - [Green, Monitor]\n`,
      ].join("");
    const next = importedYears([register("2026"), legend("Treat")], [register("2027"), legend(long)]);
    expect(lines(next.text)).toBe(expected("2027", `- - Red\n      - ${long}`));
    const [sheets] = [[register("2026"), legend("Treat")]];
    expect(lines(importedWorkbook({ sheets }).text)).toBe(expected("2026", "- [Red, Treat]"));
  });

  it("is that of the next version, also if the name of the sheet has the year", () => {
    const { kept, preview } = importedYears(
      [register("2026"), legend("Treat")],
      [register("2027"), legend("Escalate")],
    );
    expect(JSON.stringify(kept)).not.toMatch(/2026|Treat/);
    expect(preview).toMatch(/~ x-import\.Risks 2027: above: Register 2026, .* -> above: Register 2027/);
    expect(preview).toContain("~ x-import.Colours: Red, Treat -> Red, Escalate\n");
  });

  it.each([
    ["one of several", [legend("Treat")], { Colours: expect.anything() as unknown }],
    ["the only one", [], undefined],
  ])("is taken away if the sheet no longer has it: %s", (_, others, expected) => {
    const bare = sheetOf("Risks 2026", [HEAD, ...ENTRIES]);
    const { kept, preview } = importedYears([register("2026"), ...others], [bare, ...others]);
    expect(kept).toEqual(expected);
    expect(preview).toMatch(/~ x-import\.Risks 2026: .* -> nothing\n/);
  });

  it("stays if another file has a sheet with the same name, also after the next version", () => {
    const other = sheetOf("Risks 2026", [
      ["Risks of the navy"],
      [],
      HEAD,
      ["N-1", "Collision", 3],
      ["N-2", "Piracy", 4],
    ]);
    const { kept } = importedYears([register("2026")], [other], [register("2026")], [register("2027")]);
    expect(JSON.stringify(kept)).toContain("Risks of the navy");
    expect(kept).toMatchObject({ "Risks 2027": { shared: true } });
  });

  const numbered = (number: string, rows: Grid): Sheet => sheetOf(`Sheet${number}`, rows);

  it.each([
    ["by a number that is no year", [numbered("1", [HEAD, ...ENTRIES])], undefined],
    [
      "that the user leaves out",
      [numbered("1", [HEAD, ...ENTRIES]), numbered("2", [["Red", "Treat"]])],
      ["Sheet1"],
    ],
  ])("stays if the names of two sheets differ %s", (_why, sheets, only) => {
    const first = importedWorkbook({
      sheets: [numbered("1", [HEAD, ...ENTRIES]), numbered("2", [["Red", "Treat"]])],
    });
    const { text, beside } = first;
    const next = importedWorkbook(
      { sheets },
      { existing: Source.of("file:///port.threat.yaml", text), beside, ...(only ? { sheets: only } : {}) },
    );
    expect(next.text).toBe(text);
  });

  it("stays if several sheets could be its next version, and all of them are kept", () => {
    const { kept } = importedYears([register("2026")], [register("2027"), register("2028")]);
    expect(Object.keys(kept as object)).toEqual(["Risks 2026", "Risks 2027", "Risks 2028"]);
  });
});

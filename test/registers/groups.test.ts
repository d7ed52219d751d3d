/** Tests which rows with a single text are the headings of groups, and which are threats that are not rated yet. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { imported } from "./imports.ts";
import { importedSheets, sheetOf } from "./sheetGrids.ts";

const titlesIn = (threats: unknown): unknown[] =>
  Object.values(threats as Record<string, { title?: string }>).map(({ title }) => title);

describe("a row with a title alone", () => {
  it.each([
    ["without ids", "Risk,Likelihood,Impact\nFlood,3,9\nFraud,,\nFire,4,4\n", ["Flood", "Fraud", "Fire"]],
    [
      "between rows with ids",
      "Ref,Risk,Likelihood,Impact\nR-1,Flood,3,4\n,Fraud,,\nR-2,Fire,2,2\n",
      ["Flood", "Fraud", "Fire"],
    ],
  ])("is a threat: %s", async (_, csv, titles) => {
    const { text, preview } = await imported(new TextEncoder().encode(csv));
    expect(titlesIn((parse(text) as { threats: unknown }).threats)).toEqual(titles);
    expect(text).not.toContain("x-group");
    expect(preview).not.toContain("x-group");
  });
});

describe("a heading of a group", () => {
  it.each([
    ["Ref,Risk,Likelihood\nNatural,,\nR-1,Flood,3\nOthers,,\nR-2,Fire,2\n", "in the column of the ids"],
    ["Risk,Likelihood,Impact\nNatural,,\nFlood,3,3\nOthers,,\nFire,2,2\n", "above the first entry"],
    ["Ref,Risk,Likelihood\nR-1,Flood,3\nOthers,,\nR-2,Fire,2\n", "in the first column"],
  ])("is named with its row: %j", async (csv) => {
    const { text, preview } = await imported(new TextEncoder().encode(csv));
    expect(titlesIn((parse(text) as { threats: unknown }).threats)).toEqual(["Flood", "Fire"]);
    expect(text).toContain("x-group: Others");
    expect(preview).toMatch(/headings of the rows below\. These get x-group:[^]*Row \d: Others/);
  });

  it("may be merged over the columns of the table", () => {
    const rows = [["Risk", "Likelihood", "Impact"], ["Flood", 3, 3], ["Others"], ["Fire", 2, 2]];
    const merges = [{ startRow: 2, endRow: 2, startCol: 0, endCol: 2 }];
    const { all } = importedSheets(sheetOf("Risks", rows, merges));
    expect(Object.values(all.threats ?? {})).toMatchObject([
      { title: "Flood" },
      { title: "Fire", "x-group": "Others" },
    ]);
  });
});

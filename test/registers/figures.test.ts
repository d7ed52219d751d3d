/** Tests how the dates, numbers and ranks of registers are read. */
import { describe, expect, it } from "vitest";
import { dateIn, dayOrderIn } from "../../server/src/registers/cells/registerDates.ts";
import { percentIn } from "../../server/src/registers/cells/values.ts";
import { decimalSignIn, numberIn } from "../../server/src/registers/cells/writtenNumbers.ts";
import { importedCells } from "./importedCells.ts";

describe("a date", () => {
  it.each([
    ["2026-12-31", "2026-12-31"],
    ["31/12/2026", "2026-12-31"],
    ["12/31/2026", "2026-12-31"],
    ["31.12.2026", "2026-12-31"],
    ["31-dic-2026", "2026-12-31"],
    ["31-Dec-26", "2026-12-31"],
    ["31 de diciembre de 2026", "2026-12-31"],
    ["Mar 2027", "2027-03"],
    ["mar-27", "2027-03"],
    ["Mar-27", "2027-03"],
    ["ene. 2027", "2027-01"],
    ["marzo de 2027", "2027-03"],
    ["Q3 2026", "2026-07/2026-09"],
    ["Q3-2026", "2026-07/2026-09"],
    ["Q3/26", "2026-07/2026-09"],
    ["2026 Q3", "2026-07/2026-09"],
    ["2026-Q3", "2026-07/2026-09"],
    ["3T 2026", "2026-07/2026-09"],
    ["T3 2026", "2026-07/2026-09"],
    ["3.er trimestre de 2026", "2026-07/2026-09"],
    ["1S 2026", "2026-01/2026-06"],
    ["S2 2026", "2026-07/2026-12"],
    ["H1 2026", "2026-01/2026-06"],
    ["2.º semestre de 2026", "2026-07/2026-12"],
    ["end of 2026", "2026"],
    ["finales de 2026", "2026"],
    ["by June 2027", "2027-06"],
    ["2027", "2027"],
  ])("is read: %s", (text, date) => {
    expect(dateIn(text)).toBe(date);
  });

  it.each([
    "03/04/2026",
    "FY26",
    "FY2025/26",
    "Q5 2026",
    "3H 2026",
    "31/02/2026",
    "TBC",
    "46022",
    "soon",
    "13-27",
  ])("is not read: %s", (text) => {
    expect(dateIn(text)).toBeUndefined();
  });

  it.each([
    [["31/12/2026", "03/04/2026"], "03/04/2026", "2026-04-03"],
    [["12/31/2026", "03/04/2026"], "03/04/2026", "2026-03-04"],
    [["31/12/2026", "12/31/2026", "03/04/2026"], "03/04/2026", undefined],
    [["03/04/2026"], "03/04/2026", undefined],
  ])("has its days where the other dates have them: %s", (texts, text, date) => {
    expect(dateIn(text, { dayOrder: dayOrderIn(texts), hasSerialDates: false })).toBe(date);
  });

  it.each([
    ["46022", "2025-12-31"],
    ["36526", "2000-01-01"],
    ["12345", undefined],
    ["99999", undefined],
  ])("is the number of a workbook: %s", (text, date) => {
    expect(dateIn(text, { dayOrder: undefined, hasSerialDates: true })).toBe(date);
  });

  it.each([
    ["18 months", "18 months"],
    ["18 meses", "18 meses"],
    ["2 years", "2 years"],
    ["Q3 2026", { before: "2026-09" }],
    ["mar-27", { before: "2027-03" }],
  ])("is when a measure is due: %s", async (text, horizon) => {
    const { all } = await importedCells([
      ["Risk", "Impact", "Action", "Due date"],
      ["Flood", "3", "Build a dyke", text],
    ]);
    expect(Object.values(all.recommendations ?? {})[0]).toMatchObject({ horizon });
  });

  it.each([
    ["03/04/2026", "can be two dates"],
    ["FY26", "fiscal year"],
  ])("that cannot be read has a reason: %s", async (text, reason) => {
    const { preview } = await importedCells([
      ["Risk", "Impact", "Action", "Due date"],
      ["Flood", "3", "Build a dyke", text],
    ]);
    expect(preview).toContain(reason);
  });
});

describe("a number", () => {
  it.each([
    ["1,250.5", undefined, 1250.5],
    ["1.250,5", undefined, 1250.5],
    ["1,250,000", undefined, 1_250_000],
    ["1.250.000", undefined, 1_250_000],
    ["1 250 000", undefined, 1_250_000],
    ["0,5", undefined, 0.5],
    ["2.5", undefined, 2.5],
    ["(2.5)", undefined, -2.5],
    ["-3", undefined, -3],
    ["1.000", undefined, undefined],
    ["1,000", undefined, undefined],
    ["1.000", ",", 1000],
    ["1.000", ".", 1],
    ["1,000", ".", 1000],
    ["1,000", ",", 1],
    ["0.125", undefined, 0.125],
    ["12 M€", undefined, undefined],
    ["1/2", undefined, undefined],
    ["", undefined, undefined],
  ] as const)("is read as the file writes numbers: %s, %s", (text, sign, number) => {
    expect(numberIn(text, sign)).toBe(number);
  });

  it.each([
    [["1.000", "2,5"], ","],
    [["1,000", "2.5"], "."],
    [["1.250,5"], ","],
    [["1,250,000"], "."],
    [["1.000", "7"], undefined],
    [["2,5", "2.5"], undefined],
  ])("shows the sign before decimals: %s", (texts, sign) => {
    expect(decimalSignIn(texts)).toBe(sign);
  });

  it.each([
    ["100 %", "100%"],
    ["5-10 %", "5-10%"],
    ["5 % – 10 %", "5–10%"],
    ["0,5 %", "0.5%"],
    ["25%", "25%"],
    [">25%", undefined],
    ["101%", undefined],
    ["20-300%", undefined],
  ])("is a percentage: %s", (text, percent) => {
    expect(percentIn(text)).toBe(percent);
  });

  it("from 0 to 1 is a probability if all are, and the preview says so", async () => {
    const { all, preview } = await importedCells([
      ["Riesgo", "Probabilidad"],
      ["Riada", "0,5"],
      ["Fuego", "0,05"],
      ["Robo", "1"],
    ]);
    expect(Object.values(all.threats).map(({ likelihood }) => likelihood)).toEqual([
      { percent: "50%" },
      { percent: "5%" },
      { percent: "100%" },
    ]);
    expect(preview).toContain("0,5 = 50%");
  });

  it("next to the words of the likelihood is its percentage", async () => {
    const { first } = await importedCells([
      ["Risk", "Likelihood", "Likelihood (%)"],
      ["Flood", "4 - Likely", "60-70"],
    ]);
    expect(first).toMatchObject({ likelihood: { term: 4, percent: "60-70%" } });
  });
});

describe("ranks", () => {
  it.each(
    "1|1.|1)|1=|=1|1st|1st=|1.º|1º|1ª|1°|1er|1.er|#1|No. 1|N.º 1|T-1|T1|Joint 1st|1 (tie)|1*|1.0|Puesto 1".split(
      "|",
    ),
  )("are read: %s", async (rank) => {
    const { all } = await importedCells([
      ["Rank", "Entry"],
      [rank, "Flood"],
      ["2", "Fire"],
    ]);
    expect(Object.values(all.rankings ?? {})[0]).toMatchObject({
      order: [{ label: "Flood" }, { label: "Fire" }],
    });
    expect(JSON.stringify(all)).not.toContain("x-rank");
  });

  it.each(["1-2", "1,000", "first", "A1", "top 5", "-"])("are not read: %s", async (rank) => {
    const { all } = await importedCells([
      ["Rank", "Entry"],
      [rank, "Flood"],
      ["2", "Fire"],
    ]);
    expect(JSON.stringify(all)).toContain(`"x-rank":"${rank}"`);
  });
});

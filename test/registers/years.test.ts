/** Tests threats with a row for each measure, the next year of a register, levels in two words, and columns of scope and of dates. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Imported } from "../../server/src/registers/importRegister.ts";
import type { Workbook } from "../../server/src/registers/workbook/workbook.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { importedWorkbook } from "./imports.ts";
import type { Grid, Items } from "./sheetGrids.ts";
import { importedSheets, sheetOf, titlesIn } from "./sheetGrids.ts";

describe("a threat with a row for each measure", () => {
  const PLAN = ["Ref", "Risk", "Likelihood", "Action", "Due date", "Action owner"];
  const rows: Grid = [
    PLAN,
    ["R-1", "Flood", 3, "Build a dyke", "2027-01-31", "Works"],
    ["", "", "", "Buy pumps", "2027-06-30", "Navy"],
    ["R-2", "Fire", 2, "Sprinklers", "2028-01-31", "Works"],
  ];
  const merges = [0, 1, 2].map((column) => ({ startRow: 1, endRow: 2, startCol: column, endCol: column }));

  it.each([
    ["empty cells", []],
    ["merged cells", merges],
  ])("is one threat with several recommendations: %s", (_, merged) => {
    const { all, preview } = importedSheets(sheetOf("Risks", rows, merged));
    expect(titlesIn(all.threats)).toEqual(["Flood", "Fire"]);
    expect(preview).toContain("  2 threats (rows 2 to 4)\n");
    expect(Object.values(all.recommendations ?? {})).toMatchObject([
      { title: "Build a dyke", addresses: "r-1", horizon: { before: "2027-01-31" }, actors: "works" },
      { title: "Buy pumps", addresses: "r-1", horizon: { before: "2027-06-30" }, actors: "navy" },
      { title: "Sprinklers", addresses: "r-2" },
    ]);
  });
});

it("a row with a measure alone is one more of the threat above", () => {
  const head = ["Ref", "Risk", "Likelihood", "Action"];
  const rows = [
    head,
    ["R-1", "Flood", 3, "Dyke"],
    ["", "", "", "Pumps"],
    ["R-2", "Fire", 2, ""],
    ["", "", "", "Alarm"],
  ];
  const { all } = importedSheets(sheetOf("Risks", rows));
  expect(Object.values(all.recommendations ?? {})).toMatchObject([
    { title: "Dyke", addresses: "r-1" },
    { title: "Pumps", addresses: "r-1" },
    { title: "Alarm", addresses: "r-2" },
  ]);
  expect(all.threats?.["r-2"]).not.toHaveProperty("x-group");
});

describe("the next year of a register", () => {
  function updated(first: Workbook, next: Workbook): Imported & { readonly before: string } {
    const before = importedWorkbook(first);
    const existing = Source.of("file:///port.threat.yaml", before.text);
    return {
      ...importedWorkbook(next, { existing, beside: before.beside }),
      beside: before.beside,
      before: before.text,
    };
  }

  const numbered = (rows: Grid): Workbook => ({
    sheets: [sheetOf("Risks", [["No.", "Risk", "Likelihood", "Action"], ...rows])],
  });

  const FIRST = numbered([
    [1, "Flood", 3, "Dyke"],
    [2, "Fire", 2, "Alarm"],
    [3, "Theft", 4, "Guards"],
  ]);

  it.each([
    [
      "with other ids",
      [
        ["SR-1", "Flood", 3, "Dyke"],
        ["SR-2", "Fire", 2, "Alarm"],
        ["SR-3", "Theft", 4, "Guards"],
      ],
      [],
    ],
    [
      "without a row",
      [
        [1, "Fire", 2, "Alarm"],
        [2, "Theft", 4, "Guards"],
      ],
      ["- id-1: Flood", "- dyke: Dyke"],
    ],
    [
      "with a new row under the number of one that is gone",
      [
        [1, "Flood", 3, "Dyke"],
        [2, "Strike", 1, "Talks"],
        [3, "Theft", 4, "Guards"],
      ],
      ["+ id-2-2: Strike", "+ talks: Talks", "- id-2: Fire", "- alarm: Alarm"],
    ],
    [
      "with a row in between",
      [
        [1, "Flood", 3, "Dyke"],
        [2, "Strike", 1, "Talks"],
        [3, "Fire", 2, "Alarm"],
        [4, "Theft", 4, "Guards"],
      ],
      ["+ id-2-2: Strike", "+ talks: Talks"],
    ],
  ] as [string, Grid, string[]][])("finds its threats by their titles: %s", (_, rows, lines) => {
    const { before, beside, text, preview } = updated(FIRST, numbered(rows));
    const [old, now] = [before, text].map((each) => parse(each) as Record<string, Items>);
    for (const [id, { title }] of Object.entries(old?.threats ?? {}))
      expect(now?.threats?.[id]).toMatchObject({ title });
    for (const [id, { title, addresses }] of Object.entries(old?.recommendations ?? {}))
      expect(now?.recommendations?.[id]).toMatchObject({ title, addresses });
    expect(preview.match(/^ {2}[-+] .*$/gm)?.map((line) => line.trim()) ?? []).toEqual(lines);
    const again = importedWorkbook(numbered(rows), {
      existing: Source.of("file:///port.threat.yaml", text),
      beside,
    });
    expect(again.text).toBe(text);
  });

  it("changes nothing if no scale could be made of its words, and one applies by default", () => {
    const rows = [
      ["Ref", "Risk", "Likelihood", "Target impact"],
      ["R-1", "Flood", 3, "Moderado"],
      ["R-2", "Fire", 2, "Serious"],
      ["R-3", "Theft", 1, "Grave"],
    ];
    const book: Workbook = { sheets: [sheetOf("Risks", rows)] };
    const { before, text } = updated(book, book);
    expect(text).toBe(before);
  });

  it("may have a threat with another id and another title, and the preview asks", () => {
    const first = numbered([
      ["R-1", "Failure of the eastern flood barrier", 3, "Dyke"],
      ["R-2", "Theft", 2, ""],
    ]);
    const next = numbered([
      ["S-1", "Failure of the eastern and western flood barrier", 3, "Dyke"],
      ["S-2", "Strike", 2, ""],
    ]);
    expect(updated(first, next).preview).toContain(
      "  ? r-1 = S-1: Failure of the eastern flood barrier -> Failure of the eastern and western flood barrier\n",
    );
  });

  it("has the scores of a matrix of five by five, also those that the first year has not", () => {
    const scored = (score: number): Workbook => ({
      sheets: [
        sheetOf("Risks", [
          ["ID", "Risk", "Risk level"],
          ["a", "Flood", score],
          ["b", "Fire", 12],
          ["c", "Theft", 20],
        ]),
      ],
    });
    expect(updated(scored(15), scored(6)).preview).toContain("~ a.risk: 15 -> 6");
  });
});

describe("levels in two words", () => {
  it.each([
    [["Low", "Medium", "Moderate", "High"], '"Medium" and "Moderate" are read as one level of likelihood.'],
    [["Baja", "Media", "Moderado", "Alta"], '"Media" and "Moderado" are read as one level of likelihood.'],
    [["Bajo", "Baja", "Medio", "Alto"], '"Bajo" and "Baja" are read as one level of likelihood.'],
  ])("are one level, and the preview says so: %s", (words, sentence) => {
    const { all, preview } = importedSheets(
      sheetOf("Risks", [
        ["ID", "Risk", "Likelihood"],
        ...words.map((word, index) => [`R-${String(index)}`, `T ${String(index)}`, word]),
      ]),
    );
    expect(preview).toContain(sentence);
    expect(preview).not.toContain("Their order is not known");
    expect(new Set(Object.values(all.threats ?? {}).map(({ likelihood }) => likelihood)).size).toBe(3);
  });

  it("are two levels if the scale of the register has both", () => {
    const { preview } = importedSheets(
      sheetOf("Risks", [
        ["ID", "Risk", "Impact"],
        ["a", "Flood", "Serious"],
        ["b", "Fire", "Major"],
        ["c", "Theft", "Minor"],
      ]),
    );
    expect(preview).not.toContain("are read as one level");
  });
});

describe("a column of risk", () => {
  it.each([
    ["Hazard", "Risk", ["High", "Low"], { title: "Flood", risk: "high" }],
    ["Amenaza", "Riesgo", ["Alto", "Medio"], { title: "Flood", risk: "alto" }],
    ["Amenaza", "Riesgo", [12, 6], { title: "Flood", risk: 12 }],
    ["Amenaza", "Riesgo", ["Corte de luz", "Alto"], { title: "Flood", "x-riesgo": "Corte de luz" }],
  ] as [string, string, (string | number)[], object][])(
    "has the level if another one names the threats: %s and %s",
    (title, heading, levels, expected) => {
      const { all } = importedSheets(
        sheetOf("Risks", [
          ["ID", title, "Impact", heading],
          ["a", "Flood", 3, levels[0] ?? ""],
          ["b", "Fire", 2, levels[1] ?? ""],
        ]),
      );
      expect(all.threats?.a).toMatchObject(expected);
    },
  );
});

describe("a column of scope", () => {
  it.each([
    ["Ámbito", ["nacional", "local"], "extent", "national"],
    ["Ámbito", ["Infraestructuras", "Sociedad"], "x-ámbito", "Infraestructuras"],
    ["Scope", ["Finance", "People"], "x-scope", "Finance"],
  ])("is the area or the field of a risk, as its cells say: %s %s", (heading, cells, key, value) => {
    const { all } = importedSheets(
      sheetOf("Risks", [
        ["ID", "Risk", "Likelihood", heading],
        ...cells.map((cell, index) => [`R-${String(index)}`, `T ${String(index)}`, 3, cell]),
      ]),
    );
    expect(all.threats?.["r-0"]).toMatchObject({ [key]: value });
  });
});

describe("a column of dates without a key", () => {
  it("has its dates, also if the workbook has only their numbers, and the preview says so", () => {
    const { all, preview } = importedSheets(
      sheetOf("Risks", [
        ["ID", "Risk", "Likelihood", "Last review", "Postcode"],
        ["a", "Flood", 3, 45_677, 45_677],
      ]),
    );
    expect(all.threats?.a).toMatchObject({ "x-last-review": "2025-01-20", "x-postcode": 45_677 });
    expect(preview).toContain('"Last review" is read as follows: 45677 = 2025-01-20');
  });
});

it("a column of related risks says which of its ids are those of no threat", () => {
  const { all, preview } = importedSheets(
    sheetOf("Risks", [
      ["ID", "Risk", "Likelihood", "Related risks"],
      ["R-1", "Flood", 3, "R-2; R-9"],
      ["R-2", "Fire", 2, "the national register"],
    ]),
  );
  expect(preview).toContain("1 name is that of no threat. It is kept under x-related-risks: R-9 (row 2)");
  expect(all.threats?.["r-1"]).toMatchObject({ "x-related-risks": "R-2; R-9" });
});

it("the comments of a row that the next year no longer has are named", () => {
  const commented = (...comments: readonly string[]): Workbook => {
    const sheet = sheetOf("Risks", [
      ["Ref", "Risk", "Likelihood"],
      ["R-1", "Flood", 3],
    ]);
    const rows = sheet.rows.map((row, index) => ({
      ...row,
      cells: row.cells.map((each, at) =>
        each && index === 1 && comments[at] ? { ...each, comment: comments[at] } : each,
      ),
    }));
    return { sheets: [{ ...sheet, rows }] };
  };
  const first = importedWorkbook(commented("", "Old note", "Kept note"));
  const { preview } = importedWorkbook(commented("", "", "Kept note"), {
    existing: Source.of("file:///port.threat.yaml", first.text),
    beside: first.beside,
  });
  expect(preview).toContain("  = r-1.x-comments.Risk: Old note\n");
});

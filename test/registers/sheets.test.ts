/** Tests workbooks as ministries keep them: legends, scales, closed risks, and ranks by department. */
import { describe, expect, it } from "vitest";
import type { Sheet } from "../../server/src/registers/workbook/workbook.ts";
import type { Grid } from "./sheetGrids.ts";
import { importedSheets, sheetOf, titlesIn } from "./sheetGrids.ts";

const HEAD = ["Ref", "Risk", "Likelihood", "Impact", "Owner", "Controls"];
const ENTRIES = [
  ["R-1", "Flood", 3, 4, "Works", "Dykes"],
  ["R-2", "Fire", 2, 5, "Works", "Alarms"],
  ["R-3", "Theft", 4, 2, "Police", "Guards"],
];
const REGISTER = sheetOf("Risk register", [HEAD, ...ENTRIES]);
const TITLES = ["Flood", "Fire", "Theft"];

describe("what is around a register", () => {
  const below: [string, Grid, string][] = [
    [
      "colours",
      [
        ["Red", "Score 15 – 25: escalate"],
        ["Green", "Score 1 – 14: monitor"],
      ],
      "Rows 6 to 7, columns A to B",
    ],
    [
      "levels",
      [
        ["Very low", "< 5%"],
        ["Low", "5–20%"],
        ["Medium", "20–50%"],
      ],
      "Rows 6 to 8, columns A to B",
    ],
    [
      "levels with a title",
      [["Scale"], [1, "Rare"], [2, "Unlikely"], [3, "Possible"]],
      "Rows 6 to 9, columns A to B",
    ],
    [
      "another table",
      [
        ["Action", "Owner", "Due date"],
        ["Buy pumps", "Works", "2027-01-01"],
        ["Train crews", "Navy", "2027-02-01"],
      ],
      "Rows 6 to 8, columns A to C",
    ],
  ];

  it.each(below)("makes no threats below it, and the preview names the rows: %s", (_, legend, rows) => {
    const { all, preview } = importedSheets(sheetOf("Risk register", [HEAD, ...ENTRIES, [], ...legend]));
    expect(titlesIn(all.threats)).toEqual(TITLES);
    expect(preview).toContain(`  ${rows}, are a legend or another table.`);
    expect(all.recommendations).toBeUndefined();
  });

  it.each(below.slice(0, 3))("is set apart at its side: %s", (_, legend) => {
    const rows = [HEAD, ...ENTRIES].map((row, index) => [...row, "", ...(legend[index] ?? [])]);
    const { all, preview } = importedSheets(sheetOf("Risk register", rows));
    expect(Object.keys(all.threats?.["r-1"] ?? {})).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^x-(?!register)/)]) as unknown,
    );
    expect(preview).toContain("are a legend or another table.");
  });

  it("is not what an entry after an empty row is", () => {
    const { all } = importedSheets(
      sheetOf("Risk register", [HEAD, ...ENTRIES, [], ["R-4", "Strike"], ["", "Fraud", 3]]),
    );
    expect(titlesIn(all.threats)).toEqual([...TITLES, "Strike", "Fraud"]);
  });
});

describe("the other sheets of a register", () => {
  it.each([
    [
      "Scales",
      [
        ["Score", "Likelihood", "Description"],
        [1, "Rare", "Once in 20 years"],
        [2, "Unlikely", "Once in 10"],
        [3, "Likely", "Each year"],
      ],
      "levels of a scale",
    ],
    [
      "Escala",
      [
        ["Riesgo", "Puntuación"],
        ["Bajo", "1-4"],
        ["Medio", "5-9"],
        ["Alto", "10-25"],
      ],
      "levels of a scale",
    ],
    [
      "Catálogos",
      [
        ["Probabilidad", "Impacto", "Área"],
        ["Baja", "Bajo", "Obras"],
        ["Media", "Medio", "Finanzas"],
        ["Alta", "Alto", "Jurídico"],
        ["", "", "Órgano interno de control"],
      ],
      "levels of a scale",
    ],
    [
      "Closed risks",
      [
        ["Ref", "Risk title", "Closed on"],
        ["R-0", "Strike", "2025-01-01"],
      ],
      "its threats are closed",
    ],
    [
      "Risk owners",
      [
        ["Risk", "Owner"],
        ["Flood", "A. Ruiz"],
        ["Fire", "B. Sol"],
      ],
      "name threats that another sheet has",
    ],
  ] as [string, Grid, string][])("are kept as they are, with the reason: %s", (name, grid, reason) => {
    const { all, preview } = importedSheets(REGISTER, sheetOf(name, grid));
    expect(titlesIn(all.threats)).toEqual(TITLES);
    expect(preview).toContain(reason);
    expect(JSON.stringify(all["x-import"]?.[name])).toContain(String(grid[1]?.[1]));
  });

  it("give the register of the latest year", () => {
    const later = sheetOf("2026", [HEAD, ["R-1", "Flood", 5, 5, "Works", ""], ...ENTRIES.slice(1)]);
    const { all } = importedSheets({ ...REGISTER, name: "2025" }, later);
    expect(titlesIn(all.threats)).toEqual(TITLES);
    expect(all.threats?.["r-1"]).toMatchObject({ likelihood: 5 });
  });

  it("are threats if no other sheet has any", () => {
    const { all } = importedSheets({ ...REGISTER, name: "Closed risks" });
    expect(titlesIn(all.threats)).toEqual(TITLES);
  });
});

describe("a matrix of threats and holders", () => {
  const matrix = (rows: Grid): Sheet => sheetOf("Matrix", [["Risk", "Works", "Police", "Board"], ...rows]);

  it.each([
    [
      "with ranks",
      [
        ["Flood", 1, 3, 2],
        ["Fire", 2, 1, 1],
        ["Theft", 3, 2, 3],
      ],
    ],
    [
      "with ties",
      [
        ["Flood", "1", "3", "1="],
        ["Fire", "2", "1", "1="],
        ["Theft", "3", "2", "3"],
        ["Strike", "4", "4", "4"],
      ],
    ],
  ] as [string, Grid][])("is a ranking for each holder, and the preview says so: %s", (_, rows) => {
    const { all, preview } = importedSheets(REGISTER, matrix(rows));
    expect(Object.values(all.rankings ?? {})).toMatchObject([
      { of: "works" },
      { of: "police" },
      { of: "board" },
    ]);
    const [works, police] = Object.values(all.rankings ?? {}).map(({ order }) => order);
    expect(works).toEqual(expect.arrayContaining(["r-1", "r-2", "r-3"]) as unknown);
    expect(police).toEqual(expect.arrayContaining(["r-2", "r-3", "r-1"]) as unknown);
    expect(preview).toContain('The columns "Works", "Police" and "Board" have ranks.');
  });

  it.each([
    [
      "from 0",
      [
        ["Flood", 0, 3, 2],
        ["Fire", 2, 0, 1],
        ["Theft", 3, 2, 0],
      ],
      "from 0 to 3",
    ],
    [
      "that many rows share",
      [
        ["Flood", 1, 1, 2],
        ["Fire", 1, 1, 1],
        ["Theft", 3, 1, 3],
      ],
      "from 1 to 3",
    ],
    [
      "above the number of rows",
      [
        ["Flood", 1, 9, 2],
        ["Fire", 5, 1, 7],
        ["Theft", 9, 2, 1],
      ],
      "from 1 to 9",
    ],
  ] as [string, Grid, string][])(
    "is kept with other numbers, and the preview says why: %s",
    (_, rows, range) => {
      const { all, preview } = importedSheets(REGISTER, matrix(rows));
      expect(all.rankings).toBeUndefined();
      expect(preview).toContain(`have numbers ${range} that do not rank the rows`);
      expect(JSON.stringify(all["x-import"])).toContain('["Flood",');
    },
  );

  it.each([
    [
      "that nothing names",
      "",
      "Navy",
      { title: "Navy", of: "navy", order: [{ label: "Piracy" }, { label: "Theft" }, { label: "Fire" }] },
    ],
    [
      "of years",
      "Country",
      "2025",
      { title: "2025", order: [{ label: "Piracy" }, { label: "Theft" }, { label: "Fire" }] },
    ],
  ])("may be a file of its own: %s", (_, name, holder, ranking) => {
    const { all } = importedSheets(
      sheetOf("Sheet1", [
        [name, holder, "Army"],
        ["Piracy", "1st", "2nd"],
        ["Theft", "2nd", "1st"],
        ["Fire", "3rd", "3rd"],
      ]),
    );
    const [first] = Object.values(all.rankings ?? {});
    expect(first).toMatchObject(ranking);
    expect(first?.of).toBe("of" in ranking ? ranking.of : undefined);
  });

  it("is refused with the reason if it is all that a file has, and has no ranks", () => {
    const rows = [
      ["Risk", "A", "B", "C"],
      ["Drought", 5, 3, 4],
      ["Crime", 4, 5, 5],
      ["Flood", 3, 3, 2],
    ];
    expect(() => importedSheets(sheetOf("Sheet1", rows))).toThrow(
      'The file has no register. The columns "A", "B" and "C" have numbers from 2 to 5 that do not rank the rows',
    );
  });

  it("may be a part of the register", () => {
    const ranks = [
      ["Navy", "Customs"],
      [1, 3],
      [2, 1],
      [3, 2],
    ];
    const { all } = importedSheets(
      sheetOf(
        "Risks",
        [HEAD, ...ENTRIES].map((row, index) => [...row, ...(ranks[index] ?? [])]),
      ),
    );
    expect(Object.values(all.rankings ?? {})).toMatchObject([
      { of: "navy", order: ["r-1", "r-2", "r-3"] },
      { of: "customs", order: ["r-2", "r-3", "r-1"] },
    ]);
    expect(all.threats?.["r-1"]).not.toHaveProperty("x-navy");
  });

  it("keeps what it says in other columns", () => {
    const sheet = sheetOf("Ranking", [
      ["Ref", "Risk", "Works", "Police", "Comment"],
      ["R-1", "Flood", 1, 2, "Close"],
      ["R-2", "Fire", 2, 1, ""],
    ]);
    const { all, preview } = importedSheets(REGISTER, sheet);
    expect(all["x-import"]).toEqual({
      Ranking: {
        headings: [["Ref", "Risk", "Works", "Police", "Comment"]],
        rows: [["R-1", "Flood", "Close"]],
      },
    });
    expect(preview).toContain("    Row 2: R-1 | Flood | Close\n");
  });
});

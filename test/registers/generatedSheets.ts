/** Makes sheets as offices write them, at random: titles, legends, totals and second tables around a register in English or Spanish. */
import { HEADING_WORDS } from "../../server/src/registers/tables/headingWords.ts";
import type { Sheet, SheetCell, SheetRow, Workbook } from "../../server/src/registers/workbook/workbook.ts";
import { textCellOf } from "../../server/src/registers/workbook/workbook.ts";
import { fc } from "../property.ts";

type Cell = string | number | undefined;

/** The rows of a sheet, as a person types them. */
type Grid = readonly (readonly Cell[])[];

const UNKNOWN_HEADINGS = [
  "Zone",
  "Directorate",
  "Consejería",
  "Código postal",
  "Sponsor (deputy)",
  "Observed at",
  "Wave",
  "",
];

const heading = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HEADING_WORDS.keys()) },
  { weight: 1, arbitrary: fc.constantFrom(...UNKNOWN_HEADINGS) },
);

const WORDS =
  "barrier|crane|Riada|Fuego|sabotage|presa|puerto|Ministry of Works|A. Ruiz|north quay|¿quién?|5 % of staff".split(
    "|",
  );

const word = fc.constantFrom(...WORDS);

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: word },
  {
    weight: 2,
    arbitrary: fc
      .tuple(word, word, fc.constantFrom("; ", "\n", " / ", ", ", " - "))
      .map(([a, b, sign]) => a + sign + b),
  },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ..."High|Medium|Moderate|Low|Alto|Medio|Moderado|bajo|Muy alta|4 - Likely|3,5|2.5|25%|12,5 %|0.3|1.250,5|n/d|n/a|None|Ninguna|TBC|-|?|31/12/2026|03/04/2026|2026-05-01|Q3 2026|mar-27|FY26|Open|Cerrado|In progress|En curso|rising|↗|Tolerate|Aceptar|Treat|local|nacional|yes|1=|2.º|18 months|5 años|45991".split(
        "|",
      ),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(45_991, 0, -3, 0.25, 1e6, 2027) },
  { weight: 2, arbitrary: fc.constant(undefined) },
);

/** What may be above, below and at the side of a table. */
const LEGENDS: readonly Grid[] = [
  [
    ["Legend"],
    ["Red", "Score 15 – 25: escalate"],
    ["Amber", "Score 8 – 14: treat"],
    ["Green", "Score 1 – 7: monitor"],
  ],
  [
    ["Nivel", "Probabilidad", "Descripción"],
    [1, "Muy bajo", "Una vez en 20 años"],
    [2, "Bajo", "Cada 10 años"],
    [3, "Medio", "Cada año"],
  ],
  [
    ["Very low", "< 5%"],
    ["Low", "5–20%"],
    ["Medium", "20–50%"],
    ["High", "50–80%"],
  ],
  [
    ["Action", "Owner", "Due date"],
    ["Buy pumps", "Works", "2027-01-01"],
    ["Train crews", "Navy", "2027-02-01"],
  ],
  [["Source: the office of risks."], ["n/d: no disponible"]],
];

const legend = fc.constantFrom(...LEGENDS);

/** A register with what is around it. */
interface Layout {
  readonly above: readonly string[];
  readonly headings: readonly string[];
  readonly rows: Grid;
  readonly total: boolean;
  readonly below: readonly Grid[];
  readonly side: Grid | undefined;
}

function gridOf({ above, headings, rows, total, below, side }: Layout): Grid {
  const table: Grid = [headings, ...rows, ...(total ? [["Total", undefined, 12]] : [])];
  const width = headings.length + 1;
  const beside = table.map((row, index): readonly Cell[] => {
    const more = side?.[index];
    return more ? [...row, ...Array.from({ length: width - row.length }, () => undefined), ...more] : row;
  });
  const rest = (side?.slice(table.length) ?? []).map((more): readonly Cell[] => [
    ...Array.from({ length: width }, () => undefined),
    ...more,
  ]);
  const parts = below.flatMap((part): Grid => [[], ...part]);
  return [...above.map((text) => [text]), ...(above.length > 0 ? [[]] : []), ...beside, ...rest, ...parts];
}

const layout: fc.Arbitrary<Layout> = fc
  .uniqueArray(heading, { minLength: 2, maxLength: 9, comparator: "SameValueZero" })
  .chain((more) => {
    const headings = ["Risk", "Likelihood", ...more];
    const row = fc.array(cell, { minLength: more.length, maxLength: more.length });
    return fc.record({
      above: fc.array(fc.constantFrom("Ministry of Works", "Mapa de riesgos 2026", "Version 3"), {
        maxLength: 2,
      }),
      headings: fc.constant(headings),
      rows: fc
        .array(row, { minLength: 2, maxLength: 6 })
        .map((all) => all.map((cells, index) => [`Risk no. ${String(index)}`, 1 + (index % 3), ...cells])),
      total: fc.boolean(),
      below: fc.array(legend, { maxLength: 2 }),
      side: fc.option(legend, { nil: undefined }),
    });
  });

function cellOf(value: Cell): SheetCell | undefined {
  if (typeof value === "number") return { content: value, text: String(value) };
  return value === undefined ? undefined : textCellOf(value);
}

function sheetOf(name: string, grid: Grid): Sheet {
  return {
    name,
    isHidden: false,
    rows: grid.map((cells, index): SheetRow => ({
      number: index + 1,
      isHidden: false,
      cells: cells.map(cellOf),
    })),
    merges: [],
    hiddenColumns: new Set(),
    hasSerialDates: true,
  };
}

/** A register as a workbook, with the texts that must be found again: all but the headings. */
interface GeneratedWorkbook {
  readonly workbook: Workbook;
  readonly texts: readonly string[];
}

/** Workbooks of one or two sheets. */
export const generatedWorkbook: fc.Arbitrary<GeneratedWorkbook> = fc
  .record({
    register: layout,
    other: fc.option(fc.tuple(fc.constantFrom("Scales", "Closed risks", "Hoja2"), layout), {
      nil: undefined,
    }),
  })
  .map(({ register, other }) => {
    const sheets = [
      sheetOf("Register", gridOf(register)),
      ...(other ? [sheetOf(other[0], gridOf(other[1]))] : []),
    ];
    const headings = new Set([register, ...(other ? [other[1]] : [])].flatMap((each) => each.headings));
    const texts = sheets.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap((each) => each?.text ?? [])),
    );
    return { workbook: { sheets }, texts: texts.filter((text) => !headings.has(text)) };
  });

/** Two years of a register, with the cells of the rows that are in both. */
interface GeneratedYears {
  readonly first: GeneratedWorkbook;
  readonly next: GeneratedWorkbook;
  readonly kept: readonly (readonly string[])[];
}

/** A register of which some rows are dropped, changed, added and put in another order in the next year. */
export const generatedYears: fc.Arbitrary<GeneratedYears> = fc
  .uniqueArray(heading, { minLength: 2, maxLength: 6, comparator: "SameValueZero" })
  .chain((more) => {
    const row = fc.array(cell, { minLength: more.length, maxLength: more.length });
    return fc.record({
      headings: fc.constant(["Risk", "Likelihood", ...more]),
      rows: fc.array(row, { minLength: 3, maxLength: 4 }),
      order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2 }),
      changes: fc.array(fc.tuple(fc.nat(3), fc.nat(more.length - 1), cell), { maxLength: 5 }),
      added: fc.array(row, { maxLength: 2 }),
      total: fc.boolean(),
      below: fc.array(legend, { maxLength: 1 }),
    });
  })
  .map(({ headings, rows, order, changes, added, total, below }) => {
    const titled = (all: readonly (readonly Cell[])[], from: number): Grid =>
      all.map((cells, index) => [`Risk no. ${String(index + from)}`, 1 + (index % 3), ...cells]);
    const now = rows.map((cells) => [...cells]);
    for (const [at, column, value] of changes) if (now[at]) now[at][column] = value;
    const [before, after] = [titled(rows, 0), titled(now, 0)];
    const staying = order.filter((at) => at < rows.length);
    const whole = (year: string, all: Grid): GeneratedWorkbook => {
      const grid = gridOf({
        above: [`Risk register ${year}`],
        headings,
        rows: all,
        total,
        below,
        side: undefined,
      });
      const sheet = sheetOf(`Register ${year}`, grid);
      const texts = sheet.rows.flatMap(({ cells }) => cells.flatMap((each) => each?.text ?? []));
      return { workbook: { sheets: [sheet] }, texts: texts.filter((text) => !headings.includes(text)) };
    };
    return {
      first: whole("2026", before),
      next: whole("2027", [...staying.flatMap((at) => [after[at] ?? []]), ...titled(added, 7)]),
      kept: staying.map((at) => (before[at] ?? []).map((each) => String(each ?? ""))),
    };
  });

/** The parts of cells that are read as nothing else: no level, no date, no word of the format. */
export function freeWordsIn(text: string): string[] {
  return WORDS.filter((each) => text.includes(each));
}

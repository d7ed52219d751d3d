/** Tests that the import adds nothing that the register does not say, and that different cells do not become one value. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Source } from "../../server/src/syntax/source.ts";
import { rangeEnds, writtenLevel } from "../../server/src/registers/cells/writtenLevels.ts";
import type { Imported } from "../../server/src/registers/importRegister.ts";
import { headingReader } from "../../server/src/registers/tables/headings.ts";
import { LANGUAGES, importErrors, imported } from "./imports.ts";

type Item = Readonly<Record<string, unknown>>;

interface Assessment {
  readonly threats: Readonly<Record<string, Item>>;
  readonly actors?: Readonly<Record<string, Item>>;
  readonly rankings?: Readonly<Record<string, Item>>;
  readonly recommendations?: Readonly<Record<string, Item>>;
}

const bytes = (csv: string): Uint8Array => new TextEncoder().encode(csv);

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Imports rows of a register, and checks that the result has no errors and stays the same when it is imported again. */
async function importedRows(rows: readonly (readonly string[])[]): Promise<Imported> {
  const csv = bytes(rows.map((cells) => cells.map(quoted).join(";")).join("\n"));
  const first = await imported(csv);
  expect(importErrors(first)).toEqual([]);
  const existing = Source.of("file:///port.threat.yaml", first.text);
  expect((await imported(csv, { existing, beside: first.beside })).text).toBe(first.text);
  return first;
}

function assessmentOf({ text }: Imported): Assessment {
  return parse(text) as Assessment;
}

/** The levels of a column, with its scale: `x` before what cannot be read. */
async function levelsFor(column: "Likelihood" | "Impact", cells: readonly string[]): Promise<unknown> {
  const rows = cells.map((cell, index) => [`T-${String(index)}`, `Threat ${String(index)}`, cell]);
  const result = await importedRows([["ID", "Threat", column], ...rows]);
  const key = column.toLowerCase();
  const values = Object.values(assessmentOf(result).threats).map(
    (threat) => threat[key] ?? `x: ${String(threat[`x-${key}`])}`,
  );
  const scale = result.beside[0]?.text ?? "terms: []";
  const { terms } = parse(scale) as { terms: { term: unknown; label?: string }[] };
  return { values, terms: terms.map(({ term, label }) => label ?? term), preview: result.preview };
}

describe("levels", () => {
  it.each([
    ["bare", "4", { key: "4", isNumber: true, detail: "" }],
    ["as a decimal without a fraction", "4.0", { key: "4", isNumber: true, detail: "" }],
    ["with its word", "4 - Likely", { key: "4", isNumber: true, detail: "likely" }],
    ["behind its word", "Likely (4)", { key: "4", isNumber: true, detail: "likely" }],
    ["with a known word and no sign", "4 Likely", { key: "4", isNumber: true, detail: "likely" }],
    ["a word", "Very  High", { key: "very high", isNumber: false, detail: "" }],
    ["a word with an explanation", "Likely (60-80%)", { key: "likely", isNumber: false, detail: "60 80" }],
    ["a word that is counted", "Level 3", { key: "level 3", isNumber: false, detail: "" }],
  ])("are one level: %s", (_, text, level) => {
    expect(writtenLevel(text)).toEqual(level);
  });

  it.each(
    "4-5|3 to 4|2/5|4/5 likely|2.5|2,5|60%|>4|<3|~4|4+|4?|High?|High/Medium|?|-|n/a|N/A|TBC|to be confirmed|por definir|3 weeks|1 in 5|2 of 5|-4".split(
      "|",
    ),
  )("are not one level: %s", (text) => {
    expect(writtenLevel(text)).toBeUndefined();
  });

  it.each([
    ["4-5", ["4", "5"]],
    ["4 – 5", ["4", "5"]],
    ["3 to 4", ["3", "4"]],
    ["between 3 and 4", ["3", "4"]],
    ["entre 3 y 4", ["3", "4"]],
    ["low to medium", ["low", "medium"]],
    ["Low-Medium", ["Low", "Medium"]],
    ["de bajo a medio", ["bajo", "medio"]],
    ["4 - Likely", undefined],
    ["2/5", undefined],
    ["2026-03-01", undefined],
    ["3 to 4 weeks", undefined],
  ])("are a range: %s", (text, ends) => {
    const words = new Set(["low", "medium", "bajo", "medio", "likely"]);
    expect(rangeEnds(text, (word) => words.has(word.toLowerCase()))).toEqual(ends);
  });

  it.each([
    [
      "a range among numbers",
      ["1", "2", "4-5", "4", "3 to 4"],
      [1, 2, { from: 4, to: 5 }, 4, { from: 3, to: 4 }],
      [1, 2, 3, 4, 5],
    ],
    ["a word among numbers", ["1", "5", "High", "3"], [1, 5, "x: High", 3], [1, 2, 3, 4, 5]],
    [
      "a number among words",
      ["Likely", "Unlikely", "4", "Likely"],
      ["likely", "unlikely", "x: 4", "likely"],
      ["Unlikely", "Likely"],
    ],
    ["shares and doubts", ["2/5", "2", "3?", ">3", "3"], ["x: 2/5", 2, "x: 3?", "x: >3", 3], [1, 2, 3, 4, 5]],
    ["averages", ["2.5", "2", "3"], ["x: 2.5", 2, 3], [1, 2, 3, 4, 5]],
    ["a range that falls", ["5 to 4", "4", "5"], ["x: 5 to 4", 4, 5], [1, 2, 3, 4, 5]],
    ["a note on a number", ["4", "4 - as before", "5"], [4, "x: 4 - as before", 5], [1, 2, 3, 4, 5]],
    ["two words for a number", ["4 - Likely", "4 - Probable"], ["x: 4 - Likely", "x: 4 - Probable"], []],
    [
      "numbers with their words",
      ["4 - Likely", "4", "Likely", "2"],
      [4, 4, 4, 2],
      [1, 2, 3, "4 - Likely", 5],
    ],
    [
      "words without an order among others",
      ["Low", "High", "Pending review", "High"],
      ["low", "high", "x: Pending review", "high"],
      ["Low", "High"],
    ],
    [
      "what is not known",
      ["Low", "High", "N/A", "TBC"],
      ["low", "high", "x: N/A", "x: TBC"],
      ["Low", "High"],
    ],
    [
      "ranges of words",
      ["Low", "Low to high", "High"],
      ["low", { from: "low", to: "high" }, "high"],
      ["Low", "High"],
    ],
  ])("keep their meaning, with %s", async (_, cells, values, terms) => {
    for (const column of ["Likelihood", "Impact"] as const)
      expect(await levelsFor(column, cells)).toMatchObject({
        values,
        ...(column === "Likelihood" ? { terms } : {}),
      });
  });

  it("that cannot be read are named in the preview", async () => {
    expect(await levelsFor("Likelihood", ["1", "High", "2/5", "2"])).toMatchObject({
      preview: expect.stringContaining(
        '2 cells of "Likelihood" cannot be read as likelihood. They go to x-likelihood: High (row 3) | 2/5 (row 4)',
      ) as string,
    });
  });
});

describe("what the register does not say", () => {
  it("has no date", async () => {
    const { text } = await importedRows([
      ["ID", "Threat", "Likelihood"],
      ["1", "Flood", "3"],
    ]);
    expect(text).not.toMatch(/^date:/m);
  });

  it.each(["none", "None", "N/A", "n/a", "-", "—", "ninguno", "No aplica", "nil", "None identified"])(
    "is not a control, an owner or a measure: %s",
    async (cell) => {
      const result = await importedRows([
        ["ID", "Threat", "Likelihood", "Existing controls", "Owner", "Treatment plan"],
        ["R-1", "Flood", "3", cell, cell, cell],
      ]);
      const { threats, actors, recommendations } = assessmentOf(result);
      expect(threats["r-1"]).toMatchObject({ controls: [], "x-owner": cell });
      expect([actors, recommendations]).toEqual([undefined, undefined]);
    },
  );

  it.each([
    "TBC",
    "tbd",
    "?",
    "to be confirmed",
    "por definir",
    "see Annex B",
    "Refer to the separate plan",
    "Ver anexo 3",
    "Véase la hoja Controles",
    "Anexo II",
    "See Section 4.2",
    "see the Controls tab",
    "Ver detalle en el Anexo 2",
    "cf. Annex B",
    "ídem",
    "same as above",
    "#REF!",
    "#N/A",
    "#¡VALOR!",
  ])("is kept as it is: %s", async (cell) => {
    const result = await importedRows([
      ["ID", "Threat", "Likelihood", "Existing controls", "Owner", "Treatment plan"],
      ["R-1", "Flood", "3", cell, cell, cell],
      ["R-2", "Fire", cell, "", "", ""],
    ]);
    const { threats, actors, recommendations } = assessmentOf(result);
    expect(threats["r-1"]).toMatchObject({ "x-controls": cell, "x-owner": cell, "x-treatment-plan": cell });
    expect(threats["r-2"]).toMatchObject({ "x-likelihood": cell });
    expect([actors, recommendations]).toEqual([undefined, undefined]);
  });

  it("is not said by an entry of a list that names another place", async () => {
    const result = await importedRows([
      ["ID", "Threat", "Likelihood", "Existing controls"],
      ["R-1", "Flood", "3", "Patrols; see Annex B"],
    ]);
    expect(assessmentOf(result).threats["r-1"]).toMatchObject({ controls: ["Patrols", "see Annex B"] });
  });
});

describe("several things in one cell or sheet", () => {
  it.each([[["Ranking", "Holder", "Rank", "Entry"]], [["Clasificación", "Titular", "Puesto", "Entrada"]]])(
    "are rankings of their own: %s",
    async (headings) => {
      const result = await importedRows([
        headings,
        ["Priorities", "Police", "1", "Crime"],
        ["Priorities", "Police", "2", "Flood"],
        ["Concerns", "Public", "1", "Potholes"],
        ["Priorities", "Customs", "1", "Fuel"],
      ]);
      expect(Object.values(assessmentOf(result).rankings ?? {})).toMatchObject([
        { title: "Priorities", of: "police", order: [{ label: "Crime" }, { label: "Flood" }] },
        { title: "Concerns", of: "public", order: [{ label: "Potholes" }] },
        { title: "Priorities", of: "customs", order: [{ label: "Fuel" }] },
      ]);
    },
  );

  it.each([
    ["Police, Customs, Port Authority", ["police", "customs", "port-authority"]],
    ["Police\nCustoms", ["police", "customs"]],
    ["Trade, Ministry of", "trade-ministry-of"],
    ["Ministry of Culture, Science, and Sports", "ministry-of-culture-science-and-sports"],
  ])("are the actors that a cell names: %s", async (cell, owner) => {
    const result = await importedRows([
      ["ID", "Threat", "Likelihood", "Owner"],
      ["R-1", "Flood", "3", cell],
    ]);
    expect(assessmentOf(result).threats["r-1"]).toMatchObject({ owner });
  });
});

describe("a register in Spanish", () => {
  it("has the texts of the program in Spanish", async () => {
    const { text, beside } = await importedRows([
      ["Código", "Amenaza", "Probabilidad", "Responsable"],
      ["A-1", "Inundación", "3", "Gobernación"],
    ]);
    const scale = parse(beside[0]?.text ?? "") as { title: string; definition: string };
    expect((parse(text) as { title: string }).title).toBe("Registro port");
    expect(scale.title).not.toContain("Likelihood");
    expect(scale.definition).not.toContain("The words");
  });
});

it.each([
  [
    "Registro port",
    ["Peligro", "Causa", "Gravedad"],
    ["Caída de la red", "Falta de personal en el puerto", "3"],
  ],
  ["Register port", ["Hazard", "Cause", "Severity"], ["Fall of the net", "Lack of staff in the port", "3"]],
  [
    "Register port",
    ["Hazard", "Cause", "Severity"],
    ["Riots in La Paz and in Las Palmas", "Not known to us", "3"],
  ],
  [
    "Register port",
    ["Hazard", "Cause", "Severity"],
    ["Chute de la grue", "Manque de personnel en cas de vent et de la formation", "3"],
  ],
  [
    "Register port",
    ["Hazard", "Cause", "Severity"],
    ["Queda de uma grua", "Falta de pessoal para a carga que se faz por turnos no porto", "3"],
  ],
  [
    "Register port",
    ["Hazard", "Cause", "Severity"],
    ["Caduta della gru", "Mancanza di personale con una formazione al porto per la gru", "3"],
  ],
])("the texts in the cells tell the language: %s", async (title, head, row) => {
  expect(parse((await importedRows([head, row])).text)).toMatchObject({ title });
});

describe("an id that several rows have", () => {
  it("does not give one row what the assessment says of another", async () => {
    const head = ["ID", "Threat", "Likelihood"];
    const first = await importedRows([head, ["R-4", "Fine", "3"], ["R-4", "Duplicate", "2"]]);
    const existing = Source.of("file:///port.threat.yaml", first.text);
    const again = await imported(bytes("ID;Threat;Likelihood\nR-4;Duplicate;2\n"), {
      existing,
      beside: first.beside,
    });
    expect(again.text).toBe(first.text);
    expect(again.preview).toMatch(/No longer in the register.*\n {2}- r-4: Fine\n/);
  });
});

describe("a score below the heading of a group", () => {
  it.each([
    ["Inherent risk: Score", "inherent.risk"],
    ["Residual risk: Score", "residual.risk"],
    ["Residual risk: Rating", "residual.risk"],
    ["Gross: Likelihood", "inherent.likelihood"],
  ])("belongs to the group: %s", (heading, target) => {
    expect(headingReader(LANGUAGES)(heading)).toBe(target);
  });
});

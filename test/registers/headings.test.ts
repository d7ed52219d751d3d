/** Tests how the headings of registers and their units are read, in English and Spanish. */
import { describe, expect, it } from "vitest";
import { headingUnit, withUnit } from "../../server/src/registers/cells/headingUnits.ts";
import { headingReader } from "../../server/src/registers/tables/headings.ts";
import { LANGUAGES } from "./imports.ts";
import { importedCells } from "./importedCells.ts";

describe("headings", () => {
  const read = headingReader(LANGUAGES);

  it.each(
    "No.|No|Nº|N.º|N°|N °|№|Nro.|Núm.|#|ID|Ref.|Ref|Risk ID|Risk No.|Risk Ref|Risk #|Risk number|Threat ID|Nº de riesgo|N.º de riesgo|Número de riesgo|ID riesgo|ID del riesgo|Código|Código del riesgo|Cód. riesgo|Clave|Folio|Reference|Referencia".split(
      "|",
    ),
  )("number the rows: %s", (heading) => {
    expect(read(heading.replace("Cód.", "Código"))).toBe("id");
  });

  it.each([
    ["Likelihood (%)", "likelihood"],
    ["Probabilidad (en %)", "likelihood"],
    ["Impact (1-5)", "impact"],
    ["Impact, US$ m", undefined],
    ["Impacto (M€)", undefined],
    ["Exposure (US$ m)", undefined],
    ["Cost (M€)", "recommendation.cost"],
    ["Coste (miles de €)", "recommendation.cost"],
    ["Presupuesto, mdp", "recommendation.cost"],
    ["Plazo (meses)", "recommendation.horizon"],
    ["% avance", undefined],
    ["Avance (%)", undefined],
    ["Riesgo / Risk", "title"],
    ["Responsable | Owner", "owner"],
    ["Likelihood / Impact", undefined],
    ["Reasonable worst-case scenario", "scenario"],
    ["Medidas previstas", "recommendation.title"],
    ["Probabilidad de ocurrencia", "likelihood"],
    ["Risk ranking", "rank"],
    ["Planned action", "recommendation.title"],
    ["Further Actions Required", "recommendation.title"],
    ["Gross score", "inherent.risk"],
    ["Net score", "residual.risk"],
    ["Treatment plan: Owner", "recommendation.actors"],
    ["TRATAMIENTO: RESPONSABLE", "recommendation.actors"],
    ["Ownership: Owner", "owner"],
    ["Probabilidad: Nivel", "likelihood"],
    ["Impact: Score", "impact"],
    ["Impacto: Descripción", undefined],
    ["Riesgo inherente: Nivel", "inherent.risk"],
    ["Controls: Description", "controls"],
    ["Controles: Responsable", undefined],
    ["Controles existentes: Calificación", undefined],
    ["Plan de tratamiento: Actividad", "recommendation.title"],
    ["Treatment plan: Description", "recommendation.title"],
    ["Treatment plan: No.", undefined],
    ["Treatment plan: Due date", "recommendation.horizon"],
    ["Risk owner: Name", "owner"],
    ["Risk treatment: Residual likelihood", "residual.likelihood"],
    ["Plan de acción: Riesgo residual", "residual.risk"],
    ["Controls: Residual likelihood", "residual.likelihood"],
    ["Mitigation: Existing controls", "controls"],
    ["Tratamiento: Controles", "controls"],
    ["Riesgo inherente: Controles", "controls"],
    ["Likelihood: Time horizon", "likelihood.within"],
    ["Impact: Time horizon", undefined],
    ["Controls: Status", undefined],
    ["Riesgo: Descripción", "description"],
  ])("say where a column goes: %s", (heading, target) => {
    expect(read(heading)).toBe(target);
  });

  it.each([
    ["Cost (M€)", "Cost", "M€", "money"],
    ["Cost (£m)", "Cost", "£m", "money"],
    ["Cost [EUR million]", "Cost", "EUR million", "money"],
    ["Coste (miles de €)", "Coste", "miles de €", "money"],
    ["Coste en miles de euros", "Coste", "miles de euros", "money"],
    ["Costo (millones de pesos)", "Costo", "millones de pesos", "money"],
    ["Presupuesto (mdp)", "Presupuesto", "mdp", "money"],
    ["Monto (UF)", "Monto", "UF", "money"],
    ["Impact, US$ m", "Impact", "US$ m", "money"],
    ["Exposure - USD bn", "Exposure", "USD bn", "money"],
    ["Cost €", "Cost", "€", "money"],
    ["Budget £000s", "Budget", "£000s", "money"],
    ["Cost per year (EUR / year)", "Cost per year", "EUR / year", "money"],
    ["Plazo (meses)", "Plazo", "meses", "time"],
    ["Plazo en meses", "Plazo", "meses", "time"],
    ["Duration (working days)", "Duration", "working days", "time"],
    ["Duración (días hábiles)", "Duración", "días hábiles", "time"],
    ["Likelihood (%)", "Likelihood", "%", "percent"],
    ["% avance", "avance", "%", "percent"],
    ["Probabilidad %", "Probabilidad", "%", "percent"],
    ["Superficie (ha)", "Superficie", "ha", "other"],
    ["Population (thousands)", "Population", "thousands", "other"],
  ])("have a unit: %s", (heading, name, unit, kind) => {
    expect(headingUnit(heading)).toEqual({ name, unit, kind });
  });

  it.each(
    "Risk|Impact (1-5)|Category (COSO)|Owner (lead)|Threat, main|Risk - residual|Controls in place|Medidas en vigor|Risk (see annex)|Cost|Impact: people and property".split(
      "|",
    ),
  )("have no unit: %s", (heading) => {
    expect(headingUnit(heading)).toBeUndefined();
  });
});

describe("units", () => {
  it.each([
    ["Cost (M€)", "12.5", "12.5 M€"],
    ["Cost (M€)", "1.250", "1.250 M€"],
    ["Cost (M€)", "(2.5)", "(2.5) M€"],
    ["Cost (M€)", "10-20", "10-20 M€"],
    ["Cost (M€)", "12 USD", "12 USD"],
    ["Cost (M€)", "see annex", "see annex"],
    ["Likelihood (%)", "25", "25%"],
    ["Likelihood (%)", "25 %", "25 %"],
    ["Plazo (meses)", "18", "18 meses"],
  ])("stay with the value: %s, %s", (heading, text, expected) => {
    expect(withUnit(text, headingUnit(heading))).toBe(expected);
  });

  it("are in the assessment, whatever the column is", async () => {
    const { first, all } = await importedCells([
      ["Riesgo", "Probabilidad (%)", "Coste (miles de €)", "Plazo (meses)", "Medidas", "Población (miles)"],
      ["Riada", "25", "1.250", "18", "Diques", "12,5"],
    ]);
    expect(first).toMatchObject({ likelihood: { percent: "25%" }, "x-población-miles": "12,5 miles" });
    expect(Object.values(all.recommendations ?? {})[0]).toMatchObject({
      cost: "1.250 miles de €",
      horizon: "18 meses",
    });
  });
});

describe("a column that the user names", () => {
  const HEAD = [
    ["", "Inherent risk", "", "Residual risk", ""],
    ["Risk", "Likelihood", "Zone", "Likelihood", "Impact"],
    ["Flood", "4", "North", "2", "3"],
  ];

  it.each([
    ["Inherent risk: Zone", "x-code"],
    ["zone", "x-code"],
    ["Zone", "x-code"],
  ])("is found below the heading of a group: %s", async (heading, target) => {
    const { first, preview } = await importedCells(HEAD, { [heading]: target });
    expect(first).toMatchObject({ [target]: "North" });
    expect(preview).not.toContain("no column");
  });

  it("is not guessed if several have the name", async () => {
    const { preview } = await importedCells(HEAD, { Likelihood: "x-l" });
    expect(preview).toContain(
      'Several columns are called "Likelihood". Write the whole heading: "Inherent risk: Likelihood" or "Residual risk: Likelihood".',
    );
  });

  it("that is not there is answered with those that are", async () => {
    const { preview } = await importedCells(HEAD, { Lead: "owner" });
    expect(preview).toContain(
      'There is no column "Lead". The columns are "Risk", "Inherent risk: Likelihood"',
    );
  });
});

/** Tests which words of registers become words of the format, in English and Spanish. */
import { describe, expect, it } from "vitest";
import { isRiskState } from "../../server/src/registers/cells/registerWords.ts";
import { isAcceptance, isResponse } from "../../server/src/registers/cells/responses.ts";
import { importedCells } from "./importedCells.ts";

describe("a status", () => {
  const HEAD = ["Risk", "Likelihood", "Status", "Action", "Owner"];
  const NEXT = ["Risk", "Likelihood", "Action", "Due date", "Status"];

  it.each(
    "Open|Closed|Monitored|Active|Dormant|Materialised|Escalated|Under review|Draft|Abierto|Cerrado|En seguimiento|Vigente|Borrador|Materializado|En vigilancia|Activo".split(
      "|",
    ),
  )("of a risk is not that of an action: %s", async (status) => {
    const { first, all } = await importedCells([HEAD, ["Flood", "3", status, "Build a dyke", "Board"]]);
    expect(isRiskState(status)).toBe(true);
    expect(first).toMatchObject({ "x-status": status });
    expect(Object.values(all.recommendations ?? {})[0]).toEqual(
      expect.not.objectContaining({ status: expect.anything() as unknown }),
    );
  });

  it.each(["En curso", "In progress", "Completed", "Propuesto"])(
    "stays as it is written if the row has no plan: %s",
    async (status) => {
      const head = ["Risk", "Likelihood", "Action", "Action owner", "Due date", "Status"];
      const { first, all, preview } = await importedCells([
        head,
        ["Flood", "3", "", "A. Ruiz", "2027-05-31", status],
        ["Fire", "2", "Buy pumps", "B. Sol", "2027-06-30", status],
      ]);
      expect(first).toMatchObject({ "x-status": status, "x-actors": "A. Ruiz" });
      expect(Object.values(all.recommendations ?? {})).toMatchObject([
        { title: "Buy pumps", actors: "b-sol" },
      ]);
      expect(JSON.stringify(all)).not.toContain("a-ruiz");
      expect(preview).toContain('"Status" is read as follows');
    },
  );

  it.each([
    ["In progress", "under-way"],
    ["In Progress.", "under-way"],
    ["Ongoing", "under-way"],
    ["Under way", "under-way"],
    ["En curso", "under-way"],
    ["En proceso", "under-way"],
    ["EN EJECUCIÓN", "under-way"],
    ["Completed", "implemented"],
    ["Implementada", "implemented"],
    ["Concluido", "implemented"],
    ["Propuesta", "proposed"],
    ["Approved", "accepted"],
    ["Aprobada", "accepted"],
    ["Rechazada", "rejected"],
  ])("of an action is one of the format, and the preview says so: %s", async (status, word) => {
    const { all, preview } = await importedCells([NEXT, ["Flood", "3", "Build a dyke", "2027", status]]);
    expect(Object.values(all.recommendations ?? {})[0]).toMatchObject({ status: word });
    const isSame = status.toLowerCase().replace(" ", "-") === word;
    if (!isSame) expect(preview).toContain(`"Status" is read as follows: ${status} = ${word}`);
  });

  it.each(
    "Borrador|Draft|Not started|No iniciado|On hold|Cancelled|Cancelada|Delayed|Planned|Planificada|On track|Overdue|Pendiente|50%|In progress?|Published|Definitivo".split(
      "|",
    ),
  )("that is not exactly known is kept, and named with its row: %s", async (status) => {
    const { all, first, preview } = await importedCells([
      NEXT,
      ["Flood", "3", "Build a dyke", "2027", "Completed"],
      ["Fire", "2", "Sprinklers", "2027", status],
    ]);
    expect(first).not.toHaveProperty("x-status");
    expect(Object.values(all.recommendations ?? {})[1]).toMatchObject({ "x-status": status });
    expect(preview).toContain(`${status} (row 3)`);
  });

  it("with a status of the action next to it is that of the risk", async () => {
    const { first, all } = await importedCells([
      ["Risk", "Impact", "Status", "Action plan", "Action status"],
      ["Flood", "3", "Completed", "Build a dyke", "In progress"],
    ]);
    expect(first).toMatchObject({ "x-status": "Completed" });
    expect(Object.values(all.recommendations ?? {})[0]).toMatchObject({ status: "under-way" });
  });

  it.each(["Progress", "Avance", "% avance", "Progress (%)"])("is not a percentage: %s", async (heading) => {
    const { all } = await importedCells([
      ["Risk", "Impact", "Action", heading],
      ["Flood", "3", "Build a dyke", "40%"],
    ]);
    expect(Object.values(all.recommendations ?? {})[0]).not.toHaveProperty("x-status");
    expect(JSON.stringify(all)).toContain("40%");
  });
});

describe("a trend", () => {
  const words: Readonly<Record<string, string>> = {
    rising:
      "↑|↗|▲|⬆️|🔺|Increasing|Up|upward|Worsening|Deteriorating|Escalating|al alza|Al alza|en aumento|Aumenta|creciente|ascendente|empeora|↑ Increasing|▲ al alza",
    stable:
      "→|↔|➡️|=|Stable|Static|No change|Unchanged|Steady|estable|se mantiene|Se mantiene|sin cambios|igual",
    falling: "↓|↘|▼|⬇|Decreasing|Down|Improving|Reducing|a la baja|disminuye|descendente|mejora|en descenso",
    fluctuating: "Fluctuating|Volatile|fluctuante",
  };
  const all = Object.entries(words).flatMap(([word, texts]) =>
    texts.split("|").map((text): [string, string] => [text, word]),
  );

  it.each(all)("is read: %s", async (text, word) => {
    const { first } = await importedCells([
      ["Riesgo", "Impacto", "Tendencia"],
      ["Riada", "3", text],
    ]);
    expect(first).toMatchObject({ trend: word });
  });

  it.each("↑↓|↑ stable|Baja|Up since 2024|+|?|3|Increasing / stable".split("|"))(
    "that is not exactly known is kept: %s",
    async (text) => {
      const { first } = await importedCells([
        ["Risk", "Impact", "Trend"],
        ["Flood", "3", text],
      ]);
      expect(first).toMatchObject({ "x-trend": text });
    },
  );
});

describe("a response without a measure", () => {
  it.each(
    "No action|No further action|No action required|None|None required|N/A|n/a|Ninguna|No aplica|—|-|Do nothing|Sin acciones|No se requiere acción|No procede|TBC|Treat|Mitigate|Transfer|Avoid|Mitigar|Transferir|Evitar|Treat / Transfer|Mitigate and transfer|Pendiente".split(
      "|",
    ),
  )("is not a recommendation: %s", async (cell) => {
    const { all, first } = await importedCells([
      ["Risk", "Impact", "Action plan", "Due date"],
      ["Flood", "3", cell, ""],
      ["Fire", "3", "Sprinklers", "2027"],
    ]);
    expect(isResponse(cell)).toBe(true);
    expect(first).toMatchObject({ "x-action-plan": cell });
    expect(Object.values(all.recommendations ?? {})).toMatchObject([{ title: "Sprinklers" }]);
  });

  it.each(
    "Accept|Accepted|Tolerate|Retain|Accept risk|Accept the risk|Risk accepted|Accept – within appetite|Tolerate: too costly|Aceptar|Aceptado|Aceptar el riesgo|Riesgo aceptado|Asumir|Se acepta|Tolerar".split(
      "|",
    ),
  )("accepts the risk: %s", async (cell) => {
    const { all, first } = await importedCells([
      ["Risk", "Impact", "Treatment"],
      ["Flood", "3", cell],
      ["Fire", "3", "Sprinklers"],
    ]);
    expect(isAcceptance(cell)).toBe(true);
    expect(first).toMatchObject({ accepted: cell });
    expect(Object.values(all.recommendations ?? {})).toHaveLength(1);
  });

  it.each(
    "Accept the proposal of the port|Treat the water|Transfer the archive to site B|Control access|Avoid the strait|Aceptar la oferta|Mitigate the flood risk with dykes|No smoking signs|Monitor the river level".split(
      "|",
    ),
  )("is not in a measure: %s", async (cell) => {
    const { all } = await importedCells([
      ["Risk", "Impact", "Treatment"],
      ["Flood", "3", cell],
    ]);
    expect(Object.values(all.recommendations ?? {})).toMatchObject([{ title: cell }]);
  });

  it("leaves the plan to the next column", async () => {
    const { all, first } = await importedCells([
      ["Risk", "Impact", "Response", "Action plan"],
      ["Flood", "3", "Treat", "Build a dyke"],
      ["Fire", "3", "Tolerate", ""],
    ]);
    expect(first).toMatchObject({ "x-response": "Treat" });
    expect(Object.values(all.threats)[1]).toMatchObject({ accepted: "Tolerate" });
    expect(Object.values(all.recommendations ?? {})).toMatchObject([{ title: "Build a dyke" }]);
  });
});

describe("a column of consequences", () => {
  it("has no levels if its cells are sentences and another column has them", async () => {
    const { first } = await importedCells([
      ["Risk", "Inherent impact", "Consequence"],
      ["Flood", "High", "The plant stops"],
      ["Fire", "Low", "Loss of stock"],
      ["Fraud", "Medium", "Fine"],
    ]);
    expect(first).toMatchObject({ inherent: { impact: "high" }, "x-consequence": "The plant stops" });
  });

  it("has levels if its cells are levels", async () => {
    const { first } = await importedCells([
      ["Risk", "Likelihood", "Consequence"],
      ["Flood", "Likely", "Major"],
      ["Fire", "Rare", "Minor"],
    ]);
    expect(first).toMatchObject({ impact: "major" });
  });
});

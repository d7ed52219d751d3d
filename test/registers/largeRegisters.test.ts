/** Tests registers with many rows and with long texts. */
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readWorkbook } from "../../server/src/registers/workbook/readWorkbook.ts";
import { importWorkbookInSteps } from "../../server/src/registers/importRegister.ts";
import { isRefusal } from "../../server/src/registers/workbook/workbook.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { documentText, documentTextInSteps } from "../../server/src/syntax/write/document.ts";
import { finish } from "../../server/src/syntax/steps.ts";
import { writeXlsx } from "../../server/src/writers/spreadsheets/xlsx.ts";
import { contextFor, imported } from "./imports.ts";

const ROWS = 1000;

function table(impact: number): Uint8Array {
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `R-${String(row)},Threat ${String(row)},3,${String(impact)}`,
  );
  return new TextEncoder().encode(["Risk ID,Risk,Likelihood,Impact", ...rows].join("\n"));
}

it("a register with many rows is read and written in steps, so that other work can run in between", async () => {
  const first = await imported(table(3));
  const existing = Source.of("file:///port.threat.yaml", first.text);
  for (const into of [{}, { existing, beside: first.beside }]) {
    const workbook = await readWorkbook(table(2));
    if (isRefusal(workbook)) throw new Error(workbook.refusal);
    const steps = [...importWorkbookInSteps(workbook, contextFor(into))];
    expect(steps.length).toBeGreaterThan((2 * ROWS) / 100);
  }
});

it("a document that is written in steps is the same", () => {
  const threats = Object.fromEntries(
    Array.from({ length: 250 }, (_, at) => [
      `t-${String(at)}`,
      { title: `Threat: ${String(at)}`, controls: ["a", "b"] },
    ]),
  );
  const content = new Map<string, unknown>([
    ["assessment", 1],
    ["threats", threats],
    ["x-import", {}],
  ]);
  expect(finish(documentTextInSteps(content))).toBe(documentText(content));
});

it("a text that is too long for a cell of a workbook is whole again", async () => {
  // At an even number of code units, a cell would end within a character.
  const long = `w${"🌊".repeat(20_000)}${"word ".repeat(14_000)}end`;
  const bytes = await writeXlsx([
    {
      name: "register",
      title: "Register",
      columns: ["Risk", "Likelihood", "Description", "Department"],
      rows: [
        ["Flood", 3, long, "Works"],
        ["Fire", 2, "short", "Works"],
      ],
    },
  ]);
  const { threats } = parse((await imported(bytes)).text) as {
    threats: Record<string, { description: string }>;
  };
  expect(Object.keys(threats)).toEqual(["flood", "fire"]);
  expect(threats.flood?.description).toBe(long);
});

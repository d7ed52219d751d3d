/** Reads the tables of an example with LibreOffice. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { PlainTable } from "../../server/src/publication/data/tables.ts";
import { tablesOf } from "../../server/src/publication/data/tables.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { writeXlsx } from "../../server/src/writers/spreadsheets/xlsx.ts";
import { assessmentsIn } from "../assessments.ts";
import { programOutput } from "./programs.ts";

const text = readFileSync(new URL("../../examples/us-mexico-2005.threat.yaml", import.meta.url), "utf8");
const tables = assessmentsIn(text).flatMap(tablesOf);
const HOSTILE: PlainTable = {
  name: "results",
  title: "Hostile",
  columns: ["Text", "Number"],
  rows: [
    ["=1+1", 3],
    ["@SUM(B2)", 4.5],
    ["_x0041_ <&> \u0001", -1],
  ],
};

/** Each sheet of a file as CSV, with the values of formulas. */
async function sheetsIn(name: string, file: string | Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "spreadsheets-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, name), file);
  // Field separator, text delimiter, UTF-8, first line, formats, language, quoting, detection, as shown, formulas, spaces, all sheets.
  const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,true,false,-1";
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await programOutput("soffice", [
    profile,
    "--headless",
    "--convert-to",
    filter,
    "--outdir",
    join(folder, "out"),
    join(folder, name),
  ]);
  const out = readdirSync(join(folder, "out")).toSorted();
  return out.map((each) => readFileSync(join(folder, "out", each), "utf8"));
}

it("A workbook has every title, and no formula", async () => {
  const sheets = await sheetsIn("tables.xlsx", await writeXlsx([...tables, HOSTILE]));
  expect(sheets).toHaveLength(tables.length + 1);
  const all = sheets.join("\n").replaceAll('""', '"');
  for (const { rows } of tables) for (const row of rows) expect(all).toContain(String(row[1] ?? ""));
  // Of a formula, this export would have the value.
  expect(all).toContain("_x0041_ <&> [U+0001],-1");
  expect(all).toContain("@SUM(B2),4.5");
  expect(all).toMatch(/^=1\+1,3$/m);
});

it("CSV has every title, and its texts are not formulas", async () => {
  const [sheet = ""] = await sheetsIn("table.csv", writeCsv(HOSTILE));
  expect(sheet).toContain("'=1+1,3");
  expect(sheet).toContain("'@SUM(B2),4.5");
});

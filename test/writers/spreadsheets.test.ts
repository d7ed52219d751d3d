/** Tests plain tables, and the spreadsheets that they become. */
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Translations } from "../../server/src/language/texts.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import type { PlainTable } from "../../server/src/publication/data/tables.ts";
import { tablesOf } from "../../server/src/publication/data/tables.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { writeXlsx } from "../../server/src/writers/spreadsheets/xlsx.ts";
import { onlyAssessmentIn } from "../features/comparedRankings.ts";

const TEXT = `assessment: 1
title: Ports
taxonomy: bailey-2005
scales: { risk: five-by-five }
threats:
  flood:
    title: =Flood
    likelihood: { term: likely, within: 2 years }
    impact: { level: 4, because: "The quay is low [@curtis, p. 3]." }
    inherent: { impact: 5 }
    confidence: { level: high, because: Gauges agree. }
    owner: port
    controls: [{ text: A wall, effectiveness: partly-effective }]
    odd: Every spring
  theft: { title: Theft, likelihood: { from: unlikely, to: likely } }
actors: { port: { name: Port of Santa Rosa } }
rankings:
  first:
    of: port
    order: [energy, { tie: [terrorism, water] }, { label: Both, covers: [impunity, organized-crime], because: They grow. }]
    unranked: { poverty: { reason: not-ranked, because: Nobody asked. } }
recommendations:
  wall: { title: Raise the wall, priority: 1, addresses: flood }
results:
  share: { source: curtis, share: 89%, rank: 1, among: 8 }
sources:
  curtis: { type: report, title: Gauges }
`;

function tableNamed(name: string, text = TEXT): PlainTable {
  const found = tablesOf(onlyAssessmentIn(text)).find((table) => table.name === name);
  if (!found) throw new Error(`There is no table ${name}.`);
  return found;
}

/** The rows as objects, by the titles of the columns. */
function rowsOf({ columns, rows }: PlainTable): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map((title, index) => [title, row[index]])));
}

describe("The register", () => {
  it("has a row for each threat, with its estimates taken apart", () => {
    const [flood, theft] = rowsOf(tableNamed("register"));
    expect(flood).toMatchObject({
      ID: "flood",
      Title: "=Flood",
      Likelihood: "likely",
      "Likelihood: from (%)": 55,
      "Likelihood: to (%)": 80,
      "Likelihood: period": "2 years",
      "Impact: reasons": "The quay is low [Gauges, p. 3].",
      Confidence: "high",
      "Confidence: reasons": "Gauges agree.",
      Owner: "Port of Santa Rosa",
      Controls: "A wall. Effectiveness: partly effective",
      Odd: "Every spring",
    });
    expect(theft).toMatchObject({
      Likelihood: "unlikely to likely",
      "Likelihood: from (%)": 20,
      "Likelihood: to (%)": 80,
      Owner: undefined,
    });
  });

  it("speaks the language of the document", () => {
    const bundle = new URL("../../l10n/bundle.l10n.es.json", import.meta.url);
    const spanish = JSON.parse(readFileSync(bundle, "utf8")) as Translations;
    const { columns } = inLanguage(spanish, () => tableNamed("register"));
    expect(columns).toContain("Título");
    expect(columns.join()).toMatch(/: desde \(%\)/);
  });
});

describe("The other tables", () => {
  it("keep values apart that have commas, and say what is said of a tie", () => {
    const text = `assessment: 1
title: T
taxonomy: bailey-2005
notes: { gauge: The gauge was out of order. }
threats: { a: { title: A, affects: [x, y], indicators: ["Rain, or wind; hail", "Snow[^gauge]"] } }
actors: { x: { name: "Port, north" }, y: { name: "Port, south" } }
rankings:
  r: { title: R, date: 2026, order: [{ tie: [energy, { label: Wells, item: water }], because: Nobody asked. }] }
`;
    expect(rowsOf(tableNamed("register", text))).toMatchObject([
      {
        Affects: "Port, north; Port, south",
        Indicators: "Rain, or wind; hail\nSnow [The gauge was out of order.]",
      },
    ]);
    expect(rowsOf(tableNamed("rankings", text))).toMatchObject([
      { Entry: "Energy", "Remarks on the tie": "Reason: Nobody asked." },
      { Entry: "Wells", Covers: "Water" },
    ]);
    expect(rowsOf(tableNamed("ranking-details", text))).toMatchObject([
      { ID: "r", Title: "R", Date: "2026" },
    ]);
  });

  it("give each entry of a ranking", () => {
    const rows = rowsOf(tableNamed("rankings"));
    expect(rows.map((row) => row.Rank)).toEqual([1, 2, 2, 4, undefined]);
    expect(rows[1]).toMatchObject({ Ranking: "Port of Santa Rosa", Tied: "yes", Entry: "Terrorism" });
    expect(rows[3]).toMatchObject({
      Entry: "Both",
      Covers: "Impunity; Organized crime",
      Reason: "They grow.",
    });
    expect(rows[4]).toMatchObject({ "Why it is not ranked": "not ranked", Reason: "Nobody asked." });
  });

  it("give recommendations and results, with numbers as numbers", () => {
    expect(rowsOf(tableNamed("recommendations"))).toMatchObject([{ Title: "Raise the wall", Priority: 1 }]);
    expect(rowsOf(tableNamed("results"))).toMatchObject([{ Source: "Gauges", Rank: 1, Share: "89%" }]);
  });

  it("are left out where there is nothing", () => {
    expect(tablesOf(onlyAssessmentIn("assessment: 1\ntitle: Empty\n"))).toEqual([]);
  });
});

describe("CSV", () => {
  it("quotes as RFC 4180 says, and makes no formula", () => {
    const rows = [
      ["a,b", 'say "x"', "two\nlines"],
      ["=1+1", "+1", "@SUM(A1)"],
      ["-1", "\tx", -1.5],
      [undefined, "ñ", 3],
    ];
    expect(writeCsv({ columns: ["A", "B", "C"], rows })).toBe(
      '\ufeffA,B,C\r\n"a,b","say ""x""","two\nlines"\r\n\'=1+1,\'+1,\'@SUM(A1)\r\n\'-1,\'\tx,-1.5\r\n,ñ,3\r\n',
    );
  });
});

describe("XLSX", () => {
  it("is the same file for the same tables, without a formula", async () => {
    const tables = tablesOf(onlyAssessmentIn(TEXT));
    const file = await writeXlsx(tables);
    expect(await writeXlsx(tables)).toEqual(file);
    const parts = unzipSync(file);
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(Object.keys(parts).filter((path) => /sheet\d\.xml$/.test(path))).toHaveLength(5);
    expect(sheet).not.toContain("<f>");
    expect(sheet).toContain('<pane ySplit="1"');
    expect(strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array())).toContain("=Flood");
  });

  it("can be filtered and printed: its pages repeat the headings, and are wide enough to read", async () => {
    const columns = Array.from({ length: 28 }, (_, index) => `Column ${index} & more`);
    const table: PlainTable = { name: "results", title: "R&D <1>", columns, rows: [columns] };
    const parts = unzipSync(await writeXlsx([table]));
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).toContain('<autoFilter ref="A1:AB2"/>');
    expect(sheet).toContain('fitToWidth="3" fitToHeight="0" orientation="landscape"');
    expect(strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array())).toContain(
      `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'R&amp;D &lt;1&gt;'!$A$1:$AB$2</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'R&amp;D &lt;1&gt;'!$A:$A,'R&amp;D &lt;1&gt;'!$1:$1</definedName></definedNames>`,
    );
  });

  it("continues a text that is too long in the cell below", async () => {
    const long = Array.from({ length: 14_000 }, (_, index) => String(10_000 + index)).join("");
    const file = await writeXlsx([{ name: "results", title: "A/B", columns: ["A"], rows: [[long]] }]);
    const words = strFromU8(unzipSync(file)["xl/sharedStrings.xml"] ?? new Uint8Array());
    expect(words.match(/\d{6000,}/g)?.join("")).toBe(long);
  });

  it("has the title of each threat of an example", async () => {
    const text = readFileSync(new URL("../../examples/us-mexico-2005.threat.yaml", import.meta.url), "utf8");
    const table = tableNamed("register", text);
    const words = strFromU8(unzipSync(await writeXlsx([table]))["xl/sharedStrings.xml"] ?? new Uint8Array());
    for (const row of table.rows) expect(words).toContain(String(row[1]));
  });
});

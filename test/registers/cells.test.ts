/** Tests that every cell of any sheet is found again: in the assessment, as it is read, or in the preview, which says what it becomes. */
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { contentText } from "../../server/src/registers/items/rows.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { fc, runs, timeout } from "../property.ts";
import { freeWordsIn, generatedWorkbook, generatedYears } from "./generatedSheets.ts";
import type { Imported } from "../../server/src/registers/importRegister.ts";
import { importErrors, importedTexts, importedWorkbook } from "./imports.ts";
import { comparable, lostIn } from "./lostCells.ts";

describe("the import of a sheet as an office keeps it", () => {
  it("loses no cell", { timeout }, () => {
    fc.assert(
      fc.property(generatedWorkbook, ({ workbook, texts }) => {
        expect(lostIn(importedWorkbook(workbook), texts)).toEqual([]);
      }),
      runs(150),
    );
  });

  it(
    "makes an assessment without errors, and makes no threats of what is around the register",
    { timeout },
    () => {
      fc.assert(
        fc.property(generatedWorkbook, ({ workbook }) => {
          const result = importedWorkbook(workbook);
          expect(importErrors(result)).toEqual([]);
          const titles = result.register.items
            .filter(({ section }) => section === "threats")
            .map(({ content }) => contentText(content, "title") ?? "");
          expect(titles.filter((title) => !title.startsWith("Risk no. "))).toEqual([]);
        }),
        runs(80),
      );
    },
  );

  it("changes nothing when it is imported again, also after another one", { timeout }, () => {
    const existing = (text: string): Source => Source.of("file:///port.threat.yaml", text);
    fc.assert(
      fc.property(generatedWorkbook, generatedWorkbook, (first, next) => {
        const { text, beside } = importedWorkbook(first.workbook);
        for (const { workbook } of [first, next]) {
          const after = importedWorkbook(workbook, { existing: existing(text), beside });
          if (workbook === first.workbook) expect(after.text).toBe(text);
          const names = new Set(after.beside.map(({ name }) => name));
          const files = [...beside.filter(({ name }) => !names.has(name)), ...after.beside];
          const again = importedWorkbook(workbook, { existing: existing(after.text), beside: files });
          expect([again.text, again.beside]).toEqual([after.text, []]);
        }
      }),
      runs(40),
    );
  });
});

describe("the import of the next year of a register", () => {
  it("loses no cell, and what the register no longer says is gone or named", { timeout }, () => {
    fc.assert(
      fc.property(generatedYears, ({ first, next, kept }) => {
        const { text, beside } = importedWorkbook(first.workbook);
        const existing = Source.of("file:///port.threat.yaml", text);
        const after = importedWorkbook(next.workbook, { existing, beside });
        const names = new Set(after.beside.map(({ name }) => name));
        const files = [...beside.filter(({ name }) => !names.has(name)), ...after.beside];
        expect(lostIn({ ...after, beside: files }, next.texts)).toEqual([]);
        const said = comparable(next.texts.join("\n"));
        const former = kept
          .flat()
          .flatMap(freeWordsIn)
          .filter((word) => !said.includes(comparable(word)));
        const staying = former.filter((word) => textsInRegister(after).includes(word));
        expect(staying.filter((word) => !comparable(after.preview).includes(comparable(word)))).toEqual([]);
        expect(importErrors({ ...after, beside: files })).toEqual([]);
        const again = importedWorkbook(next.workbook, {
          existing: Source.of("file:///port.threat.yaml", after.text),
          beside: files,
        });
        expect([again.text, again.beside]).toEqual([after.text, []]);
      }),
      runs(150),
    );
  });
});

/**
 * What an assessment says of the items that its register still has, without the keys that the preview names as a whole. The names of actors
 * and assets stay.
 */
function textsInRegister({ text, register, preview }: Imported): string {
  const all = parse(text) as Record<string, Record<string, Record<string, unknown>>>;
  const gone = new Set([...register.gone.values()].flat().map(({ id }) => id));
  const left = ["threats", "recommendations"].flatMap((section) =>
    Object.entries(all[section] ?? {}).flatMap(([id, item]) =>
      gone.has(id) ? [] : Object.entries(item).filter(([key]) => !preview.includes(`\n  = ${key}: `)),
    ),
  );
  return importedTexts({ text: stringify(left), beside: [] });
}

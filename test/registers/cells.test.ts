/** Tests that every cell of any sheet is found again: in the assessment, as it is read, or in the preview, which says what it becomes. */
import { describe, expect, it } from "vitest";
import { contentText } from "../../server/src/registers/rows.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { fc, runs, timeout } from "../property.ts";
import { generatedWorkbook } from "./generatedSheets.ts";
import { importErrors, importedWorkbook } from "./imports.ts";
import { lostIn } from "./lostCells.ts";

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

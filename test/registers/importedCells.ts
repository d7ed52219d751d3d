/** Imports rows of texts in tests, as a file with separators. */
import { expect } from "vitest";
import { parse } from "yaml";
import { importErrors, imported } from "./imports.ts";

/** An item of an imported assessment. */
type ImportedItem = Readonly<Record<string, unknown>>;

interface ImportedAssessment {
  readonly threats: Readonly<Record<string, ImportedItem>>;
  readonly recommendations?: Readonly<Record<string, ImportedItem>>;
  readonly rankings?: Readonly<Record<string, ImportedItem>>;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Imports rows, and checks that the result has no errors. */
export async function importedCells(
  rows: readonly (readonly string[])[],
  given: Readonly<Record<string, string>> = {},
): Promise<{ readonly all: ImportedAssessment; readonly first: ImportedItem; readonly preview: string }> {
  const csv = rows.map((cells) => cells.map(quoted).join(";")).join("\n");
  const result = await imported(new TextEncoder().encode(csv), { given: new Map(Object.entries(given)) });
  expect(importErrors(result)).toEqual([]);
  const all: ImportedAssessment = { threats: {}, ...(parse(result.text) as Partial<ImportedAssessment>) };
  return { all, first: Object.values(all.threats)[0] ?? {}, preview: result.preview };
}

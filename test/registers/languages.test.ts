/** Tests the language of what an import adds, and what the preview says of long lists. */
import { expect, test } from "vitest";
import { parse } from "yaml";
import { useTranslations } from "../../server/src/language/texts.ts";
import type { Imported } from "../../server/src/registers/importRegister.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { LANGUAGES, imported } from "./imports.ts";

const bytes = (csv: string): Uint8Array => new TextEncoder().encode(csv);

async function importedRows(rows: readonly (readonly string[])[]): Promise<Imported> {
  return imported(bytes(rows.map((cells) => cells.join(";")).join("\n")));
}

test.each([
  [["ID", "Risk", "Likelihood", "Owner"], "en"],
  [["ID", "Riesgo", "Probabilidad", "Responsable"], "es"],
  [["ID", "Hazard", "Severity", "Cause"], undefined],
])("an assessment has the language of the headings %j: %s", async (head, language) => {
  const { text } = await importedRows([head, ["1", "Fire", "3", "Navy"]]);
  expect((parse(text) as { language?: string }).language).toBe(language);
});

test("what an import adds to an English register is in English for a reader of Spanish", async () => {
  useTranslations(LANGUAGES[1] ?? {});
  try {
    const { beside } = await importedRows([
      ["ID", "Risk", "Impact", "Owner"],
      ["1", "Fire", "3", "Navy"],
    ]);
    expect(beside.map(({ text }) => text).join("")).toContain("title: Impact in the register");
  } finally {
    useTranslations({});
  }
});

test("a long list in the preview says how many lines more there are, and where to see them", async () => {
  const rows = Array.from({ length: 50 }, (_, index) => [`R-${String(index)}`, `Threat ${String(index)}`]);
  const { text } = await importedRows([["ID", "Risk"], ...rows.slice(0, 1)]);
  const existing = Source.of("file:///port.threat.yaml", text);
  const csv = [["ID", "Risk"], ...rows].map((cells) => cells.join(";")).join("\n");
  expect((await imported(bytes(csv), { existing })).preview).toContain(
    "  And 9 more. To see all, compare the assessment before and after the import.",
  );
});

/** Finds the cells of a register that an import says nowhere, neither in the assessment nor in the preview. */
import type { Imported } from "../../server/src/registers/importRegister.ts";
import { isNothing } from "../../server/src/registers/cells/placeholders.ts";
import { dateIn, lastOf } from "../../server/src/registers/cells/registerDates.ts";
import { entriesIn } from "../../server/src/registers/cells/values.ts";
import { importedTexts } from "./imports.ts";

/** Returns the texts of cells that are not found, each once. */
export function lostIn(result: Imported, texts: readonly string[]): string[] {
  const written = importedTexts(result);
  const plain = comparable(written);
  const isFound = (part: string): boolean =>
    written.includes(part) ||
    plain.includes(comparable(part)) ||
    result.preview.includes(`${part} = `) ||
    isNothing(part) ||
    readingsOf(part).some((reading) => written.includes(reading));
  // The preview says where the column of each heading goes.
  const headings = new Set(
    result.register.sheets.flatMap(({ placed }) => placed?.columns.map(({ heading }) => heading) ?? []),
  );
  return [...new Set(texts)].filter((text) => !headings.has(text) && !partsOf(text).every(isFound));
}

/** The parts of a cell, without what only separates them. */
function partsOf(text: string): string[] {
  return entriesIn(text)
    .flatMap((part) => part.split(/\s+\/\s+|, /))
    .map((part) => part.trim());
}

/** A text without regard to case and punctuation, as names are compared. */
export function comparable(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How a cell may be written: as a date, a number, or a percentage. */
function readingsOf(text: string): string[] {
  const styles = [false, true].flatMap((hasSerialDates) =>
    (["day-first", "month-first"] as const).map((dayOrder) => ({ dayOrder, hasSerialDates })),
  );
  const dates = styles.flatMap((style) => dateIn(text, style) ?? []);
  const number = text.replaceAll(".", "").replace(",", ".");
  return [
    ...dates,
    ...dates.map(lastOf),
    number,
    number.replace(/\s?%$/, "%"),
    text.replace(",", ".").replace(/\s?%$/, "%"),
  ];
}

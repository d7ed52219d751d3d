/** The texts in the cells of a column. */
import type { RegisterColumn, Table } from "./table.ts";

/** Returns the texts of the cells of a column, without empty ones. */
export function columnTexts(
  { index }: Pick<RegisterColumn, "index">,
  { rows }: Pick<Table, "rows">,
): string[] {
  return rows.flatMap(({ cells }) => {
    const text = cells[index]?.text ?? "";
    return text === "" ? [] : [text];
  });
}

/** Whether a column has cells, and all of them are numbers: "Hazard" with the figures of an index. */
export function hasOnlyNumbers(column: RegisterColumn | undefined, table: Table): boolean {
  const texts = column ? columnTexts(column, table) : [];
  return texts.length > 0 && texts.every((text) => /^[\d.,\s%]+$/.test(text));
}

/** The texts of the cells of all tables, by what their columns are for, and the parts of a text. */
import type { ScaleName } from "../../format/schema.ts";
import type { PlacedTable } from "../tables/columns.ts";
import { percentIn } from "../cells/values.ts";

/** The targets whose cells name actors or assets. */
export const NAMING: ReadonlySet<string> = new Set([
  "owner",
  "actors",
  "recommendation.actors",
  "behind",
  "affects",
  "name",
  "holder",
]);

/** The kinds of levels that a register has. */
export const LEVELS: readonly ScaleName[] = ["likelihood", "impact", "risk", "confidence"];

/** Whether levels with and without controls are compared. */
export function isCompared(tables: readonly PlacedTable[], of: ScaleName): boolean {
  return tables.some(({ columns }) => columns.some(({ target }) => target.endsWith(`.${of}`)));
}

/** The texts of all levels of a kind. */
export function levelTexts(tables: readonly PlacedTable[], of: ScaleName): string[] {
  const texts = textsFor(tables, (target) => target === of || target.endsWith(`.${of}`));
  return of === "likelihood" ? texts.filter((text) => percentIn(text) === undefined) : texts;
}

/** The texts of all columns with a wanted target. */
export function textsFor(tables: readonly PlacedTable[], wanted: (target: string) => boolean): string[] {
  return tables.flatMap(({ table, columns }) =>
    columns
      .filter(({ target }) => wanted(target))
      .flatMap(({ index }) =>
        table.rows.flatMap(({ cells }) => {
          const cell = cells[index];
          return cell === undefined || cell.text === "" || cell.isFormula ? [] : [cell.text];
        }),
      ),
  );
}

/** The parts of a text between commas, semicolons and line breaks. */
export function entriesOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(/[;,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** The lines of a text, without bullets. */
export function planLines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-•*–]|\d{1,2}[.)])\s+/u, "").trim())
    .filter((line) => line !== "");
}

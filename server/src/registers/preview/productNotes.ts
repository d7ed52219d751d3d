/** Says which levels of risk are not the product of likelihood and impact, in a register where they are. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { maxOf } from "../../syntax/minMax.ts";
import { UNREAD_EXAMPLES, placedExamples } from "./cellExamples.ts";
import type { PlacedColumn, PlacedTable } from "../tables/columns.ts";
import type { SheetResult } from "../items/register.ts";
import type { TableRow } from "../tables/table.ts";
import { writtenLevel } from "../cells/writtenLevels.ts";

/** The ratings of a threat: that of today, and those below a key. */
const RATINGS = ["", "inherent.", "residual."];

/** Returns the notes on the levels of risk of a sheet. */
export function productLines({ placed }: Pick<SheetResult, "placed">): string[] {
  return placed ? RATINGS.flatMap((rating) => ratingLines(placed, rating)) : [];
}

/** A row with numbers for likelihood, impact and risk. */
interface RatedRow {
  readonly row: number;
  readonly likelihood: number;
  readonly impact: number;
  readonly risk: number;
}

function ratingLines({ table, columns }: PlacedTable, rating: string): string[] {
  const columnOf = (name: string): PlacedColumn | undefined =>
    columns.find(({ target }) => target === `${rating}${name}`);
  const [likelihood, impact, risk] = [columnOf("likelihood"), columnOf("impact"), columnOf("risk")];
  if (!likelihood || !impact || !risk) return [];
  const rows = table.rows.flatMap((row): RatedRow[] => {
    const [a, b, c] = [likelihood, impact, risk].map((column) => numberOf(row, column));
    return a === undefined || b === undefined || c === undefined
      ? []
      : [{ row: row.number, likelihood: a, impact: b, risk: c }];
  });
  const others = rows.filter((each) => each.likelihood * each.impact !== each.risk);
  if (others.length === 0 || !areProducts(rows, rows.length - others.length)) return [];
  const cells = others.map((each) => ({
    text: `${String(each.risk)} ≠ ${String(each.likelihood)} × ${String(each.impact)}`,
    row: each.row,
  }));
  return [
    formatMessage(
      t(
        '{count, plural, one {# cell of "{heading}" is not the product of likelihood and impact, as the others are. It is read as it is. Check it} other {# cells of "{heading}" are not the product of likelihood and impact, as the others are. They are read as they are. Check them}}: {examples}',
      ),
      {
        count: others.length,
        heading: showHidden(risk.heading),
        examples: placedExamples(cells, UNREAD_EXAMPLES),
      },
    ),
  ];
}

function numberOf({ cells }: TableRow, { index }: PlacedColumn): number | undefined {
  const level = writtenLevel(cells[index]?.text ?? "");
  return level?.isNumber === true ? Number(level.key) : undefined;
}

/** Whether the levels of risk are products: at least half of them are, and the highest is higher than each factor. */
function areProducts(rows: readonly RatedRow[], count: number): boolean {
  const highest = maxOf(rows.map(({ risk }) => risk));
  const factors = maxOf(rows.flatMap(({ likelihood, impact }) => [likelihood, impact]));
  return count > 0 && count * 2 >= rows.length && highest > factors;
}

/** Finds the ids of other threats in a column such as "Related risks" that no threat has. */
import { entriesOf } from "./cellTexts.ts";
import { columnTexts } from "../tables/columnTexts.ts";
import type { PlacedColumn, PlacedTable } from "../tables/columns.ts";
import { HEADING_WORDS } from "../tables/headingWords.ts";
import { folded } from "../cells/folded.ts";
import { columnPart } from "../tables/headings.ts";
import { formOfId } from "../cells/idForms.ts";
import type { UnreadCell } from "./register.ts";

/**
 * Returns the names that have the form of an id of the table and are those of no threat, by their columns.
 * @param isThreat Whether a threat has a name.
 */
export function danglingIn(
  placedTable: PlacedTable | undefined,
  isThreat: (name: string) => boolean,
): ReadonlyMap<PlacedColumn, readonly UnreadCell[]> {
  const found = new Map<PlacedColumn, readonly UnreadCell[]>();
  if (placedTable?.kind !== "threats") return found;
  const { table, columns } = placedTable;
  const id = columns.find(({ target }) => target === "id");
  const forms = new Set((id ? columnTexts(id, table) : []).map(formOfId));
  for (const column of columns.filter(namesThreats)) {
    const cells = table.rows.flatMap(({ number, cells: own }) =>
      entriesOf(own[column.index]?.text).flatMap((text) =>
        forms.has(formOfId(text)) && !isThreat(text) ? [{ text, row: number }] : [],
      ),
    );
    if (cells.length > 0) found.set(column, cells);
  }
  return found;
}

function namesThreats({ heading, target }: PlacedColumn): boolean {
  return target.startsWith("x-") && HEADING_WORDS.get(folded(columnPart(heading))) === "threat";
}

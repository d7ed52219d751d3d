/** Says in lines what the columns of numbers of a sheet are taken for: ranks of holders, or other numbers. */
import { maxOf, minOf } from "../../syntax/minMax.ts";
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { fewNames } from "../../language/lists.ts";
import { quoted } from "../../language/texts.ts";
import { columnTexts } from "../tables/columnTexts.ts";
import type { PlacedTable } from "../tables/columns.ts";
import { numberColumn } from "../tables/ranks.ts";
import type { SheetResult } from "../items/register.ts";
import type { RegisterColumn } from "../tables/table.ts";
import { RATED_TARGETS } from "../tables/targets.ts";

/** How many columns of numbers are worth a note, if they are not ranks. */
const MANY = 3;

/** Returns the notes on the columns of numbers of a sheet. */
export function numberLines({ placed, kept }: Pick<SheetResult, "placed" | "kept">): string[] {
  const table = placed ?? kept;
  if (!table) return [];
  const isRated = placed?.columns.some(({ target }) => RATED_TARGETS.test(target)) === true;
  return [...(placed ? holderLines(placed) : []), ...(isRated ? [] : figureLines(table))];
}

function holderLines({ columns }: PlacedTable): string[] {
  const holders = columns.filter(({ isHolder }) => isHolder === true);
  if (holders.length === 0 || columns.some(({ target }) => target === "rank")) return [];
  return [
    formatMessage(
      t(
        "{count, plural, one {The column {names} has ranks. It becomes a ranking, in which 1 is the first.} other {The columns {names} have ranks. Each becomes a ranking of its own, in which 1 is the first.}}",
      ),
      { count: holders.length, names: namesOf(holders) },
    ),
  ];
}

function figureLines({ table, figures }: Pick<PlacedTable, "table" | "figures">): string[] {
  if (figures.length < MANY) return [];
  const numbers = figures.flatMap(
    (column) => numberColumn(columnTexts(column, table), table.rows.length)?.numbers ?? [],
  );
  return [
    formatMessage(
      t(
        "The columns {names} have numbers from {least, number} to {most, number} that do not rank the rows: ranks begin at 1, and few rows share one. They do not become rankings. If they are ranks, call the sheet “Ranking”.",
      ),
      { names: namesOf(figures), least: minOf(numbers), most: maxOf(numbers) },
    ),
  ];
}

function namesOf(columns: readonly RegisterColumn[]): string {
  return fewNames(columns.map(({ heading }) => quoted(showHidden(heading))));
}

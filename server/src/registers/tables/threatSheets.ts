/** Decides which of several sheets of threats are the register, and which are kept as they are. */
import { columnTexts } from "./columnTexts.ts";
import type { KeptTable, PlacedTable } from "./columns.ts";
import { folded } from "../cells/folded.ts";
import { RATED_TARGETS } from "./targets.ts";

/** Returns the tables, of which sheets of closed threats, and of threats that another sheet has, are kept as they are. */
export function withoutRepeatedThreats(
  tables: readonly (PlacedTable | KeptTable | undefined)[],
): readonly (PlacedTable | KeptTable | undefined)[] {
  const registers = tables.flatMap((each) =>
    each && "kind" in each && each.kind === "threats" ? [each] : [],
  );
  const open = registers.filter((each) => isGiven(each) || !saysClosed(each.table.sheet.name));
  if (open.length === 0) return tables;
  const used = new Set<PlacedTable>();
  const titles = new Set<string>();
  for (const each of open.toSorted(byRank)) {
    const own = titlesIn(each);
    const known = own.filter((title) => titles.has(title));
    if (!isGiven(each) && known.length > 0 && known.length * 2 >= own.length) continue;
    used.add(each);
    for (const title of own) titles.add(title);
  }
  return tables.map((each) => {
    if (!each || !("kind" in each) || each.kind !== "threats" || used.has(each)) return each;
    const kept = open.includes(each) ? "repeated" : "closed";
    return { table: each.table, figures: each.figures, kept };
  });
}

/** Whether the name of a sheet says that its threats are closed. */
function saysClosed(name: string): boolean {
  return /\b(?:closed|retired|archived?|withdrawn|cerrad[oa]s?|archivad[oa]s?|retirad[oa]s?)\b/.test(
    folded(name),
  );
}

/** Whether the user has said which column names the threats, so that they are some. */
function isGiven({ columns }: PlacedTable): boolean {
  return columns.some(({ target, isGiven: isSaid }) => isSaid && target === "title");
}

function titlesIn({ table, columns }: PlacedTable): string[] {
  const title = columns.find(({ target }) => target === "title");
  return title ? columnTexts(title, table).map(folded) : [];
}

/** The sheet with the most levels is the register; of several, that of the latest year. */
function byRank(a: PlacedTable, b: PlacedTable): number {
  const levels = ({ columns }: PlacedTable): number =>
    columns.filter(({ target }) => RATED_TARGETS.test(target)).length;
  const year = ({ table }: PlacedTable): number =>
    Number(/\b(?:19|20)\d\d\b/.exec(table.sheet.name)?.[0] ?? 0);
  return levels(b) - levels(a) || year(b) - year(a);
}

/** What is read of an item whose name may be known. */
import type { PlacedColumn, PlacedTable } from "../tables/columns.ts";
import { folded } from "../cells/folded.ts";
import type { KnownItem } from "./known.ts";
import { REGISTER_KEY } from "./known.ts";
import type { RegisterItem } from "./register.ts";
import type { ItemContent } from "./rows.ts";
import { acceptable } from "./rows.ts";

/** Whether an item has a title, a name or a text, or has one in the assessment. */
export function isNamedItem({ section, content }: RegisterItem): boolean {
  const isNamed = ["title", "name", "text"].some((key) => content.has(key));
  return isNamed || section === "rankings" || !content.has(REGISTER_KEY);
}

/** Returns what is new of an item that a report has named: its title is that of the assessment, unless the register says another one. */
export function acceptableNews(own: ItemContent, section: string): ItemContent {
  const whole = acceptable(new Map([["title", "-"], ...own]), section);
  return new Map([...whole].filter(([key]) => key !== "title" || own.has("title")));
}

/** What is noted of the columns of a table. */
export function columnsIn<T>(
  table: PlacedTable | undefined,
  all: ReadonlyMap<PlacedColumn, T>,
): ReadonlyMap<PlacedColumn, T> {
  return new Map([...all].filter(([column]) => table?.columns.includes(column) === true));
}

/** The ids of items by their ids in the register, their titles and their ids; of several with one name, that of the first. */
export function idsByName(items: readonly KnownItem[]): ReadonlyMap<string, string> {
  const names = items.flatMap(({ id, register, title }) =>
    [id, title, register].flatMap((name) => (name === undefined ? [] : [[folded(name), id] as const])),
  );
  return new Map(names.toReversed());
}

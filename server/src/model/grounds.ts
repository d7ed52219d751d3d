/** What an item rests on: the rankings and comparisons behind it, however many statements lie between. */
import { textOf } from "../syntax/node.ts";
import type { Facts } from "./facts.ts";

export interface Grounds {
  readonly rankings: ReadonlySet<string>;
  readonly comparisons: ReadonlySet<string>;
}

/** Follows what the item compares, cites, rests on and restates; `all` are the facts of the document. */
export function groundsOf(start: Facts, all: readonly Facts[]): Grounds {
  const rankings = new Set<string>();
  const comparisons = new Set<string>();
  const open = [start];
  // The list grows while it is walked; what is in it already is not followed again.
  for (const facts of open) {
    const ids = groundIds(facts);
    for (const each of all) {
      const id = idOf(each);
      if (id === undefined) continue;
      const isObject = ids.objects.has(id);
      if (!isObject && !ids.grounds.has(id)) continue;
      if (each.section === "rankings") rankings.add(id);
      if (each.section === "comparisons") comparisons.add(id);
      const leadsOn = each.section === "comparisons" || (each.section === "statements" && !isObject);
      if (leadsOn && !open.includes(each)) open.push(each);
    }
  }
  if (start.section === "comparisons") comparisons.add(idOf(start) ?? "");
  return { rankings, comparisons };
}

/** The id of a defined item. */
export function idOf({ item }: Facts): string | undefined {
  return textOf(item.key);
}

/** What the item rests on, and what it is about: a statement about a ranking speaks of it, too. */
function groundIds({ references }: Facts): { grounds: Set<string>; objects: Set<string> } {
  const grounds = new Set<string>();
  const objects = new Set<string>();
  for (const { id, form, path } of references) {
    const [key] = path;
    if (form !== "value") continue;
    if (
      key === "between" ||
      key === "rests-on" ||
      key === "restates" ||
      (key === "evidence" && path.length === 3)
    )
      grounds.add(id);
    else if (key === "about" || key === "addresses") objects.add(id);
  }
  return { grounds, objects };
}

/**
 * Finds the grounds of an item: the rankings and comparisons that it rests on, directly or through other statements.
 */
import { addToIndex, memo } from "../../syntax/memo.ts";
import type { ItemReferences } from "../facts/itemReferences.ts";

/** The ids of the rankings and comparisons that an item rests on. */
interface Grounds {
  readonly rankings: ReadonlySet<string>;
  readonly comparisons: ReadonlySet<string>;
}

/**
 * Follows what the item compares, cites, rests on and restates. `all` are the references of every item of the document.
 */
export function groundsOf(start: ItemReferences, all: readonly ItemReferences[]): Grounds {
  const byId = indexOf(all);
  const rankings = new Set<string>();
  const comparisons = new Set<string>();
  const open = new Set([start]);
  // The set grows during the loop; what is already in it is not followed again.
  for (const itemReferences of open) {
    const { grounds, objects } = groundIds(itemReferences);
    for (const id of new Set([...grounds, ...objects])) {
      for (const each of byId.get(id) ?? []) {
        if (each.section === "rankings") rankings.add(id);
        if (each.section === "comparisons") comparisons.add(id);
        const leadsOn = each.section === "comparisons" || (each.section === "statements" && !objects.has(id));
        if (leadsOn) open.add(each);
      }
    }
  }
  if (start.section === "comparisons") comparisons.add(start.id ?? "");
  return { rankings, comparisons };
}

/** Indexes the items that others can rest on, by id. */
const indexOf = memo((all: readonly ItemReferences[]): ReadonlyMap<string, readonly ItemReferences[]> => {
  const index = new Map<string, ItemReferences[]>();
  for (const itemReferences of all) {
    const { section, id } = itemReferences;
    if (id === undefined || !["rankings", "comparisons", "statements"].includes(section)) continue;
    addToIndex(index, id, itemReferences);
  }
  return index;
});

/** Returns the ids that the item rests on and those that it is about: a statement about a ranking also refers to it. */
function groundIds({ uses }: ItemReferences): { grounds: Set<string>; objects: Set<string> } {
  const grounds = new Set<string>();
  const objects = new Set<string>();
  for (const { id, form, keys } of uses) {
    if (form !== "value") continue;
    if (["between", "rests-on", "restates"].includes(keys) || /^evidence\.[a-z]+$/.test(keys))
      grounds.add(id);
    else if (keys === "about" || keys === "addresses") objects.add(id);
  }
  return { grounds, objects };
}

/** Comparisons: what the author claims of two or more rankings. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Name } from "./name.ts";
import { nameAt, nameOf, namesOf } from "./name.ts";

export interface Comparison {
  readonly id: Name;
  readonly between: readonly Name[];
  /** converge, partly or diverge. */
  readonly claim: Name | undefined;
  readonly title: Name | undefined;
  readonly text: Name | undefined;
  readonly remarks: Name | undefined;
  /** What the author says of single items. */
  readonly items: readonly { readonly on: readonly Name[]; readonly kind: string | undefined }[];
  /** What the author says of differences in date, method, taxonomy or horizon. */
  readonly caveat: Name | undefined;
}

/** Reads one comparison; whatever is missing or wrong in it stays out. */
export const readComparison = memo((item: Item): Comparison | undefined => {
  const { piece, value } = item;
  const id = nameOf(piece, item.key);
  const items = valueAt(value, "items");
  if (!id) return undefined;
  return {
    id,
    between: namesOf(piece, valueAt(value, "between")),
    claim: nameAt(piece, value, "claim"),
    title: nameAt(piece, value, "title"),
    text: nameAt(piece, value, "text"),
    remarks: nameAt(piece, value, "remarks"),
    items: (items?.kind === "list" ? items.items : []).map((each) => ({
      on: namesOf(piece, valueAt(each, "on")),
      kind: textOf(valueAt(each, "kind")),
    })),
    caveat: nameAt(piece, value, "caveat"),
  };
});

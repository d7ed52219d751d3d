/** Comparisons: what the author claims about two or more rankings. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { LocatedText } from "../basics/locatedText.ts";
import { locatedTextAt, locatedText, locatedTexts } from "../basics/locatedText.ts";

/** A comparison of rankings by the author. */
export interface Comparison {
  readonly id: LocatedText;
  readonly between: readonly LocatedText[];
  /** converge, partly or diverge. */
  readonly claim: LocatedText | undefined;
  readonly title: LocatedText | undefined;
  readonly text: LocatedText | undefined;
  readonly remarks: LocatedText | undefined;
  /** The author's claims about single items. */
  readonly items: readonly {
    readonly on: readonly LocatedText[];
    readonly label: LocatedText | undefined;
    readonly kind: string | undefined;
  }[];
  /** The author's remark on differences in date, method, taxonomy or horizon. */
  readonly caveat: LocatedText | undefined;
}

/** Reads one comparison and leaves out what is missing or invalid. */
export const readComparison = memo((item: Item): Comparison | undefined => {
  const { piece, value } = item;
  const id = locatedText(piece, item.key);
  const items = valueAt(value, "items");
  if (!id) return undefined;
  return {
    id,
    between: locatedTexts(piece, valueAt(value, "between")),
    claim: locatedTextAt(piece, value, "claim"),
    title: locatedTextAt(piece, value, "title"),
    text: locatedTextAt(piece, value, "text"),
    remarks: locatedTextAt(piece, value, "remarks"),
    items: (items?.kind === "list" ? items.items : []).map((each) => ({
      on: locatedTexts(piece, valueAt(each, "on")),
      label: locatedTextAt(piece, each, "label"),
      kind: textOf(valueAt(each, "kind")),
    })),
    caveat: locatedTextAt(piece, value, "caveat"),
  };
});

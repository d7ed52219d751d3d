/** Matches: how categories relate to those of other taxonomies, in the words of SKOS, as their files declare them. */
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { textsOf } from "../basics/locatedText.ts";

/** How two categories relate, seen from the first: `broad` if the second is broader. The strongest comes first. */
export const matchKinds = ["exact", "close", "narrow", "broad", "related"] as const;

/** One of the words in `matchKinds`. */
export type MatchKind = (typeof matchKinds)[number];

/** A match, as a category declares it. */
export interface Match {
  readonly kind: MatchKind;
  /** The id or the path of the other taxonomy. */
  readonly taxonomy: string | undefined;
  readonly categories: readonly string[];
  /** The address of the other category, if its taxonomy is not a file. */
  readonly URL: string | undefined;
}

/** Returns the matches that a cluster or a category declares. */
export function matchesIn(category: Node | undefined): readonly Match[] {
  const matches = valueAt(category, "matches");
  if (matches?.kind !== "list") return [];
  return matches.items.flatMap((item): Match[] => {
    const kind = matchKinds.find((each) => each === textOf(valueAt(item, "kind")));
    if (!kind) return [];
    return [
      {
        kind,
        taxonomy: textOf(valueAt(item, "taxonomy")),
        categories: textsOf(valueAt(item, "category")),
        URL: textOf(valueAt(item, "URL")),
      },
    ];
  });
}

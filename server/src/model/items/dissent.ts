/** Dissent: who disagrees with an item, and why. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import { valueAt } from "../../syntax/node.ts";
import type { LocatedText } from "../basics/locatedText.ts";
import { locatedTexts, nodesAt } from "../basics/locatedText.ts";

/** A different judgment by others. */
interface Dissent {
  readonly by: readonly LocatedText[];
}

/** Returns the dissent that a threat, statement, ranking, comparison or recommendation records. */
export const dissentIn = memo(({ piece, value }: Item): readonly Dissent[] =>
  nodesAt(value, "dissent").map((node) => ({ by: locatedTexts(piece, valueAt(node, "by")) })),
);

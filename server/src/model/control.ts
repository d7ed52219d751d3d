/** Controls: the existing measures that modify the risk of a threat. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { LocatedText } from "./locatedText.ts";
import { locatedText, locatedTextAt, nodesAt, textsOf } from "./locatedText.ts";

/** A control of a threat. */
export interface Control {
  readonly text: LocatedText;
  /** effective, partly-effective, ineffective, untested or unknown. */
  readonly effectiveness: LocatedText | undefined;
  /** likelihood, impact or both; empty if the author does not say it. */
  readonly modifies: readonly string[];
  readonly owners: readonly string[];
  readonly because: string | undefined;
}

/** Returns the existing controls of a threat. */
export const controlsIn = memo(({ piece, value }: Item): readonly Control[] =>
  nodesAt(value, "controls").flatMap((node): Control[] => {
    const text = locatedText(piece, node) ?? locatedTextAt(piece, node, "text");
    if (!text) return [];
    return [
      {
        text,
        effectiveness: locatedTextAt(piece, node, "effectiveness"),
        modifies: textsOf(valueAt(node, "modifies")),
        owners: textsOf(valueAt(node, "owner")),
        because: textOf(valueAt(node, "because")),
      },
    ];
  }),
);

/** Controls: the existing measures that modify the risk of a threat. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { LocatedText } from "../basics/locatedText.ts";
import { locatedText, locatedTextAt, nodesAt } from "../basics/locatedText.ts";

/** A control of a threat. */
export interface Control {
  readonly text: LocatedText;
  /** effective, partly-effective, ineffective, untested or unknown. */
  readonly effectiveness: LocatedText | undefined;
}

/** Returns the existing controls of a threat. */
export const controlsIn = memo(({ piece, value }: Item): readonly Control[] =>
  nodesAt(value, "controls").flatMap((node): Control[] => {
    const text = locatedText(piece, node) ?? locatedTextAt(piece, node, "text");
    if (!text) return [];
    return [{ text, effectiveness: locatedTextAt(piece, node, "effectiveness") }];
  }),
);

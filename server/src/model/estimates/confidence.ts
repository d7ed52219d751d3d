/** Confidence: how sure the authors are of an item. */
import type { Item } from "../../syntax/document.ts";
import { valueAt } from "../../syntax/node.ts";
import type { LocatedText } from "../basics/locatedText.ts";
import { locatedTextAt, locatedText } from "../basics/locatedText.ts";

/** Returns the level of confidence in an item, and the reason, if there is one. */
export function confidenceOf({ piece, value }: Item): {
  readonly level: LocatedText | undefined;
  readonly because: LocatedText | undefined;
} {
  const confidence = valueAt(value, "confidence");
  const because = locatedTextAt(piece, confidence, "because");
  return {
    level: locatedText(piece, confidence) ?? locatedTextAt(piece, confidence, "level"),
    because: because?.text.trim() ? because : undefined,
  };
}

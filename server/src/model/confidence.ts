/** Confidence: how sure the authors are of an item. */
import type { Item } from "../syntax/document.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { LocatedText } from "./locatedText.ts";
import { locatedTextAt, locatedText } from "./locatedText.ts";

/** Returns the level of confidence in an item, and whether a reason is given. */
export function confidenceOf({ piece, value }: Item): { level: LocatedText | undefined; because: boolean } {
  const confidence = valueAt(value, "confidence");
  return {
    level: locatedText(piece, confidence) ?? locatedTextAt(piece, confidence, "level"),
    because: Boolean(textOf(valueAt(confidence, "because"))?.trim()),
  };
}

/** Writes the ids of a circle for a message. */
import { quoted } from "../language/texts.ts";
import { isLeftOut } from "../model/facts/circles.ts";

/** Returns a way as text: `"army" → "ministry" → "army"`. */
export function wayText(ids: readonly string[]): string {
  return ids.map((id) => (isLeftOut(id) ? id : quoted(id))).join(" → ");
}

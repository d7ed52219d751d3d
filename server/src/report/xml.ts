/** Texts inside XML and HTML. */

import { withoutCommands } from "./commands.ts";

/** What XML has no way to write: most control characters, and halves of characters. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
  ["\n", "&#10;"],
  ["\r", "&#13;"],
  ["\t", "&#9;"],
]);

/** The text as it stands between tags or in an attribute. */
export function escaped(text: string): string {
  const written = text
    .replace(FORBIDDEN, "\ufffd")
    .replace(/[&<>"'\n\r\t]/g, (match) => ENTITIES.get(match) ?? match);
  return withoutCommands(written, "&#35;");
}

/** Escapes text for XML and HTML. */

import { withoutCommands } from "./commands.ts";

/** Characters that XML cannot represent: most control characters, lone surrogates and noncharacters. */
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

/** The text, escaped for content and attributes. */
export function escaped(text: string): string {
  const written = text
    .replace(FORBIDDEN, "\ufffd")
    .replace(/[&<>"'\n\r\t]/g, (match) => ENTITIES.get(match) ?? match);
  return withoutCommands(written, "&#35;");
}

/** Puts words into the quotation marks of the document's language. */
import { t } from "@vscode/l10n";
import type { PhrasingContent } from "../tree/tree.ts";
import { textNode } from "../tree/tree.ts";

/** Returns words between quotation marks. */
export function inQuotationMarks(words: readonly PhrasingContent[]): PhrasingContent[] {
  const [opening = "", closing = ""] = quotedName("\0").split("\0");
  return [textNode(opening), ...words, textNode(closing)];
}

/** Returns a name between quotation marks: “Floods”. */
export function quotedName(name: string): string {
  return t("“{0}”", name);
}

/** Texts in braces that a comma splits. */
import { t } from "@vscode/l10n";
import type { Span } from "../span.ts";
import type { PieceFix } from "./fix.ts";
import { ifKeysExist, NO_FIX, oneFix, quotingFix } from "./fix.ts";
import { firstWord } from "./colons.ts";
import { lineAt } from "./lines.ts";

/** The fix for words in braces that cannot be a key, and so belong to the text before the comma. */
export function commaInText(text: string, { start, end }: Span): readonly PieceFix[] {
  const words = text.slice(start, end);
  if (/^[a-z][a-z0-9-]*$/.test(words)) return NO_FIX;
  const number = /:[ \t]+-?\d+([ \t]*,[ \t]*)$/.exec(text.slice(lineAt(text, start).start, start));
  if (number && /^\d/.test(words))
    return decimalComma(words, { start: start - (number[1]?.length ?? 0), end: start });
  const from = textBefore(text, start);
  if (from === undefined) return NO_FIX;
  const keys = { words: [firstWord(words) ?? ""], where: "nowhere" } as const;
  return ifKeysExist(keys, quotingFix(text, { start: from, end }));
}

/** Whether words are the rest of a sentence rather than a key with a short value. */
export function isPhrase(words: string): boolean {
  return /[.!?…]$/.test(words) || words.split(/\s+/).length > 2;
}

/** The start of a text without quotation marks that a comma ends directly before an offset. */
export function textBefore(text: string, offset: number): number | undefined {
  const { start } = lineAt(text, offset);
  const before = /:[ \t]+([^\s"'{}[\],:#&*!|>@\x60%][^{}[\]:"\r\n]*)$/.exec(text.slice(start, offset));
  if (!before?.[1]?.trimEnd().endsWith(",")) return undefined;
  return start + before.index + before[0].indexOf(before[1]);
}

/** `share: 27,5 %`: a decimal comma, which becomes a point, or a thousands separator, which is deleted. */
function decimalComma(words: string, comma: Span): readonly PieceFix[] {
  if (!/^\d+(?:\s?%)?$/.test(words)) return NO_FIX;
  const insert = /^\d{3}$/.test(words) ? "" : ".";
  return oneFix(t("Write the number without a comma"), [
    { at: comma.start, remove: comma.end - comma.start, insert },
  ]);
}

/** Texts in braces that a comma splits. */
import { t } from "@vscode/l10n";
import type { Span } from "../span.ts";
import type { PieceFix } from "./fix.ts";
import { ifKeysExist, NO_FIX, oneFix, quotingFix } from "./fix.ts";
import { firstWord } from "./colons.ts";
import type { Diagnosis } from "./diagnose.ts";
import { lineAt } from "./lines.ts";

/** The fix for words in braces that cannot be a key, and so belong to the text before the comma. */
export function commaInText(text: string, { start, end }: Span): readonly PieceFix[] {
  const words = text.slice(start, end);
  if (/^[a-z][a-z0-9-]*$/.test(words)) return NO_FIX;
  const from = textBefore(text, start);
  if (from === undefined) return NO_FIX;
  const keys = { words: [firstWord(words) ?? ""], where: "nowhere" } as const;
  return ifKeysExist(keys, quotingFix(text, { start: from, end }));
}

/** The start of a text without quotation marks that a comma ends directly before an offset. */
export function textBefore(text: string, offset: number): number | undefined {
  const { start } = lineAt(text, offset);
  const before = /:[ \t]+([^\s"'{}[\],:#&*!|>@\x60%][^{}[\]:"\r\n]*)$/.exec(text.slice(start, offset));
  if (!before?.[1]?.trimEnd().endsWith(",")) return undefined;
  return start + before.index + before[0].indexOf(before[1]);
}

/** `share: 27,5 %`: a decimal comma, which becomes a point, or a thousands separator, which is deleted. */
export function commaInNumber(text: string, { start, end }: Span): Diagnosis | undefined {
  const words = text.slice(start, end);
  const before = text.slice(lineAt(text, start).start, start);
  const [, number = "", comma = ""] = /:[ \t]+(-?\d+)([ \t]*,[ \t]*)$/.exec(before) ?? [];
  if (number === "" || !/^\d+(?:\s?%)?$/.test(words)) return undefined;
  const insert = /^\d{3}$/.test(words) ? "" : ".";
  const edit = { at: start - comma.length, remove: comma.length, insert };
  return {
    problem: {
      start: start - comma.length - number.length,
      end,
      message: t(
        'A comma ends a value in braces. Write the number without a comma: "{0}".',
        number + insert + words,
      ),
    },
    recoveries: [edit],
    fixes: oneFix(t("Write the number without a comma"), [edit]),
  };
}

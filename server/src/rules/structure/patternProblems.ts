/** Reports patterns that can match no file. */
import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Unmatchable } from "../../workspace/unmatchable.ts";
import { unmatchable } from "../../workspace/unmatchable.ts";
import type { Problem } from "../rule.ts";

/**
 * Yields the problems of file patterns.
 *
 * @param node A pattern, or a list of patterns.
 */
export function* patternProblems(node: Node | undefined, piece: Piece): Generator<Problem> {
  if (node?.kind === "list") for (const item of node.items) yield* patternProblems(item, piece);
  if (node?.kind !== "scalar" || typeof node.value !== "string") return;
  const pattern = textOf(node) ?? "";
  const found = unmatchable(pattern);
  if (!found) return;
  yield {
    span: pieceSpan(piece, node),
    message: messages[found.cause](pattern, found.intended),
    suggestions: found.cause === "braces" ? [] : found.intended,
  };
}

const messages: Readonly<
  Record<Unmatchable["cause"], (pattern: string, intended: readonly string[]) => string>
> = {
  backslash: (pattern, [first = ""]) =>
    t(
      'A backslash makes the next character literal, so "{0}" does not match the files of a folder. Write "{1}".',
      pattern,
      first,
    ),
  braces: (pattern, intended) =>
    t(
      '"{0}" matches no file: braces have no special meaning in patterns, as in `.gitignore`. Write one pattern for each: {1}.',
      pattern,
      quotedList(intended),
    ),
  outside: (pattern) =>
    t(
      '"{0}" matches no file, because patterns apply to paths relative to the folder of this configuration. Move the pattern to a configuration in a folder above, or write the path from here.',
      pattern,
    ),
  dots: (pattern, [first = ""]) =>
    t('"{0}" matches no file: one of its parts is empty or ".". Write "{1}".', pattern, first),
  comment: (pattern, [first = ""]) =>
    t(
      '"{0}" is a comment, as in `.gitignore`. For a name that begins with "#", write "{1}".',
      pattern,
      first,
    ),
  bracket: (pattern) =>
    t(
      '"{0}" matches no file: its bracket is not closed. To match the character itself, write "\\[".',
      pattern,
    ),
  empty: (pattern) =>
    t('"{0}" matches no file. Name a file or a folder, or write "*" for all of them.', pattern),
};

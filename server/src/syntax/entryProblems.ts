/** Problems of entries that are not written as `key: value`: they have a dash, or no colon. */
import { t } from "@vscode/l10n";
import type { SyntaxProblem } from "./anchors.ts";
import { syntaxFixesIn } from "./anchors.ts";
import { memo } from "./memo.ts";
import type { ScalarNode } from "./node.ts";
import type { Piece } from "./piece.ts";
import { colonless } from "./recovery/colons.ts";
import { withoutDash } from "./recovery/dashes.ts";
import type { PieceFix } from "./recovery/fix.ts";
import { NO_FIX, oneFix } from "./recovery/fix.ts";
import type { Line } from "./recovery/lines.ts";
import { nextLine } from "./recovery/lines.ts";
import { pieceSpan } from "./span.ts";
import { firstLineSpan } from "./unkeyed.ts";

/** The problem of a list item where a key is expected. */
export const superfluousDash = memo((piece: Piece): SyntaxProblem => {
  const span = firstLineSpan(piece);
  const words = piece.text.slice(span.start, span.end).replace(/^-\s*/, "");
  return {
    span: pieceSpan(piece, span),
    message: t('A dash begins a list item, but keys with values are expected here. Write "{0}".', words),
    fixes: syntaxFixesIn(piece, withoutDashOf(piece)),
  };
});

/**
 * Removes the dash from an item that is an entry. If the item has several keys, no program can know which one is the
 * id.
 */
function withoutDashOf(piece: Piece): readonly PieceFix[] {
  const entry =
    piece.tree?.kind === "list" && piece.tree.items.length === 1 ? piece.tree.items[0] : undefined;
  if (entry?.kind !== "map" || entry.flow || entry.pairs.length !== 1) return NO_FIX;
  return oneFix(t("Delete the dash"), withoutDash(piece.text, firstLineWithContent(piece)));
}

/** The first line of a piece that has content. */
export function firstLineWithContent({ text }: Piece): Line {
  return nextLine(text, text.startsWith("\uFEFF") ? 1 : 0);
}

/** The problem of a scalar where an entry is expected, unless the scalar itself has a problem. */
export function entryWithoutColon(piece: Piece, node: ScalarNode): SyntaxProblem[] {
  if (piece.problems.length > 0) return [];
  const { problem, fixes } = colonless(piece.text, firstLineSpan(piece, node));
  return [{ span: pieceSpan(piece, problem), message: problem.message, fixes: syntaxFixesIn(piece, fixes) }];
}

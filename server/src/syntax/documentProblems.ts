/** Problems of document markers and directives. */
import { t } from "@vscode/l10n";
import type { SyntaxProblem } from "./anchors.ts";
import { syntaxFixesIn } from "./anchors.ts";
import { MAX_DOCUMENTS, MAX_ENTRIES } from "./limits.ts";
import { memo } from "./memo.ts";
import { lineBreakOf } from "./offsetEdits.ts";
import type { Piece } from "./piece.ts";
import { insertion, oneFix } from "./recovery/fix.ts";
import type { PieceSpan } from "./span.ts";
import { pieceSpan } from "./span.ts";

/** The first line of a piece, without its line break. */
function firstLineOf(piece: Piece): PieceSpan {
  return pieceSpan(piece, { start: 0, end: piece.text.search(/[\r\n]|$/) });
}

/** The problem of a second `%YAML` directive. */
export const repeatedVersionDirective = memo((piece: Piece): SyntaxProblem => ({
  span: firstLineOf(piece),
  message: t("The line above already sets the version of YAML. Delete one of the two."),
  fixes: [],
}));

/** The problem of the first document over the limit. */
export const documentOverLimit = memo((piece: Piece): SyntaxProblem => ({
  span: firstLineOf(piece),
  message: t("Documents after number {0} are not checked. Split the file at this line.", MAX_DOCUMENTS),
  fixes: [],
}));

/** The problem of the first top-level key over the limit. */
export const entryOverLimit = memo((piece: Piece): SyntaxProblem => ({
  span: firstLineOf(piece),
  message: t(
    "The file has too many keys at the top level. Those after number {0} are not checked. Put keys of your own below a single key that begins with x-.",
    MAX_ENTRIES,
  ),
  fixes: [],
}));

/** The problem of a directive without a `---` after it. */
export const missingDocumentMarker = memo((piece: Piece): SyntaxProblem => ({
  span: firstLineOf(piece),
  message: t('A line with "---" must follow this one.'),
  fixes: syntaxFixesIn(
    piece,
    oneFix(t('Write "---" below'), [insertion(firstLineOf(piece).end, `${lineBreakOf(piece.text)}---`)]),
  ),
}));

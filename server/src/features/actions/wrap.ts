/** Offers to wrap a long text at a width that needs no scrolling. */
import { t } from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver-types";
import { touches } from "../../syntax/span.ts";
import { textEditOf } from "../../syntax/write/edit.ts";
import { isFromAlias } from "../../syntax/write/extent.ts";
import { wrapEdit } from "../../syntax/write/wrap.ts";
import type { ActionRequest, ActionOffer } from "./action.ts";

/** The offer for the text at the position, if it has a long line. */
export function wrap({ assessment, piecePosition: { piece, offset } }: ActionRequest): ActionOffer[] {
  const { source, facts } = assessment;
  const prose = facts
    .filter(({ item }) => item.piece === piece)
    .flatMap((each) => each.prose)
    .find(({ node, span }) => span.piece === piece && touches(node, offset) && !isFromAlias(node, piece));
  const edit = prose && wrapEdit(prose.node, piece);
  if (!prose || !edit) return [];
  const kind = CodeActionKind.RefactorRewrite;
  // In a literal block a line break is part of the value; Markdown reads it as a space.
  const keeps = prose.node.style === "literal" ? "words" : "values";
  return [{ title: t("Wrap the text"), kind, edits: [textEditOf(source, edit)], keeps }];
}

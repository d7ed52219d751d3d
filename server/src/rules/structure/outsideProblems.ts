/** Problems with the setting `outside`: paths that name no folder, or the whole disk. */
import { t } from "@vscode/l10n";
import { locatedTexts } from "../../model/basics/locatedText.ts";
import type { Node } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Problem } from "../rule.ts";

/** @param node A path, or a list of them. */
export function* outsideProblems(node: Node | undefined, piece: Piece): Generator<Problem> {
  for (const { text, span } of locatedTexts(piece, node)) {
    const message = messageFor(text);
    if (message !== undefined) yield { span, message };
  }
}

function messageFor(path: string): string | undefined {
  if (path.trim() === "") return t('This path is empty. Write the path of a folder, such as "../shared".');
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path))
    return t(
      '"{0}" is an address, not a folder. Documents can only refer to files: write the path of a folder, such as "../shared".',
      path,
    );
  if (/^~(?:[\\/]|$)/.test(path))
    return t(
      '"{0}" does not mean your home folder here. Write the path of a folder, relative to this file.',
      path,
    );
  if (/^(?:[a-z]:)?[\\/]+$/i.test(path))
    return t(
      '"{0}" lets documents refer to every file of this computer. Name only the folders that they need.',
      path,
    );
  return undefined;
}

/** Accepts a completion item, as an editor does. */
import type { CompletionItem, Position } from "vscode-languageserver-types";
import { TextDocument } from "vscode-languageserver-textdocument";

/** The text after an item is accepted. For a choice, its first word is taken; other tab stops keep their placeholders. */
export function textWith(text: string, item: CompletionItem): string {
  if (!item.textEdit || !("range" in item.textEdit)) throw new Error(`"${item.label}" has no range.`);
  const { range, newText } = item.textEdit;
  const inserted = item.insertTextFormat === 2 ? expanded(newText) : newText;
  const document = TextDocument.create("file:///a", "yaml", 1, text);
  return TextDocument.applyEdits(document, [{ range, newText: inserted }]);
}

function expanded(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|])*)[^}]*\|\}/g, "$1")
    .replace(/\$\{\d+:((?:\\.|[^}])*)\}/g, "$1")
    .replace(/(?<!\\)\$\d+/g, "")
    .replace(/\\([\\$}])/g, "$1");
}

/** The text before and after a position. */
export function splitAt(text: string, position: Position): readonly [string, string] {
  const offset = TextDocument.create("file:///a", "yaml", 1, text).offsetAt(position);
  return [text.slice(0, offset), text.slice(offset)];
}

/** Completion for clients without tab stops: what they insert ends where the first of them would be. */
import type { CompletionItem } from "vscode-languageserver-types";
import { InsertTextFormat } from "vscode-languageserver-types";

/** The items in plain text, without those of which nothing is left. */
export function plainItems(items: readonly CompletionItem[]): CompletionItem[] {
  return items.flatMap((item) => {
    const { insertTextFormat, textEdit, ...rest } = item;
    if (insertTextFormat !== InsertTextFormat.Snippet || !textEdit) return [item];
    const newText = plainText(textEdit.newText);
    return newText.trim() === "" ? [] : [{ ...rest, textEdit: { ...textEdit, newText } }];
  });
}

/**
 * A snippet up to its first tab stop. What would stand there is only an example, and what comes behind it would lie behind
 * the cursor; but brackets are closed.
 */
export function plainText(snippet: string): string {
  const end = STOP.exec(snippet)?.[0].length ?? snippet.length;
  const before = snippet.slice(0, end);
  const behind = snippet.slice(end).replace(/\$\d+|\$\{\d+(?:[:|][^}]*)?\}/g, "");
  return unescaped(before) + (/^[\]}\\]*$/.test(behind) ? unescaped(behind) : "");
}

/** Everything before the first `$` that is not escaped. */
const STOP = /^(?:\\.|[^\\$])*/s;

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, "$1");
}

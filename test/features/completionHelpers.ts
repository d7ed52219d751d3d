/** Requests completion at the `$0` of a text, and accepts an item as an editor does. */
import type { CompletionItem, Position } from "vscode-languageserver-types";
import { complete } from "../../server/src/features/completion.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { cursorIn } from "../annotations.ts";

const URI = "file:///example.threat.yaml";

/** The completion items at the cursor, in the order in which an editor shows them. */
export function completionsIn(marked: string, uri = URI): CompletionItem[] {
  const { text, position } = cursorIn(marked);
  const { items } = complete(Source.of(uri, text), libraryOf(), position);
  return items.toSorted((a, b) => (a.sortText ?? "").localeCompare(b.sortText ?? ""));
}

/** The labels of the items. */
export function labels(marked: string, uri = URI): string[] {
  return completionsIn(marked, uri).map(({ label }) => label);
}

/** The text after an item is accepted. `$0` is the new cursor; other tab stops keep their placeholders. */
export function accepted(marked: string, label: string, uri = URI): string {
  const { text } = cursorIn(marked);
  const item = completionsIn(marked, uri).find((each) => each.label === label);
  if (!item?.textEdit || !("range" in item.textEdit)) throw new Error(`"${label}" is not proposed.`);
  const { range, newText } = item.textEdit;
  const plain = newText.replace(/\$\{\d+:([^}]*)\}/g, "$1").replace(/\\([\\$}])/g, "$1");
  const inserted = item.insertTextFormat === 2 ? plain : `${newText}$0`;
  return text.slice(0, offsetOf(text, range.start)) + inserted + text.slice(offsetOf(text, range.end));
}

function offsetOf(text: string, { line, character }: Position): number {
  return text.split("\n").slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
}

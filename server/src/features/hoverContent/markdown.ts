/** Converts Markdown for the protocol. Text of a document gets into a hover only through the functions that escape it. */
import type { MarkupContent } from "vscode-languageserver-types";
import { MarkupKind } from "vscode-languageserver-types";
import type { Markdown } from "../../language/markdown.ts";

export * from "../../language/markdown.ts";
export { renderProse } from "../../language/prose.ts";

/** Markdown as LSP markup content. */
export function markup(value: Markdown): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}

/** How cards write Markdown: nothing of a document gets into one but through these functions. */
import type { MarkupContent } from "vscode-languageserver-types";
import { MarkupKind } from "vscode-languageserver-types";
import type { Markdown } from "../../language/markdown.ts";

export * from "../../language/markdown.ts";
export { renderProse, renderProseInline } from "../../language/prose.ts";

/** Markdown as the protocol has it. */
export function markup(value: Markdown): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}

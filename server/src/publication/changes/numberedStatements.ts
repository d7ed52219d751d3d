/** Names statements by their numbers and their texts where two editions are side by side: “key judgment 1” can be another one in each. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { definitionsNamed } from "../../model/facts/definitions.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { anchorOf, ownTitle } from "../texts/context.ts";
import { firstWords } from "../texts/firstWords.ts";
import { plainTextOf } from "../tree/plainText.ts";
import type { PhrasingContent } from "../tree/tree.ts";
import { textNode } from "../tree/tree.ts";

/** The most letters of the text behind a number. */
const MOST_LETTERS = 60;

/** Adds the beginning of its text to each link to a statement that has only a number. */
export function namedByTexts(nodes: readonly PhrasingContent[], assessment: Assessment): PhrasingContent[] {
  return nodes.map((node) => {
    const words = node.type === "link" ? wordsBehindNumber(idIn(node.url), assessment) : undefined;
    if (words === undefined || node.type !== "link") return node;
    return { ...node, children: [textNode(t("{0} (“{1}”)", plainTextOf(node.children), words))] };
  });
}

/** The beginning of the text of a statement that has a number and no title; `undefined` for everything else. */
export function wordsBehindNumber(id: string, assessment: Assessment): string | undefined {
  const [definition] = definitionsNamed(assessment.definitionsBySection, { concept: "statement", id });
  const value = definition?.item.value;
  if (valueAt(value, "number") === undefined || ownTitle(value) !== undefined) return undefined;
  const words = firstWords(value, MOST_LETTERS);
  return words && showHidden(words);
}

/** The id of the statement that a link leads to; empty for other links. */
function idIn(url: string): string {
  const start = `#${anchorOf("statement", "")}`;
  return url.startsWith(start) ? url.slice(start.length) : "";
}

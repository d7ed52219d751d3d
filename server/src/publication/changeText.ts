/** Shows what has changed inside a text: what was taken out and what was put in, in its place. */
import { diffWordsWithSpace } from "diff";
import { t } from "@vscode/l10n";
import type { Text } from "mdast";
import type { PhrasingContent } from "./tree.ts";
import { missingNode, strongNode, textNode } from "./tree.ts";

/** The largest number of words that may differ, which also bounds the time. A text with more of them is another one. */
const MOST_EDITS = 400;

/** Up to this share of a text, changes are shown in their place. */
const READABLE_SHARE = 0.5;

/**
 * Returns a text with what has changed: words that are gone are struck out, new words are strong. If most of it is new, both texts come
 * one after the other.
 */
export function changedText(before: string, after: string): PhrasingContent[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  const lengthOf = (all: typeof parts): number =>
    (all ?? []).reduce((sum, { value }) => sum + value.length, 0);
  const isReadable =
    parts !== undefined &&
    lengthOf(parts.filter(({ added, removed }) => added || removed)) <=
      READABLE_SHARE * (before.length + after.length);
  if (!isReadable) return bothTexts(before, after);
  return parts.flatMap(({ value, added, removed }) => {
    if (added) return marked(value, (words) => ({ ...strongNode(words), data: { isAdded: true } }));
    return removed ? marked(value, (words) => ({ type: "delete", children: [words] })) : [textNode(value)];
  });
}

/** Marks words, but not the spaces around them: Markdown has no marks that begin or end with a space. */
function marked(value: string, mark: (words: Text) => PhrasingContent): PhrasingContent[] {
  const words = value.trim();
  const start = value.length - value.trimStart().length;
  const [before, after] = [value.slice(0, start), value.slice(start + words.length)];
  return [
    ...(before === "" ? [] : [textNode(before)]),
    ...(words === "" ? [] : [mark(textNode(words))]),
    ...(after === "" ? [] : [textNode(after)]),
  ];
}

function bothTexts(...texts: readonly [before: string, after: string]): PhrasingContent[] {
  const [before, after] = texts.map((text) => (text === "" ? missingNode(t("not stated")) : textNode(text)));
  return [
    { type: "emphasis", children: [textNode(t("Before:"))] },
    textNode(" "),
    ...(before ? [before] : []),
    textNode(" "),
    { type: "emphasis", children: [textNode(t("Now:"))] },
    textNode(" "),
    ...(after ? [after] : []),
  ];
}

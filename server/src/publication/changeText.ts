/** Shows what has changed inside a text: what was taken out and what was put in, in its place. */
import type { ChangeObject } from "diff";
import { diffWordsWithSpace } from "diff";
import { t } from "@vscode/l10n";
import type { Text } from "mdast";
import type { PhrasingContent } from "./tree.ts";
import { strongNode, textNode } from "./tree.ts";

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
  return passagesOf(parts).flatMap(({ old, now }) => (old === now ? [textNode(now)] : replaced(old, now)));
}

/** A passage of a text before and after a change; equal if it stays. */
interface Passage {
  readonly old: string;
  readonly now: string;
}

/** The fewest words between two changes that are read as words that stay. Fewer are taken out and put in again. */
const FEWEST_KEPT = 3;

/** Joins changes between which only few words stay, because nobody can read single words of two sentences by turns. */
function passagesOf(parts: readonly Pick<ChangeObject<string>, "added" | "removed" | "value">[]): Passage[] {
  const passages: Passage[] = [];
  const isChange = ({ added, removed }: (typeof parts)[number]): boolean => added || removed;
  for (const [index, part] of parts.entries()) {
    const { value, added, removed } = part;
    const isBetween = passages.length > 0 && parts.slice(index + 1).some(isChange);
    const stays = !isChange(part) && !(isBetween && wordCount(value) < FEWEST_KEPT);
    const last = passages.at(-1);
    const isOpen = last !== undefined && last.old !== last.now;
    const [old, now] = [added ? "" : value, removed ? "" : value];
    if (stays || !isOpen) passages.push({ old, now });
    else passages[passages.length - 1] = { old: last.old + old, now: last.now + now };
  }
  return passages;
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** What was taken out and what was put in, with a space between them. */
function replaced(old: string, now: string): PhrasingContent[] {
  const gone = marked(old, (words) => ({ type: "delete", children: [words] }));
  const added = marked(now, (words) => ({ ...strongNode(words), data: { isAdded: true } }));
  const isApart = old.trim() === "" || now.trim() === "" || /\s$/.test(old) || /^\s/.test(now);
  return [...gone, ...(isApart ? [] : [textNode(" ")]), ...added];
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

function bothTexts(before: string, after: string): PhrasingContent[] {
  if (before === "") return labelled(t("Now stated:"), after);
  if (after === "") return labelled(t("No longer stated:"), before);
  return [...labelled(t("Before:"), before), textNode(" "), ...labelled(t("Now:"), after)];
}

function labelled(label: string, text: string): PhrasingContent[] {
  return [{ type: "emphasis", children: [textNode(label)] }, textNode(" "), textNode(text)];
}

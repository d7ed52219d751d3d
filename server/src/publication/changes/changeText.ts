/** Shows what has changed inside a text: what was taken out and what was put in, in its place. */
import type { ChangeObject } from "diff";
import { diffWordsWithSpace } from "diff";
import { t } from "@vscode/l10n";
import type { Text } from "mdast";
import type { PhrasingContent } from "../tree/tree.ts";
import { strongNode, textNode } from "../tree/tree.ts";

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
  const passages = parts && passagesOf(wholeWords(parts));
  const changed = passages?.reduce(
    (sum, { stays, old, now }) => sum + (stays ? 0 : old.length + now.length),
    0,
  );
  if (!passages || (changed ?? 0) > READABLE_SHARE * (before.length + after.length))
    return bothTexts(before, after);
  return passages.flatMap(({ stays, old, now }) => (stays ? [textNode(now)] : replaced(old, now)));
}

/** A part of two texts that only one of them has, or both. */
type Part = Pick<ChangeObject<string>, "added" | "removed" | "value">;

function isChange({ added, removed }: Part): boolean {
  return added || removed;
}

/** Splits what stays so that a change has whole words and numbers: "1.5" and "1.7", not "5" and "7". */
function wholeWords(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, index) => {
    if (isChange(part)) return [part];
    const [earlier, later] = [parts[index - 1], parts[index + 1]];
    const { value } = part;
    const continues = earlier && /[\p{L}\p{N}]$/u.test(earlier.value) && WORD_GOES_ON.test(value);
    const head = continues ? value.slice(0, firstSpace(value)) : "";
    const rest = value.slice(head.length);
    const begins = later && /^[\p{L}\p{N}]/u.test(later.value) && WORD_IS_OPEN.test(rest);
    const tail = begins ? rest.slice(lastSpace(rest) + 1) : "";
    const middle = rest.slice(0, rest.length - tail.length);
    return [
      ...(head === "" ? [] : both(head)),
      ...(middle === "" ? [] : [{ ...part, value: middle }]),
      ...(tail === "" ? [] : both(tail)),
    ];
  });
}

const WORD_GOES_ON = /^[.,'’-]?[\p{L}\p{N}]/u;
const WORD_IS_OPEN = /[\p{L}\p{N}][.,'’-]?$/u;

function firstSpace(text: string): number {
  const at = text.search(/\s/);
  return at < 0 ? text.length : at;
}

function lastSpace(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && /\S/.test(text.charAt(at))) at--;
  return at;
}

/** What stays, as if it were taken out and put in again. */
function both(value: string): Part[] {
  return [
    { value, removed: true, added: false },
    { value, removed: false, added: true },
  ];
}

/** A passage of a text before and after a change. */
interface Passage {
  readonly stays: boolean;
  readonly old: string;
  readonly now: string;
}

/** The fewest words between two changes that are read as words that stay. Fewer are taken out and put in again. */
const FEWEST_KEPT = 3;

/** Joins changes between which only few words stay, because nobody can read single words of two sentences by turns. */
function passagesOf(parts: readonly Part[]): Passage[] {
  const passages: Passage[] = [];
  for (const [index, part] of parts.entries()) {
    const { value, added, removed } = part;
    const isBetween = passages.length > 0 && parts.slice(index + 1).some(isChange);
    const stays = !isChange(part) && !(isBetween && wordCount(value) < FEWEST_KEPT);
    const last = passages.at(-1);
    const [old, now] = [added ? "" : value, removed ? "" : value];
    if (stays || last?.stays !== false) passages.push({ stays, old, now });
    else passages[passages.length - 1] = { stays, old: last.old + old, now: last.now + now };
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

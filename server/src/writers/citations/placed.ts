/** Writes a citation where it is: as a mark behind the words that it is about, in parentheses, or as a part of its sentence. */
import type { Nodes, Text } from "mdast";
import { isInParentheses, isPointer } from "../../publication/tree/pointers.ts";
import { plainTextOf } from "../../publication/tree/plainText.ts";
import type { PhrasingContent } from "../../publication/tree/tree.ts";
import { textNode } from "../../publication/tree/tree.ts";

/** The text on both sides of a citation, as far as it is in the same paragraph; "" at its ends, and next to other nodes. */
export interface Around {
  readonly before: string;
  readonly after: string;
  /** The words of the paragraph before the citation, also those of other nodes. */
  readonly preceding?: string;
}

/** A sentence that has ended. */
const ENDED = /[.!?…]["”’»)\]]*\s*$/;

/**
 * Returns the text around the mark of a note. No space comes before it. English sets it after the punctuation, other languages before.
 * Source: The Chicago Manual of Style, 17th ed., 14.26; Ortografía de la lengua española (2010), on the "llamadas de nota".
 */
export function aroundMark({ before, after }: Around, language: string): Around {
  const words = before.trimEnd();
  // “It is so.” [@a]. The sentence ends once.
  const rest = ENDED.test(words) ? withoutFirstStop(after) : after;
  const [punctuation = ""] = /^en\b/i.test(language) ? (/^[.,;:!?…]+["”’»]*/.exec(rest) ?? []) : [];
  return { before: words + punctuation, after: rest.slice(punctuation.length) };
}

/** Returns the words of a citation as a part of its sentence: without parentheses, and without a stop at their end. */
export function inSentence(words: readonly PhrasingContent[], around: Around): PhrasingContent[] {
  const bare = withoutParentheses(withoutStop(words));
  return isInParentheses(precedingIn(around)) ? inBrackets(bare) : bare;
}

/** Returns a citation in a note, in a style that has notes: a sentence of its own, in parentheses, or a part of its sentence. */
export function inNote(words: readonly PhrasingContent[], around: Around): PhrasingContent[] {
  const bare = withoutStop(words);
  const [before, { after }] = [precedingIn(around), around];
  if (isInParentheses(before)) return inBrackets(bare);
  const begins = before.trim() === "" || ENDED.test(before);
  if (!begins && isPointer(`${before.trimEnd()} `))
    return [textNode("("), ...inBrackets(bare), textNode(")")];
  // The sentence ends as the style ends its notes: perhaps in the quotation.
  const ends = after.startsWith(".") || (begins && /^(?:$|\s+$|\s+["“‘«(¿¡]*\p{Lu})/u.test(after));
  return ends ? withStop(words) : bare;
}

function precedingIn({ before, preceding }: Around): string {
  return preceding ?? before;
}

/** How many letters before a citation may name it already. */
const NEAR = 120;

/**
 * Whether the sentence has named a citation already: “*Crawford vs. Washington* [@crawford] asks …”. One word may mean something else. A
 * sentence after it needs the citation.
 */
export function isNamedBefore(words: readonly PhrasingContent[], around: Around): boolean {
  const name = wordsIn(plainTextOf(words));
  const before = [
    ...precedingIn(around)
      .slice(-NEAR)
      .matchAll(/([\p{L}\p{N}]+)([^\p{L}\p{N}]*)/gu),
  ];
  const start = before.findLastIndex((_, at) =>
    name.every((word, index) => before[at + index]?.[1] === word),
  );
  const hasEnded = before.slice(start + name.length - 1).some(([, , between = ""]) => /[.!?…]/.test(between));
  return name.length > 1 && start >= 0 && !hasEnded;
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Returns the text after words without its full stop, if the words end with one. */
export function afterWords(words: readonly PhrasingContent[], after: string): string {
  return /[.!?…]["”’»]*$/.test(plainTextOf(words)) ? withoutFirstStop(after) : after;
}

function withoutFirstStop(text: string): string {
  return text.replace(/^\.(?!\.)/, "");
}

/** Returns the text around a citation with a space where words would run together with it. */
export function spaced(around: Around): Around {
  const { before, after } = around;
  return {
    before: /[\p{L}\p{N}.,;:!?…)\]”’»]$/u.test(precedingIn(around)) ? `${before} ` : before,
    after: /^[\p{L}\p{N}]/u.test(after) ? ` ${after}` : after,
  };
}

/** "Curtis 2004, 20" of "(Curtis 2004, 20)". A number stays in its parentheses. */
export function withoutParentheses(words: readonly PhrasingContent[]): PhrasingContent[] {
  const whole = plainTextOf(words);
  if (!/^\(["“‘«]?\p{L}.*\)$/su.test(whole)) return [...words];
  return withEnds(
    words,
    (text) => text.replace(/^\(/, ""),
    (text) => text.replace(/\)$/, ""),
  );
}

/** The words without the full stop at their end, which may be in a quotation. */
function withoutStop(words: readonly PhrasingContent[]): PhrasingContent[] {
  return withEnds(words, undefined, (text) => text.replace(/\.(["”’»]?)$/, "$1"));
}

function withStop(words: readonly PhrasingContent[]): PhrasingContent[] {
  return ENDED.test(plainTextOf(words)) ? [...words] : [...words, textNode(".")];
}

type Change = (text: string) => string;

/** Changes the first and the last text of words, if they begin or end with a text. */
function withEnds(
  words: readonly PhrasingContent[],
  first: Change | undefined,
  last: Change | undefined,
): PhrasingContent[] {
  return words
    .map((node, index): PhrasingContent => {
      if (node.type !== "text") return node;
      const begun = index === 0 && first ? first(node.value) : node.value;
      return { ...node, value: index === words.length - 1 && last ? last(begun) : begun };
    })
    .filter((node) => !isEmpty(node));
}

/** The words with a capital letter at their beginning. */
export function capitalizedWords(words: readonly PhrasingContent[]): PhrasingContent[] {
  return withEnds(words, (text) => text.charAt(0).toUpperCase() + text.slice(1), undefined);
}

/** Parentheses in parentheses are brackets. */
function inBrackets(words: readonly PhrasingContent[]): PhrasingContent[] {
  return words.map((node): PhrasingContent => {
    if (node.type === "text") return { ...node, value: node.value.replaceAll("(", "[").replaceAll(")", "]") };
    return node.type === "emphasis" || node.type === "strong"
      ? { ...node, children: inBrackets(node.children) }
      : node;
  });
}

/** Whether a node is a text without a character. */
export function isEmpty(node: Nodes): node is Text {
  return node.type === "text" && node.value === "";
}

/** Decides whether a reference is a part of its sentence or points away from it, so that it needs parentheses. */
import { plainTextOf } from "./plainText.ts";
import type { PhrasingContent } from "./tree.ts";
import { textNode } from "./tree.ts";

/** Words after which a name goes on with the sentence: "the", "of", "and", "see". */
const BEFORE_A_NAME: ReadonlySet<string> = new Set(
  `a an the of in on at to by for from with without into onto over under about above after against among around as before
  behind below beneath beside besides between beyond despite during except inside like near off outside past since than
  through throughout toward towards until upon versus via within and or nor but is are was were be been being this that
  these those its their our see also both either neither not only than called named affects affect threatens threaten
  attacks attack targets target addresses address causes cause concerns concern includes include means mean
  confirms confirm contradicts contradict supports support
  el la los las un una unos unas de del al en con sin por para según sobre entre desde hasta hacia contra ante bajo tras
  durante mediante y e o u ni que es son era eran fue fueron ser su sus este esta estos estas véase ver como también
  afecta afectan amenaza amenazan ataca atacan causa causan incluye incluyen confirma confirman contradice contradicen apoya
  apoyan llamado llamada`.split(/\s+/),
);

/** Whether a text has come to a parenthesis that is still open. */
export function isInParentheses(before: string): boolean {
  return before.lastIndexOf("(") > before.lastIndexOf(")");
}

/** Whether the words before a reference name something already, or have come to an end: "The water rises [[flood]]." */
export function isPointer(before: string): boolean {
  const last = wordBefore(before);
  return last !== undefined && !BEFORE_A_NAME.has(last.toLowerCase());
}

/** Those of them that can end a sentence themselves: "They have help from inside [[smuggling]]." */
const ADVERBS: ReadonlySet<string> = new Set(
  `about above around before behind below beneath beside besides inside near off outside over past since through under`.split(
    /\s+/,
  ),
);

/** Whether the words before a reference need a name to go on: "We agree with [[flood]]." */
export function needsName(before: string): boolean {
  const last = wordBefore(before)?.toLowerCase() ?? "";
  return BEFORE_A_NAME.has(last) && !ADVERBS.has(last);
}

/** Words after which a work is a part of the sentence: "Known only from [@curtis]." */
const BEFORE_A_WORK: ReadonlySet<string> = new Set(
  "by from in of see with con de en por según ver véase".split(" "),
);

/** Whether the words before a citation need its words to go on. */
export function needsWork(before: string): boolean {
  return BEFORE_A_WORK.has(wordBefore(before)?.toLowerCase() ?? "");
}

/** The word before a reference, with a space between them and no punctuation. */
function wordBefore(before: string): string | undefined {
  if (before.trimEnd() === before) return undefined;
  const last = before.trimEnd().split(/[\s(]/).at(-1) ?? "";
  return /[\p{L}\p{N}"”’»)]$/u.test(last) ? last : undefined;
}

/** Makes pointers read well: what the words before already name is not named again, and neighbors share their parentheses. */
export function withPointersInSentence(words: readonly PhrasingContent[]): PhrasingContent[] {
  return withNeighborsJoined(withNamesOnce(words));
}

/** Turns "the dam (Dam)" into "the dam", with the link on the author's words. */
function withNamesOnce(words: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const done: PhrasingContent[] = [];
  for (const node of words) {
    const named = isText(node, /^\)$/) ? namedBefore(done.slice(-3)) : undefined;
    if (named) done.splice(-3, 3, ...named);
    else done.push(node);
  }
  return done;
}

/** Words, "(" and a link, if the words end with the name that the link has: the words, with the link on the name. */
function namedBefore([before, opening, link]: readonly PhrasingContent[]): PhrasingContent[] | undefined {
  if (!isText(opening, /^\($/) || link?.type !== "link" || before?.type !== "text") return undefined;
  const text = before.value.trimEnd();
  const name = plainTextOf(link.children);
  const start = text.length - name.length;
  const isNamed = text.slice(start).toLowerCase() === name.toLowerCase();
  if (start < 0 || !isNamed || /[\p{L}\p{N}]$/u.test(text.slice(0, start))) return undefined;
  const own = { ...link, children: [textNode(text.slice(start))] };
  return [...(start > 0 ? [textNode(text.slice(0, start))] : []), own];
}

/** Turns "(Trains) (Dams)" into "(Trains; Dams)". */
function withNeighborsJoined(words: readonly PhrasingContent[]): PhrasingContent[] {
  const done: PhrasingContent[] = [];
  for (const node of words)
    if (isText(node, /^\($/) && isText(done.at(-1), /^\s+$/) && isText(done.at(-2), /^\)$/))
      done.splice(-2, 2, textNode("; "));
    else done.push(node);
  return done;
}

function isText(node: PhrasingContent | undefined, pattern: RegExp): boolean {
  return node?.type === "text" && pattern.test(node.value);
}

/** Finds typos in suppression comments: an unknown directive, or a reason without the hyphens before it. */
import type { PieceSpan } from "../syntax/span.ts";
import { looksLikeRuleId } from "./ids.ts";
import { typoDistance } from "./suggest.ts";
import { blanksBefore } from "../syntax/scan.ts";
import { minOf } from "../syntax/minMax.ts";

/** The text as written, and its correction. */
export interface DirectiveTypo {
  readonly kind: "directive" | "reason";
  readonly span: PieceSpan;
  readonly written: string;
  readonly intended: string;
}

const VERBS = ["disable-next-line", "disable-line", "disable-file", "disable", "enable"] as const;
const NAME = "threat-assessment";

/** The first words of a comment: a name, and what may be a verb. */
const GLUED = /^#+[ \t]*((\p{sc=Latn}+[-_ ]?as\p{sc=Latn}+)[-_:]([\p{sc=Latn}_-]+))(?=[\s:,]|$)/iu;
/**
 * With a space or a colon between name and verb, an id has to follow. Otherwise it is an ordinary sentence.
 */
const APART =
  /^#+[ \t]*((\p{sc=Latn}+[-_ ]as\p{sc=Latn}+)(?::[ \t]*|[ \t]+)([\p{sc=Latn}_-]+))[ \t:]+([^\s,:]+)/iu;
/** What other linters call it. */
const SYNONYM = /^(?:ignore|suppress|skip|silence|nolint|off)/;

/** Returns the directive that a misspelled comment was meant to be. */
export function misspelledDirective(comment: PieceSpan, start: number): DirectiveTypo | undefined {
  const { piece, end } = comment;
  const text = piece.text.slice(start, end);
  const [, glued, name = "", verb = ""] = GLUED.exec(text) ?? [];
  if (glued !== undefined) return typoOf({ written: glued, name, verb }, comment, start);
  const [, apart, nameApart = "", verbApart = "", id = ""] = APART.exec(text) ?? [];
  if (apart === undefined || !looksLikeRuleId(id)) return undefined;
  return typoOf({ written: apart, name: nameApart, verb: verbApart }, comment, start);
}

interface Words {
  readonly written: string;
  readonly name: string;
  readonly verb: string;
}

function typoOf(
  { written, name, verb }: Words,
  { piece, ...comment }: PieceSpan,
  start: number,
): DirectiveTypo | undefined {
  const isOnOwnLine = /^$|[\r\n]/.test(piece.text.charAt(blanksBefore(piece.text, comment.start) - 1));
  const intended = isName(name)
    ? verbMeant(verb, isOnOwnLine ? "disable-next-line" : "disable-line")
    : undefined;
  if (intended === undefined) return undefined;
  const at = start + piece.text.slice(start, comment.end).indexOf(written);
  const span = { piece, start: at, end: at + written.length };
  return { kind: "directive", span, written, intended: `${NAME}-${intended}` };
}

function isName(word: string): boolean {
  return typoDistance(squeezed(word), squeezed(NAME)) <= 3;
}

/** Returns the verb that was meant. "ignore", as other linters call it, applies to this line or the next. */
function verbMeant(word: string, ignoring: (typeof VERBS)[number]): string | undefined {
  const wrong = squeezed(word);
  if (SYNONYM.test(wrong) && wrong.replace(SYNONYM, "") === "") return ignoring;
  const withDisable = wrong.replace(SYNONYM, "disable");
  if (/^disable(?:the)?next/.test(withDisable)) return "disable-next-line";
  if (/^disable(?:this|same)/.test(withDisable)) return "disable-line";
  const costs = VERBS.map((verb) => ({ verb, cost: typoDistance(withDisable, squeezed(verb)) }));
  const least = minOf(costs.map(({ cost }) => cost));
  return least <= MAX_COUNT ? costs.find(({ cost }) => cost === least)?.verb : undefined;
}

/** The number of letters in a verb that may be wrong. */
const MAX_COUNT = 2;

function squeezed(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}]/gu, "");
}

/**
 * Returns the typo if a reason follows the ids without the hyphens that must precede it.
 *
 * @param rest The text after the verb, at the given span.
 */
export function reasonWithoutHyphens(rest: string, { piece, start }: PieceSpan): DirectiveTypo | undefined {
  const ids = IDS.exec(rest)?.[0] ?? "";
  const written = rest.slice(ids.length).trimEnd();
  const reason = written.replace(/^[\s,;:–—-]+/u, "");
  const isOnlyWord = !/^\s*[:;–—-]/u.test(written) && !/\s/.test(reason);
  if (ids.trim() === "" || reason === "" || isOnlyWord) return undefined;
  const span = { piece, start: start + ids.length, end: start + ids.length + written.length };
  return { kind: "reason", span, written: reason, intended: ` -- ${reason}` };
}

/** The first word, and the words after it that also look like ids. */
const IDS =
  /^[ \t]*(?::[ \t]*)?[^\s,:;]+(?:(?:[ \t]+(?:,[ \t]*)?|,[ \t]*)(?:no|use|require)-[a-z-]+(?![^\s,:;]))*/iu;

/**
 * Replaces the references in a text by signs that Markdown does not know, so that a parser of Markdown leaves them as they are.
 */
import type { ProseReference } from "../model/prose.ts";
import { proseReferences } from "../model/prose.ts";

/** A text whose references are replaced by signs. */
export interface Marked {
  readonly text: string;
  /** The sign before and after the number of a group of references. It does not occur in the text itself. */
  readonly sign: string;
  readonly groups: readonly Group[];
}

/** References within one pair of brackets. */
export interface Group {
  readonly words: string;
  readonly references: readonly ProseReference[];
  /** For citations: the words before each of them. */
  readonly prefixes: readonly string[];
}

/** Replaces each group of references in a text by its number between two signs. */
export function marked(words: string): Marked {
  const sign = unusedSign(words);
  const groups: Group[] = [];
  let result = "";
  let from = 0;
  for (const group of groupsIn(words)) {
    result += `${words.slice(from, group.start)}${sign}${String(groups.length)}${sign}`;
    groups.push(group);
    from = group.end;
  }
  return { text: result + words.slice(from), sign, groups };
}

/** Returns a character for private use that a text does not contain. */
function unusedSign(words: string): string {
  let code = 0xe000;
  while (words.includes(String.fromCharCode(code))) code++;
  return String.fromCharCode(code);
}

function groupsIn(words: string): (Group & { readonly start: number; readonly end: number })[] {
  const groups: (Group & { readonly start: number; readonly end: number })[] = [];
  const references = proseReferences(words);
  for (let index = 0; index < references.length;) {
    const { start, form } = references[index] as ProseReference;
    const opening = words.lastIndexOf("[", start);
    const first = form === "link" ? opening - 1 : opening;
    const end = words.indexOf(form === "link" ? "]]" : "]", start) + (form === "link" ? 2 : 1);
    const inside = references.slice(index).filter((each) => each.start < end);
    groups.push({
      words: words.slice(first, end),
      references: inside,
      prefixes: prefixesOf(words, opening + 1, inside),
      start: first,
      end,
    });
    index += inside.length;
  }
  return groups;
}

/** Returns the words before each citation of a group: "see" in `[see @a, p. 1; @b]`. */
function prefixesOf(words: string, opening: number, references: readonly ProseReference[]): string[] {
  return references.map(({ start }) => {
    const before = words.slice(opening, start).replace(/@\{?$/, "");
    return before.slice(before.lastIndexOf(";") + 1).trim();
  });
}

/** Puts the references back as their author wrote them, where they are no references, as in code. */
export function restored(words: string, { sign, groups }: Marked): string {
  return words
    .split(sign)
    .map((part, index) => (index % 2 === 1 ? (groups[Number(part)]?.words ?? part) : part))
    .join("");
}

/**
 * Replaces the references in a text by signs that Markdown does not know, so that a parser of Markdown leaves them as they are.
 */
import type { ProseReference } from "../../model/facts/prose.ts";
import { proseReferences } from "../../model/facts/prose.ts";
import type { Span } from "../../syntax/span.ts";

/** A text whose references are replaced by signs. */
export interface Marked {
  readonly text: string;
  /** The sign before and after the number of a group of references. It does not occur in the text itself. */
  readonly sign: string;
  readonly groups: readonly ReferenceGroup[];
}

/** References within one pair of brackets. */
export interface ReferenceGroup {
  readonly words: string;
  readonly references: readonly ProseReference[];
  /** For citations: the words before each of them. */
  readonly prefixes: readonly string[];
}

/** Replaces each group of references in a text by its number between two signs. */
export function withReferencesMarked(words: string): Marked {
  const sign = unusedSign(words);
  const groups: ReferenceGroup[] = [];
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

function groupsIn(words: string): (ReferenceGroup & { readonly start: number; readonly end: number })[] {
  const groups: (ReferenceGroup & { readonly start: number; readonly end: number })[] = [];
  const references = proseReferences(words);
  for (let index = 0; index < references.length;) {
    const { start, form } = references[index] as ProseReference;
    const opening = words.lastIndexOf("[", start);
    const first = form === "link" ? opening - 1 : opening;
    const end = words.indexOf(form === "link" ? "]]" : "]", start) + (form === "link" ? 2 : 1);
    let after = index + 1;
    while ((references[after]?.start ?? end) < end) after++;
    const inside = references.slice(index, after);
    const place = { start: opening + 1, end: end - 1 };
    groups.push({
      words: words.slice(first, end),
      ...(form === "citation" ? citedIn(words, inside, place) : { references: inside, prefixes: [] }),
      start: first,
      end,
    });
    index = after;
  }
  return groups;
}

/** The citations of a group, with all words around them: those after a work belong to it, also without a comma. */
function citedIn(
  words: string,
  references: readonly ProseReference[],
  { start, end }: Span,
): Pick<ReferenceGroup, "references" | "prefixes"> {
  const befores = references.map((reference, index) => {
    const before = references[index - 1];
    return words.slice(before ? endOfKey(before, words) : start, reference.start).replace(/-?@\{?$/, "");
  });
  return {
    // What is between two works belongs to the first one up to the last semicolon.
    prefixes: befores.map((between, index) =>
      (index === 0 ? between : between.slice(between.lastIndexOf(";") + 1)).trim(),
    ),
    references: references.map(({ locator: _, ...reference }, index) => {
      const next = befores[index + 1];
      const after =
        next?.slice(0, Math.max(0, next.lastIndexOf(";"))) ?? words.slice(endOfKey(reference, words), end);
      const locator = after
        .replace(/^[\s.,:;]+/, "")
        .trim()
        .replace(/;{1,3}$/, "");
      // A stop or a question mark alone says nothing of the work.
      return /[\p{L}\p{N}]/u.test(locator) ? { ...reference, locator } : reference;
    }),
  };
}

/** The place after the key of a work, and after the brace that ends it. */
function endOfKey({ end }: ProseReference, words: string): number {
  return words.charAt(end) === "}" ? end + 1 : end;
}

/** Puts the references back as their author wrote them, where they are no references, as in code. */
export function restored(words: string, { sign, groups }: Marked): string {
  return words
    .split(sign)
    .map((part, index) => (index % 2 === 1 ? (groups[Number(part)]?.words ?? part) : part))
    .join("");
}

/** Finds the terms, actors and assets that a text mentions: whole words, in any case. */
import type { Concept } from "../format/schema.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import { addToIndex, memo, memoOn, sameItems } from "../syntax/memo.ts";
import type { Facts } from "./facts.ts";
import type { Definition } from "./definitions.ts";

/** A term, an actor or an asset with the words for it, in lower case. */
export interface TermWords {
  readonly id: string;
  readonly words: readonly string[];
}

/** The concepts whose names texts mention. */
export const named: readonly Concept[] = ["term", "actor", "asset"];

/** Returns the words for a term, an actor or an asset: its name, its aliases, and its id read as words. */
export const termWords = memo(({ id, item }: Definition): TermWords => {
  const aliases = valueAt(item.value, "aliases");
  const words = [
    textOf(valueAt(item.value, "name")),
    id.replaceAll("-", " "),
    ...(aliases?.kind === "list" ? aliases.items.map(textOf) : []),
  ];
  return { id, words: words.flatMap((word) => (word === undefined ? [] : [word.toLowerCase()])) };
});

/** A phrase for a term, an actor or an asset. */
interface Phrase {
  readonly id: string;
  readonly phrase: string;
  /** The prefix of its first word. */
  readonly beginning: string;
}

/** The phrases for terms, actors and assets. */
interface TermIndex {
  readonly byId: ReadonlyMap<string, readonly string[]>;
  /** By the prefix of the first word, so that only a few phrases must be searched in a text. */
  readonly byBeginning: ReadonlyMap<string, readonly Phrase[]>;
}

/** Indexes the words. */
export const termIndexOf = memo((terms: readonly TermWords[]): TermIndex => {
  const byId = new Map<string, string[]>();
  const byBeginning = new Map<string, Phrase[]>();
  for (const { id, words } of terms) {
    for (const phrase of words) {
      const beginning = beginningOf(phrase.match(WORD)?.[0] ?? "");
      addToIndex(byId, id, phrase);
      addToIndex(byBeginning, beginning, { id, phrase, beginning });
    }
  }
  return { byId, byBeginning };
});

/** The last result for each item. */
const lastMentions = new WeakMap<Facts, { readonly index: TermIndex; readonly ids: string }>();

/**
 * Returns the ids of the terms, actors and assets that an item mentions in its prose, separated by spaces. None of them
 * mentions itself. After a change of the index, only phrases of other words than before are searched.
 */
export function mentionedTermsIn(facts: Facts, index: TermIndex): string {
  if (index.byId.size === 0 || facts.prose.length === 0) return "";
  const last = lastMentions.get(facts);
  if (last?.index === index) return last.ids;
  const ids = last ? idsAfter(last, facts, index) : idsIn(facts, index);
  lastMentions.set(facts, { index, ids });
  return ids;
}

function idsIn(facts: Facts, { byBeginning }: TermIndex): string {
  const text = proseOf(facts);
  const candidates = new Set(text.match(WORD)?.flatMap((word) => byBeginning.get(beginningOf(word)) ?? []));
  const own = ownIdOf(facts);
  const found = Array.from(candidates).filter(({ id, phrase }) => id !== own && text.includes(phrase));
  return joined(found.map(({ id }) => id));
}

function idsAfter(
  last: { readonly index: TermIndex; readonly ids: string },
  facts: Facts,
  index: TermIndex,
): string {
  const { ids, phrases } = changeOf(index, last.index);
  const known = last.ids === "" ? [] : last.ids.split(" ");
  const own = ownIdOf(facts);
  const text = proseOf(facts);
  const found = phrases.filter((each) => each.id !== own && isIn(text, each));
  if (found.length === 0 && !known.some((id) => ids.has(id))) return last.ids;
  return joined([...known.filter((id) => !ids.has(id)), ...found.map(({ id }) => id)]);
}

/** The difference between two indexes: the ids whose words differ, and their new phrases. */
const changeOf = memoOn(
  (now: TermIndex, before: TermIndex): { ids: ReadonlySet<string>; phrases: readonly Phrase[] } => {
    const ids = new Set<string>();
    for (const [id, words] of now.byId) if (!sameItems(words, before.byId.get(id) ?? NONE)) ids.add(id);
    for (const id of before.byId.keys()) if (!now.byId.has(id)) ids.add(id);
    const phrases = Array.from(now.byBeginning.values()).flatMap((all) =>
      all.filter(({ id }) => ids.has(id)),
    );
    return { ids, phrases };
  },
);

/** Whether a text contains the phrase, and a word that begins like the first word of the phrase. */
function isIn(text: string, { phrase, beginning }: Phrase): boolean {
  return (
    text.includes(phrase) && (text.match(WORD)?.some((word) => beginningOf(word) === beginning) ?? false)
  );
}

function ownIdOf({ definition }: Facts): string | undefined {
  return definition && named.includes(definition.concept) ? definition.id : undefined;
}

function joined(ids: readonly string[]): string {
  return [...new Set(ids)].sort().join(" ");
}

/** The prose of an item in one line, in lower case, because a term can be broken by the end of a line. */
const proseOf = memo(({ prose }: Facts): string =>
  prose
    .map(({ node }) => textOf(node) ?? "")
    .join("\n")
    .toLowerCase()
    .replace(/\s+/g, " "),
);

const WORD = /[\p{L}\p{N}]+/gu;

/** Returns a prefix that is long enough to distinguish words and short enough to match their other forms. */
function beginningOf(word: string): string {
  return word.slice(0, 4);
}

const NONE: readonly never[] = [];

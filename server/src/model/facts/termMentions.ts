/** Finds the terms, actors and assets that a text mentions: whole words, in any case. */
import type { Concept } from "../../format/schema.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { addToIndex, memo, memoOn, sameItems } from "../../syntax/memo.ts";
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

/** A phrase for terms, actors or assets. */
interface Phrase {
  readonly phrase: string;
  /** How its words begin: see `beginningsIn`. */
  readonly beginning: string;
  /** The terms, actors and assets that have it, in order. */
  readonly ids: readonly string[];
}

/** The phrases for terms, actors and assets. */
interface TermIndex {
  readonly byId: ReadonlyMap<string, readonly string[]>;
  /** By how their words begin, so that only a few phrases must be searched in a text. */
  readonly byBeginning: ReadonlyMap<string, readonly Phrase[]>;
}

/** Indexes the words. */
export const termIndexOf = memo((terms: readonly TermWords[]): TermIndex => {
  const byId = new Map<string, string[]>();
  const byPhrase = new Map<string, string[]>();
  for (const { id, words } of terms) {
    for (const phrase of words) {
      addToIndex(byId, id, phrase);
      addToIndex(byPhrase, phrase, id);
    }
  }
  const byBeginning = new Map<string, Phrase[]>();
  for (const [phrase, ids] of byPhrase) {
    const beginning = beginningOf(...wordsOf(phrase));
    addToIndex(byBeginning, beginning, { phrase, beginning, ids });
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
  const candidates = Array.from(beginningsIn(text)).flatMap((beginning) => byBeginning.get(beginning) ?? []);
  return joined(
    idsOf(
      candidates.filter(({ phrase }) => text.includes(phrase)),
      facts,
    ),
  );
}

function idsAfter(
  last: { readonly index: TermIndex; readonly ids: string },
  facts: Facts,
  index: TermIndex,
): string {
  const { ids, phrases } = changeOf(index, last.index);
  const known = last.ids === "" ? [] : last.ids.split(" ");
  const text = proseOf(facts);
  const isIn = ({ phrase, beginning }: Phrase): boolean =>
    text.includes(phrase) && beginningsIn(text).has(beginning);
  const found = idsOf(phrases.filter(isIn), facts).filter((id) => ids.has(id));
  if (found.length === 0 && !known.some((id) => ids.has(id))) return last.ids;
  return joined([...known.filter((id) => !ids.has(id)), ...found]);
}

/** The ids that have these phrases, without that of the item itself. */
function idsOf(phrases: readonly Phrase[], facts: Facts): readonly string[] {
  const own = ownIdOf(facts);
  return phrases.flatMap(({ ids }) => ids).filter((id) => id !== own);
}

/** The difference between two indexes: the ids whose words differ, and the phrases that any of them has now. */
const changeOf = memoOn(
  (now: TermIndex, before: TermIndex): { ids: ReadonlySet<string>; phrases: readonly Phrase[] } => {
    const ids = new Set<string>();
    for (const [id, words] of now.byId) if (!sameItems(words, before.byId.get(id) ?? NONE)) ids.add(id);
    for (const id of before.byId.keys()) if (!now.byId.has(id)) ids.add(id);
    const phrases = Array.from(now.byBeginning.values()).flatMap((all) =>
      all.filter((phrase) => phrase.ids.some((id) => ids.has(id))),
    );
    return { ids, phrases };
  },
);

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

function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? NONE;
}

/** How the phrases can begin that a text contains: with one of its words, or with two in a row. */
function beginningsIn(text: string): ReadonlySet<string> {
  const beginnings = new Set<string>();
  let before = "";
  for (const word of wordsOf(text)) {
    for (const last of [word, ...(SHORT_PLURAL.exec(word)?.slice(1) ?? NONE)]) {
      beginnings.add(beginningOf(last));
      beginnings.add(beginningOf(before, last));
    }
    before = word;
  }
  return beginnings;
}

/** The plural of a word with fewer letters than tell words apart: "dams", "buses". */
const SHORT_PLURAL = /^(\p{sc=Latn}{2,3})e?s$/u;

/** The first letters of a word, which other forms of it share, also after another word. */
function beginningOf(first = "", second?: string): string {
  return second === undefined ? first.slice(0, LETTERS) : `${first} ${second.slice(0, LETTERS)}`;
}

/** Enough letters to distinguish words, and few enough to match their other forms. */
const LETTERS = 4;

const NONE: readonly never[] = [];

/** A lexicon: what a language's words mean for the reading of estimates. A language is one lexicon. */

/** How a term behaves in a sentence. */
export type WordForm = "adjective" | "adverb" | "noun" | "modal" | "phrase";

/** What a term says: a likelihood of a scale, a mere possibility, or a certainty. */
export type ReadingKind = "scale" | "hedge" | "certain";

/** What a word or phrase does to the words around it. Every part is optional, and a phrase may have several. */
export interface Entry {
  readonly kind?: ReadingKind;
  readonly form?: WordForm;
  /** Negates what follows in its clause: once however often ("no … ni"), or each time ("deny", "doubt"). */
  readonly deny?: "clause" | "flip";
  /** Says whose view follows or precedes. */
  readonly report?: "verb" | "noun" | "source" | "adverb" | "passive";
  /** The phrase may be a noun: "claims", "states". */
  readonly isNounToo?: boolean;
  /** The verb is also one of the senses: without "that", its object is a thing, and no view: "found the likely cause". */
  readonly isSensed?: boolean;
  /** A noun for a view, which is reported if it is somebody's: "the brokers' forecast is that". */
  readonly isView?: boolean;
  /** The verb is in the past and may take an adjective: "creyó posible". */
  readonly isPast?: boolean;
  /** A noun such as "risk", which stays a mere possibility however great it is. */
  readonly isPeril?: boolean;
  /** A word that means something else without "que": "el puerto es seguro". */
  readonly needsComplement?: boolean;
  /** A phrase that estimates only at the end of its clause: "remains to be seen". */
  readonly isFinal?: boolean;
  /** A word that opens a condition only where a clause begins: "failing an agreement, …". */
  readonly isInitial?: boolean;
  /** An adjective that says how great a likelihood is: "low". */
  readonly isValue?: boolean;
  /** The question is only an aside, which a comma ends: "whether or not it rains, …". */
  readonly endsAtComma?: boolean;
  /** Opens a clause of its own: the negation before it ends ("because"), or goes on ("that"). */
  readonly opens?: "new" | "complement" | "condition" | "relative" | "whether" | "contrast" | "and";
  readonly role?: WordRole | undefined;
}

/** The other roles of words. */
type WordRole =
  | "degree"
  | "copula"
  | "past-copula"
  | "auxiliary"
  | "determiner"
  | "possessive"
  | "existential"
  | "pronoun"
  | "preposition"
  | "own"
  | "nothing";

/** Whether a word with a role links a subject with an adjective: "is", "was". */
export function isCopula(role: WordRole | undefined): boolean {
  return role === "copula" || role === "past-copula";
}

/** Whether a word with a role begins a noun phrase: "the", "their". */
export function isArticle(role: WordRole | undefined): boolean {
  return role === "determiner" || role === "possessive";
}

/** Whether a word with a role is a verb. */
export function isVerb(role: WordRole | undefined): boolean {
  return isCopula(role) || role === "auxiliary" || role === "existential";
}

/** What a word says of the number beside it. */
export type Bound = "below" | "above" | "about";

/** A language. */
export interface Lexicon {
  readonly code: string;
  /** The phrases by their first word, the longest first. */
  readonly phrases: PhraseIndex;
  readonly numbers: {
    readonly words: ReadonlyMap<string, number>;
    readonly percent: ReadonlySet<string>;
    readonly odds: ReadonlySet<string>;
    readonly to: ReadonlySet<string>;
    readonly and: ReadonlySet<string>;
    readonly between: ReadonlySet<string>;
    readonly articles: ReadonlySet<string>;
    /** After a percentage, what it is a share of: "60% of the crews". */
    readonly shareOf: ReadonlySet<string>;
    readonly probability: ReadonlySet<string>;
    readonly bounds: ReadonlyMap<string, Bound>;
    /** Bounds that follow their number: "at most". */
    readonly boundsAfter: ReadonlyMap<string, Bound>;
  };
}

/** A phrase with what it does. */
export interface Phrase {
  readonly words: readonly string[];
  readonly entry: Entry;
}

export type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

/** A group of phrases with the same effect. A slash separates alternatives of a word, a bar phrases. */
export type Group = readonly [phrases: string, entry: Entry];

/** Builds the index of phrases. If a phrase is in several groups, its effects add up. */
export function phraseIndex(groups: readonly Group[]): PhraseIndex {
  const merged = new Map<string, Entry>();
  for (const [phrases, entry] of groups)
    for (const phrase of phrases
      .replace(/\s+/g, " ")
      .split("|")
      .flatMap((each) => alternatives(each.trim())))
      merged.set(phrase, { ...merged.get(phrase), ...entry });
  return indexed(Array.from(merged, ([phrase, entry]) => ({ words: phrase.split(" "), entry })));
}

/** Indexes phrases by their first word, the longest first. */
export function indexed(phrases: readonly Phrase[]): PhraseIndex {
  const index = new Map<string, Phrase[]>();
  for (const phrase of [...phrases].sort((a, b) => b.words.length - a.words.length)) {
    const first = phrase.words[0] ?? "";
    const known = index.get(first);
    if (known) known.push(phrase);
    else index.set(first, [phrase]);
  }
  return index;
}

/** Returns the words of a list that spaces separate. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Expands "cannot/can't be ruled out" to both phrases. */
function alternatives(phrase: string): string[] {
  return phrase
    .split(" ")
    .map((word) => word.split("/"))
    .reduce<string[]>(
      (all, words) =>
        all.flatMap((before) => words.map((word) => (before === "" ? word : `${before} ${word}`))),
      [""],
    );
}

/** Maps number words to 1, 2, 3 and so on. */
export function amounts(words: readonly string[]): [string, number][] {
  return words.map((word, index) => [word, index + 1]);
}

import { t } from "@vscode/l10n";
import type { Actors } from "../../model/items/actor.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { normalizedName } from "../../model/basics/normalizedName.ts";
import { visibleProse } from "../../prose/proseOf.ts";
import { addToIndex, memo } from "../../syntax/memo.ts";
import type { PieceSpan, Span } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** The minimum length of a name: shorter ones too often differ from other names by a single letter. */
const SHORTEST = 9;
/** The minimum length of a name that is one word. */
const SHORTEST_WORD = 7;
const MAX_WORDS = 6;

/** Reports misspelled names of actors. */
export const noUndeclaredAlias: Rule = {
  id: "no-undeclared-alias",
  severity: "warning",
  preset: "strict",
  summary:
    "A text calls an actor by its name or by one of its aliases, not by something that is one letter away.",
  why: "Readers wonder whether “Binational Comission” and “Binational Commission” are two bodies, and a search finds only one of them. The rule compares names that differ in one letter, hyphen or space. It ignores endings, such as those of a plural. A name of one word is compared only with words that have a capital letter within a sentence, and that are not a part of another name.",
  source: "Bailey (2005): one meeting under three names; editorial practice",
  examples: [
    bad`
actors:
  binational-commission: {name: Binational Commission}
  northern-command: {name: Northern Command, aliases: [U.S. Northern Command]}
summary: The Binational Comission met. The Bi-national Commission met in the Northern Comand.
             ^^^^^^^^^^^^^^^^^^^^ "Binational Comission" is almost the name of "binational-commission": "Binational Commission". Write "Binational Commission", or add "Binational Comission" to the "aliases" of "binational-commission".
                                           ^^^^^^^^^^^^^^^^^^^^^^ "Bi-national Commission" is almost the name of "binational-commission": "Binational Commission". Write "Binational Commission", or add "Bi-national Commission" to the "aliases" of "binational-commission".
                                                                             ^^^^^^^^^^^^^^^ "Northern Comand" is almost the name of "northern-command": "Northern Command". Write "Northern Command", or add "Northern Comand" to the "aliases" of "northern-command".
`,
    bad`
actors:
  venezuela: {name: Venezuela}
summary: The route begins in Venzuela and ends in Venezuela.
                             ^^^^^^^^ "Venzuela" is almost the name of "venezuela": "Venezuela". Write "Venezuela", or add "Venzuela" to the "aliases" of "venezuela".
`,
    good`
actors:
  colombia: {name: Colombia}
  argentina: {name: Argentina}
  district: {name: District of Monttana}
  montana: {name: Montana}
summary: |
  A study of Columbia University, the Argentine fleet, people in Monttana, and Argentinas.
  Columbia was mentioned once. The ships went to colmbia.
`,
    good`
actors:
  binational-commission: {name: Binational Commission}
  south-korea: {name: South Korea}
  north-korea: {name: Republic of Korea}
  first-army: {name: Army Corps 1}
  policía: {name: Policía Municipal}
  chamber: {name: Chamber of Commerce}
  defense-ministerial: {name: Sixth Ministerial, aliases: [6th Ministerial, Sixth Ministeral]}
summary: |
  The Binational Commission, all Binational Commissions, the binational comission as a kind, and the “Binational Comission”.
  North Korea, Army Corps 2, the Policía Municipál, the Sixth Ministeral, the Binational Commission's rooms, Chambers of Commerce.
`,
  ],
  *checkItem(facts, view) {
    if (facts.prose.length === 0) return;
    const index = indexOf(view.actors);
    if (index.known.size === 0) return;
    for (const { words, key, span } of phrasesIn(facts)) {
      const name = nameNear(key, index);
      if (!name) continue;
      yield {
        span,
        suggestions: [name.name],
        message: t(
          '"{0}" is almost the name of "{1}": "{2}". Write "{2}", or add "{0}" to the "aliases" of "{1}".',
          words,
          name.id,
          name.name,
        ),
      };
    }
  },
};

interface Phrase {
  readonly words: string;
  /** The normalized words, for comparison. */
  readonly key: string;
  readonly span: PieceSpan;
}

/** A word with a capital letter: `Bi-national`, `U.S.`, but not the end of `anti-American`. */
const CAPITALIZED = /(?<![\p{L}\p{N}][.’'-]?)\p{Lu}[\p{L}\p{N}]*(?:[.’'-][\p{L}\p{N}]+)*\.?/gu;
const ENDING = /(?:[’']s)?\.?$/u;
/** The end of a name: a comma, a full stop or a bracket. */
const BREAK = /[^\p{L}\p{N}\s.’'-]|\p{Ll}\.\s/u;

/** All phrases in the texts that may be a name of several words. */
const phrasesIn = memo((facts: Facts): readonly Phrase[] =>
  facts.prose
    .filter(({ path }) => !path.includes("quote") && !path.includes("original"))
    .flatMap(({ node, span: { piece } }) => {
      const text = visibleProse(node, piece);
      return namesIn(text).map(({ start, end }): Phrase => {
        const words = text.slice(start, end);
        const span = pieceSpan(piece, { start: node.start + start, end: node.start + end });
        return { words: words.replace(/\s+/g, " "), key: normalizedName(words), span };
      });
    }),
);

/** The last mark before a word that begins a sentence, or a line. */
const SENTENCE_START = /[.!?:;…\n*#>-]/;
/** What may be between this mark and the word. */
const OPENING = /[ \t\r"'“‘«(¿¡_]/;

/** Returns the capitalized words within sentences, and the runs of words that begin and end with such a word. */
function namesIn(text: string): Span[] {
  const words = Array.from(text.matchAll(CAPITALIZED), ({ 0: word, index }) => ({
    start: index,
    end: index + word.search(ENDING),
  }));
  const gaps = words.map((word, index) => gapBetween(word, words[index + 1], text));
  return words.flatMap((word, index) => {
    const { start } = word;
    const isAlone = gaps[index - 1]?.isShort !== true && gaps[index]?.isShort !== true;
    const names: Span[] = isAlone && !beginsSentence(text, start) ? [word] : [];
    let count = 1;
    for (let at = index; at + 1 < words.length; at++) {
      const { added = MAX_WORDS, isEnd = true } = gaps[at] ?? {};
      count += added;
      if (count > MAX_WORDS || isEnd) break;
      names.push({ start, end: words[at + 1]?.end ?? start });
    }
    return names;
  });
}

/** What is between two capitalized words. */
interface Gap {
  /** The number of words that the second adds to a name with the first. */
  readonly added: number;
  /** Whether a name ends between them. */
  readonly isEnd: boolean;
  /** Whether only a space or a small word is between them, so that they may be one name. */
  readonly isShort: boolean;
}

function gapBetween(one: Span, other: Span | undefined, text: string): Gap | undefined {
  if (!other) return undefined;
  const both = text.slice(one.start, other.end);
  return {
    added: both.split(/\s+/).length - 1,
    isEnd: BREAK.test(both),
    isShort: /^[\s-]*(?:\p{Ll}{1,3}\s+){0,2}$/u.test(text.slice(one.end, other.start)),
  };
}

function beginsSentence(text: string, start: number): boolean {
  let end = start;
  while (end > 0 && OPENING.test(text.charAt(end - 1))) end--;
  return end === 0 || SENTENCE_START.test(text.charAt(end - 1));
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly key: string;
}

interface Index {
  readonly known: ReadonlySet<string>;
  /**
   * The names by each form with one letter left out. Two names that differ by one letter share such a form.
   */
  readonly near: ReadonlyMap<string, readonly Named[]>;
  /** The first and last words of these names. */
  readonly ends: ReadonlySet<string>;
  /** Every word of a name. */
  readonly wordsOfNames: ReadonlySet<string>;
  /** What has been found for each phrase: texts repeat the same few. */
  readonly answers: Map<string, Named | undefined>;
}

const indexOf = memo((actors: Actors): Index => {
  const all = Array.from(actors.values()).flatMap(({ id, names }) =>
    names.map((name): Named => ({ id, name, key: normalizedName(name) })),
  );
  const near = new Map<string, Named[]>();
  const ends = new Set<string>();
  for (const entity of all) {
    const isWord = !entity.key.includes(" ");
    if (entity.key.length < (isWord ? SHORTEST_WORD : SHORTEST)) continue;
    for (const key of new Set([entity.key, ...shortened(entity.key)])) addToIndex(near, key, entity);
    if (!isWord) for (const end of endsOf(entity.key)) ends.add(end);
  }
  const known = new Set(all.map(({ key }) => key));
  const wordsOfNames = new Set(all.flatMap(({ key }) => key.split(" ")));
  return { known, near, ends, wordsOfNames, answers: new Map() };
});

/** Returns the name that a phrase is almost, if it is no name itself. */
function nameNear(key: string, index: Index): Named | undefined {
  const { answers } = index;
  let name = answers.get(key);
  if (name === undefined && !answers.has(key)) answers.set(key, (name = foundNear(key, index)));
  return name;
}

function foundNear(key: string, { known, near, ends, wordsOfNames }: Index): Named | undefined {
  if (known.has(key)) return undefined;
  const isWord = !key.includes(" ");
  // One wrong letter leaves the first or the last of several words intact, so one of them must match.
  if (isWord ? wordsOfNames.has(key) : !endsOf(key).some((end) => ends.has(end))) return undefined;
  return [key, ...shortened(key)]
    .flatMap((each) => near.get(each) ?? [])
    .find((each) => each.key.includes(" ") !== isWord && differs(each.key, key));
}

/** Returns the first and the last word of a name. */
function endsOf(key: string): [first: string, last: string] {
  return [key.slice(0, key.indexOf(" ") + 1), key.slice(key.lastIndexOf(" "))];
}

function shortened(key: string): string[] {
  return Array.from(key, (_, index) => key.slice(0, index) + key.slice(index + 1));
}

/**
 * Returns whether two keys that differ by one letter differ in more than an ending, an initial or a number.
 */
function differs(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  const rest = { short: short.slice(same), long: long.slice(same) };
  const isOneApart =
    short.length === long.length
      ? rest.short.slice(1) === rest.long.slice(1)
      : rest.short === rest.long.slice(1);
  const isEnding = !/^\p{L}/u.test(rest.long.slice(1)) && !rest.long.startsWith(" ");
  const isBeginning = same === 0 || short[same - 1] === " ";
  return isOneApart && !isEnding && !isBeginning && !/\d/.test(`${rest.short[0] ?? ""}${rest.long[0] ?? ""}`);
}

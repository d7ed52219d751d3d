/**
 * Finds words in which Greek or Cyrillic letters stand for Latin ones that look the same.
 * Source: Unicode Technical Standard #39, data file confusables.txt, version 14.0.0. Left out are letters that only resemble
 * a Latin one, such as "г", and small Greek letters that are common as symbols, such as "α" and "ν".
 */

const PAIRS =
  "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo ϺM ͿJ ЅS ІI ЈJ АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX аa еe оo рp сc уy хx ѕs іi јj һh ԁd ԛq ԝw ԜW ԌG ѵv ѴV ӏl ҮY үy";

const LATIN: ReadonlyMap<string, string> = new Map(
  PAIRS.split(" ").map(([letter = "", latin = ""]) => [letter, latin]),
);

/** A quick test for letters of these alphabets. */
const OTHER = /[\p{Script=Greek}\p{Script=Cyrillic}]/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN_LETTER = /\p{Script=Latin}/u;

/** A word with letters that look like others. */
interface LookAlike {
  /** In UTF-16 code units. */
  readonly start: number;
  readonly word: string;
  /** The word in Latin letters only. */
  readonly latin: string;
  /** The first letter that is not Latin. */
  readonly letter: string;
}

/** Returns the words that mix Latin letters with letters that look like Latin ones, and with no others. */
export function lookAlikesIn(text: string): LookAlike[] {
  if (!OTHER.test(text)) return [];
  return Array.from(text.matchAll(WORD)).flatMap(({ index, 0: word }): LookAlike[] => {
    const others = Array.from(word).filter((letter) => OTHER.test(letter));
    const [letter] = others;
    if (letter === undefined || !LATIN_LETTER.test(word)) return [];
    if (!others.every((each) => LATIN.has(each))) return [];
    return [{ start: index, word, latin: latinized(word), letter }];
  });
}

/** Returns a text with Latin letters in the words that mix them with letters that look the same. */
export function withoutLookAlikes(text: string): string {
  return lookAlikesIn(text).reduce(
    (rest, { start, word, latin }) => rest.slice(0, start) + latin + rest.slice(start + word.length),
    text,
  );
}

function latinized(word: string): string {
  return Array.from(word, (letter) => LATIN.get(letter) ?? letter).join("");
}

/** The name of the alphabet of a letter that looks like a Latin one. */
export function alphabetOf(letter: string): "Greek" | "Cyrillic" {
  return /\p{Script=Greek}/u.test(letter) ? "Greek" : "Cyrillic";
}

/** Divides a word that is longer than a line: after a dash or a slash, else with a hyphen before a consonant that begins a syllable. */

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const VOWEL = "[aeiouyáéíóúüàèìòùâêîôûäöæøå]";
/** The beginning of two consonants that a break does not part. */
const PAIR = "[bcfgp](?=[lr])|[dt](?=r)|[gpst](?=h)|c(?=[hk])|s(?=[cpt]r)|l(?=l)|r(?=r)";
/** A consonant, or two, before a vowel. English and Spanish divide "ll" and "rr" in different ways. */
const SYLLABLE_START = String.raw`(?!${VOWEL}|ll|rr)(?:[bcfgp][lr]|[dt]r|[cgpst]h|\p{sc=Latn})${VOWEL}`;
/** The beginning of a syllable inside of a word. Two letters remain on the line, three come to the next one. */
const SYLLABLE = new RegExp(
  String.raw`(?<=\p{sc=Latn}{2})(?<!${PAIR})(?=${SYLLABLE_START})(?=\p{sc=Latn}{3})`,
  "giu",
);

/** A break after these needs no hyphen. */
const SIGN = /[-–/_@]|\.(?=\p{L})/gu;

/** An address or an id: a hyphen would be taken for a part of it. */
const ADDRESS = /[@_\\]|\/\/|[\p{L}\d]\.[\p{L}\d]/u;

/** Letters of scripts that divide words with a hyphen, on both sides of a break. */
const HYPHENATED = /[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{M}]$/u;
const CONTINUED = /^[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}]/u;

/** The parts of a word. @param fits Whether a part is not too wide; a single sign is a part also if it is. */
export function wordParts(word: string, fits: (part: string) => boolean): string[] {
  const parts: string[] = [];
  let rest = word;
  while (!fits(rest)) {
    const { part, end } = firstPart(rest, fits);
    if (end >= rest.length) break;
    parts.push(part);
    rest = rest.slice(end);
  }
  return [...parts, rest];
}

/** A part with its hyphen, and where it ends in the word. */
interface Part {
  readonly part: string;
  readonly end: number;
}

function firstPart(word: string, fits: (part: string) => boolean): Part {
  const until = (end: number): Part => ({ part: word.slice(0, end), end });
  const hyphenated = (end: number): Part => {
    const { part } = until(end);
    const isDivided = !ADDRESS.test(word) && HYPHENATED.test(part) && CONTINUED.test(word.slice(end));
    return { part: isDivided ? `${part}-` : part, end };
  };
  const fitting = (parts: readonly Part[]): Part | undefined => parts.findLast(({ part }) => fits(part));
  const ends = Array.from(graphemes.segment(word), ({ index, segment }) => index + segment.length);
  const longest = fitting(ends.map(until)) ?? until(ends[0] ?? word.length);
  const signs = Array.from(word.matchAll(SIGN), ({ index }) => until(index + 1));
  const syllables = ADDRESS.test(word)
    ? []
    : Array.from(word.matchAll(SYLLABLE), ({ index }) => hyphenated(index));
  return (
    fitting(signs.filter(({ end }) => end > longest.end / 3)) ??
    fitting(syllables) ??
    fitting(ends.map(hyphenated)) ??
    longest
  );
}

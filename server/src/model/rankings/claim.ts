/**
 * Finds claims about ranks in texts, in English and Spanish: "ranks high on both lists", "encabeza la lista", "ocupa el
 * tercer lugar".
 */
import { ownPhrases } from "../../prose/ownPhrases.ts";

/** A claim about the rank of something in rankings. */
export interface RankClaim {
  /** Offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** `first` claims rank 1, `high` a rank in the upper half, `nth` the rank in `rank`, and `last` the lowest. */
  readonly level: "first" | "high" | "nth" | "last";
  readonly rank: number | undefined;
  /** Whether the claim is about every ranking. */
  readonly ofAll: boolean;
  /** The words of the claim. */
  readonly words: string;
  /** The sentence up to the claim. */
  readonly before: string;
  /** The rest of the clause. */
  readonly after: string;
}

/** The end of a word. */
const NO_LETTER = String.raw`(?!\p{sc=Latn})`;
const LIST = String.raw`(?:lists?|rankings?|agendas?|priorities|listas?|clasificaci(?:ón|ones)|prioridades)${NO_LETTER}`;
/** The periods of "U.S." are part of a word; any other period ends the sentence. */
const FEW = String.raw`(?:(?:(?:\p{sc=Latn}\.)+|[\p{sc=Latn}\d’'-]+)\s+){0,4}?`;
const BE = String.raw`(?:is|are|was|were|remains?|makes?\s+(?:it|them))\s+(?:the|their|its|[\p{sc=Latn}.]+[’']s?)`;
const SER = String.raw`(?:es|son|sigue\s+siendo|siguen\s+siendo|l[oa]s?\s+convierten?\s+en)\s+(?:el|la|su|los|las|sus)`;
const BOTH = String.raw`(?:both|amb[oa]s|l[oa]s\s+dos)${NO_LETTER}`;

/** The ordinals for 2, 3 and so on. */
const ORDINALS = [
  ["second", "2nd", "segundo"],
  ["third", "3rd", "tercer"],
  ["fourth", "4th", "cuarto"],
  ["fifth", "5th", "quinto"],
  ["sixth", "6th", "sexto"],
  ["seventh", "7th", "séptimo"],
  ["eighth", "8th", "octavo"],
  ["ninth", "9th", "noveno"],
  ["tenth", "10th", "décimo"],
];
const NTH_WORDS = String.raw`(?:${ORDINALS.flat().join("|")})`;
const RANKS = String.raw`(?:ranks?|ranked|comes?|came|stands?|stood|is\s+placed|are\s+placed)`;
const FIGURA = String.raw`(?:ocupan?|figuran?\s+en|aparecen?\s+en|están?\s+en|quedan?\s+en)`;
const VA = String.raw`(?:figuran?|aparecen?|quedan?|van?|están?|se\s+sitúan?)`;
/** The end of a claim, as "second only to" and "last year" are none. */
const END = String.raw`(?![\p{sc=Latn}\d-]|\s+(?:only|to|year|week|month|minute|best|worst|largest)${NO_LETTER})`;

const NTH = [
  String.raw`${RANKS}\s+(?:in\s+)?${NTH_WORDS}(?:\s+place)?${END}`,
  String.raw`(?:is|are)\s+(?:(?:ranked|placed)\s+)?${NTH_WORDS}(?=\s+(?:on|in)\s+${FEW}${LIST})`,
  String.raw`(?:is|are)\s+in\s+${NTH_WORDS}\s+place${NO_LETTER}`,
  String.raw`(?:holds?|takes?)\s+${NTH_WORDS}\s+place${NO_LETTER}`,
  String.raw`${FIGURA}\s+el\s+${NTH_WORDS}\s+(?:lugar|puesto|sitio)${NO_LETTER}`,
  String.raw`${VA}\s+en\s+${NTH_WORDS}\s+(?:lugar|puesto)${NO_LETTER}`,
];

const LAST = [
  String.raw`${RANKS}\s+(?:in\s+)?(?:very\s+)?last(?:\s+place)?${END}`,
  String.raw`(?:is|are)\s+last(?=\s+(?:on|in)\s+${FEW}${LIST})`,
  String.raw`(?:is|are)\s+(?:in\s+last\s+place${NO_LETTER}|at\s+the\s+(?:very\s+)?bottom(?=\s+of\s+${FEW}${LIST}))`,
  String.raw`${FIGURA}\s+el\s+último\s+(?:lugar|puesto|sitio)${NO_LETTER}`,
  String.raw`${VA}\s+en\s+último\s+(?:lugar|puesto)${NO_LETTER}`,
  String.raw`cierran?\s+${FEW}${LIST}`,
];

const FIRST = [
  String.raw`${RANKS}\s+(?:first|number\s+one|no\.\s*1|1st)(?![\p{sc=Latn}\d])`,
  String.raw`(?:tops?|topped|heads?|headed|leads?)\s+(?:both|all|each|every|the|their|its)\s+${FEW}${LIST}`,
  String.raw`${BE}\s+(?:first|number[-\s]one|highest)\s+(?:\p{sc=Latn}+\s+)?(?:priority|concern)${NO_LETTER}`,
  String.raw`(?:ocupan?|tienen?|figuran?\s+en|están?\s+en)\s+el\s+primer\s+(?:lugar|puesto|sitio)${NO_LETTER}`,
  String.raw`(?:is|are)\s+(?:(?:ranked|placed)\s+)?first(?=\s+(?:on|in)\s+${FEW}${LIST}|\s+(?:on|in|for)\s+${BOTH})`,
  String.raw`(?:is|are|ranks?|stands?)\s+in\s+first\s+place${NO_LETTER}`,
  String.raw`(?:holds?|takes?)\s+first\s+place${NO_LETTER}`,
  String.raw`${VA}\s+en\s+primer\s+(?:lugar|puesto)${NO_LETTER}`,
  String.raw`(?:está|están|va|van)\s+a\s+la\s+cabeza(?=\s+de\s+${FEW}${LIST})`,
  String.raw`primer[oa]s?\s+para\s+${BOTH}`,
  String.raw`(?:encabezan?|lideran?)\s+${FEW}${LIST}`,
  String.raw`${SER}\s+primera\s+(?:prioridad|preocupación)${NO_LETTER}`,
];

const HIGH = [
  String.raw`rank(?:s|ed|ing)?\s+(?:\p{sc=Latn}+ly\s+|very\s+|quite\s+)?high(?:ly)?${NO_LETTER}`,
  String.raw`high(?:\s+up)?\s+(?:on|in|among)\s+${FEW}${LIST}`,
  String.raw`high(?:\s+up)?\s+(?:on|in|for)\s+${BOTH}`,
  String.raw`(?:at|near|close\s+to|towards?)\s+the\s+(?:very\s+)?top(?=\s+(?:of\s+${FEW}${LIST}|in\s|for\s)|\s*(?:[.,;:)]|$))`,
  String.raw`${BE}\s+top\s+(?:\p{sc=Latn}+\s+)?(?:threat|priority|concern)s?${NO_LETTER}`,
  String.raw`alt[oa]s?\s+(?:en|para)\s+${BOTH}`,
  String.raw`alt[oa]s?\s+en\s+${FEW}${LIST}`,
  String.raw`(?:ocupan?|figuran?\s+en|aparecen?\s+en|están?\s+en|tienen?)\s+(?:un\s+lugar\s+alto|lugares\s+altos|los\s+primeros\s+(?:lugares|puestos))`,
  String.raw`${SER}\s+principal(?:es)?\s+(?:amenazas?|prioridad(?:es)?|preocupaci(?:ón|ones))${NO_LETTER}`,
];

const pattern = (sources: readonly string[]): RegExp =>
  // eslint-disable-next-line patterns/no-pattern-of-text -- The words are our own.
  new RegExp(String.raw`(?<!\p{sc=Latn})(?:${sources.join("|")})`, "giu");
const levels = {
  first: pattern(FIRST),
  high: pattern(HIGH),
  nth: pattern(NTH),
  last: pattern(LAST),
} as const;
const LEVELS = ["first", "high", "nth", "last"] as const;

/** A word of every claim. Few texts have one, and to look for it is fast. */
const CLAIMING = new RegExp(
  String.raw`first|1st|number|no\.|top|head|lead|high|primer|cabeza|lider|alt[oa]|lugar|principal|last|bottom|último|cierra|${NTH_WORDS}`,
  "i",
);

/** Words just before a match that turn the claim into a denial, a wish, a condition or a memory. */
const NO_CLAIM =
  /(?<!\p{sc=Latn})(?:not|\p{sc=Latn}+n[’']t|no|nor|neither|never|hardly|nowhere|should|must|ought|could|may|might|would|will|can|few|podrían?|pueden?|puede|pocos|if|unless|whether|once|formerly|previously|used\s+to|ni|nunca|tampoco|apenas|si|antes|deben?|debería[n]?)\s+(?:[\p{sc=Latn}’'-]+\s+){0,3}$/iu;

const OF_ALL = new RegExp(
  String.raw`(?<!\p{sc=Latn})(?:${BOTH}|(?:lists|rankings|agendas|listas|clasificaciones)${NO_LETTER}|(?:each|every|all|cada|tod[oa]s)\s+(?:\p{sc=Latn}+\s+){0,2}${LIST})`,
  "iu",
);

/** A rank among some of the entries: "third among the natural hazards". */
const PARTIAL =
  /^\s+(?:(?:of|among|amongst|out\s+of|entre|de|del)\s+(?!all(?!\p{sc=Latn})|both|tod[oa]s|ambas|l[ao]s?\s+(?:listas?|clasificaci)|the\s+(?:list|ranking))|after\s|behind\s|tras\s|detrás\s)/iu;

/** Another time or edition: "in 2015", "last year", "in the previous register". */
const OTHER_TIME =
  /(?<![\p{sc=Latn}\d])(?:(?:19|20)\d\d|last\s+(?:year|time)|previous|earlier|former|old|then|ago|used\s+to|anterior|anteriores|pasad[oa]|antigu[oa]|entonces|antes)(?![\p{sc=Latn}\d])/iu;

/**
 * Returns the claims in a text that its author makes of the rankings of today. Quotations must have been blanked out.
 * @param language The language of the document as a code, if it is declared.
 */
export function rankClaims(text: string, language: string | undefined): RankClaim[] {
  if (!CLAIMING.test(text)) return [];
  const claims = LEVELS.flatMap((level) =>
    Array.from(text.matchAll(levels[level]), (match) => claimAt(text, match, level)),
  )
    .filter(isOfToday)
    .sort((a, b) => a.start - b.start);
  return ownPhrases(text, claims, language);
}

const NAMES_LIST = new RegExp(LIST, "iu");

function isOfToday({ level, words, before, after }: RankClaim): boolean {
  if (NO_CLAIM.test(before)) return false;
  if (level === "high") return true;
  return (
    (NAMES_LIST.test(words) || !PARTIAL.test(after)) && !OTHER_TIME.test(before) && !OTHER_TIME.test(after)
  );
}

/** Returns the rank that an ordinal names. */
function rankIn(words: string): number | undefined {
  const [, word] = ORDINAL.exec(words) ?? [];
  const index = word === undefined ? -1 : ORDINALS.findIndex((names) => names.includes(word.toLowerCase()));
  return index < 0 ? undefined : index + 2;
}

const ORDINAL = new RegExp(String.raw`(?<![\p{sc=Latn}\d])(${NTH_WORDS})(?![\p{sc=Latn}\d])`, "iu");

function claimAt(
  text: string,
  { 0: words, index: start }: RegExpExecArray,
  level: RankClaim["level"],
): RankClaim {
  const end = start + words.length;
  const after =
    /^(?:(?:(?<!\p{sc=Latn})\p{sc=Latn}\.)+|[^.;:,(\n]|\n(?!\s*\n))*/u.exec(
      text.slice(end, end + MAX_SENTENCE_LENGTH),
    )?.[0] ?? "";
  return {
    start,
    end,
    words,
    level,
    rank: level === "nth" ? rankIn(words) : undefined,
    ofAll: OF_ALL.test(words + after),
    before: text.slice(sentenceStart(text, start), start),
    after,
  };
}

/** How far to look around a claim, in code units. Words further away do not belong to it. */
const MAX_SENTENCE_LENGTH = 1_000;

/** Returns the start of the sentence; the periods of "U.S." do not end one. */
function sentenceStart(text: string, offset: number): number {
  const near = text.slice(Math.max(offset - MAX_SENTENCE_LENGTH, 0), offset);
  const ends = near.matchAll(/(?<!\p{Lu})[.!?][”»"’)\]]*\s+|\n\s*\n/gu);
  return offset - near.length + (Array.from(ends, (match) => match.index + match[0].length).at(-1) ?? 0);
}

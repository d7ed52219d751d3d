/** Reads a text: its sentences, with the estimates in them. */
import type { StatedConfidence } from "./confidence.ts";
import { statedConfidence } from "./confidence.ts";
import { english } from "./english.ts";
import { forecastsIn } from "./forecasts.ts";
import type { Lexicon, PhraseIndex } from "./lexicon.ts";
import { marked } from "./marks.ts";
import type { Reading } from "./readings.ts";
import { readingsIn } from "./readings.ts";
import type { TextScope } from "./scope.ts";
import { scopeOf } from "./scope.ts";
import { spanish } from "./spanish.ts";
import type { TokenSentence } from "./tokens.ts";
import { tokenSentences } from "./tokens.ts";
import { languageOfCode } from "../language/languageCodes.ts";
import type { Span } from "../syntax/span.ts";

/** A sentence as it is read. */
export interface ReadSentence extends Span {
  /** The language in which it is read. */
  readonly language: string | undefined;
  readonly readings: readonly Reading[];
  readonly confidence: readonly StatedConfidence[];
  /** The verbs with which the authors say what will happen. */
  readonly forecasts: readonly Span[];
}

const lexicons: readonly Lexicon[] = [english, spanish];

/**
 * Reads a text.
 * @param language The language of the document as a code; `undefined` if it is not declared, so that each sentence
 * decides. A text in a language without a lexicon has no readings.
 * @param phrases The words of the document's scale.
 */
export function readProse(
  text: string,
  language: string | undefined,
  phrases?: PhraseIndex,
): readonly ReadSentence[] {
  return readScope(scopeOf(text), language, phrases);
}

/** Reads a text whose scope is known. */
export function readScope(
  scope: TextScope,
  language: string | undefined,
  phrases?: PhraseIndex,
): readonly ReadSentence[] {
  const declared = language === undefined ? undefined : lexiconOf(language);
  return tokenSentences(scope).map((sentence) => {
    const lexicon = language === undefined ? likeliest(sentence) : declared;
    const { start, end } = sentence;
    if (!lexicon) return { start, end, language, readings: [], confidence: [], forecasts: [] };
    const marks = marked(sentence, lexicon, phrases);
    return {
      start,
      end,
      language: lexicon.code,
      readings: readingsIn(marks),
      confidence: statedConfidence(marks),
      forecasts: forecastsIn(marks),
    };
  });
}

/** Whether texts in a language are read. If none is declared, each sentence decides. */
export function isLanguageRead(language: string | undefined): boolean {
  return language === undefined || lexiconOf(language) !== undefined;
}

/** Returns the lexicon of a language code such as "es-MX". */
function lexiconOf(language: string): Lexicon | undefined {
  const own = languageOfCode(language);
  return lexicons.find(({ code }) => code === own);
}

/** Returns the lexicon that knows more words of a sentence. */
function likeliest({ tokens }: TokenSentence): Lexicon {
  let [best, most] = [english, -1];
  for (const lexicon of lexicons) {
    const known = tokens.filter(({ word, kind }) => kind === "word" && lexicon.phrases.has(word)).length;
    if (known > most) [best, most] = [lexicon, known];
  }
  return best;
}

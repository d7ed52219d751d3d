import { t } from "@vscode/l10n";
import { sentences as joined } from "../../language/texts.ts";
import type { ProseSentence } from "../../prose/proseOf.ts";
import { isOwnEstimate } from "../../prose/readings.ts";
import { shortTextBefore } from "../../syntax/scan.ts";
import type { Span } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { assessingSentences, spanOf, wordsOfSpan } from "../sentences.ts";

/** A negation and a negative word that belongs to it, by language. */
const DOUBLE: ReadonlyMap<string | undefined, RegExp> = new Map([
  [
    "en",
    /(?<![\p{sc=Latn}-])(?:not|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)\s+(?:(?:at\s+all|very|so|too|entirely|wholly|altogether|highly)\s+)?(?:unlikely|improbable|impossible|implausible|inconceivable|unthinkable)(?![\p{sc=Latn}-])/giu,
  ],
  [
    "es",
    /(?<![\p{sc=Latn}-])no\s+(?:(?:es|son|era|eran|sería|serían|será|resulta|resultan|parece|parecen)\s+)?(?:(?:muy|tan|nada|del\s+todo|en\s+absoluto)\s+)?(?:improbables?|imposibles?|inverosímil(?:es)?|inconcebibles?|impensables?|poco\s+probables?)(?![\p{sc=Latn}-])/giu,
  ],
]);

/** Reports double negatives about likelihood. */
export const noDoubleNegative: Rule = {
  id: "no-double-negative",
  severity: "information",
  sections: ["statements", "threats", "comparisons"],
  summary: "No likelihood is a double negative.",
  why: "No scale has “not unlikely”: the opposite of “unlikely” is not “likely”, but everything above “unlikely”. One reader thinks of a third, another of three quarters.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(2)(a) and (6): one set of terms, and language that conveys meaning unambiguously",
  examples: [
    bad`
statements:
  strike:
    kind: judgment
    text: A strike before the harvest is not unlikely, and a blockade isn't impossible.
                                         ^^^^^^^^^^^^ "not unlikely" is a double negative, and readers differ on how probable it is. Write a term of "ICD 203 expressions of likelihood" instead.
                                                                      ^^^^^^^^^^^^^^^^ "isn't impossible" is a double negative, and readers differ on how probable it is. Write a term of "ICD 203 expressions of likelihood" instead.
`,
    bad`
scales: {likelihood: phia-likelihood}
threats:
  sequía:
    title: Sequía
    description: No es improbable que la represa quede sin agua. No es nada imposible.
                 ^^^^^^^^^^^^^^^^ "No es improbable" is a double negative, and readers differ on how probable it is. Write a term of "PHIA probability yardstick" instead.
                                                                 ^^^^^^^^^^^^^^^^^^^^ "No es nada imposible" is a double negative, and readers differ on how probable it is. Write a term of "PHIA probability yardstick" instead.
`,
    good`
statements:
  unlikely: {kind: judgment, text: A strike is unlikely.}
  neither: {kind: judgment, text: A strike is neither likely nor unlikely.}
  event: {kind: judgment, text: The union is not likely to strike.}
  quoted: {kind: judgment, text: The minister calls it “not unlikely”. The union says that it is not unlikely.}
  contrast: {kind: judgment, text: "It is likely, not unlikely as the union says."}
  improbable: {kind: judgment, text: "Es improbable que llueva, y no es probable que nieve."}
  fact: {kind: information, text: It was not impossible to enter.}
`,
  ],
  *checkItem(facts, view) {
    for (const sentence of assessingSentences(facts, view)) {
      const pattern = DOUBLE.get(sentence.language);
      for (const match of pattern ? sentence.text.matchAll(pattern) : []) {
        const span = spanOf(sentence, match);
        if (!isOwn(sentence, span) || isContrast(sentence.text, match.index)) continue;
        const scale = view.scales.likelihood;
        yield {
          span: sentence.toPiece(span),
          message: joined(
            t(
              '"{0}" is a double negative, and readers differ on how probable it is.',
              wordsOfSpan(sentence, span),
            ),
            scale ? t('Write a term of "{0}" instead.', scale.title) : t("Say how probable it is instead."),
          ),
        };
      }
    }
  },
};

/** "Likely, not unlikely": the negation corrects somebody. */
function isContrast(text: string, start: number): boolean {
  return /,\s*$/.test(shortTextBefore(text, start));
}

/** Whether the words are an estimate of the authors: not in a question, and not the view of others. */
function isOwn({ readings }: ProseSentence, { start, end }: Span): boolean {
  return readings.some((each) => each.start < end && start < each.end && isOwnEstimate(each) && each.denied);
}

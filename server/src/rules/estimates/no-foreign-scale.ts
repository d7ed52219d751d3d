import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { keyOf } from "../../model/facts/facts.ts";
import type { NamedTerm } from "../../model/estimates/estimate.ts";
import { namedTerm, termsByWords } from "../../model/estimates/estimate.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import { memo } from "../../syntax/memo.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { proseOf } from "../../prose/proseOf.ts";
import type { Reading } from "../../prose/readings.ts";
import { isOwnEstimate } from "../../prose/readings.ts";
import { scalesInProgram } from "../../workspace/library.ts";
import { scalesFor } from "../../workspace/scales.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good, withFile } from "../rule.ts";
import { assesses, wholeOf, wordsOfSpan } from "../sentences.ts";

/** Reports terms of a scale that the assessment does not use. */
export const noForeignScale: Rule = {
  id: "no-foreign-scale",
  severity: "warning",
  summary: "Words of likelihood are from the declared scale, and only from one of its rows.",
  why: "The term “highly likely” (80–90%) is on the yardstick of the United Kingdom. ICD 203 does not have it; its “very likely” is 80–95%. Readers who know one scale misunderstand the words of the other. ICD 203 has two rows of words, and a product uses only one of them.",
  source:
    "ICD 203, D.6.e.(2)(a): analysts are strongly encouraged not to mix terms of different rows, and a disclaimer permits it; PHIA, Explaining Uncertainty in UK Intelligence Assessment (24 March 2025), Probability Yardstick",
  examples: [
    bad`
scales: {likelihood: icd-203-likelihood}
statements:
  strike:
    kind: judgment
    text: A strike is highly likely, and a blockade is a realistic possibility.
                      ^^^^^^^^^^^^^ "highly likely" is a term of "PHIA probability yardstick", but this assessment uses "ICD 203 expressions of likelihood". Use a term of that scale, or declare the other one under "scales".
                                                         ^^^^^^^^^^^^^^^^^^^^^ "realistic possibility" is a term of "PHIA probability yardstick", but this assessment uses "ICD 203 expressions of likelihood". Use a term of that scale, or declare the other one under "scales".
  rows:
    kind: judgment
    text: A strike is very likely. A blockade is highly improbable.
                                                 ^^^^^^^^^^^^^^^^^ "highly improbable" and "very likely" are from different rows of "ICD 203 expressions of likelihood". Use terms from one row only. Write "very unlikely".
`,
    bad`
scales: {likelihood: phia-likelihood}
threats:
  sequía: {title: Sequía, description: Una sequía es muy probable.}
                                                     ^^^^^^^^^^^^ "muy probable" is a term of "ICD 203 expressions of likelihood", but this assessment uses "PHIA probability yardstick". Use a term of that scale, or declare the other one under "scales".
`,
    bad`
scales: {likelihood: nrr-likelihood}
statements:
  flood: {kind: judgment, text: A flood is almost certain.}
                                           ^^^^^^^^^^^^^^ "almost certain" is a term of "ICD 203 expressions of likelihood", but this assessment uses "National Risk Register: likelihood". Use a term of that scale, or declare the other one under "scales".
`,
    good`
scales: {likelihood: phia-likelihood}
statements:
  strike: {kind: judgment, text: A strike is highly likely or likely. They call it “very likely”.}
  one-row: {kind: judgment, text: It is probable, and likely at night. It will probably not rain.}
  español: {kind: judgment, text: No es probable una huelga.}
  villages: {kind: judgment, text: The road to the remote villages is closed.}
  fact: {kind: information, text: Another service holds a strike very likely.}
`,
    good`
scales:
  likelihood: icd-203-likelihood
  also: [phia-likelihood]
  disclaimer: Words of both rows of ICD 203 mean the same. The police use those of PHIA.
statements:
  strike: {kind: judgment, text: A strike is very likely or highly probable. A blockade is a realistic possibility.}
`,
    withFile(
      "port.scale.yaml",
      good`
scale: 1
id: port
of: risk
terms: [{term: low}, {term: high, synonyms: [highly likely]}]
`,
      bad`
scales: {likelihood: icd-203-likelihood, also: [port.scale.yaml]}
statements:
  strike: {kind: judgment, text: A strike is highly likely.}
                                             ^^^^^^^^^^^^^ "highly likely" is a term of "PHIA probability yardstick", but this assessment uses "ICD 203 expressions of likelihood". Use a term of that scale, or declare the other one under "scales".
`,
    ),
    good`
scales: {likelihood: icd-203-likelihood, also: [./missing.scale.yaml]}
statements:
  strike: {kind: judgment, text: A strike is highly likely.}
`,
  ],
  *checkDocument(view) {
    const own = view.scales.likelihood;
    if (!own) return;
    let first: (Used & { readonly row: number }) | undefined;
    for (const used of view.inEach(termsIn).flat()) {
      const named = namedTerm(used, own);
      // A further scale that cannot be read may have the term.
      const isDeclared =
        view.furtherScales.includes(undefined) ||
        scalesFor("likelihood", view).some((scale) => namedTerm(used, scale));
      const foreign = isDeclared ? undefined : foreignScale(used, own);
      if (foreign) {
        yield {
          span: used.span,
          message: t(
            '"{0}" is a term of "{1}", but this assessment uses "{2}". Use a term of that scale, or declare the other one under "scales".',
            used.words,
            foreign.title,
            own.title,
          ),
        };
      }
      if (named?.row === undefined || view.scaleDisclaimer) continue;
      first ??= { ...used, row: named.row };
      // "probable" is a word of both languages.
      if (named.row !== first.row && used.language === first.language)
        yield { span: used.span, ...mixed({ used, named, first, own }) };
    }
  },
};

/** A term of likelihood in a text. */
interface Used extends Pick<Reading, "term" | "degree"> {
  readonly words: string;
  readonly language: string | undefined;
  readonly span: PieceSpan;
}

/** The estimates in an item's own words. */
const termsIn = memo((facts: Facts): readonly Used[] =>
  facts.prose
    .filter(({ path }) => assesses(facts, keyOf(path)))
    .flatMap(({ node, span }) => proseOf(node, span.piece, undefined, undefined))
    .flatMap((sentence) =>
      sentence.readings
        .filter((reading) => reading.kind === "scale" && isOwnEstimate(reading))
        .map((reading) => ({
          term: reading.term,
          degree: reading.degree,
          language: sentence.language,
          words: wordsOfSpan(sentence, wholeOf(reading)),
          span: sentence.toPiece(wholeOf(reading)),
        })),
    ),
);

interface Mixture {
  readonly used: Used;
  readonly named: NamedTerm;
  readonly first: Used & { readonly row: number };
  readonly own: Scale;
}

function mixed({ used, named: { term }, first, own }: Mixture): Pick<Problem, "message" | "suggestions"> {
  const instead = first.row === 0 ? term.label : term.synonyms[first.row - 1];
  const hint = instead === undefined ? undefined : t('Write "{0}".', instead);
  return {
    message: sentences(
      t(
        '"{0}" and "{1}" are from different rows of "{2}". Use terms from one row only.',
        used.words,
        first.words,
        own.title,
      ),
      hint,
    ),
    suggestions: instead === undefined ? [] : [instead],
  };
}

/**
 * Returns another scale that has a term of several words. A single word, such as "remote", is too common to belong
 * to one scale.
 */
function foreignScale(used: Used, own: Scale): Scale | undefined {
  const words = used.degree ? `${used.degree.word} ${used.term}` : used.term;
  if (!words.includes(" ")) return undefined;
  return others(own).find((scale) => termsByWords(scale).has(words));
}

const others = memo((own: Scale): readonly Scale[] =>
  scalesInProgram("likelihood").filter(({ id }) => id !== own.id),
);

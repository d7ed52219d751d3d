import { t } from "@vscode/l10n";
import type { ScaleName } from "../../format/schema.ts";
import { sentences } from "../../language/texts.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import { textOf } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { scalesInProgram } from "../../workspace/library.ts";
import { termNamed } from "../../workspace/scales.ts";
import { intendedPercent } from "../structure/intendedValues.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { unknownTerm } from "../termSuggestions.ts";

/** Reports likelihoods, confidence levels and ratings that the declared scale does not have. */
export const noUndefinedTerm: Rule = {
  id: "no-undefined-term",
  severity: "error",
  inBrokenPiece: "among",
  covers: [
    "no-contradicted-level",
    "no-contradicted-estimate",
    "no-foreign-scale",
    "require-confidence-basis",
    "require-time-window",
  ],
  summary:
    "A likelihood, a level of confidence, a rating or an impact is a term of the scale that the document declares.",
  why: "Words such as “likely” mean a band of percentages only on a scale. Each reader understands a word that is not on it differently.",
  source:
    "ICD 203, D.6.e.(2); PHIA, Explaining Uncertainty in UK Intelligence Assessment (24 March 2025), Probability Yardstick",
  examples: [
    bad`
threats:
  floods:
    title: Floods
    likelihood: {term: likley, within: 2 years}
                       ^^^^^^ "likley" is not a term of the scale "ICD 203 expressions of likelihood". Did you mean "likely"?
    confidence: certain
                ^^^^^^^ "certain" is not a term of the scale "Levels of analytic confidence". Expected "low", "moderate", "high".
  sequía:
    title: Sequía
    confidence: {level: alto, because: Dos series concuerdan.}
                        ^^^^ "alto" is not a term of the scale "Levels of analytic confidence". Did you mean "high"?
`,
    bad`
scales: {likelihood: icd-203-likelihood}
threats:
  floods: {title: Floods, likelihood: {term: highly-likely, within: 2 years}}
                                             ^^^^^^^^^^^^^ "highly-likely" is not a term of the scale "ICD 203 expressions of likelihood". Did you mean "very-likely"? To use the scale that has this term, write "scales: {likelihood: phia-likelihood}".
  fires: {title: Fires, likelihood: {term: highly-unlikely, within: 2 years}}
                                           ^^^^^^^^^^^^^^^ "highly-unlikely" is not a term of the scale "ICD 203 expressions of likelihood". Did you mean "very-unlikely" or "almost-no-chance"? To use the scale that has this term, write "scales: {likelihood: phia-likelihood}".
`,
    bad`
threats:
  theft: {title: Theft, likelihood: 30%}
                                    ^^^ "30%" is not a term of the scale "ICD 203 expressions of likelihood". Write "likelihood: {percent: 30%, within: 2 years}" with your period.
  fires: {title: Fires, likelihood: {term: realistic-possibility, within: 2 years}}
                                           ^^^^^^^^^^^^^^^^^^^^^ "realistic-possibility" is not a term of the scale "ICD 203 expressions of likelihood". Did you mean "roughly-even-chance" or "unlikely"? To use the scale that has this term, write "scales: {likelihood: phia-likelihood}".
`,
    good`
scales: {likelihood: phia-likelihood}
threats:
  floods:
    title: Floods
    likelihood: {term: realistic-possibility, within: 2 years}
    confidence: high
  label: {title: Label, likelihood: {term: almost certain, within: 2 years}}
  synonym: {title: Synonym, likelihood: {term: probable, within: 2 years}}
  etiqueta: {title: Etiqueta, likelihood: {term: casi seguro, within: 2 años}, confidence: confianza alta}
  corta: {title: Corta, confidence: {level: alta, because: Dos series concuerdan.}}
  media: {title: Media, confidence: {level: media, because: Hay una sola serie.}}
`,
    good`
scales: {likelihood: phia-likelihood, also: [nrr-likelihood]}
threats:
  floods: {title: Floods, likelihood: {term: 3, within: 5 years}}
  fires: {title: Fires, likelihood: {from: unlikely, to: likely, within: 5 years}}
`,
  ],
  *checkItem({ item, visits }, view) {
    for (const { node, schema: own } of visits) {
      const of = own["x-scale"];
      const scale = of && view.scales[of];
      const word = textOf(node);
      if (!scale || !node || word === undefined || termNamed(word, of, view)) continue;
      // A scale that cannot be read may have the term.
      if (view.furtherScales.includes(undefined)) continue;
      const problem = unknownTerm({ text: word, span: pieceSpan(item.piece, node) }, scale);
      yield (
        percentProblem(problem, word, scale) ?? {
          ...problem,
          message: sentences(problem.message, otherScale(word, of)),
        }
      );
    }
  },
};

/** The problem of a percentage in place of a term; `undefined` if the word is none. */
function percentProblem({ span }: Problem, word: string, { of, title }: Scale): Problem | undefined {
  const percent = of === "likelihood" && word.includes("%") ? intendedPercent(word, true) : undefined;
  if (percent === undefined) return undefined;
  const instead = `likelihood: {percent: ${percent}, within: 2 years}`;
  const message = t('"{0}" is not a term of the scale "{1}".', word, title);
  return { span, message: sentences(message, t('Write "{0}" with your period.', instead)) };
}

/** Names the bundled scale that has a term of several words. A single word is too common to belong to one scale. */
function otherScale(word: string, of: ScaleName): string | undefined {
  const sought = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
  if (!sought.includes("-")) return undefined;
  const owner = scalesInProgram(of).find(({ terms }) => terms.some(({ term }) => term === sought));
  return owner && t('To use the scale that has this term, write "{0}".', `scales: {${of}: ${owner.id}}`);
}

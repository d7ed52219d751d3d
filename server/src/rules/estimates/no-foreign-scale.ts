import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import type { TermMatch } from "../../model/estimate.ts";
import { termMatchesOf, phrasesOf } from "../../model/estimate.ts";
import type { Scale } from "../../model/scale.ts";
import { memo } from "../../syntax/memo.ts";
import type { Span } from "../../syntax/span.ts";
import { scalesInProgram } from "../../workspace/library.ts";
import type { FurtherScales } from "../../workspace/scales.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { assessingSentences, sentenceSpan } from "./sentences.ts";

/** Reports terms of a scale that the assessment does not use. */
export const noForeignScale: Rule = {
  id: "no-foreign-scale",
  severity: "warning",
  sections: ["statements", "threats", "comparisons"],
  summary: "Words of likelihood are from the declared scale, and only from one of its rows.",
  why: "The term “highly likely” (80–90%) is on the yardstick of the United Kingdom. ICD 203 does not have it; its “very likely” is 80–95%. Readers who know one scale misunderstand the words of the other. ICD 203 has two rows of words, and a product uses only one of them.",
  source: "ICD 203, D.6.e.(2)(a): products do not mix terms of different rows; PHIA probability yardstick",
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
  ],
  *checkItem(facts, view) {
    const own = assessingSentences(facts).length > 0 ? view.scales.likelihood : undefined;
    if (!own) return;
    let first: TermMatch | undefined;
    for (const sentence of assessingSentences(facts)) {
      for (const { match, scale } of foreignIn(sentence.text, own, view.furtherScales)) {
        yield {
          span: sentenceSpan(sentence, match),
          message: t(
            '"{0}" is a term of "{1}", but this assessment uses "{2}". Use a term of that scale, or declare the other one under "scales".',
            match.words,
            scale.title,
            own.title,
          ),
        };
      }
      for (const match of termMatchesOf(sentence.text, own)) {
        if (match.row === undefined) continue;
        first ??= match;
        if (match.row === first.row || view.scaleDisclaimer) continue;
        yield { span: sentenceSpan(sentence, match), ...mixed(match, first, own) };
      }
    }
  },
};

function mixed(
  { words, term }: TermMatch,
  first: TermMatch,
  scale: Scale,
): Pick<Problem, "message" | "suggestions"> {
  const instead = first.row === 0 ? term.label : term.synonyms[(first.row ?? 0) - 1];
  const hint = instead === undefined ? undefined : t('Write "{0}".', instead);
  return {
    message: sentences(
      t(
        '"{0}" and "{1}" are from different rows of "{2}". Use terms from one row only.',
        words,
        first.words,
        scale.title,
      ),
      hint,
    ),
    suggestions: instead === undefined ? [] : [instead],
  };
}

/**
 * Returns the terms of several words that only another scale has. A single word, such as "remote", is too
 * common to belong to one scale.
 */
function foreignIn(text: string, own: Scale, further: FurtherScales): { match: TermMatch; scale: Scale }[] {
  const declared = [own, ...further.flatMap((scale) => scale ?? [])];
  // "Probably not" is a denied "probably" where that is a term, and not a term of another scale.
  const ownMatches = declared.flatMap((scale) => termMatchesOf(text, scale));
  const found = others(own).flatMap((scale) =>
    termMatchesOf(text, scale).flatMap((match) =>
      match.words.includes(" ") &&
      !declared.some((each) => phrasesOf(each).byWords.has(match.words.toLowerCase())) &&
      !ownMatches.some((each) => overlaps(each, match))
        ? [{ match, scale }]
        : [],
    ),
  );
  // Terms that several scales share are reported once, for the first scale.
  return found.filter(
    ({ match }, index) => !found.slice(0, index).some((each) => overlaps(each.match, match)),
  );
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

const others = memo((own: Scale): readonly Scale[] =>
  scalesInProgram("likelihood").filter(({ id }) => id !== own.id),
);

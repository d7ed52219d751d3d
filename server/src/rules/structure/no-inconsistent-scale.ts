import { t } from "@vscode/l10n";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedText } from "../../model/basics/locatedText.ts";
import type { Section } from "../../syntax/document.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { scaleNames } from "../../workspace/scales.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { matrixProblems } from "./scaleMatrix.ts";
import { repeatedWords, wrongBands } from "./scaleTerms.ts";

/** Reports scales that contradict themselves, and scales that are used for what they do not measure. */
export const noInconsistentScale: Rule = {
  id: "no-inconsistent-scale",
  severity: "error",
  kinds: ["scale", "assessment"],
  summary:
    "A scale has each term once, with words and a band of its own, in order, and a matrix that gives every level.",
  why: "An assessment is checked against its scale. A mistake in the scale accuses every correct assessment, and lets wrong ones pass.",
  source:
    "ICD 203, D.6.e.(2)(a) (one band for each term); IEC 31010:2019, B.10.3 (consequence/likelihood matrix)",
  examples: [
    bad`
scale: 1
id: risk
of: risk
terms: [{term: low}, {term: high}, {term: low}]
                                          ^^^ The scale has the term "low" twice. Keep one of the two.
matrix:
  likely: {4: hihg, 5: high}
              ^^^^ "hihg" is not a term of this scale. Did you mean "high"?
  liekly: {4: low}
  ^^^^^^ The row "liekly" has no level for the impact "5". Add it: a threat with that likelihood and impact has no level of risk.
`,
    bad`
scale: 1
id: likelihood
of: likelihood
terms:
  - {term: rare, percent: {from: 0, to: 10}, synonyms: [seldom]}
  - {term: unlikely, label: seldom, percent: {from: 10, to: 40}}
                            ^^^^^^ "seldom" stands for two terms: "rare" and "unlikely". A reader cannot tell which is meant. Remove it from one of them.
  - {term: likely, percent: {from: 30, to: 60}}
                                   ^^ "unlikely" (10–40%) and "likely" (30–60%) overlap, so that one probability has two words. Correct one of the bands, or write "bands: nested" if a stronger term is meant to include a weaker one.
  - {term: probable, percent: {from: 75, to: 90}}
                                     ^^ No term stands for >60–<75%, between "likely" and "probable". Correct one of the bands, or write "bands: gaps" if the gap is intended.
  - {term: sure, percent: {from: 100, to: 90}}
                                          ^^ The band begins at 100% and ends at 90%. Exchange the two.
`,
    bad`
scale: 1
id: likelihood
of: likelihood
terms:
  - {term: likely, percent: {from: 50, to: 100}}
  - {term: unlikely, percent: {from: 0, to: 50}}
                                     ^ "unlikely" stands for 0–50%, less than "likely" before it (50–100%). Put the terms in order, or write "order: falling" above them.
`,
    bad`
scale: 1
id: risk
of: risk
scales: {likelihood: phia-likelihood, impact: icd-203-confidence}
                                              ^^^^^^^^^^^^^^^^^^ This scale measures "confidence", not "impact". Name one that measures "impact".
terms: [{term: low}, {term: high}]
matrix:
^^^^^^ The matrix has no row for the likelihood "remote-chance", "highly-unlikely", "unlikely", "realistic-possibility", "almost-certain". Add it: a threat with that likelihood has no level of risk.
  likley: {1: low}
  ^^^^^^ "likley" is not a term of the scale "PHIA probability yardstick". Did you mean "likely"?
  highly-likely: {1: high}
`,
    bad`
scale: 1
id: risk
of: risk
terms: [{term: low}, {term: medium}, {term: high}]
matrix:
  unlikely: {1: low, 2: medium, 3: high}
  likely: {1: medium, 2: high, 3: low}
                                  ^^^ The level falls to "low", although the impact rises to "3". Correct the cell, or the one before it.
`,
    good`
scale: 1
id: risk
of: risk
terms: [{term: low}, {term: high}]
matrix:
  muy-improbable: {1: low}
  probable: {1: low}
  muy-probable: {1: high}
  6: {1: high}
`,
    good`
scale: 1
id: likelihood
of: likelihood
bands: nested
terms:
  - {term: likely, labels: {es: probable}, percent: {from: 66, to: 100}}
  - {term: very-likely, percent: {from: 90, to: 100}}
`,
    good`
scale: 1
id: likelihood
of: likelihood
order: falling
terms:
  - {term: likely, percent: {from: 55, to: 80}}
  - {term: even, percent: {from: 45, to: 50}}
  - {term: unlikely, percent: {from: 20, to: 40}}
`,
    good`
scale: 1
id: risk
of: risk
scales: {likelihood: ./missing.scale.yaml}
terms: [{term: low}, {term: high}]
matrix:
  now-and-then: {nuisance: low, fatal: high}
  often: {nuisance: low, fatal: high}
`,
  ],
  *checkItem({ section, item }, view) {
    if (section !== "scales") return;
    const of = scaleNames.find((name) => name === textOf(item.key));
    if (!of) return;
    const name = locatedText(item.piece, item.value);
    const measures = view.scales[of]?.of;
    if (name && measures !== undefined && measures !== of) yield unfit(name, { measures, of });
  },
  *checkDocument(view) {
    if (view.kind !== "scale") return;
    const terms = sectionNamed(view, "terms")?.items ?? [];
    yield* repeatedWords(terms);
    yield* wrongBands(terms, {
      isFalling: textAt(view, "order") === "falling",
      bands: textAt(view, "bands"),
    });
    const matrix = sectionNamed(view, "matrix");
    if (!matrix) return;
    yield* matrixProblems(matrix, {
      levels: terms.flatMap(({ value }) => textOf(valueAt(value, "term")) ?? []),
      likelihood: declared(view, "likelihood"),
      impact: declared(view, "impact"),
      isFalling: textAt(view, "order") === "falling",
    });
  },
};

function unfit(
  { span }: LocatedText,
  { measures, of }: { readonly measures: string; readonly of: string },
): Problem {
  return {
    span,
    message: t('This scale measures "{0}", not "{1}". Name one that measures "{1}".', measures, of),
  };
}

/** Returns the scale that a scale file names for its matrix, if it measures the right thing. */
function declared(view: View, of: "likelihood" | "impact"): View["scales"]["impact"] {
  const names = sectionNamed(view, "scales")?.items.map(({ key }) => textOf(key)) ?? [];
  const scale = names.includes(of) ? view.scales[of] : undefined;
  return scale?.of === of ? scale : undefined;
}

function sectionNamed({ sections }: View, name: string): Section | undefined {
  return sections.find((section) => section.name === name);
}

function textAt(view: View, name: string): string | undefined {
  return textOf(sectionNamed(view, name)?.value);
}

import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTexts } from "../../model/basics/locatedText.ts";
import { textOf } from "../../syntax/node.ts";
import { scaleNames, scalesFor } from "../../workspace/scales.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports assessments that use several scales for one thing and do not say how they relate. */
export const requireScaleDisclaimer: Rule = {
  id: "require-scale-disclaimer",
  severity: "warning",
  preset: "strict",
  sparesRecords: true,
  sections: ["scales"],
  summary: "An assessment that uses several scales of one kind says how their terms relate.",
  why: "The term “highly likely” of one scale and “very likely” of another look alike, but their bands differ. Readers who meet both in one document cannot compare the two, unless the `disclaimer` tells them what the terms mean.",
  source:
    "ICD 203, D.6.e.(2)(a): a product may mix terms only with a disclaimer that clearly notes that they express the same probability",
  examples: [
    bad`
scales:
  likelihood: icd-203-likelihood
  also: [phia-likelihood, nrr-impact]
         ^^^^^^^^^^^^^^^ This assessment uses the terms of several scales: "ICD 203 expressions of likelihood", "PHIA probability yardstick". Say under "disclaimer" what they mean in relation to each other.
`,
    good`
scales:
  likelihood: icd-203-likelihood
  also: [phia-likelihood]
  disclaimer: “Highly likely” is the word of the police, and means 80% to 90%.
`,
    good`
scales: {likelihood: phia-likelihood, also: [phia-likelihood]}
`,
  ],
  *checkItem({ item }, view) {
    if (textOf(item.key) !== "also" || view.scaleDisclaimer) return;
    const names = locatedTexts(item.piece, item.value);
    for (const of of scaleNames) {
      const all = scalesFor(of, view);
      const name =
        all.length > 1 ? names[view.furtherScales.findIndex((scale) => scale === all[1])] : undefined;
      if (name) yield unrelated(name, all);
    }
  },
};

function unrelated({ span }: LocatedText, scales: readonly { readonly title: string }[]): Problem {
  return {
    span,
    message: t(
      'This assessment uses the terms of several scales: {0}. Say under "disclaimer" what they mean in relation to each other.',
      quotedList(scales.map(({ title }) => title)),
    ),
  };
}

import { t } from "@vscode/l10n";
import { hasRemarks, readMargin } from "../../model/evidence/survey.ts";
import { pairAt, textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { shortTextBefore } from "../../syntax/scan.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Samples of people who came by themselves or were at hand, and groups that are no sample. */
const WITHOUT_CHANCE =
  /\b(?:convenience|snowball|opt-?\s?in|self-?selected|volunteers?|focus\s+groups?|non-?\s?probability|purposive|haphazard|conveniencia|bola\s+de\s+nieve|voluntari[oa]s|autoselecci\S+|grupos?\s+focal(?:es)?|grupos?\s+de\s+discusión|no\s+probabilístic[oa])\b/iu;
/** Words before such a word that take it back: "not a convenience sample". */
const DENIED = /\b(?:not|no|never|without|than|of|nunca|sin|ni)\s+(?:an?\s+|una?\s+|by\s+|por\s+)?$/iu;
/** Samples drawn by chance, whatever else their description says. */
const BY_CHANCE =
  /(?<!non-?\s?|no\s)\b(?:random|probability\s+sample|stratified|aleatori[oa]|estratificad[oa])/iu;

/** Reports margins of error of samples that have none. */
export const noUnfoundedMargin: Rule = {
  id: "no-unfounded-margin",
  severity: "warning",
  sections: ["sources", "results"],
  summary: "Only a sample that was drawn by chance has a margin of error.",
  why: "The margin of error is the error of chance. Volunteers, online panels that everybody can join, and focus groups were not drawn by chance, and how wrong their answers are cannot be calculated from their number. If the original derives its margin from a model, say so in the survey's `remarks`, and the rule reports nothing. The rule is silent about samples by quota.",
  source:
    "AAPOR Code of Professional Ethics and Practices (April 2021), III.A.8: non-probability samples have measures of precision only with the model that defines them",
  examples: [
    bad`
sources:
  panel:
    type: report
    survey:
      sample: online opt-in panel
      sample-size: 1500
      margin-of-error: {points: 2.5, level: 95%}
      ^^^^^^^^^^^^^^^ A sample of the kind "opt-in" is not drawn by chance, so it has no margin of error. Remove the margin, or say in "remarks" which model it comes from.
results:
  fear: {source: panel, share: 44%, margin-of-error: {points: 3}}
                                    ^^^^^^^^^^^^^^^ A sample of the kind "opt-in" is not drawn by chance, so it has no margin of error. Remove the margin, or say in "remarks" which model it comes from.
`,
    bad`
sources:
  taller:
    type: report
    survey: {sample: tres grupos focales en el valle, sample-size: 24, margin-of-error: {points: 20}}
                                                                       ^^^^^^^^^^^^^^^ A sample of the kind "grupos focales" is not drawn by chance, so it has no margin of error. Remove the margin, or say in "remarks" which model it comes from.
`,
    good`
sources:
  drawn: {type: report, survey: {sample: stratified, sample-size: 1500, margin-of-error: {points: 2.5}}}
  without: {type: report, survey: {sample: online opt-in panel, sample-size: 1500}}
  modelled: {type: report, survey: {sample: volunteers, margin-of-error: {points: 3}, remarks: A Bayesian model; see its annex B.}}
  denied: {type: report, survey: {sample: random; not a convenience sample, margin-of-error: {points: 3}}}
  cuotas: {type: report, survey: {sample: por cuotas, margin-of-error: {points: 3}}}
results:
  fear: {source: without, share: 44%}
`,
  ],
  *checkItem({ section, item: { piece, value } }, view) {
    const isSource = section === "sources";
    const holder = isSource ? valueAt(value, "survey") : value;
    const margin = pairAt(holder, "margin-of-error");
    if (!margin || readMargin(margin.value)?.points === undefined || hasRemarks(holder)) return;
    const work = isSource ? undefined : view.work(textOf(valueAt(value, "source")) ?? "");
    const sample = isSource ? textOf(valueAt(holder, "sample")) : work?.survey?.sample;
    const kind = kindWithoutChance(sample ?? "");
    if (kind === undefined) return;
    yield {
      span: pieceSpan(piece, margin.key),
      message: t(
        'A sample of the kind "{0}" is not drawn by chance, so it has no margin of error. Remove the margin, or say in "remarks" which model it comes from.',
        kind,
      ),
    };
  },
};

/** Returns the words for a sample that is not drawn by chance. */
function kindWithoutChance(sample: string): string | undefined {
  const match = WITHOUT_CHANCE.exec(sample);
  if (!match || BY_CHANCE.test(sample) || DENIED.test(shortTextBefore(sample, match.index))) return undefined;
  return match[0];
}

import { t } from "@vscode/l10n";
import type { Evidence } from "../../model/evidence/evidence.ts";
import { evidenceFor } from "../../model/evidence/evidence.ts";
import { keyJudgmentRole } from "../keyJudgment.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { groundOf } from "./ground.ts";

/** The keys of a source that tell readers how good it is. */
const DESCRIPTIONS = ["descriptor", "access", "survey", "annote", "abstract", "note"];

/** Reports sources of key judgments of which nobody says how good they are. */
export const requireSourceRating: Rule = {
  id: "require-source-rating",
  severity: "information",
  preset: "strict",
  sparesRecords: true,
  sections: ["statements"],
  summary: "Every source under a key judgment has a rating or a description of its quality.",
  why: "A judgment is as good as its sources, and readers seldom know them. A grade (`reliability`, `credibility`) or a sentence (`descriptor`) says what the source can know, and what speaks against it.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(1): quality and credibility of sources; ICD 206 (2015), source descriptors",
  examples: [
    bad`
sources:
  cable: {type: document, title: Cable on the valley}
  paper: {type: article-newspaper, title: Boats on the river}
results:
  boats: {source: paper, count: 12}
statements:
  crossing:
    role: key-judgment
    text: The group is likely to cross the river before May.
    evidence:
      - source: cable
                ^^^^^ The assessment does not say how good "cable" is, on which this key judgment rests. Add "reliability" or "descriptor" to the source, or "credibility" here.
      - result: boats
                ^^^^^ The assessment does not say how good "paper" is, on which this key judgment rests. Add "reliability" or "descriptor" to the source, or "credibility" here.
`,
    bad`
sources:
  informe: {type: report, title: Informe sobre la represa, reliability: ""}
statements:
  sequía:
    role: key-judgment
    text: Es probable que la represa quede sin agua en agosto.
    evidence:
      - {source: informe, at: p. 4}
                 ^^^^^^^ The assessment does not say how good "informe" is, on which this key judgment rests. Add "reliability" or "descriptor" to the source, or "credibility" here.
`,
    good`
sources:
  graded: {type: report, reliability: B}
  described: {type: report, descriptor: The ministry counts only crimes that are reported.}
  asked: {type: report, survey: {population: Mexico, sample-size: 1500}}
  bare: {type: report}
statements:
  crossing: {role: key-judgment, text: It crosses., evidence: [{source: graded}, {source: described}, {source: asked}]}
  here: {role: key-judgment, text: It crosses., evidence: [{source: bare, credibility: 3}]}
  lesser: {role: observation, text: It crosses., evidence: [{source: bare}]}
  unknown: {role: key-judgment, text: It crosses., evidence: [{source: nowhere}, {statement: lesser}]}
`,
  ],
  *checkItem(facts, view) {
    if (!keyJudgmentRole(facts)) return;
    const reported = new Set<string>();
    for (const evidence of evidenceFor(facts.item)) {
      const named = evidence.source ?? evidence.quotedIn ?? evidence.result;
      const source = unratedSource(evidence, view);
      if (!named || source === undefined || reported.has(source)) continue;
      reported.add(source);
      yield {
        span: named.span,
        message: t(
          'The assessment does not say how good "{0}" is, on which this key judgment rests. Add "reliability" or "descriptor" to the source, or "credibility" here.',
          source,
        ),
      };
    }
  },
};

/** Returns the source of a piece of evidence, if it is known and has neither a rating nor a description. */
function unratedSource(evidence: Evidence, view: View): string | undefined {
  const { source, reliability, credibility } = groundOf(evidence, view);
  const work = source === undefined ? undefined : view.work(source);
  if (!work || reliability?.trim() || credibility?.trim()) return undefined;
  return DESCRIPTIONS.some((key) => work.keys.has(key)) ? undefined : work.id;
}

import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import { confidenceOf } from "../../model/estimates/confidence.ts";
import { termOfValue } from "../../model/estimates/estimate.ts";
import { evidenceFor } from "../../model/evidence/evidence.ts";
import { originsOf } from "../../model/evidence/work.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import type { Ground } from "./ground.ts";
import { CONFIRMED, groundOf } from "./ground.ts";

/**
 * The Admiralty grades of weak sources and information. F and 6 mean "cannot be judged" and support nothing
 * either.
 */
const WEAK = { reliability: /^[DEF]$/, credibility: /^[456]$/ };

/** Reports high confidence that is based on weak evidence. */
export const noOverconfidence: Rule = {
  id: "no-overconfidence",
  severity: "warning",
  summary: "High confidence does not rest on weak sources only, or on a single source.",
  why: "Confidence says how good the evidence is. Sources of grade D or E are unreliable, information of grade 4 or 5 is doubtful, and F and 6 mean that nobody can judge. None of these supports high confidence. A single source can be completely wrong, unless others confirm its information (grade 1). Evidence without a rating does not count as weak.",
  source: "ICD 203, analytic standards 1 and 2; Admiralty code (NATO AJP-2.1)",
  examples: [
    bad`
sources:
  rumor: {type: article-newspaper, reliability: E}
  cable: {type: document, reliability: B}
  paper: {type: report, reliability: A}
statements:
  crossed:
    text: Four terrorists crossed at Tijuana.
    confidence: {level: high, because: Two reports agree.}
                        ^^^^ High confidence needs good information. "rumor" is rated E for reliability. The information from "cable" is rated 5 for credibility. Lower the confidence, or add better evidence.
    evidence:
      - source: rumor
      - {source: cable, credibility: 5}
threats:
  smuggling:
    title: Smuggling
    confidence: high
                ^^^^ High confidence needs several sources that agree, but all evidence comes from "paper". Lower the confidence, or add evidence from other sources.
    evidence:
      - source: paper
`,
    good`
sources:
  rumor: {type: article-newspaper, reliability: E}
  cable: {type: document, reliability: B}
  paper: {type: report}
  reprint: {type: report, reprint-of: paper}
results:
  measured: {source: cable, credibility: 1, share: 44%}
statements:
  moderate: {text: They crossed., confidence: moderate, evidence: [{source: rumor}]}
  one-is-good: {text: They crossed., confidence: high, evidence: [{source: rumor}, {source: cable, credibility: 2}]}
  confirmed: {text: They crossed., confidence: high, evidence: [{result: measured}]}
  and-more: {text: They crossed., confidence: high, evidence: [{source: paper}, {statement: moderate}]}
  none: {text: They crossed., confidence: high}
`,
  ],
  *checkItem({ item }, view) {
    const { level } = confidenceOf(item);
    const scale = view.scales.confidence;
    if (!level || !scale || termOfValue(level.text, scale) !== scale.terms.at(-1)) return;
    const grounds = evidenceFor(item).map((evidence) => groundOf(evidence, view));
    const message = weaknessOf(grounds) ?? singleSourceMessage(grounds, view);
    if (message !== undefined) yield { span: level.span, message };
  },
};

/** Returns the message about the weaknesses if all grounds are weak. */
function weaknessOf(grounds: readonly Ground[]): string | undefined {
  const weak = grounds.flatMap(({ source, reliability = "", credibility = "" }) => {
    if (source === undefined) return [];
    if (WEAK.reliability.test(reliability))
      return [t('"{0}" is rated {1} for reliability.', source, reliability)];
    return WEAK.credibility.test(credibility)
      ? [t('The information from "{0}" is rated {1} for credibility.', source, credibility)]
      : [];
  });
  if (weak.length === 0 || weak.length < grounds.length) return undefined;
  return sentences(
    t("High confidence needs good information."),
    ...new Set(weak),
    t("Lower the confidence, or add better evidence."),
  );
}

/** Returns the message for a single source. */
function singleSourceMessage(grounds: readonly Ground[], view: View): string | undefined {
  const sources = grounds.map(({ source }) => source);
  if (grounds.some(({ source, credibility }) => source === undefined || credibility === CONFIRMED))
    return undefined;
  const origins = new Set(sources.flatMap((source) => originsOf(source ?? "", (id) => view.work(id))));
  const [origin] = origins;
  if (origin === undefined || origins.size > 1) return undefined;
  return t(
    'High confidence needs several sources that agree, but all evidence comes from "{0}". Lower the confidence, or add evidence from other sources.',
    origin,
  );
}

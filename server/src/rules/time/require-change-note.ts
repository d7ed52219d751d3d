import { t } from "@vscode/l10n";
import { confidenceOf } from "../../model/confidence.ts";
import { listed } from "../../language/lists.ts";
import { estimatesIn, estimateText } from "../../model/estimate.ts";
import { gradeAt, gradeText } from "../../model/rating.ts";
import type { Item } from "../../syntax/document.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";

const EARLIER = good`
date: 2024-09-30
statements:
  strike: {kind: judgment, text: A strike is unlikely., likelihood: {term: unlikely, within: 2 years}}
  flood: {kind: judgment, text: It floods., confidence: low}
  delay: {kind: judgment, text: It is late., likelihood: {term: likely, percent: 60%, within: 2 years}}
threats:
  theft: {title: Theft, impact: 2}
rankings:
  port: {of: port, order: [theft]}
comparisons:
  both: {between: [port, city], claim: converge}
`;

/** Reports judgments that changed since the previous assessment without a note. */
export const requireChangeNote: Rule = {
  id: "require-change-note",
  severity: "warning",
  sections: ["statements", "threats", "rankings", "comparisons"],
  summary: "A judgment that differs from the superseded assessment says why it has changed.",
  why: "Readers of the earlier assessment acted on it. They need to know what is judged differently now, and whether the world or the evidence has changed. New words for the same thing are not a change. A new likelihood, percentage, period, confidence, impact, risk or kind is, and so is a new claim of a comparison or a new holder of a ranking.",
  source: "ICD 203, analytic standard 7 (explains change to or consistency of analytic judgments)",
  examples: [
    withFile(
      "2024.threat.yaml",
      EARLIER,
      bad`
supersedes: 2024.threat.yaml
statements:
  strike: {kind: judgment, text: A strike is likely., likelihood: {term: likely, within: 2 years}}
  ^^^^^^ "strike" differs from the assessment of 2024-09-30: likelihood was "unlikely" and is "likely". Add "change" with the reason.
  flood: {kind: assumption, text: It floods., confidence: {level: high, because: Seen.}}
  ^^^^^ "flood" differs from the assessment of 2024-09-30: confidence was "low" and is "high", kind was "judgment" and is "assumption". Add "change" with the reason.
  delay: {kind: judgment, text: It is late., likelihood: {term: likely, percent: 78%, within: 10 years}}
  ^^^^^ "delay" differs from the assessment of 2024-09-30: percent was "60%" and is "78%", within was "2 years" and is "10 years". Add "change" with the reason.
rankings:
  port: {of: city, estimated-by: author, basis: analyst-judgment, date: 2026, order: [theft]}
  ^^^^ "port" differs from the assessment of 2024-09-30: of was "port" and is "city". Add "change" with the reason.
comparisons:
  both: {between: [port, city], claim: diverge}
  ^^^^ "both" differs from the assessment of 2024-09-30: claim was "converge" and is "diverge". Add "change" with the reason.
threats:
  theft: {title: Theft, impact: 3}
  ^^^^^ "theft" differs from the assessment of 2024-09-30: impact was "2" and is "3". Add "change" with the reason.
`,
    ),
    withFile(
      "2024.threat.yaml",
      EARLIER,
      good`
supersedes: 2024.threat.yaml
statements:
  strike: {kind: judgment, text: A strike is likely., likelihood: likely, change: The talks have failed.}
  flood: {kind: judgment, text: It floods now and then., confidence: low}
threats:
  theft: {title: Theft}
`,
    ),
    good`
statements:
  strike: {kind: judgment, text: A strike is likely., likelihood: likely}
`,
  ],
  *checkItem({ item, definition }, view) {
    if (!definition) return;
    const before = view.superseded?.definitions.get(definition.key);
    if (!before || textOf(valueAt(item.value, "change"))?.trim()) return;
    const then = judgmentsOf(before.item);
    const changes = judgmentsOf(item).flatMap(({ key, value }) => {
      const old = then.find((each) => each.key === key)?.value;
      return value === undefined || old === undefined || old === value
        ? []
        : [t('{0} was "{1}" and is "{2}"', key, old, value)];
    });
    if (changes.length === 0) return;
    yield {
      span: definition.span,
      message: rejudged(definition.id, listed(changes), view.superseded?.date),
      related: [
        {
          span: before.span,
          message: t("In the superseded assessment"),
          ...(view.superseded ? { source: view.superseded.source } : {}),
        },
      ],
    };
  },
};

/** Returns the judgments in an item by key. A value that is missing was not judged. */
function judgmentsOf(item: Item): { key: string; value: string | undefined }[] {
  const own = estimatesIn(item).find(({ holder }) => holder === item.value);
  const gradeUnder = (key: string): string | undefined => {
    const grade = gradeAt(item.piece, item.value, key);
    return grade && gradeText(grade);
  };
  return [
    { key: "likelihood", value: own && estimateText(own) },
    { key: "percent", value: own?.percent?.text },
    { key: "within", value: own?.within?.text },
    { key: "confidence", value: confidenceOf(item).level?.text },
    ...["impact", "risk"].map((key) => ({ key, value: gradeUnder(key) })),
    ...["kind", "claim", "of"].map((key) => ({ key, value: textOf(valueAt(item.value, key)) })),
  ];
}

function rejudged(id: string, changes: string, date: string | undefined): string {
  return date === undefined
    ? t('"{0}" differs from the superseded assessment: {1}. Add "change" with the reason.', id, changes)
    : t('"{0}" differs from the assessment of {1}: {2}. Add "change" with the reason.', id, date, changes);
}

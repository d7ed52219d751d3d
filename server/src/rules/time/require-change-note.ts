import { t } from "@vscode/l10n";
import { listed } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { isNewReason, reasonAt } from "../../model/editions/changeNotes.ts";
import type { EditionSenses, FieldChange } from "../../model/editions/changes.ts";
import { changedFields, needsReason } from "../../model/editions/changes.ts";
import { daysOf } from "../../model/dates/edtf.ts";
import type { Facts, Reference } from "../../model/facts/facts.ts";
import { wordsIn } from "../../model/basics/id.ts";
import type { Item } from "../../syntax/document.ts";
import type { Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";
import { isTypo } from "../suggest.ts";
import { droppedItems } from "./droppedItems.ts";
import { inSuperseded } from "./inSuperseded.ts";

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
recommendations:
  lights: {title: Light the quay, status: proposed, horizon: {before: 2026-06}, actors: [port, city]}
  fence: {title: Mend the fence, status: proposed}
`;

const EXPLAINED = good`
date: 2024-09-30
summary: The risk of theft has risen, because the fence is down.
threats:
  theft: {title: Theft, trend: rising, residual: {impact: 3}, change: The fence is down.}
  fraud: {title: Fraud}
recommendations:
  fence: {title: Mend the fence, cost: "40,000 euros"}
`;

/** Reports judgments that changed since the previous assessment without a note. */
export const requireChangeNote: Rule = {
  id: "require-change-note",
  severity: "warning",
  sections: ["supersedes", "statements", "threats", "rankings", "comparisons", "recommendations"],
  summary: "What differs from the superseded assessment, or is no longer there, has a reason.",
  why: "Readers of the earlier assessment acted on it. They need to know what is judged differently now, and whether the world or the evidence has changed. New words for the same thing are not a change. A new likelihood, percentage, period, confidence, impact, risk, trend or kind is, and so is another outcome, a new claim of a comparison, a new holder of a ranking, or a recommendation with another priority, horizon, cost, actor or threat. Progress of a recommendation is not, and neither is a period of dates that moves along. A `change` that the superseded assessment has too explains an earlier change. A judgment, a threat or an open recommendation that is no longer there is named in a `change` or in the `summary`, unless its period is over.",
  source: "ICD 203, analytic standard 7 (explains change to or consistency of analytic judgments)",
  examples: [
    withFile(
      "2024.threat.yaml",
      EARLIER,
      bad`
supersedes: 2024.threat.yaml
statements:
  strike: {kind: judgment, text: A strike is likely., likelihood: {term: likely, within: 2 years}}
  ^^^^^^ "strike" differs from the assessment of 2024-09-30: "likelihood" was "unlikely" and is "likely". Add "change" with the reason.
  flood: {kind: assumption, text: It floods., confidence: {level: high, because: Seen.}}
  ^^^^^ "flood" differs from the assessment of 2024-09-30: "confidence" was "low" and is "high", "kind" was "judgment" and is "assumption". Add "change" with the reason.
  delay: {kind: judgment, text: It is late., likelihood: {term: likely, percent: 78%, within: 10 years}}
  ^^^^^ "delay" differs from the assessment of 2024-09-30: "percent" was "60%" and is "78%", "within" was "2 years" and is "10 years". Add "change" with the reason.
rankings:
  port: {of: city, estimated-by: author, basis: analyst-judgment, date: 2026, order: [theft]}
  ^^^^ "port" differs from the assessment of 2024-09-30: "of" was "port" and is "city". Add "change" with the reason.
comparisons:
  both: {between: [port, city], claim: diverge}
  ^^^^ "both" differs from the assessment of 2024-09-30: "claim" was "converge" and is "diverge". Add "change" with the reason.
threats:
  theft: {title: Theft, impact: 3}
  ^^^^^ "theft" differs from the assessment of 2024-09-30: "impact" was "2" and is "3". Add "change" with the reason.
recommendations:
  lights: {title: Light the quay, status: under-way, horizon: {before: 2028-06}, actors: [city, port]}
  ^^^^^^ "lights" differs from the assessment of 2024-09-30: "horizon" was "before: 2026-06" and is "before: 2028-06". Add "change" with the reason.
  fence: {title: Mend the fence, status: rejected}
  ^^^^^ "fence" differs from the assessment of 2024-09-30: "status" was "proposed" and is "rejected". Add "change" with the reason.
`,
    ),
    withFile(
      "2024.threat.yaml",
      EARLIER,
      bad`
supersedes: 2024.threat.yaml
            ^^^^^^^^^^^^^^^^ Without a word, this assessment drops "flood", "delay", "fence" of the assessment of 2024-09-30. Say why in the "change" of what replaces them or in the "summary", and name them by their titles or ids.
statements:
  strike: {kind: judgment, text: A strike is unlikely.}
threats:
  thefts: {title: Theft}
recommendations:
  lights: {title: Light the quay}
`,
    ),
    withFile(
      "2024.threat.yaml",
      EXPLAINED,
      bad`
supersedes: 2024.threat.yaml
threats:
  theft: {title: Theft, trend: falling, residual: {impact: 2}, change: The fence is down.}
  ^^^^^ "theft" differs from the assessment of 2024-09-30: "residual.impact" was "3" and is "2", "trend" was "rising" and is "falling". The "change" explains an earlier change. Write the reason for this one.
  fraud: {title: Fraud}
recommendations:
  fence: {title: Mend the fence, cost: {amount: 90000, currency: EUR}}
  ^^^^^ "fence" differs from the assessment of 2024-09-30: "cost" was "40,000 euros" and is "amount: 90000, currency: EUR". Add "change" with the reason.
`,
    ),
    withFile(
      "2024.threat.yaml",
      EXPLAINED,
      bad`
supersedes: 2024.threat.yaml
            ^^^^^^^^^^^^^^^^ Without a word, this assessment drops "theft" of the assessment of 2024-09-30. Say why in the "change" of what replaces it or in the "summary", and name it by its title or id.
summary: The risk of theft has risen, because the fence is down.
threats:
  fraud: {title: Fraud}
recommendations:
  fence: {title: Mend the fence, cost: {amount: 40000, currency: EUR}}
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
  delay: {kind: judgment, text: It is late., likelihood: probable}
threats:
  theft: {title: Theft}
recommendations:
  lights: {title: Light the quay, change: "It takes the place of the fence, which is gone."}
`,
    ),
    good`
statements:
  strike: {kind: judgment, text: A strike is likely., likelihood: likely}
`,
  ],
  *checkItem(facts, view) {
    const { item, definition, section } = facts;
    if (section === "supersedes") yield* droppedItems(facts, view);
    if (!definition) return;
    const previous = view.superseded;
    const before = previous?.definitions.get(definition.key);
    const reason = reasonAt(item.value, before?.item.value);
    if (!previous || !before || isNewReason(reason)) return;
    const { likelihood } = view.scales;
    const changes = changesOf(before.item, facts, {
      before: { scale: likelihood, asOf: daysOf(previous.asOf ?? "") },
      after: { scale: likelihood, asOf: daysOf(view.asOf ?? "") },
      isUnknown: ({ id }) => view.conceptsOf(id).length === 0,
    });
    if (changes.length === 0) return;
    yield {
      span: definition.span,
      message: rejudged(definition.id, changes, { date: previous.date, isExplained: reason !== undefined }),
      related: [inSuperseded(before.span, previous.source)],
    };
  },
};

/** Returns the values that differ and that readers need a reason for. A misspelled id is not another value. */
function changesOf(
  before: Item,
  { item: after, references }: Facts,
  { isUnknown, ...senses }: EditionSenses & { readonly isUnknown: (reference: Reference) => boolean },
): string[] {
  const unknown = references.filter(isUnknown);
  const isMisspelled = ({ key, before: old = "" }: FieldChange): boolean =>
    unknown.some(({ path, id }) => path[0] === key && isTypo(id, wordsIn(old)));
  return changedFields(before, after, senses)
    .filter((field) => needsReason(field) && !isMisspelled(field))
    .map(({ key, before: old = "", after: value = "" }) =>
      t('"{0}" was "{1}" and is "{2}"', key, old, value),
    );
}

function rejudged(
  id: string,
  changes: readonly string[],
  { date, isExplained }: { readonly date: string | undefined; readonly isExplained: boolean },
): string {
  return formatMessage(
    t(
      '"{id}" differs from the {since, select, date {assessment of {date}} other {superseded assessment}}: {changes}. {note, select, repeated {The "change" explains an earlier change. Write the reason for this one.} other {Add "change" with the reason.}}',
    ),
    {
      id,
      changes: listed(changes),
      since: date === undefined ? "other" : "date",
      date: date ?? "",
      note: isExplained ? "repeated" : "other",
    },
  );
}

import { t } from "@vscode/l10n";
import type { LocatedText } from "../../model/locatedText.ts";
import { locatedTextAt } from "../../model/locatedText.ts";
import { normalizedName } from "../../model/normalizedName.ts";
import type { Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";
import { conceptWord } from "../words.ts";

/** Properties that cannot change from one assessment to the next. */
const LASTING: ReadonlyMap<string, readonly string[]> = new Map([
  ["actor", ["kind"]],
  ["source", ["type", "title"]],
]);

const EARLIER = good`
actors:
  port: {name: Port of Santa Rosa, kind: company}
  city: {name: Santa Rosa, kind: government}
  water: {name: Waterworks}
sources:
  survey: {type: report, title: Survey of the quay}
`;

/** Reports an id that two assessments use for different things. */
export const noConflictingDefinition: Rule = {
  id: "no-conflicting-definition",
  severity: "error",
  summary: "An id has the same meaning in an assessment as in the one that it supersedes.",
  why: "People and programs that compare the two assume that the same id means the same thing. A likelihood or a text may change with time, but what a thing is does not.",
  source: "STIX 2.1, 2.9 (identifier) and 3.3 (object IDs and references)",
  examples: [
    withFile(
      "earlier.threat.yaml",
      EARLIER,
      bad`
supersedes: earlier.threat.yaml
actors:
  port: {name: Port, kind: agency}
                           ^^^^^^ The "kind" of "port" is "agency" here, but "company" in the superseded assessment. If it is the same thing, correct one of the two. If not, give it another id.
sources:
  survey: {type: report, title: Survey of the ships}
                                ^^^^^^^^^^^^^^^^^^^ The "title" of "survey" is "Survey of the ships" here, but "Survey of the quay" in the superseded assessment. If it is the same thing, correct one of the two. If not, give it another id.
threats:
  water: {title: No water}
  ^^^^^ "water" is the id of one thing here (threat) and of another one (actor) in the superseded assessment. Give one of the two another id.
`,
    ),
    withFile(
      "earlier.threat.yaml",
      EARLIER,
      good`
supersedes: earlier.threat.yaml
actors:
  port: {name: The port, kind: company}
  city: {name: Santa Rosa}
sources:
  survey: {type: report, title: "Survey of the Quay: A Report"}
`,
    ),
  ],
  *checkItem({ item, definition }, view) {
    const previous = definition && view.superseded;
    if (!definition || !previous) return;
    const before = previous.definitions.get(definition.key) ?? previous.byId.get(definition.id);
    if (!before) return;
    const related = (span: LocatedText["span"]) => [
      { span, source: previous.source, message: t("In the superseded assessment") },
    ];
    if (before.concept !== definition.concept) {
      // An id may name two things of different kinds in both assessments.
      if (view.conceptsOf(definition.id).includes(before.concept)) return;
      yield {
        span: definition.span,
        message: t(
          '"{0}" is the id of one thing here ({1}) and of another one ({2}) in the superseded assessment. Give one of the two another id.',
          definition.id,
          conceptWord(definition.concept),
          conceptWord(before.concept),
        ),
        related: related(before.span),
      };
      return;
    }
    for (const key of LASTING.get(definition.concept) ?? []) {
      const now = locatedTextAt(item.piece, item.value, key);
      const old = locatedTextAt(before.item.piece, before.item.value, key);
      if (!now || !old || isSameName(now.text, old.text)) continue;
      yield {
        span: now.span,
        message: t(
          'The "{0}" of "{1}" is "{2}" here, but "{3}" in the superseded assessment. If it is the same thing, correct one of the two. If not, give it another id.',
          key,
          definition.id,
          now.text,
          old.text,
        ),
        related: related(old.span),
      };
    }
  },
};

/** Whether two titles are equal, or one adds a subtitle to the other. */
function isSameName(one: string, other: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();
  if (normalizedName(one) === normalizedName(other)) return true;
  const [short = "", long = ""] = [one, other].map(plain).sort((a, b) => a.length - b.length);
  return long.startsWith(short) && !/^[\p{L}\p{N}]/u.test(long.slice(short.length));
}

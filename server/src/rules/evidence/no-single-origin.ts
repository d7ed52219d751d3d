import { t } from "@vscode/l10n";
import { confidenceOf } from "../../model/estimates/confidence.ts";
import { quotedList } from "../../language/lists.ts";
import { termOfValue } from "../../model/estimates/estimate.ts";
import { evidenceFor } from "../../model/evidence/evidence.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { originsOfItem } from "../../model/evidence/origins.ts";
import { saidOfSources } from "../../model/evidence/singleOrigin.ts";
import { originsOf } from "../../model/evidence/work.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

const KEY_ROLES = ["key-judgment", "main-point"];

/** Reports key judgments that go back to a single source. */
export const noSingleOrigin: Rule = {
  id: "no-single-origin",
  severity: "warning",
  sections: ["statements"],
  summary: "A key judgment rests on more than one origin; reprints of one report count once.",
  why: "Two sources that both go back to a third do not confirm each other. The rule follows the evidence of key judgments and main points through results, rankings and other statements to the sources, and through `reprint-of` and `draws-on` to their origins. It reports nothing if part of the evidence is the authors' own or cannot be followed, or if the `confidence` is low. A reason under `confidence` is enough if it says that the origin is one, or, for a single source, anything about the source, its data, logs or records. A reason that claims independent sources is itself wrong. A statement that rests only on rankings and comparisons is about these lists, so nothing else can confirm it.",
  source: "Admiralty code (NATO AJP-2.1), in which “confirmed” means by independent sources",
  examples: [
    bad`
sources:
  report-2003: {type: report}
  reprint-2004: {type: article-journal, reprint-of: report-2003}
  story-2004: {type: article-newspaper, draws-on: reprint-2004}
results:
  links: {source: story-2004, share: 12%}
statements:
  linked:
  ^^^^^^ All evidence for "linked" ("report-2003", "reprint-2004", "story-2004") comes from one origin, "report-2003". Repeating is not confirming. Add independent evidence, or say so under "confidence".
    role: key-judgment
    text: Smugglers and terrorists have begun to work together.
    evidence:
      - source: report-2003
      - source: reprint-2004
      - result: links
  alone:
  ^^^^^ "alone" rests on a single source, "report-2003". Add evidence from another one, or say under "confidence" why this source, its data or its records are enough.
    role: main-point
    text: It gets worse.
    evidence:
      - source: report-2003
  claimed:
    role: main-point
    text: They work together.
    confidence: {level: high, because: Two independent sources agree.}
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This reason claims several or independent sources, but all evidence for "claimed" ("report-2003", "reprint-2004") comes from one origin, "report-2003". Correct the reason, or add independent evidence.
    evidence: [{source: report-2003}, {source: reprint-2004}]
  off-the-point:
  ^^^^^^^^^^^^^ All evidence for "off-the-point" ("report-2003", "reprint-2004") comes from one origin, "report-2003". Repeating is not confirming. Add independent evidence, or say so under "confidence".
    role: main-point
    text: They work together.
    confidence: {level: high, because: The trend is clear.}
    evidence: [{source: report-2003}, {source: reprint-2004}]
`,
    good`
sources:
  report-2003: {type: report}
  reprint-2004: {type: article-journal, reprint-of: report-2003}
  other-2004: {type: report}
rankings:
  port: {estimated-by: report-2003, order: [water]}
statements:
  two: {role: key-judgment, text: They do., evidence: [{source: reprint-2004}, {source: other-2004}]}
  step: {text: They do., evidence: [{source: reprint-2004}, {statement: own}]}
  own: {text: We saw it., basis: analyst-judgment}
  partly-own: {role: key-judgment, text: They do., evidence: [{source: report-2003}, {statement: own}]}
  and-words: {role: key-judgment, text: They do., evidence: [{source: report-2003}, {text: Officials say so.}]}
  low: {role: key-judgment, text: They do., confidence: low, evidence: [{source: report-2003}]}
  explained: {role: key-judgment, text: They do., confidence: {level: moderate, because: One good report.}, evidence: [{source: report-2003}]}
  logs: {role: key-judgment, text: They do., confidence: {level: moderate, because: The logs cover two years only.}, evidence: [{source: report-2003}]}
  actas: {role: key-judgment, text: Sí., confidence: {level: moderate, because: Las actas cubren solo dos años.}, evidence: [{source: report-2003}]}
  reprinted: {role: key-judgment, text: They do., confidence: {level: low, because: One report behind both.}, evidence: [{source: report-2003}, {source: reprint-2004}]}
  about-a-list: {role: key-judgment, text: Water comes first., evidence: [{ranking: port}]}
  baja: {role: key-judgment, text: Sí., confidence: baja, evidence: [{source: report-2003}]}
  lesser: {role: observation, text: They do., evidence: [{source: report-2003}]}
`,
  ],
  *checkItem(facts, view) {
    const { item, itemReferences } = facts;
    const role = textOf(valueAt(item.value, "role")) ?? "";
    if (!item.key || !KEY_ROLES.includes(role) || hasOtherGrounds(facts)) return;
    const { works, isTraced } = view.follow(originsOfItem, itemReferences);
    const origins = new Set([...works].flatMap((work) => originsOf(work, (id) => view.work(id))));
    const [origin] = origins;
    if (!isTraced || origin === undefined || origins.size > 1) return;
    const id = textOf(item.key) ?? "";
    const { level, because } = confidenceOf(item);
    const said = saidOfSources(because?.text ?? "");
    if (because && said === "several") yield contradicted(because, { id, works, origin });
    if (said === "several" || said === "one" || (said === "something" && works.size === 1)) return;
    const scale = view.scales.confidence;
    if (level && scale && termOfValue(level.text, scale) === scale.terms[0]) return;
    yield {
      span: pieceSpan(item.piece, item.key),
      message:
        works.size === 1
          ? t(
              '"{0}" rests on a single source, "{1}". Add evidence from another one, or say under "confidence" why this source, its data or its records are enough.',
              id,
              origin,
            )
          : t(
              'All evidence for "{0}" ({1}) comes from one origin, "{2}". Repeating is not confirming. Add independent evidence, or say so under "confidence".',
              id,
              quotedList([...works]),
              origin,
            ),
    };
  },
};

/**
 * Returns whether the statement names grounds without a source: plain words, lists that it is about, or the author's
 * own judgment.
 */
function hasOtherGrounds({ item }: Facts): boolean {
  const named =
    /^(?:source|quoted-in|result|statement|comparison|ranking|threat|context|recommendation|term|note)$/;
  const evidence = evidenceFor(item);
  const isList = ({ value }: (typeof evidence)[number]): boolean =>
    valueAt(value, "ranking") !== undefined || valueAt(value, "comparison") !== undefined;
  return (
    textOf(valueAt(item.value, "basis")) !== undefined ||
    (evidence.length > 0 && evidence.every(isList)) ||
    evidence.some(
      ({ value }) => value.kind !== "map" || !value.pairs.some(({ key }) => named.test(textOf(key) ?? "")),
    )
  );
}

/** A reason that claims more than the evidence has. */
function contradicted(
  { span }: LocatedText,
  {
    id,
    works,
    origin,
  }: { readonly id: string; readonly works: ReadonlySet<string>; readonly origin: string },
): Problem {
  return {
    span,
    message:
      works.size === 1
        ? t(
            'This reason claims several or independent sources, but "{0}" rests on "{1}" alone. Correct the reason, or add the other evidence.',
            id,
            origin,
          )
        : t(
            'This reason claims several or independent sources, but all evidence for "{0}" ({1}) comes from one origin, "{2}". Correct the reason, or add independent evidence.',
            id,
            quotedList([...works]),
            origin,
          ),
  };
}

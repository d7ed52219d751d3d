import { t } from "@vscode/l10n";
import { evidenceFor } from "../../model/evidence/evidence.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { addPairBefore } from "../../syntax/write/collection.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Bases of a judgment that leave a source that can be named. */
const NAMEABLE = ["survey", "document", "interviews"];

/** The targets of links that support a judgment. */
const GROUNDS = ["result", "ranking", "comparison", "source", "note"];

/** Reports judgments without evidence. */
export const requireEvidence: Rule = {
  id: "require-evidence",
  severity: "warning",
  sections: ["statements", "threats"],
  summary:
    "Every judgment names its evidence, or says that it is the analyst's own (`basis: analyst-judgment`).",
  forReaders: "Every judgment names its evidence, or says that it is the analyst's own.",
  why: "Readers can check and weigh a judgment only if they know what it rests on. “This is my own judgment” is an answer; silence is not. A citation or a footnote in the text counts as evidence, and so does `restates`. The rule cannot tell whether the evidence supports the judgment.",
  source: "ICD 203, analytic standards 1 (sources) and 3 (judgments apart from information)",
  examples: [
    bad`
statements:
  converge:
  ^^^^^^^^ "converge" is a judgment without evidence, so nobody can check it. Add "evidence", or mark it as your own judgment with "basis: analyst-judgment".
    kind: judgment
    text: The priorities converge.
threats:
  floods:
  ^^^^^^ "floods" is a judgment without evidence, so nobody can check it. Add "evidence", or mark it as your own judgment with "basis: analyst-judgment".
    title: Floods
    likelihood: likely
  fires:
  ^^^^^ "fires" has the basis "survey", but does not name it. Add it under "evidence".
    title: Fires
    impact: 4
    basis: survey
`,
    good`
statements:
  observed:
    kind: information
    text: Two dams broke in 2023.
  with-evidence: {kind: judgment, text: It gets worse., evidence: [{statement: observed}]}
  own: {kind: judgment, text: It gets worse., basis: analyst-judgment}
  cited: {kind: judgment, text: "It gets worse [@curtis-2004]."}
  footnoted: {kind: judgment, text: "It gets worse. [^why]"}
  again: {kind: judgment, text: It does., restates: own}
  of-a-panel: {kind: judgment, text: It does., basis: expert-panel}
threats:
  floods: {title: Floods}
notes:
  why: {text: Because of the rain.}
`,
  ],
  *checkItem(facts, view) {
    const { item } = facts;
    if (!item.key || !isJudgment(facts) || hasGrounds(facts, view)) return;
    const id = textOf(item.key) ?? "";
    const basis = textOf(valueAt(item.value, "basis"));
    const edit =
      basis === undefined && item.value?.kind === "map"
        ? addPairBefore(item.value, { key: "basis", value: "analyst-judgment" }, item)
        : undefined;
    yield {
      span: pieceSpan(item.piece, item.key),
      ...(edit
        ? { fixes: [{ title: t("Say that it is your own judgment"), edits: [edit], isSafe: false }] }
        : {}),
      message:
        basis === undefined
          ? t(
              '"{0}" is a judgment without evidence, so nobody can check it. Add "evidence", or mark it as your own judgment with "basis: analyst-judgment".',
              id,
            )
          : t('"{0}" has the basis "{1}", but does not name it. Add it under "evidence".', id, basis),
    };
  },
};

function isJudgment({ section, item: { value } }: Facts): boolean {
  const has = (key: string): boolean => valueAt(value, key) !== undefined;
  if (section === "threats") return ["likelihood", "impact", "risk", "confidence"].some(has);
  const kind = textOf(valueAt(value, "kind"));
  if (kind !== undefined) return kind === "judgment";
  return textOf(valueAt(value, "role")) === "key-judgment" || has("likelihood") || has("confidence");
}

function hasGrounds({ item, references }: Facts, view: View): boolean {
  const basis = textOf(valueAt(item.value, "basis"));
  return (
    (basis !== undefined && !NAMEABLE.includes(basis)) ||
    valueAt(item.value, "restates") !== undefined ||
    evidenceFor(item).length > 0 ||
    references.some(
      ({ form, id }) =>
        form === "citation" ||
        form === "footnote" ||
        (form === "link" && view.conceptsOf(id).some((concept) => GROUNDS.includes(concept))),
    )
  );
}

import { t } from "@vscode/l10n";
import { pairAt, textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { addPairBefore } from "../../syntax/write/collection.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Roles that already determine the kind of a statement. */
const PLAIN = ["key-judgment", "assumption"];

/** Reports statements whose kind is unknown. */
export const requireStatementKind: Rule = {
  id: "require-statement-kind",
  severity: "warning",
  covers: ["require-evidence"],
  sections: ["statements"],
  summary: "Every statement says whether it is information, an assumption or a judgment.",
  why: "Information, assumptions and judgments are checked in different ways, and readers have to be able to tell them apart.",
  source:
    "ICD 203, analytic standard 3 (distinguishes between underlying intelligence information and analysts' assumptions and judgments)",
  examples: [
    bad`
statements:
  strike:
  ^^^^^^ Is "strike" information, an assumption or a judgment? Add "kind".
    text: The union strikes.
`,
    good`
statements:
  strike: {kind: judgment, text: The union strikes.}
  key: {role: key-judgment, text: The union strikes.}
  given: {role: assumption, text: The talks go on.}
`,
  ],
  *checkItem({ item, definition }) {
    if (!definition || item.value?.kind !== "map") return;
    const { value, piece } = item;
    if (pairAt(value, "kind") || PLAIN.includes(textOf(valueAt(value, "role")) ?? "")) return;
    yield {
      span: pieceSpan(piece, item.key ?? value),
      message: t('Is "{0}" information, an assumption or a judgment? Add "kind".', definition.id),
      fixes: ["information", "assumption", "judgment"].flatMap((kind) => {
        const edit = addPairBefore(value, { key: "kind", value: kind }, { piece });
        return edit ? [{ title: t('Add "{0}"', `kind: ${kind}`), edits: [edit], isSafe: false }] : [];
      }),
    };
  },
};

import { t } from "@vscode/l10n";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import { stepsOf } from "../../model/items/recommendation.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports completed recommendations without evidence. */
export const requireCompletionEvidence: Rule = {
  id: "require-completion-evidence",
  severity: "warning",
  sections: ["recommendations"],
  summary: "An implemented recommendation has a date or evidence.",
  why: "After the word “implemented”, nobody asks again. Without a date or evidence, readers cannot tell whether it was done or only intended.",
  source: "ISO 31000:2018, 6.6 (monitoring and review)",
  examples: [
    bad`
recommendations:
  lights:
    title: Light the quay
    status: implemented
            ^^^^^^^^^^^ Marked "implemented" without a date or evidence. Add "done" with the date, or "evidence".
    steps:
      - {text: Buy lamps., status: implemented}
                                   ^^^^^^^^^^^ Marked "implemented" without a date or evidence. Add "done" with the date, or "evidence".
`,
    good`
recommendations:
  lights:
    title: Light the quay
    status: implemented
    done: 2026-03
    steps:
      - {text: Buy lamps., status: implemented, evidence: [{source: invoice}]}
      - {text: Put them up., status: under-way}
`,
  ],
  *checkItem({ item }) {
    for (const node of [item.value, ...stepsOf(item.value)]) {
      const status = locatedTextAt(item.piece, node, "status");
      if (status?.text !== "implemented" || locatedTextAt(item.piece, node, "done")?.text) continue;
      const evidence = valueAt(node, "evidence");
      if (evidence?.kind === "list" && evidence.items.length > 0) continue;
      yield {
        span: status.span,
        message: t(
          'Marked "{0}" without a date or evidence. Add "done" with the date, or "evidence".',
          status.text,
        ),
      };
    }
  },
};

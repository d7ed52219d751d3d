import { t } from "@vscode/l10n";
import { textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports categories without a definition of what belongs to them. */
export const noUndefinedCategory: Rule = {
  id: "no-undefined-category",
  severity: "warning",
  preset: "strict",
  kinds: ["taxonomy"],
  sections: ["categories"],
  summary: "Every category of a taxonomy has a definition or an example.",
  why: "If a category has only a title, two analysts may use it for different things, and their rankings can no longer be compared.",
  source: "Bailey (2005): “Regional rebellion” has neither definition nor example; ISO 25964-1 (scope notes)",
  examples: [
    bad`
taxonomy: 1
categories:
  regional-rebellion:
  ^^^^^^^^^^^^^^^^^^ "regional-rebellion" has no definition and no examples, so two analysts may use it for different things. Add a "definition" or "examples".
    title: Regional rebellion
`,
    good`
taxonomy: 1
categories:
  water: {title: Water, definition: Frictions over water.}
  energy: {title: Energy, examples: [pipelines]}
  migration: {title: Migration, deprecated: Use another one.}
`,
  ],
  *checkItem({ item }) {
    const { key, value, piece } = item;
    if (!key) return;
    const examples = valueAt(value, "examples");
    if (textOf(valueAt(value, "definition"))?.trim() || valueAt(value, "deprecated") !== undefined) return;
    if (examples?.kind === "list" && examples.items.length > 0) return;
    yield {
      span: pieceSpan(piece, key),
      message: t(
        '"{0}" has no definition and no examples, so two analysts may use it for different things. Add a "definition" or "examples".',
        textOf(key) ?? "",
      ),
    };
  },
};

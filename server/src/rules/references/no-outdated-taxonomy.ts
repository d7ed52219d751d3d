import { scalarText } from "../../syntax/write/scalar.ts";
import { replaceWord } from "../../syntax/write/collection.ts";
import { quotedList } from "../../language/lists.ts";
import { t } from "@vscode/l10n";
import type { Facts, Reference } from "../../model/facts/facts.ts";
import { locatedText } from "../../model/basics/locatedText.ts";
import { categoryOf } from "../../model/taxonomies/taxonomy.ts";
import { textOf } from "../../syntax/node.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports a taxonomy of another version than the declared one, and deprecated categories. */
export const noOutdatedTaxonomy: Rule = {
  id: "no-outdated-taxonomy",
  severity: "warning",
  sparesRecords: true,
  summary:
    "The taxonomy has the version that the assessment declares, and the assessment uses no deprecated category.",
  why: "When a taxonomy changes, an id may no longer mean what it meant when the ranking was made. The declared version makes the change visible. Until somebody has checked, nobody knows whether the rankings are still valid. A category with one successor (`replaced-by`) can be replaced with a fix.",
  source:
    "MITRE ATT&CK Navigator, Layer File Format 4.5 (a layer names the version of ATT&CK for which it was made)",
  examples: [
    bad`
taxonomy:
  use: bailey-2005
  version: "0.9"
           ^^^^^ This was written for version 0.9, but the taxonomy has version 1.0. Check what has changed in it, then write "1.0".
`,
    good`
taxonomy:
  use: bailey-2005
  version: "1.0"
threats:
  floods: {title: Floods, category: weather-related-disasters}
`,
    good`
taxonomy: bailey-2005
`,
    good`
status: superseded
taxonomy:
  use: bailey-2005
  version: "0.9"
`,
    good`
taxonomy:
  use: ./missing.taxonomy.yaml
  version: "1.0"
`,
  ],
  *checkItem(facts, view) {
    const { section, item } = facts;
    if (section === "taxonomy" && textOf(item.key) === "version") yield* versions(facts, view);
    for (const reference of facts.references) {
      const { form, concepts } = reference;
      if (form !== "value" && form !== "key") continue;
      if (concepts.includes("category") || concepts.includes("cluster"))
        yield* deprecated(reference, facts, view);
    }
  },
};

function* versions({ item }: Facts, view: View): Generator<Problem> {
  const declared = locatedText(item.piece, item.value);
  const actual = view.taxonomy?.version;
  if (!declared || actual === undefined || declared.text === actual) return;
  yield {
    span: declared.span,
    message: t(
      'This was written for version {0}, but the taxonomy has version {1}. Check what has changed in it, then write "{1}".',
      declared.text,
      actual,
    ),
    fixes: [
      {
        title: t("Write {0}, once you have checked what has changed", actual),
        edits: [{ span: declared.span, text: scalarText(actual, { style: "double" }) }],
        isSafe: false,
      },
    ],
  };
}

function* deprecated({ id, span }: Reference, facts: Facts, view: View): Generator<Problem> {
  const category = categoryOf(view.taxonomy, id);
  // A threat with the same id takes precedence over a category.
  if (!category?.deprecated || view.conceptsOf(id).includes("threat")) return;
  const { replacedBy } = category;
  const [successor] = replacedBy;
  const isAlone = successor !== undefined && replacedBy.length === 1;
  // The fix is not safe if it would write an id twice into one list.
  const isSafe = isAlone && !facts.references.some((other) => other.id === successor);
  yield {
    span,
    message:
      successor === undefined
        ? t('"{0}" is deprecated in this taxonomy. Use another category.', id)
        : t('"{0}" is deprecated in this taxonomy. Use {1}.', id, quotedList(replacedBy)),
    suggestions: isSafe ? [] : replacedBy,
    ...(isSafe
      ? {
          fixes: [
            {
              title: t('Replace it with "{0}"', successor),
              edits: [replaceWord(span, successor)],
              isSafe: true,
            },
          ],
        }
      : {}),
    related: [{ span: category.span, source: category.source, message: t("Its definition in the taxonomy") }],
  };
}

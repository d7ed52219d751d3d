import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts.ts";
import type { Definition } from "../../model/names.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { conceptWord } from "../words.ts";

const watched = new Set(["source", "term", "actor", "note"]);

/** Sources, terms, actors and notes that nothing refers to. */
export const noUnusedDefinition: Rule = {
  id: "no-unused-definition",
  severity: "information",
  scope: "document",
  summary: "Every source, term, actor and note is used.",
  why: "A source that nothing cites supports nothing; it is a leftover, or the citation was forgotten. A term counts as used where a text uses its name.",
  source: "pySigma (dangling conditions and detections)",
  examples: [
    bad`
sources:
  curtis-2004: {type: report}
  ^^^^^^^^^^^ Nothing refers to the source "curtis-2004". Cite it where it supports something, or remove it.
`,
    good`
sources:
  curtis-2004: {type: report}
terms:
  public-security: {definition: Protection of persons and their property.}
summary: Public security comes first [@curtis-2004].
`,
  ],
  *check(view) {
    const { definitions, usedIds, uncertainIds } = view;
    for (const definition of definitions) {
      const { concept, id, place } = definition;
      if (!watched.has(concept) || usedIds.has(id) || uncertainIds.has(id)) continue;
      if (concept === "term" && isMentioned(definition, view.facts)) continue;
      yield {
        place,
        message: t(
          'Nothing refers to the {0} "{1}". Cite it where it supports something, or remove it.',
          conceptWord(concept),
          id,
        ),
      };
    }
  },
};

/** Whether a text outside the term's own definition uses its name, one of its aliases, or its id as words. */
function isMentioned({ id, item }: Definition, facts: readonly Facts[]): boolean {
  const aliases = valueAt(item.value, "aliases");
  const words = [
    textOf(valueAt(item.value, "name")),
    id.replaceAll("-", " "),
    ...(aliases?.kind === "list" ? aliases.items.map(textOf) : []),
  ];
  const needles = words.filter((word) => word !== undefined).map((word) => word.toLowerCase());
  return facts.some(
    (each) => each.item !== item && needles.some((needle) => proseText(each).includes(needle)),
  );
}

const proseText = memo((facts: Facts) =>
  facts.prose
    .map(({ node }) => textOf(node) ?? "")
    .join("\n")
    .toLowerCase(),
);

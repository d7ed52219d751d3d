import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { intendedIds, isIdShaped } from "../../model/basics/id.ts";
import type { ItemReferences } from "../../model/facts/itemReferences.ts";
import { addToIndex, memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { isTypo } from "../suggest.ts";

/** Reports main points on which no recommendation is based. */
export const noUnusedArgument: Rule = {
  id: "no-unused-argument",
  severity: "information",
  sections: ["statements"],
  summary:
    "Every main point and key judgment supports a recommendation, directly or through other statements.",
  why: "If nothing follows from a main point, it is not a main point, or a recommendation is missing or does not say what it rests on. The rule checks only assessments with recommendations.",
  source:
    "ICD 203, analytic standard 6 (logical argumentation); Bailey (2005): the fourth main point supports no recommendation",
  examples: [
    bad`
statements:
  theft: {role: main-point, text: Theft is the main loss.}
  storms: {role: main-point, text: Storms come more often.}
  ^^^^^^ No recommendation rests on "storms", although it is a main point. Add it to the "rests-on" of a recommendation, or add a recommendation that follows from it.
recommendations:
  lights: {title: Light the quay, rests-on: theft}
`,
    good`
statements:
  theft: {role: main-point, text: Theft is the main loss.}
  at-night: {role: argument, text: It happens at night., evidence: [{statement: theft}]}
  once-more: {role: conclusion, text: Storms come more often., restates: storms}
  storms: {role: main-point, text: Storms come more often.}
  linked: {role: key-judgment, text: The quay is dark.}
  argument: {role: argument, text: Nothing follows from this.}
recommendations:
  lights: {title: Light the quay, rests-on: [at-night, once-more], because: "It is dark [[linked]]."}
`,
    good`
statements:
  theft: {role: main-point, text: Theft is the main loss.}
`,
  ],
  *checkItem({ item, definition }, view) {
    if (!definition || !item.key) return;
    const role = textOf(valueAt(item.value, "role"));
    if (role !== "main-point" && role !== "key-judgment") return;
    if (!view.follow(leadsNowhere, definition.id)) return;
    // A misspelled or unreadable reference may mean this statement.
    if (view.mayBeUsed(definition.key) || isTypo(definition.id, view.undefinedIds)) return;
    yield {
      span: pieceSpan(item.piece, item.key),
      message: formatMessage(
        t(
          'No recommendation rests on "{id}", although it is a {role, select, main {main point} other {key judgment}}. Add it to the "rests-on" of a recommendation, or add a recommendation that follows from it.',
        ),
        { id: definition.id, role: role === "main-point" ? "main" : "other" },
      ),
    };
  },
};

/** Returns whether there are recommendations, but none is based on the statement. */
function leadsNowhere(id: string, referencesByItem: readonly ItemReferences[]): boolean {
  const { isEmpty, ids } = support(referencesByItem);
  return !isEmpty && !ids.has(id);
}

/** The ids of everything on which recommendations are based, directly or through other statements. */
const support = memo(
  (referencesByItem: readonly ItemReferences[]): { isEmpty: boolean; ids: ReadonlySet<string> } => {
    const byId = new Map<string, ItemReferences[]>();
    for (const itemReferences of referencesByItem)
      if (itemReferences.id !== undefined) addToIndex(byId, itemReferences.id, itemReferences);
    const first = referencesByItem.filter(({ section }) => section === "recommendations");
    const ids = new Set(first.flatMap(supportersOf));
    // The loop also visits ids that are added while it runs. A set visits each id once.
    for (const id of ids)
      for (const itemReferences of byId.get(id) ?? [])
        for (const each of supportersOf(itemReferences)) ids.add(each);
    return { isEmpty: first.length === 0, ids };
  },
);

/**
 * Returns the ids of what supports an item, without counterarguments and the things that a statement is
 * about.
 */
const supportersOf = memo(({ section, uses }: ItemReferences): readonly string[] =>
  uses.flatMap(({ id, keys }) =>
    /(?:^|\.)(?:against|rejected)(?:\.|$)/.test(keys) || (section !== "recommendations" && keys === "about")
      ? []
      : isIdShaped(id)
        ? [id]
        : intendedIds(id),
  ),
);

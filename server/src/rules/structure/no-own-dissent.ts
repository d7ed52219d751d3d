import { t } from "@vscode/l10n";
import { dissentIn } from "../../model/items/dissent.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** The key that says who holds an item, by section. */
const HOLDERS: ReadonlyMap<string, string> = new Map([
  ["statements", "holder"],
  ["rankings", "estimated-by"],
]);

/** Reports dissent of those who hold the view. */
export const noOwnDissent: Rule = {
  id: "no-own-dissent",
  severity: "error",
  sections: ["statements", "rankings"],
  summary: "Nobody dissents from a view that they hold.",
  why: "Dissent is the different view of others. If the same actor is the holder and the dissenter, one of the two names is wrong. A ranking of an actor's priorities that others have estimated may well have that actor's dissent.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(7): differences between the judgments of several elements",
  examples: [
    bad`
actors:
  navy: {name: Navy}
  army: {name: Army}
statements:
  river:
    holder: navy
    text: The river is too low for boats in August.
    dissent:
      - {by: [army, navy], text: The river stays open.}
                    ^^^^ "navy" holds this view, so it cannot dissent from it. Correct the holder, or who dissents.
`,
    bad`
actors:
  marina: {name: Marina}
taxonomy: bailey-2005
rankings:
  prioridades:
    estimated-by: marina
    order: [terrorism, energy]
    dissent: [{by: marina, because: La energía importa más.}]
                   ^^^^^^ "marina" holds this view, so it cannot dissent from it. Correct the holder, or who dissents.
`,
    good`
actors:
  navy: {name: Navy}
  army: {name: Army, part-of: navy}
taxonomy: bailey-2005
statements:
  river: {holder: navy, text: The river is too low., dissent: [{by: army, text: It stays open.}]}
  majority: {holder: [navy, army], text: The river is too low., dissent: [{by: army, text: It stays open.}]}
  ours: {text: The river is too low., dissent: [{by: navy, text: It stays open.}]}
rankings:
  of-the-navy: {of: navy, estimated-by: author, order: [terrorism, energy], dissent: [{by: navy}]}
`,
  ],
  *checkItem({ section, item }) {
    const [holder, ...others] = textsOf(valueAt(item.value, HOLDERS.get(section) ?? ""));
    // One of several holders may well dissent from the view of the majority.
    if (holder === undefined || others.length > 0) return;
    for (const { by } of dissentIn(item)) {
      for (const { text, span } of by) {
        if (text !== holder) continue;
        yield {
          span,
          message: t(
            '"{0}" holds this view, so it cannot dissent from it. Correct the holder, or who dissents.',
            text,
          ),
        };
      }
    }
  },
};

import { t } from "@vscode/l10n";
import type { Step } from "../../model/facts/circles.ts";
import { circlesAmong, nodeOf, wayBetween } from "../../model/facts/circles.ts";
import type { IdUse, ItemReferences } from "../../model/facts/itemReferences.ts";
import { groundSections } from "../../model/evidence/origins.ts";
import { memo } from "../../syntax/memo.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { wayText } from "../wayText.ts";

/** Reports items that rest on themselves. */
export const noCircularReasoning: Rule = {
  id: "no-circular-reasoning",
  severity: "error",
  summary: "No chain of evidence leads back to the item that it supports.",
  why: "If a judgment rests on a second one, and the second on the first, nothing supports either of them. The rule follows `evidence`, `rests-on` and the rankings of comparisons; evidence against an item is not followed.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(6): logical argumentation, judgments supported by information and coherent reasoning",
  examples: [
    bad`
statements:
  smuggling: {text: The group smuggles weapons., evidence: [{statement: boats}]}
                                                                        ^^^^^ This reasoning leads in a circle: "smuggling" → "boats" → "smuggling". Remove one of these grounds, and add evidence from outside.
  boats: {text: The boats at night carry weapons., evidence: [{statement: smuggling}]}
                                                                          ^^^^^^^^^ This reasoning leads in a circle: "boats" → "smuggling" → "boats". Remove one of these grounds, and add evidence from outside.
`,
    bad`
threats:
  sequía: {title: Sequía, evidence: [{statement: embalse}]}
                                                 ^^^^^^^ This reasoning leads in a circle: "sequía" → "embalse" → "sequía". Remove one of these grounds, and add evidence from outside.
statements:
  embalse:
    text: El embalse quedará vacío en agosto.
    evidence:
      - threat: sequía
                ^^^^^^ This reasoning leads in a circle: "embalse" → "sequía" → "embalse". Remove one of these grounds, and add evidence from outside.
  itself: {text: It is so because it is so., evidence: [{statement: itself}]}
                                                                    ^^^^^^ This reasoning leads in a circle: "itself" → "itself". Remove one of these grounds, and add evidence from outside.
`,
    good`
sources:
  cable: {type: document}
statements:
  smuggling: {text: The group smuggles weapons., evidence: [{statement: boats}]}
  boats: {text: The boats at night carry weapons., evidence: [{source: cable}], against: [{statement: smuggling}]}
  about: {text: Boats matter., about: smuggling, evidence: [{statement: smuggling}, {statement: boats}]}
`,
  ],
  *checkItem({ section, references, itemReferences }, view) {
    const to = nodeOf(section, itemReferences.id);
    for (const { id, span, form, path } of references) {
      const keys = path.filter((step) => typeof step === "string").join(".");
      for (const from of nodesNamed({ id, form, keys })) {
        const back = view.follow(wayBack, { from, to });
        if (!back) continue;
        yield {
          span,
          message: t(
            "This reasoning leads in a circle: {0}. Remove one of these grounds, and add evidence from outside.",
            wayText([itemReferences.id ?? "", ...back]),
          ),
        };
        break;
      }
    }
  },
};

/** Returns the nodes that a use may name, if the item rests on them. */
function nodesNamed({ id, form, keys }: IdUse): string[] {
  if (form !== "value") return [];
  if (keys === "between") return [nodeOf("rankings", id)];
  if (keys === "rests-on") return Array.from(groundSections.values(), (section) => nodeOf(section, id));
  const key = /^evidence\.([a-z]+)$/.exec(keys)?.[1];
  const section = groundSections.get(key ?? "");
  return section === undefined ? [] : [nodeOf(section, id)];
}

function wayBack(
  { from, to }: { from: string; to: string },
  referencesByItem: readonly ItemReferences[],
): readonly string[] | undefined {
  return wayBetween(from, to, reasoning(referencesByItem));
}

const reasoning = memo((referencesByItem: readonly ItemReferences[]) =>
  circlesAmong(referencesByItem, groundsNamed),
);

const groundsNamed = memo(({ section, id, uses }: ItemReferences): Step => ({
  node: nodeOf(section, id),
  next: uses.flatMap(nodesNamed),
}));

import { t } from "@vscode/l10n";
import type { ItemReferences } from "../../model/facts/itemReferences.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import { memo } from "../../syntax/memo.ts";
import { valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { isTypo } from "../suggest.ts";

/** Reports key questions without an answer. */
export const requireAnswer: Rule = {
  id: "require-answer",
  severity: "information",
  preset: "strict",
  sections: ["questions"],
  summary: "Every key question has a statement that answers it, or says what is not known.",
  why: "The readers asked the question. If the assessment does not answer it, they cannot tell whether it was forgotten, or whether nobody knows the answer. `gaps` of the question is also an answer.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(5): customer relevance; D.6.d: information gaps are identified",
  examples: [
    bad`
questions:
  closure: What could close the port for more than a week?
  ^^^^^^^ No statement answers "closure". Add it to the "answers" of a statement, or say under "gaps" what is not known.
  boats: How many boats does the group have?
statements:
  nine: {text: The group has nine boats., answers: boats}
`,
    bad`
questions:
  sequía: {text: ¿Alcanza el embalse para agosto?, asked-by: [consejo]}
  ^^^^^^ No statement answers "sequía". Add it to the "answers" of a statement, or say under "gaps" what is not known.
actors:
  consejo: {name: Consejo}
statements:
  about-it: {text: El embalse baja., about: sequía}
`,
    good`
questions:
  boats: How many boats does the group have?
  closure: {text: What could close the port?, gaps: [What the dockers want.]}
statements:
  nine: {text: The group has nine boats., answers: [boats]}
`,
    good`
questions:
  closure: What could close the port?
statements:
  strike: {text: A strike., answers: closur}
`,
  ],
  *checkItem({ item, definition }, view) {
    if (!definition || !item.key || textsOf(valueAt(item.value, "gaps")).length > 0) return;
    if (view.follow(isAnswered, definition.id)) return;
    // A misspelled or unreadable reference may mean this question.
    if (view.mayBeUsed(definition.key) || isTypo(definition.id, view.undefinedIds)) return;
    yield {
      span: pieceSpan(item.piece, item.key),
      message: t(
        'No statement answers "{0}". Add it to the "answers" of a statement, or say under "gaps" what is not known.',
        definition.id,
      ),
    };
  },
};

function isAnswered(id: string, referencesByItem: readonly ItemReferences[]): boolean {
  return answered(referencesByItem).has(id);
}

const answered = memo(
  (referencesByItem: readonly ItemReferences[]): ReadonlySet<string> =>
    new Set(
      referencesByItem.flatMap(({ uses }) =>
        uses.filter(({ keys }) => keys === "answers").map(({ id }) => id),
      ),
    ),
);

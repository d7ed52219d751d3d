/** Shows key questions with their answers. */
import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { crossReference } from "../texts/context.ts";
import { itemBlocks } from "./items.ts";
import { itemsOf } from "./parts.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { missingNode, paragraphNode, strongNode, textNode } from "../tree/tree.ts";

/** Each key question, with links to the statements that answer it. A question that none answers says so. */
export function questionBlocks(assessment: Assessment): BlockContent[] {
  const answers = answersByQuestion(itemsOf("statements", assessment));
  return itemsOf("questions", assessment).flatMap((facts) =>
    itemBlocks(facts, assessment, {
      depth: 2,
      after: [answerLine(answers.get(facts.definition?.id ?? "") ?? [], assessment)],
    }),
  );
}

function answerLine(statements: readonly string[], assessment: Assessment): BlockContent {
  const links = statements.map((id): PhrasingContent[] => [crossReference(id, assessment, ["statement"])]);
  const words =
    links.length > 0
      ? links.flatMap((link, index) => (index === 0 ? link : [textNode("; "), ...link]))
      : [missingNode(t("not answered"))];
  return paragraphNode([strongNode(textNode(`${t("Answer")}:`)), textNode(" "), ...words], {
    role: "field",
  });
}

/** The ids of the statements that answer each question, in the order of the document. */
function answersByQuestion(statements: readonly Facts[]): ReadonlyMap<string, readonly string[]> {
  const answers = new Map<string, string[]>();
  for (const { item, definition } of statements)
    for (const question of new Set(textsOf(valueAt(item.value, "answers"))))
      if (definition) answers.set(question, [...(answers.get(question) ?? []), definition.id]);
  return answers;
}

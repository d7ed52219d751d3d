/** Puts the sample of a survey beside what the survey found: who was asked, how many, and when. */
import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import { propertyOf } from "../../format/schema.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { anchorOf, citationInText, isWork, sourceSpan, titleOfWork } from "../texts/context.ts";
import { lineOfFields } from "../values/fields.ts";
import { itemBlocks, placeOfItem } from "./items.ts";
import { joined } from "../words/joined.ts";
import { itemsOf } from "./parts.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { linkNode, missingNode, paragraphNode, strongNode, textNode, withSpan } from "../tree/tree.ts";

/** The results of surveys and other figures, below the source that all of them come from: the sample of a survey, or a citation. */
export function resultBlocks(results: readonly Facts[], assessment: Assessment): BlockContent[] {
  return results.flatMap((facts, index) => {
    const [own, before] = [facts, results[index - 1]].map((each) =>
      textOf(valueAt(each?.item.value, "source")),
    );
    return [
      ...(own === before ? [] : sourceBlocks(facts, assessment)),
      ...itemBlocks(facts, assessment, {
        depth: 2,
        isEntry: true,
        shown: own !== undefined && isWork(own, assessment) ? ["source"] : [],
      }),
    ];
  });
}

/** The source above its results: the sample of a survey, its citation, or that there is none. */
function sourceBlocks({ item }: Facts, assessment: Assessment): BlockContent[] {
  const source = valueAt(item.value, "source");
  const id = textOf(source);
  const sample = sampleBlocks(id, assessment);
  if (sample.length > 0) return sample;
  if (id !== undefined && isWork(id, assessment)) return [sourceLine(citationInText([{ id }], assessment))];
  // Without it, a result would have the source of the one before.
  return source ? [] : [sourceLine(missingNode(t("not stated")))];
}

function sourceLine(words: PhrasingContent): BlockContent {
  return paragraphNode([strongNode(textNode(`${t("Source")}:`)), textNode(" "), words], { role: "field" });
}

/** The sample of the survey that a source reports; nothing if it reports none. */
export function sampleBlocks(id: string | undefined, assessment: Assessment): BlockContent[] {
  const source = itemsOf("sources", assessment).find(({ definition }) => definition?.id === id);
  const survey = source && valueAt(source.item.value, "survey");
  if (!source || id === undefined || survey?.kind !== "map" || survey.pairs.length === 0) return [];
  const place = placeOfItem(source, assessment);
  const schema = source.schema && propertyOf(source.schema, "survey");
  const { words, others } = lineOfFields({ node: survey, schema }, place, []);
  const title = linkNode(anchorOf("source", id), [textNode(titleOfWork(id, assessment))]);
  const head = [strongNode(textNode(`${t("Survey")}:`)), textNode(" "), title];
  return [
    withSpan(sourceSpan(place, survey), paragraphNode(joined([head, words], ". "), { role: "field" })),
    ...others,
  ];
}

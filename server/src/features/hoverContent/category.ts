/** The hover of a category or cluster of the taxonomy. */
import { t } from "@vscode/l10n";
import type { Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import { categoryOf, readTaxonomy, taxonomyWith } from "../../model/taxonomies/taxonomy.ts";
import { conceptWord } from "../../rules/words.ts";
import { memoOn } from "../../syntax/memo.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { answersTo } from "./answers.ts";
import type { Markdown } from "./markdown.ts";
import {
  bullets,
  code,
  formatMarkdown,
  joinMarkdown,
  asMarkdown,
  paragraphs,
  plainText,
  renderProse,
} from "./markdown.ts";
import { ranksOf } from "./ranks.ts";

/** The hover of a category or cluster; `undefined` if the taxonomy does not have it. */
export function categoryHover(assessment: Assessment, id: string): Markdown | undefined {
  const taxonomy = taxonomyFor(id, assessment);
  const category = categoryOf(taxonomy, id);
  if (!category) return undefined;
  const { concept, title, cluster, definition, examples } = category;
  const inside = cluster === undefined ? undefined : (taxonomy?.clusters.get(cluster)?.title ?? cluster);
  const members = Array.from(taxonomy?.categories.values() ?? []).filter((each) => each.cluster === id);
  return paragraphs(
    asMarkdown`**${plainText(title)}** — ${plainText(conceptWord(concept))} ${code(id)}`,
    inside === undefined ? undefined : formatMarkdown(t("In the cluster *{0}*"), plainText(inside)),
    definition === undefined ? undefined : renderProse(definition),
    examples.length > 0
      ? formatMarkdown(t("Examples: {0}"), joinMarkdown(", ", examples.map(plainText)))
      : undefined,
    concept === "cluster" && members.length > 0
      ? paragraphs(
          formatMarkdown(t("Its categories:")),
          bullets(members.map((each) => asMarkdown`${plainText(each.title)} ${code(each.id)}`)),
        )
      : undefined,
    ranksOf(assessment, id),
    answersTo(assessment, id),
    taxonomy?.title === undefined ? undefined : asMarkdown`*${plainText(taxonomy.title)}*`,
  );
}

/**
 * The taxonomy that has an id. In a taxonomy file this is the file's own one, otherwise the extended one, which may have
 * ids that the file excludes.
 */
function taxonomyFor(id: string, { kind, source, taxonomy, taxonomies }: Assessment): Taxonomy | undefined {
  return taxonomyWith(id, [...(kind === "taxonomy" ? [withOwn(source, taxonomy)] : []), ...taxonomies]);
}

const withOwn = memoOn(readTaxonomy);

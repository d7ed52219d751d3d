/** The card of a category or cluster of the taxonomy. */
import { t } from "@vscode/l10n";
import type { Taxonomy } from "../../model/taxonomy.ts";
import { categoryOf, readTaxonomy } from "../../model/taxonomy.ts";
import { conceptWord } from "../../rules/words.ts";
import { memoOn } from "../../syntax/memo.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { answersTo } from "./answers.ts";
import { bullets, code, paragraphs, plain } from "./markdown.ts";
import { ranksOf } from "./ranks.ts";

export function categoryCard(assessment: Assessment, id: string): string | undefined {
  const taxonomy = taxonomyWith(id, assessment);
  const category = categoryOf(taxonomy, id);
  if (!category) return undefined;
  const { concept, title, cluster, definition, examples } = category;
  const inside = cluster === undefined ? undefined : (taxonomy?.clusters.get(cluster)?.title ?? cluster);
  const members = Array.from(taxonomy?.categories.values() ?? []).filter((each) => each.cluster === id);
  return paragraphs(
    `**${plain(title)}** — ${conceptWord(concept)} ${code(id)}`,
    inside === undefined ? undefined : t("In the cluster *{0}*", plain(inside)),
    definition,
    examples.length > 0 ? t("Examples: {0}", examples.map(plain).join(", ")) : undefined,
    concept === "cluster" && members.length > 0
      ? paragraphs(
          t("Its categories:"),
          bullets(members.map((each) => `${plain(each.title)} ${code(each.id)}`)),
        )
      : undefined,
    ranksOf(assessment, id),
    answersTo(assessment, id),
    taxonomy?.title === undefined ? undefined : `*${plain(taxonomy.title)}*`,
  );
}

/** The taxonomy that has an id: a taxonomy file adds to the one that it extends, and leaves out some of that. */
function taxonomyWith(id: string, { kind, source, taxonomy }: Assessment): Taxonomy | undefined {
  const own = kind === "taxonomy" ? withOwn(source, taxonomy) : undefined;
  return categoryOf(own, id) ? own : taxonomy;
}

const withOwn = memoOn(readTaxonomy);

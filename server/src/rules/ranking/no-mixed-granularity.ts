import { t } from "@vscode/l10n";
import { listed } from "../../language/lists.ts";
import type { RankedItem } from "../../model/rankings/rankedItems.ts";
import { isForeign, rankedItemsIn } from "../../model/rankings/rankedItems.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports clusters that are ranked among categories. */
export const noMixedGranularity: Rule = {
  id: "no-mixed-granularity",
  severity: "information",
  summary: "A ranking ranks categories or clusters, not both.",
  forReaders: "A ranking does not mix single categories with groups of them.",
  why: "A cluster contains several categories. If a ranking gives one rank to a cluster, and another ranking gives each of its categories a rank, a comparison by category cannot know which of them the first rank means. If your source ranks a cluster, list the categories that it means under `covers`, or compare by cluster.",
  source:
    "Bailey (2005), Table 1: “Natural disasters”, a cluster of three categories, is ranked among categories",
  examples: [
    bad`
taxonomy: bailey-2005
rankings:
  mexico:
    order:
      - terrorism
      - natural-disasters
        ^^^^^^^^^^^^^^^^^ "natural-disasters" is a cluster, but other entries are categories. Its rank would apply to weather-related-disasters, geophysical-disasters, disease-related-disasters. Rank the categories that you mean, or list them under "covers: [weather-related-disasters, …]".
      - energy
`,
    bad`
taxonomy: bailey-2005
rankings:
  mexico:
    order:
      - crime-terrorism-rebellion
      - energy
        ^^^^^^ "energy" is a category, but other entries are clusters. Rank its cluster, "essential-resources", or rank only categories.
      - natural-disasters
`,
    good`
taxonomy: bailey-2005
threats:
  floods: {title: Floods, category: weather-related-disasters}
rankings:
  by-category: {order: [terrorism, floods, energy]}
  by-cluster: {order: [crime-terrorism-rebellion, natural-disasters]}
  composite:
    order:
      - terrorism
      - label: Natural disasters
        covers: [weather-related-disasters, geophysical-disasters, disease-related-disasters]
`,
  ],
  *checkDocument(view) {
    const { intactRankings, taxonomy } = view;
    if (!taxonomy) return;
    for (const ranking of intactRankings) {
      if (isForeign(ranking, view)) continue;
      const rankedItems = rankedItemsIn(ranking, view);
      const clusters = rankedItems.filter(({ classification }) => classification.concept === "cluster");
      const others = rankedItems.filter(({ classification }) => classification.concept !== "cluster");
      if (clusters.length === 0 || others.length === 0) continue;
      // Reports the smaller group, since it is the exception.
      for (const { name, classification } of clusters.length <= others.length
        ? clusters
        : categoriesOf(others)) {
        yield {
          span: name.span,
          message: messageOf(
            classification,
            [...taxonomy.categories.values()].filter(({ cluster }) => cluster === classification.id),
          ),
        };
      }
    }
  },
};

/**
 * Returns the ranked categories with a known cluster. A threat among clusters belongs to no single cluster.
 */
function categoriesOf(rankedItems: readonly RankedItem[]): RankedItem[] {
  return rankedItems.filter(
    ({ classification }) => classification.concept === "category" && classification.cluster !== undefined,
  );
}

function messageOf(
  { id, concept, cluster }: RankedItem["classification"],
  categories: readonly { readonly id: string }[],
): string {
  if (concept === "category") {
    return t(
      '"{0}" is a category, but other entries are clusters. Rank its cluster, "{1}", or rank only categories.',
      id,
      cluster ?? "",
    );
  }
  const ids = categories.map((category) => category.id);
  const [first = "…"] = ids;
  return t(
    '"{0}" is a cluster, but other entries are categories. Its rank would apply to {1}. Rank the categories that you mean, or list them under "covers: [{2}, …]".',
    id,
    listed(ids),
    first,
  );
}

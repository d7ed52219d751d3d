/** Renders the page of the bundled taxonomies. */
import type { ExampleData, GroupData, TaxonomyData } from "./data.ts";
import { codeSpan, generatedFrom, heading, page, tableOf } from "./markdown.ts";

/** Each taxonomy with a table of the categories in each cluster. */
export function taxonomiesPage(taxonomies: readonly TaxonomyData[]): string {
  return page([
    generatedFrom("server/data/taxonomies"),
    heading(1, "Bundled taxonomies"),
    INTRODUCTION,
    ...taxonomies.flatMap(taxonomyParts),
  ]);
}

const INTRODUCTION = `A taxonomy sorts threats into clusters and categories. An assessment names its taxonomy under
[\`taxonomy\`](format.md#taxonomy) and refers to the categories by their ids. A team can write
[its own taxonomy](format.md#taxonomy-files) or extend a bundled one.`;

function taxonomyParts(taxonomy: TaxonomyData): string[] {
  const { id, version = "", title, definition = "", scope = "", source = "", clusters = {} } = taxonomy;
  return [
    heading(2, codeSpan(id)),
    `**${title}**, version ${version}. ${definition.trim()}`,
    scope.trim(),
    ...Object.entries(clusters).flatMap(([cluster, data]) => clusterParts(cluster, data, taxonomy)),
    `Source: ${source.trim()}`,
  ];
}

function clusterParts(id: string, cluster: GroupData, { categories = {} }: TaxonomyData): string[] {
  const own = Object.entries(categories).filter(([, category]) => category.cluster === id);
  return [
    heading(3, cluster.title),
    `The cluster ${codeSpan(id)}${cluster.titles?.es === undefined ? "" : `, in Spanish “${cluster.titles.es}”`}. ${contentOf(cluster)}`,
    tableOf(
      ["Write", "Title", "In Spanish", "What belongs to it"],
      own.map(([category, data]) => [codeSpan(category), data.title, data.titles?.es ?? "", contentOf(data)]),
    ),
  ];
}

function contentOf({ definition = "", scope = "", examples = [] }: GroupData): string {
  const cases = examples.length > 0 ? `For example: ${examples.map(exampleText).join(", ")}.` : "";
  return [definition.trim(), scope.trim(), cases].filter((part) => part !== "").join(" ");
}

/** An example, followed by its own examples in parentheses. */
function exampleText(example: ExampleData): string {
  if (typeof example === "string") return example;
  const { name, examples = [] } = example;
  return examples.length > 0 ? `${name} (${examples.map(exampleText).join(", ")})` : name;
}

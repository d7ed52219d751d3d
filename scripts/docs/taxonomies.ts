/** Renders the page of the bundled taxonomies. */
import type { ExampleData, GroupData, MatchData, TaxonomyData } from "./data.ts";
import { codeSpan, generatedFrom, heading, page, tableOf } from "./markdown.ts";

/** Each taxonomy with a table of the categories in each cluster. */
export function taxonomiesPage(taxonomies: readonly TaxonomyData[]): string {
  return page([
    generatedFrom("server/data/taxonomies"),
    heading(1, "Bundled taxonomies"),
    INTRODUCTION,
    ...taxonomies.flatMap(taxonomyParts),
    heading(2, "Matches"),
    MATCHES,
    heading(2, "Exchange with other programs"),
    EXCHANGE,
  ]);
}

const INTRODUCTION = `A taxonomy sorts threats into clusters and categories. An assessment names its taxonomy under
[\`taxonomy\`](format.md#taxonomy) and refers to the categories by their ids. A team can write
[its own taxonomy](format.md#taxonomy-files) or extend a bundled one. The definitions are in our own words.`;

const MATCHES = `A category can say how it relates to [those of other taxonomies](format.md#match-of-a-taxonomy), so that rankings by different
taxonomies can be compared. The relations are those of SKOS, a standard of the W3C: an exact, a close, a broader, a narrower or
a related match. The tables above show them. A match counts in both directions, so one of the two taxonomies is enough.`;

const EXCHANGE = `Thesaurus programs and catalogs exchange taxonomies as SKOS. The
[command line](command-line.md#threat-assessment-taxonomy) writes and reads it, as Turtle and as JSON-LD:

\`\`\`sh
threat-assessment taxonomy export nrr-2025 > nrr-2025.ttl
threat-assessment taxonomy import nrr-2025.ttl > nrr.taxonomy.yaml
threat-assessment check nrr.taxonomy.yaml
\`\`\``;

function taxonomyParts(taxonomy: TaxonomyData): string[] {
  const { id, version = "", title, definition = "", scope = "", source = "", remarks = "" } = taxonomy;
  const { clusters = {}, categories = {} } = taxonomy;
  const alone = Object.entries(categories).filter(([, { cluster }]) => cluster === undefined);
  return [
    heading(2, codeSpan(id)),
    `**${title}**, version ${version}. ${definition.trim()}`,
    scope.trim(),
    remarks.trim(),
    ...Object.entries(clusters).flatMap(([cluster, data]) => clusterParts(cluster, data, taxonomy)),
    alone.length > 0 ? categoryTable(alone) : "",
    `Source: ${source.trim()}`,
  ];
}

function clusterParts(id: string, cluster: GroupData, { categories = {} }: TaxonomyData): string[] {
  const own = Object.entries(categories).filter(([, category]) => category.cluster === id);
  const matches = (cluster.matches ?? []).map(matchText).join("; ");
  return [
    heading(3, cluster.title),
    `The cluster ${codeSpan(id)}${cluster.titles?.es === undefined ? "" : `, in Spanish “${cluster.titles.es}”`}. ${contentOf(cluster)}`,
    matches === "" ? "" : `In other taxonomies: ${matches}.`,
    categoryTable(own),
  ];
}

function categoryTable(categories: readonly (readonly [id: string, data: GroupData])[]): string {
  const columns = allColumns.filter(({ of }) => categories.some(([id, data]) => of(data, id) !== ""));
  return tableOf(
    columns.map(({ head }) => head),
    categories.map(([id, data]) => columns.map(({ of }) => of(data, id))),
  );
}

const allColumns: readonly { readonly head: string; readonly of: (data: GroupData, id: string) => string }[] =
  [
    { head: "Write", of: (_, id) => codeSpan(id) },
    { head: "Title", of: ({ title }) => title },
    { head: "In Spanish", of: ({ titles }) => titles?.es ?? "" },
    { head: "What belongs to it", of: contentOf },
    { head: "In other taxonomies", of: ({ matches = [] }) => matches.map(matchText).join("; ") },
  ];

const kinds = new Map([
  ["exact", "same as"],
  ["close", "close to"],
  ["broad", "narrower than"],
  ["narrow", "broader than"],
  ["related", "related to"],
]);

function matchText({ kind, taxonomy = "", category = [] }: MatchData): string {
  const categories = [category].flat().map(codeSpan).join(", ");
  return `${kinds.get(kind) ?? kind} ${categories} in ${codeSpan(taxonomy)}`;
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

/** Makes the content of a taxonomy file of a concept scheme of SKOS. */
import { idOf, isId } from "../../model/id.ts";
import type { MatchKind } from "../../model/match.ts";
import { matchKinds } from "../../model/match.ts";
import { addToIndex } from "../../syntax/memo.ts";
import { bundledTaxonomies } from "../../workspace/library.ts";
import { Graph } from "./graph.ts";
import type { Literal, Statement } from "./statement.ts";
import { matchProperties, namedInOwnUri, ownUri } from "./statement.ts";

/** The content of a taxonomy file, and the properties of SKOS that have no place in it. */
export interface TaxonomyContent {
  readonly content: object;
  readonly left: readonly string[];
}

/** Returns the URIs of the concept schemes. */
export function schemesIn(statements: readonly Statement[]): string[] {
  return [...new Set(new Graph(statements).ofType("skos:ConceptScheme"))];
}

/** Returns the content of the file for a concept scheme. */
export function contentOfScheme(statements: readonly Statement[], scheme: string): TaxonomyContent {
  const graph = new Graph(statements);
  const concepts = conceptsOf(graph, scheme);
  const language = languageOf(graph, scheme, concepts);
  const ids = idsOf(concepts, { graph, language });
  const parents = new Map(concepts.map((each) => [each, parentOf(graph, each, ids)]));
  const about = { graph, scheme, language, ids, parents, base: baseOf(scheme) };
  const clusters = concepts.filter((each) => isCluster(each, parents));
  const section = (members: readonly string[]): object | undefined =>
    members.length === 0
      ? undefined
      : (Object.fromEntries(members.map((each) => [ids.get(each), aboutConcept(each, about)])) as object);
  const content = compact({
    ...aboutScheme(about),
    clusters: section(clusters),
    categories: section(concepts.filter((each) => !clusters.includes(each))),
  });
  const left = graph.unused([scheme, ...concepts]).map(({ property, value }) => {
    const name = property.replace(/^.*[#/]/, "");
    return "language" in value && value.language !== "" && value.language !== language
      ? `${name} (${value.language})`
      : name;
  });
  return { content, left: [...new Set(left)] };
}

/** What the content of a concept depends on. */
interface About {
  readonly graph: Graph;
  readonly scheme: string;
  /** The URI that the URIs of concepts begin with. */
  readonly base: string;
  readonly language: string;
  readonly ids: ReadonlyMap<string, string>;
  readonly parents: ReadonlyMap<string, string | undefined>;
}

function conceptsOf(graph: Graph, scheme: string): string[] {
  const named = [
    ...graph.uris(scheme, "skos:hasTopConcept"),
    ...graph.subjects("skos:topConceptOf", scheme),
    ...graph.subjects("skos:inScheme", scheme),
  ];
  const all = graph.ofType("skos:Concept");
  const members = new Set(named);
  // A file with a single scheme often does not say which scheme its concepts are in.
  return [...new Set(members.size === 0 ? all : all.filter((each) => members.has(each)))];
}

function languageOf(graph: Graph, scheme: string, concepts: readonly string[]): string {
  const [stated] = graph.texts(scheme, "dct:language");
  const counts = new Map<string, number>();
  const labels = concepts.flatMap((each) => graph.texts(each, "skos:prefLabel"));
  for (const { language } of labels) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return stated?.text ?? most?.[0] ?? "";
}

/** Chooses an id for each concept: its notation if that is one, else its label, else the end of its URI. */
function idsOf(
  concepts: readonly string[],
  { graph, language }: { readonly graph: Graph; readonly language: string },
): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const concept of concepts) {
    const notation = graph.texts(concept, "skos:notation").find(({ text }) => isId(text))?.text;
    const label = inLanguage(graph.texts(concept, "skos:prefLabel"), language)[0] ?? "";
    const id =
      notation ?? [label, concept.replace(/^.*[#/:]/, ""), "concept"].map(idOf).find(Boolean) ?? "concept";
    let unique = id;
    for (let count = 2; taken.has(unique); count++) unique = `${id}-${count}`;
    taken.add(unique);
    ids.set(concept, unique);
  }
  return ids;
}

function parentOf(graph: Graph, concept: string, ids: ReadonlyMap<string, string>): string | undefined {
  const broader = [...graph.uris(concept, "skos:broader"), ...graph.subjects("skos:narrower", concept)];
  graph.use(concept, "skos:narrower");
  return broader.find((each) => ids.has(each) && each !== concept);
}

function isCluster(concept: string, parents: About["parents"]): boolean {
  return parents.get(concept) === undefined && [...parents.values()].includes(concept);
}

/** Returns the topmost concept above one; `undefined` if there is none, or if the concepts above form a circle. */
function rootOf(concept: string, parents: About["parents"]): string | undefined {
  const seen = new Set<string>();
  let root = parents.get(concept);
  while (root !== undefined && !seen.has(root)) {
    seen.add(root);
    const next = parents.get(root);
    if (next === undefined) return root;
    root = next;
  }
  return undefined;
}

/** Returns what the URIs of the concepts of a scheme begin with. */
function baseOf(scheme: string): string {
  return scheme.replace(/[#/]$/, "");
}

function aboutScheme({ graph, scheme, base, language }: About): object {
  const [identifier] = graph.texts(scheme, "dct:identifier");
  const id = idOf(identifier?.text ?? base.replace(/^.*[#/:]/, "")) || "taxonomy";
  const titles = [...graph.texts(scheme, "dct:title"), ...graph.texts(scheme, "skos:prefLabel")];
  const definitions = graph.texts(scheme, "dct:description");
  const text = (property: Parameters<Graph["texts"]>[1]): string | undefined =>
    joined(graph.texts(scheme, property));
  graph.use(scheme, "rdf:type");
  return {
    taxonomy: 1,
    id,
    version: text("owl:versionInfo"),
    title: inLanguage(titles, language)[0] ?? titles[0]?.text,
    titles: inOthers(titles, language),
    language: language === "" ? undefined : language,
    authors: listed(graph.texts(scheme, "dct:creator").map((each) => each.text)),
    date: text("dct:issued"),
    definition: joined(ofLanguage(definitions, language)),
    definitions: inOthers(definitions, language),
    scope: text("skos:scopeNote"),
    source: text("dct:source"),
    URI: base === ownUri(id) ? undefined : scheme,
    remarks: text("skos:note"),
  };
}

function aboutConcept(concept: string, { graph, scheme, base, language, ids, parents }: About): object {
  const id = ids.get(concept) ?? "";
  const root = rootOf(concept, parents);
  const cluster = root !== undefined && isCluster(root, parents) ? ids.get(root) : undefined;
  const texts = (property: Parameters<Graph["texts"]>[1]): Literal[] => graph.texts(concept, property);
  const named = (property: Parameters<Graph["texts"]>[1]): string[] =>
    graph.uris(concept, property).flatMap((uri) => ids.get(uri) ?? []);
  const labels = texts("skos:prefLabel");
  const examples = texts("skos:example");
  const deprecated = texts("owl:deprecated").some(({ text }) => text === "true");
  for (const example of examples)
    if (example.language !== language && example.language !== "")
      graph.leave(concept, "skos:example", example);
  for (const property of ["rdf:type", "skos:inScheme", "skos:topConceptOf", "skos:notation"] as const)
    graph.use(concept, property);
  return compact({
    cluster,
    title: inLanguage(labels, language)[0] ?? labels[0]?.text ?? id,
    titles: inOthers(labels, language),
    definition: joined(ofLanguage(texts("skos:definition"), language)),
    definitions: inOthers(texts("skos:definition"), language),
    scope: cluster === undefined ? joined(texts("skos:scopeNote")) : undefined,
    examples:
      cluster === undefined && isCluster(concept, parents)
        ? undefined
        : listed(inLanguage(examples, language)),
    aliases: listed(texts("skos:altLabel").map(({ text }) => text)),
    "see-also": listed(named("skos:related")),
    URI: concept === `${base}#${id}` || concept === `${scheme}${id}` ? undefined : concept,
    matches: listed(matchesOf(graph, concept)),
    deprecated: joined(texts("skos:changeNote")) ?? (deprecated ? "Deprecated." : undefined),
    "replaced-by": listed(named("dct:isReplacedBy")),
    source: joined(texts("dct:source")),
    remarks: joined(texts("skos:note")),
  });
}

/** Returns the matches: with the categories of bundled taxonomies by their ids, with others by their URIs. */
function matchesOf(graph: Graph, concept: string): object[] {
  return matchKinds.flatMap((kind: MatchKind) => {
    const byTaxonomy = new Map<string, string[]>();
    const others: string[] = [];
    for (const uri of graph.uris(concept, { uri: matchProperties[kind] })) {
      const own = namedInOwnUri(uri);
      if (own && bundledTaxonomies.includes(own.taxonomy)) addToIndex(byTaxonomy, own.taxonomy, own.category);
      else others.push(uri);
    }
    return [
      ...Array.from(byTaxonomy, ([taxonomy, [first, ...more]]) => ({
        kind,
        taxonomy,
        category: more.length > 0 ? [first, ...more] : first,
      })),
      ...others.map((URL) => ({ kind, URL })),
    ];
  });
}

/** Returns the texts in the language of the taxonomy, or in none. */
function ofLanguage(texts: readonly Literal[], language: string): Literal[] {
  return texts.filter((each) => each.language === language || each.language === "");
}

function inLanguage(texts: readonly Literal[], language: string): string[] {
  return ofLanguage(texts, language).map(({ text }) => text);
}

/** Returns the texts in other languages, by language. */
function inOthers(texts: readonly Literal[], language: string): object | undefined {
  const others = texts.filter((each) => each.language !== language && each.language !== "");
  return others.length === 0
    ? undefined
    : Object.fromEntries(others.map((each) => [each.language, each.text]));
}

function joined(texts: readonly Literal[]): string | undefined {
  return texts.length === 0 ? undefined : texts.map(({ text }) => text).join("\n\n");
}

function listed<T>(all: readonly T[]): readonly T[] | undefined {
  return all.length === 0 ? undefined : all;
}

/** Returns an object without its undefined values. */
function compact(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

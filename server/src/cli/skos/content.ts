/** Makes the content of a taxonomy file of a concept scheme of SKOS. */
import { idOf, isId } from "../../model/basics/id.ts";
import type { MatchKind } from "../../model/taxonomies/match.ts";
import { matchKinds } from "../../model/taxonomies/match.ts";
import { addToIndex } from "../../syntax/memo.ts";
import { bundledTaxonomies } from "../../workspace/library.ts";
import { Graph } from "./graph.ts";
import { Hierarchy } from "./hierarchy.ts";
import type { Literal, Statement } from "./statement.ts";
import { matchProperties, namedInOwnUri, ownUri } from "./statement.ts";

/** The content of a taxonomy file, and what is not in it as the graph says it. */
interface TaxonomyContent {
  readonly content: object;
  /** The properties that have no place in it, with their languages, and the relations: `broader (b → a)`. */
  readonly left: readonly string[];
  /** The ids of the concepts without a label, which serve as their titles. */
  readonly unlabeled: readonly string[];
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
  const hierarchy = new Hierarchy(graph, ids);
  const about = { graph, scheme, language, ids, hierarchy, base: baseOf(scheme) };
  const clusters = concepts.filter((each) => hierarchy.isCluster(each));
  const section = (members: readonly string[]): object | undefined =>
    members.length === 0
      ? undefined
      : (Object.fromEntries(members.map((each) => [ids.get(each), aboutConcept(each, about)])) as object);
  const content = compact({
    ...aboutScheme(about),
    clusters: section(clusters),
    categories: section(concepts.filter((each) => !hierarchy.isCluster(each))),
  });
  const left = [
    ...graph.unused([scheme, ...concepts]).map((each) => propertyName(each, language)),
    ...hierarchy.lost().map(([narrower, broader]) => `broader (${narrower} → ${broader})`),
  ];
  const unlabeled = concepts.filter((each) => graph.texts(each, "skos:prefLabel").length === 0);
  return {
    content,
    left: [...new Set(left)],
    unlabeled: unlabeled.flatMap((each) => ids.get(each) ?? []),
  };
}

function propertyName({ property, value }: Statement, language: string): string {
  const name = property.replace(/^.*[#/]/, "");
  return "language" in value && value.language !== "" && value.language !== language
    ? `${name} (${value.language})`
    : name;
}

/** What the content of a concept depends on. */
interface About {
  readonly graph: Graph;
  readonly scheme: string;
  /** The URI that the URIs of concepts begin with. */
  readonly base: string;
  readonly language: string;
  readonly ids: ReadonlyMap<string, string>;
  readonly hierarchy: Hierarchy;
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
  /** For each id that is taken, how many concepts have asked for it. */
  const taken = new Map<string, number>();
  for (const concept of concepts) {
    const notation = graph.texts(concept, "skos:notation").find(({ text }) => isId(text))?.text;
    const label = inLanguage(graph.texts(concept, "skos:prefLabel"), language)[0] ?? "";
    const id =
      notation ?? [label, concept.replace(/^.*[#/:]/, ""), "concept"].map(idOf).find(Boolean) ?? "concept";
    let unique = id;
    for (let count = 1 + (taken.get(id) ?? 1); taken.has(unique); count++) {
      unique = `${id}-${count}`;
      taken.set(id, count);
    }
    taken.set(unique, 1);
    ids.set(concept, unique);
  }
  return ids;
}

/** Returns what the URIs of the concepts of a scheme begin with. */
function baseOf(scheme: string): string {
  return scheme.replace(/[#/]$/, "");
}

function aboutScheme(about: About): object {
  const { graph, scheme, base, language } = about;
  const [identifier] = graph.texts(scheme, "dct:identifier");
  const id = idOf(identifier?.text ?? base.replace(/^.*[#/:]/, "")) || "taxonomy";
  const titles = titlesOf(scheme, ["dct:title", "skos:prefLabel"], about);
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

function aboutConcept(concept: string, about: About): object {
  const { graph, scheme, base, language, ids, hierarchy } = about;
  const id = ids.get(concept) ?? "";
  const parent = hierarchy.clusterOf(concept);
  const cluster = parent === undefined ? undefined : ids.get(parent);
  const isCluster = hierarchy.isCluster(concept);
  const texts = (property: Parameters<Graph["texts"]>[1]): Literal[] => graph.texts(concept, property);
  const labels = titlesOf(concept, ["skos:prefLabel"], about);
  const definitions = texts("skos:definition");
  const deprecated = texts("owl:deprecated").some(({ text }) => text === "true");
  for (const property of ["rdf:type", "skos:inScheme", "skos:topConceptOf", "skos:notation"] as const)
    graph.use(concept, property);
  return compact({
    cluster,
    title: inLanguage(labels, language)[0] ?? labels[0]?.text ?? id,
    titles: inOthers(labels, language),
    definition: joined(ofLanguage(definitions, language)),
    definitions: inOthers(definitions, language),
    scope: cluster === undefined ? joined(texts("skos:scopeNote")) : undefined,
    examples: isCluster ? undefined : listed(examplesOf(concept, about)),
    aliases: listed(texts("skos:altLabel").map(({ text }) => text)),
    "see-also": isCluster ? undefined : listed(conceptsUnder(concept, "skos:related", about)),
    URI: concept === `${base}#${id}` || concept === `${scheme}${id}` ? undefined : concept,
    matches: listed(matchesOf(graph, concept)),
    deprecated: joined(texts("skos:changeNote")) ?? (deprecated ? "Deprecated." : undefined),
    "replaced-by": listed(conceptsUnder(concept, "dct:isReplacedBy", about)),
    source: joined(texts("dct:source")),
    remarks: joined(texts("skos:note")),
  });
}

/** Returns the examples. Those in other languages have no place. */
function examplesOf(concept: string, { graph, language }: About): string[] {
  const all = graph.texts(concept, "skos:example");
  const own = ofLanguage(all, language);
  graph.leave(concept, "skos:example", (value) => !own.some((each) => each === value));
  return own.map(({ text }) => text);
}

/** Returns the ids of the concepts that are values of a property. Those outside of the scheme have no place. */
function conceptsUnder(
  concept: string,
  property: Parameters<Graph["texts"]>[1],
  { graph, ids }: About,
): string[] {
  const uris = graph.uris(concept, property);
  graph.leave(concept, property, (value) => "uri" in value && !ids.has(value.uri));
  return uris.flatMap((uri) => ids.get(uri) ?? []);
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
  const codes = [...new Set(others.map((each) => each.language))];
  return codes.length === 0
    ? undefined
    : Object.fromEntries(
        codes.map((code) => [code, joined(others.filter((each) => each.language === code))]),
      );
}

/** Returns the first title in each language. There is no place for others. */
function titlesOf(
  subject: string,
  properties: readonly Parameters<Graph["texts"]>[1][],
  { graph, language }: About,
): Literal[] {
  const first = new Map<string, Literal>();
  const codeOf = (each: Literal): string => each.language || language;
  for (const property of properties) {
    for (const each of graph.texts(subject, property))
      if (!first.has(codeOf(each))) first.set(codeOf(each), each);
    graph.leave(
      subject,
      property,
      (value) => "text" in value && first.get(codeOf(value))?.text !== value.text,
    );
  }
  return [...first.values()];
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

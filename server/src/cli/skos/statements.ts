/** Says in SKOS what a taxonomy says. */
import type { Category, Taxonomy } from "../../model/taxonomy.ts";
import { categoryOf } from "../../model/taxonomy.ts";
import { contentOf, entriesOf, itemsOf, plainTexts, textUnder, valueUnder } from "./file.ts";
import type { Literal, Resource, Statement } from "./statement.ts";
import { expanded, matchProperties, ownUri } from "./statement.ts";
import { addToIndex, memo } from "../../syntax/memo.ts";

/** Finds the taxonomy that a reference in a file names. */
export type FindTaxonomy = (reference: string, from: string) => Taxonomy | undefined;

/** Returns the statements about a taxonomy, its clusters and its categories, also the inherited ones. */
export function statementsOf(taxonomy: Taxonomy, find: FindTaxonomy): Statement[] {
  const scheme = schemeUri(taxonomy);
  const all = [...taxonomy.clusters.values(), ...taxonomy.categories.values()];
  const about = { taxonomy, scheme, find };
  return [
    ...aboutScheme(taxonomy, scheme),
    ...all.filter((each) => !parentOf(each, taxonomy)).map((each) => top(scheme, conceptUri(each, taxonomy))),
    ...all.flatMap((each) => aboutConcept(each, about)),
  ];
}

/** What the statements about a category depend on. */
interface About {
  readonly taxonomy: Taxonomy;
  readonly scheme: string;
  readonly find: FindTaxonomy;
}

function schemeUri({ source, id = "taxonomy" }: Taxonomy): string {
  return textUnder(contentOf(source), "URI") ?? ownUri(id);
}

function conceptUri(category: Category, taxonomy: Taxonomy): string {
  return textUnder(definitionOf(category), "URI") ?? `${schemeUri(taxonomy)}#${category.id}`;
}

/** Returns what the file says about a cluster or a category. */
function definitionOf({ source, concept, id }: Category): unknown {
  return valueUnder(valueUnder(contentOf(source), concept === "cluster" ? "clusters" : "categories"), id);
}

function parentOf({ concept, cluster }: Category, { clusters }: Taxonomy): Category | undefined {
  return concept === "category" && cluster !== undefined ? clusters.get(cluster) : undefined;
}

function top(scheme: string, concept: string): Statement {
  return { subject: scheme, property: expanded("skos:hasTopConcept"), value: { uri: concept } };
}

function aboutScheme({ source, id, version }: Taxonomy, subject: string): Statement[] {
  const content = contentOf(source);
  const say = sayer(subject);
  const text = (key: string): string[] => plainTexts(valueUnder(content, key));
  return [
    say("rdf:type", [{ uri: expanded("skos:ConceptScheme") }]),
    say("dct:identifier", id === undefined ? [] : [plain(id)]),
    say("owl:versionInfo", version === undefined ? [] : [plain(version)]),
    say(
      "dct:title",
      translations(content, { key: "title", others: "titles", language: languageOf(content) }),
    ),
    say("dct:description", definitions(content, languageOf(content))),
    say("skos:scopeNote", tagged(text("scope"), languageOf(content))),
    say("skos:note", tagged(text("remarks"), languageOf(content))),
    say("dct:language", text("language").map(plain)),
    say("dct:creator", text("authors").map(plain)),
    say("dct:issued", text("date").map(plain)),
    say("dct:source", tagged(text("source"), languageOf(content))),
  ].flat();
}

function aboutConcept(category: Category, { taxonomy, scheme, find }: About): Statement[] {
  const content = definitionOf(category);
  const language = languageOf(contentOf(category.source));
  const subject = conceptUri(category, taxonomy);
  const say = sayer(subject);
  const text = (key: string): Literal[] => tagged(plainTexts(valueUnder(content, key)), language);
  const labels = translations(content, { key: "title", others: "titles", language });
  const parent = parentOf(category, taxonomy);
  const uris = (key: string): Resource[] => {
    const named = plainTexts(valueUnder(content, key)).flatMap((id) => categoryOf(taxonomy, id) ?? []);
    return named.map((each) => ({ uri: conceptUri(each, taxonomy) }));
  };
  return [
    say("rdf:type", [{ uri: expanded("skos:Concept") }]),
    say("skos:inScheme", [{ uri: scheme }]),
    say("skos:topConceptOf", parent ? [] : [{ uri: scheme }]),
    say("skos:notation", [plain(category.id)]),
    say("skos:prefLabel", labels.length > 0 ? labels : tagged([category.id], language)),
    say("skos:altLabel", aliasesIn(text("aliases"), labels)),
    say("skos:definition", definitions(content, language)),
    say("skos:scopeNote", text("scope")),
    say("skos:example", examplesIn(valueUnder(content, "examples"), language)),
    say("skos:note", text("remarks")),
    say("dct:source", text("source")),
    say("skos:broader", parent ? [{ uri: conceptUri(parent, taxonomy) }] : []),
    say("skos:related", relatedTo(category, taxonomy, uris("see-also"))),
    say("owl:deprecated", category.deprecated ? [TRUE] : []),
    say("skos:changeNote", text("deprecated")),
    say("dct:isReplacedBy", uris("replaced-by")),
    matchesOf(category, subject, find),
  ].flat();
}

const TRUE: Literal = { text: "true", language: "", type: expanded("xsd:boolean") };

/** A relation is for categories of which neither includes the other (SKOS, S27). */
function relatedTo(category: Category, taxonomy: Taxonomy, named: readonly Resource[]): Resource[] {
  const parent = parentOf(category, taxonomy);
  const parts = partsIn(taxonomy).get(category) ?? [];
  const kin = new Set(
    [category, ...(parent ? [parent] : []), ...parts].map((each) => conceptUri(each, taxonomy)),
  );
  return named.filter(({ uri }) => !kin.has(uri));
}

/** Returns the categories of each cluster. */
const partsIn = memo((taxonomy: Taxonomy): ReadonlyMap<Category, readonly Category[]> => {
  const parts = new Map<Category, Category[]>();
  for (const each of taxonomy.categories.values()) {
    const parent = parentOf(each, taxonomy);
    if (parent) addToIndex(parts, parent, each);
  }
  return parts;
});

function matchesOf({ matches, source }: Category, subject: string, find: FindTaxonomy): Statement[] {
  return matches.flatMap(({ kind, taxonomy: reference, categories, URL }) => {
    const other = reference === undefined ? undefined : find(reference, source.uri);
    const uris = categories.flatMap((id) => {
      const category = other && categoryOf(other, id);
      return category ? [conceptUri(category, other)] : [];
    });
    return [...uris, ...(URL === undefined ? [] : [URL])].map((uri) => ({
      subject,
      property: matchProperties[kind],
      value: { uri },
    }));
  });
}

function languageOf(content: unknown): string {
  return textUnder(content, "language") ?? "";
}

/** Returns a text and its translations, one for each language. */
function translations(
  content: unknown,
  { key, others, language }: { readonly key: string; readonly others: string; readonly language: string },
): Literal[] {
  const own = tagged(plainTexts(valueUnder(content, key)).slice(0, 1), language);
  const translated = entriesOf(valueUnder(content, others)).flatMap(([code, text]) =>
    code === language ? [] : tagged(plainTexts(text).slice(0, 1), code),
  );
  return [...own, ...translated];
}

function definitions(content: unknown, language: string): Literal[] {
  return translations(content, { key: "definition", others: "definitions", language });
}

/** An alternative label differs from the preferred one (SKOS, S13). */
function aliasesIn(aliases: readonly Literal[], labels: readonly Literal[]): Literal[] {
  return aliases.filter(
    ({ text, language }) => !labels.some((label) => label.text === text && label.language === language),
  );
}

/** Returns the examples as texts: a group with its examples after a colon, in each language that all of them have. */
function examplesIn(examples: unknown, language: string): Literal[] {
  return itemsOf(examples).flatMap((example) => {
    const codes = new Set(entriesOf(valueUnder(example, "titles")).map(([code]) => code));
    return [language, ...[...codes].filter((code) => code !== language)].flatMap((code) => {
      const text = exampleText(example, code === language ? undefined : code);
      return text === undefined ? [] : tagged([text], code);
    });
  });
}

/** @param code The language of the text; `undefined` for the taxonomy's own. */
function exampleText(example: unknown, code: string | undefined): string | undefined {
  const name =
    plainTexts(example)[0] ??
    (code === undefined ? textUnder(example, "name") : textUnder(valueUnder(example, "titles"), code));
  const inner = itemsOf(valueUnder(example, "examples")).map((each) => exampleText(each, code));
  if (name === undefined || inner.includes(undefined)) return undefined;
  return inner.length > 0 ? `${name}: ${inner.join(", ")}` : name;
}

function tagged(texts: readonly string[], language: string): Literal[] {
  return texts.map((text) => ({ text, language }));
}

function plain(text: string): Literal {
  return { text, language: "" };
}

/** Returns a function that states the values of a property. */
function sayer(
  subject: string,
): (property: Parameters<typeof expanded>[0], values: readonly (Resource | Literal)[]) => Statement[] {
  return (property, values) => values.map((value) => ({ subject, property: expanded(property), value }));
}

/** Says in SKOS what a taxonomy says. */
import type { Category, Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import { categoryOf } from "../../model/taxonomies/taxonomy.ts";
import type { MatchKind } from "../../model/taxonomies/match.ts";
import { matchKinds } from "../../model/taxonomies/match.ts";
import { memo } from "../../syntax/memo.ts";
import type { Source } from "../../syntax/source.ts";
import type { FileValue } from "./file.ts";
import { contentOf } from "./file.ts";
import type { Literal, Resource, Statement } from "./statement.ts";
import { expanded, matchProperties, ownUri } from "./statement.ts";
import {
  alternativeLabels,
  definitions,
  examplesIn,
  withoutLanguage,
  tagged,
  textWithTranslations,
} from "./texts.ts";

/** Finds the taxonomy that a reference in a file names. */
export type FindTaxonomy = (reference: string, from: string) => Taxonomy | undefined;

/** The statements about a taxonomy, and what they leave out. */
export interface Exported {
  readonly statements: readonly Statement[];
  /** What SKOS has no place for, by the keys of the format: `examples.note`. */
  readonly unplaced: readonly string[];
  /** What cannot be exported because it names nothing: a reference with the keys that lead to it. */
  readonly unresolved: readonly Unresolved[];
}

/** A reference to nothing, or a word that is not one of the format. */
export interface Unresolved {
  /** Such as `categories.fire.matches`. */
  readonly where: string;
  readonly text: string;
}

/** Returns the statements about a taxonomy, its clusters and its categories, also the inherited ones. */
export function exportedOf(taxonomy: Taxonomy, find: FindTaxonomy): Exported {
  const file = memo(contentOf);
  const unresolved: Unresolved[] = [];
  const about: About = {
    taxonomy,
    scheme: schemeUri(taxonomy, file),
    find,
    file,
    leave: (value) => {
      unresolved.push({ where: value.path.join("."), text: value.plain ?? "" });
    },
  };
  const all = [...taxonomy.clusters.values(), ...taxonomy.categories.values()];
  const statements = [
    ...aboutScheme(about),
    ...all
      .filter((each) => !parentOf(each, taxonomy))
      .map((each) => top(about.scheme, conceptUri(each, taxonomy, file))),
    ...all.flatMap((each) => aboutConcept(each, about)),
  ];
  return { statements, unplaced: unplacedIn(all, about), unresolved };
}

/** What the statements about a category depend on. */
interface About {
  readonly taxonomy: Taxonomy;
  readonly scheme: string;
  readonly find: FindTaxonomy;
  /** Returns the content of a file, and always the same object. */
  readonly file: (source: Source) => FileValue;
  /** Notes that a reference leads to nothing. */
  readonly leave: (value: FileValue) => void;
}

/** The keys of a file that say how it is read. */
const READ_BY_THE_PROGRAM = ["taxonomy", "extends", "drop", "clusters", "categories"];

function unplacedIn(all: readonly Category[], { taxonomy, file }: About): string[] {
  const own = file(taxonomy.source)
    .entries()
    .flatMap(([key, value]) => (READ_BY_THE_PROGRAM.includes(key) ? [] : value.unused()));
  const names = [
    ...own.map(({ path }) => path.join(".")),
    // The keys that lead to a category are its section and its id.
    ...all.flatMap((each) => definitionOf(each, file).unused()).map(({ path }) => path.slice(2).join(".")),
  ];
  return [...new Set(names)];
}

function schemeUri({ source, id = "taxonomy" }: Taxonomy, file: About["file"]): string {
  return file(source).under("URI").text() ?? ownUri(id);
}

function conceptUri(category: Category, taxonomy: Taxonomy, file: About["file"]): string {
  return definitionOf(category, file).under("URI").text() ?? `${schemeUri(taxonomy, file)}#${category.id}`;
}

/** Returns what the file says about a cluster or a category. */
function definitionOf({ source, concept, id }: Category, file: About["file"]): FileValue {
  return file(source)
    .under(concept === "cluster" ? "clusters" : "categories")
    .under(id);
}

function parentOf({ concept, cluster }: Category, { clusters }: Taxonomy): Category | undefined {
  return concept === "category" && cluster !== undefined ? clusters.get(cluster) : undefined;
}

function top(scheme: string, concept: string): Statement {
  return { subject: scheme, property: expanded("skos:hasTopConcept"), value: { uri: concept } };
}

function aboutScheme({ taxonomy, scheme, file }: About): Statement[] {
  const { source, id, version } = taxonomy;
  const content = file(source);
  const language = content.under("language").text() ?? "";
  const say = sayer(scheme);
  const text = (key: string): string[] => content.under(key).texts();
  // The model has read them already.
  for (const key of ["id", "version"]) content.under(key).use();
  return [
    say("rdf:type", [{ uri: expanded("skos:ConceptScheme") }]),
    say("dct:identifier", id === undefined ? [] : [withoutLanguage(id)]),
    say("owl:versionInfo", version === undefined ? [] : [withoutLanguage(version)]),
    say("dct:title", textWithTranslations(content, { key: "title", others: "titles", language })),
    say("dct:description", definitions(content, language)),
    say("skos:scopeNote", tagged(text("scope"), language)),
    say("skos:note", tagged(text("remarks"), language)),
    say("dct:language", text("language").map(withoutLanguage)),
    say("dct:creator", text("authors").map(withoutLanguage)),
    say("dct:issued", text("date").map(withoutLanguage)),
    say("dct:source", tagged(text("source"), language)),
  ].flat();
}

function aboutConcept(category: Category, about: About): Statement[] {
  const { taxonomy, scheme, file } = about;
  const content = definitionOf(category, file);
  const language = file(category.source).under("language").text() ?? "";
  const subject = conceptUri(category, taxonomy, file);
  const say = sayer(subject);
  const text = (key: string): Literal[] => tagged(content.under(key).texts(), language);
  const labels = textWithTranslations(content, { key: "title", others: "titles", language });
  const parent = parentIn(content, category, about);
  return [
    say("rdf:type", [{ uri: expanded("skos:Concept") }]),
    say("skos:inScheme", [{ uri: scheme }]),
    say("skos:topConceptOf", parent ? [] : [{ uri: scheme }]),
    say("skos:notation", [withoutLanguage(category.id)]),
    say("skos:prefLabel", labels.length > 0 ? labels : tagged([category.id], language)),
    say("skos:altLabel", alternativeLabels(text("aliases"), labels)),
    say("skos:definition", definitions(content, language)),
    say("skos:scopeNote", text("scope")),
    say("skos:example", examplesIn(content.under("examples"), language)),
    say("skos:note", text("remarks")),
    say("dct:source", text("source")),
    say("skos:broader", parent ? [{ uri: conceptUri(parent, taxonomy, file) }] : []),
    say("skos:related", relatedTo(category, content.under("see-also"), about)),
    say("owl:deprecated", category.deprecated ? [TRUE] : []),
    say("skos:changeNote", text("deprecated")),
    say(
      "dct:isReplacedBy",
      content
        .under("replaced-by")
        .each()
        .flatMap((id) => concept(id, about)),
    ),
    matchesIn(content.under("matches"), category.source.uri, about).map(([kind, value]) => ({
      subject,
      property: matchProperties[kind],
      value,
    })),
  ].flat();
}

const TRUE: Literal = { text: "true", language: "", type: expanded("xsd:boolean") };

/** Returns the cluster of a category. */
function parentIn(content: FileValue, category: Category, { taxonomy, leave }: About): Category | undefined {
  const parent = parentOf(category, taxonomy);
  const named = content.under("cluster");
  if (named.text() !== undefined && !parent) leave(named);
  return parent;
}

/** Returns the concept that an id names. */
function concept(id: FileValue, { taxonomy, file, leave }: About): Resource[] {
  const named = categoryOf(taxonomy, id.text() ?? "");
  if (!named) leave(id);
  return named ? [{ uri: conceptUri(named, taxonomy, file) }] : [];
}

/** A relation is for categories of which neither includes the other (SKOS, S27). */
function relatedTo(category: Category, ids: FileValue, about: About): Resource[] {
  const { taxonomy } = about;
  const isKin = (other: Category | undefined): boolean =>
    other !== undefined &&
    (other === category || other === parentOf(category, taxonomy) || parentOf(other, taxonomy) === category);
  return ids
    .each()
    .filter(({ plain = "" }) => !isKin(categoryOf(taxonomy, plain)))
    .flatMap((id) => concept(id, about));
}

/** Returns the matches as pairs of a property and a concept. */
function matchesIn(matches: FileValue, from: string, about: About): [MatchKind, Resource][] {
  return matches.items().flatMap((match) => {
    const named = match.under("kind");
    const kind = matchKinds.find((each) => each === named.text());
    const targets = [...matchedConcepts(match, from, about), ...match.under("URL").texts()];
    if (kind) return targets.map((uri): [MatchKind, Resource] => [kind, { uri }]);
    about.leave(named);
    return [];
  });
}

/** Returns the URIs of the categories in another taxonomy that a match names. */
function matchedConcepts(match: FileValue, from: string, { find, file, leave }: About): string[] {
  const reference = match.under("taxonomy");
  const name = reference.text();
  const other = name === undefined ? undefined : find(name, from);
  const ids = match.under("category");
  ids.use();
  if (!other && name !== undefined) leave(reference);
  return ids.each().flatMap((id) => {
    const category = other && categoryOf(other, id.plain ?? "");
    if (!category && (other !== undefined || name === undefined)) leave(id);
    return category ? [conceptUri(category, other, file)] : [];
  });
}

/** Returns a function that states the values of a property. */
function sayer(
  subject: string,
): (property: Parameters<typeof expanded>[0], values: readonly (Resource | Literal)[]) => Statement[] {
  return (property, values) => values.map((value) => ({ subject, property: expanded(property), value }));
}

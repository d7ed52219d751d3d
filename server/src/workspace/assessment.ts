/**
 * A document in its surroundings: what it defines, refers to, ranks and compares, with the taxonomy, scales and
 * sources that it can see. Every property keeps its identity from version to version as long as what it says is the
 * same; that is how rules know that they need not run again.
 */
import type { Kind } from "../format/kind.ts";
import type { Concept } from "../format/schema.ts";
import { kindOf } from "../format/kind.ts";
import type { ActorKind, Actors } from "../model/actor.ts";
import { readActor, readActorKind } from "../model/actor.ts";
import type { Bibliography } from "../model/bibliography.ts";
import type { Comparison } from "../model/comparison.ts";
import { readComparison } from "../model/comparison.ts";
import type { Earlier } from "../model/earlier.ts";
import type { Facts, Reference } from "../model/facts.ts";
import { factsOfItem, whereIs } from "../model/facts.ts";
import type { Name } from "../model/name.ts";
import { indexOf, mentionsIn, termWords } from "../model/mentions.ts";
import type { TermWords } from "../model/mentions.ts";
import type { Definition, Duplicate } from "../model/names.ts";
import { definedAs, idsByConcept, Names, repetitions, unnamed } from "../model/names.ts";
import type { Outline } from "../model/outline.ts";
import { sectionsIn } from "../model/repair.ts";
import type { Ranking } from "../model/ranking.ts";
import { readRanking } from "../model/ranking.ts";
import type { Taxonomy } from "../model/taxonomy.ts";
import type { Recommendations } from "../model/recommendation.ts";
import { readRecommendation } from "../model/recommendation.ts";
import type { Results } from "../model/result.ts";
import { readResult } from "../model/result.ts";
import type { Threats } from "../model/threat.ts";
import { unindentedIn, unindentedInItem } from "../model/unindented.ts";
import { readThreat } from "../model/threat.ts";
import type { Works } from "../model/work.ts";
import { readWork } from "../model/work.ts";
import type { Document, Flaw, Item, Section } from "../syntax/document.ts";
import { joined, sameItems } from "../syntax/memo.ts";
import { textOf } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Place } from "../syntax/place.ts";
import { placeOf } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import { isSame } from "./comparable.ts";
import { asList, byId, Kept } from "./kept.ts";
import type { Library } from "./library.ts";
import type { Scales } from "./scales.ts";
import { sameScales, scalesOf } from "./scales.ts";
import {
  idsMeantIn,
  idsNear,
  slipsInDefinitions,
  uncertainConcepts,
  usesLostIn,
  usesNear,
} from "./uncertain.ts";
import type { Configuration } from "./configuration.ts";
import { configurationFor } from "./configuration.ts";
import type { Link, NamedFiles } from "./links.ts";
import { linksOf, namedIn, sameLinks, taxonomyNameIn, taxonomyOf } from "./links.ts";

interface Parts {
  readonly source: Source;
  readonly document: Document;
  readonly library: Library;
  /** The same object for all versions of this document. */
  readonly lineage: object;
}

export class Assessment {
  readonly source: Source;
  readonly document: Document;
  readonly kind: Kind;
  readonly library: Library;
  /** The same object for all versions of this document. */
  readonly lineage: object;
  readonly #kept: Kept;
  #names: Names | undefined;

  constructor({ source, document, library, lineage }: Parts) {
    this.source = source;
    this.document = document;
    this.library = library;
    this.kind = kindOf(source.uri);
    this.lineage = lineage;
    this.#kept = new Kept(this.lineage);
  }

  /** The top-level entries. */
  get sections(): readonly Section[] {
    return this.#kept.list("sections", () => sectionsIn(this.document, this.kind));
  }

  /** Where a document that says nothing begins; an empty configuration is complete. */
  get emptyAt(): Place | undefined {
    const [piece] = this.document.pieces;
    if (!piece || this.document.sections.length > 0 || this.document.stray || this.kind === "configuration")
      return undefined;
    const beginning = (): Place => placeOf(piece, { start: 0, end: 0 });
    return this.#kept.value("emptyAt", beginning, (old) => old.piece === piece);
  }

  /** What YAML does not allow, and what it allows but reads otherwise than it is meant. */
  get flaws(): readonly Flaw[] {
    return this.#kept.list("flaws", () => [
      ...this.document.flaws,
      ...unindentedIn(this.document.sections, this.kind),
      ...this.#kept.flat("unindented", { of: this.facts }, unindentedInItem),
    ]);
  }

  /** The pieces with characters that a reader may not see. */
  get hiding(): readonly Piece[] {
    return this.#kept.list("hiding", () => this.document.hiding);
  }

  /** Ids that may be defined where nobody can read it. */
  get uncertainIds(): ReadonlySet<string> {
    const meant = (): readonly string[] => this.#kept.flat("ids meant", { of: this.facts }, idsMeantIn);
    return this.#kept.set("uncertainIds", () => [
      ...idsNear(this.flaws, this.sections, this.kind),
      ...meant(),
    ]);
  }

  /** What is defined in files that cannot be read: an id that nothing seems to define may be one of these. */
  get uncertainConcepts(): ReadonlySet<string> {
    return this.#kept.set("uncertainConcepts", () => uncertainConcepts(this, this.#named.bibliographies));
  }

  /** What may be used where nobody can read it. */
  get lostUses(): ReadonlySet<string> {
    const inItems = (): readonly string[] => this.#kept.flat("lost uses", { of: this.facts }, usesLostIn);
    return this.#kept.set("lostUses", () => [...usesNear(this.flaws), ...inItems()]);
  }

  /** The ids that were misspelt where they are defined, with what the uses call them. */
  get slips(): ReadonlyMap<string, string> {
    const inputs = () => [this.outlines, this.#definedKeys, this.names] as const;
    const find = (): ReadonlyMap<string, string> =>
      this.#kept.derived("slipsNow", inputs, slipsInDefinitions);
    return this.#kept.value("slips", find, (old, now) => sameItems([...old].flat(), [...now].flat()));
  }

  /** What every item says, in order. */
  get facts(): readonly Facts[] {
    return this.#kept.derived("facts", () => [this.factsBySection], joined<Facts>);
  }

  /** What the items of each section say. */
  get factsBySection(): readonly (readonly Facts[])[] {
    return this.#kept.list("factsBySection", () =>
      this.sections.map((section, index) => {
        const where = whereIs(section, this.kind);
        const items = { of: section.items, on: where };
        return this.#kept.each(`factsBySection ${index}`, items, (item) => factsOfItem(item, where));
      }),
    );
  }

  /** Every use of an id. */
  get references(): readonly Reference[] {
    const each = { of: this.factsBySection };
    return this.#kept.flat("references", each, (all) => all.flatMap(({ references }) => references));
  }

  /** What every item refers to; the same list as long as no reference comes, goes or changes. */
  get outlines(): readonly Outline[] {
    const same = (old: Outline, now: Outline): boolean => old.signature === now.signature;
    return this.#kept.each("outlines", { of: this.facts, same }, (facts) => facts.outline);
  }

  /** The ids that references use, whatever for. */
  get usedIds(): ReadonlySet<string> {
    return this.#kept.derived(
      "usedIds",
      () => [this.outlines],
      (outlines) => new Set(outlines.flatMap(({ uses }) => uses.map(({ id }) => id))),
    );
  }

  /** The ids that are used and name nothing. */
  get undefinedIds(): readonly string[] {
    const inputs = () => [this.usedIds, this.names] as const;
    return this.#kept.list("undefinedIds", () => this.#kept.derived("undefinedNow", inputs, unnamed));
  }

  /** The words for every term that the document defines. */
  get terms(): readonly TermWords[] {
    const terms = (): TermWords[] => definedAs("term", this.definitionsBySection).map(termWords);
    return this.#kept.value("terms", terms, isSame);
  }

  /** The terms that prose mentions by their words. */
  get mentionedTerms(): ReadonlySet<string> {
    const termsIn = (ids: readonly string[]): Set<string> => new Set(ids.flatMap((each) => each.split(" ")));
    return this.#kept.derived("mentionedTerms", () => [this.#mentions], termsIn);
  }

  /** The terms that each item mentions. */
  get #mentions(): readonly string[] {
    const index = indexOf(this.terms);
    return this.#kept.each("mentions", { of: this.facts, on: index }, (facts) => mentionsIn(facts, index));
  }

  /** Every id that the document defines. */
  get definitions(): readonly Definition[] {
    return this.#kept.derived("definitions", () => [this.definitionsBySection], joined<Definition>);
  }

  /** The ids that each section defines. */
  get definitionsBySection(): readonly (readonly Definition[])[] {
    const each = { of: this.factsBySection, same: sameItems };
    return this.#kept.each("definitionsBySection", each, (all) =>
      all.flatMap(({ definition }) => definition ?? []),
    );
  }

  /** What defines an id that is defined already, with the first definition of it. */
  get duplicates(): readonly Duplicate[] {
    const places = this.#kept.derived("repeated", () => [this.#definedKeys], repetitions);
    const at = (index: number): Definition => this.facts[index]?.definition as Definition;
    const find = (): Duplicate[] => places.map(([first, second]) => [at(first), at(second)]);
    return this.#kept.value("duplicates", find, (old, now) => sameItems(old.flat(), now.flat()));
  }

  /** Every id that a reference in this document can name. It comes from facts: lists that nobody asks for again would keep old texts. */
  get names(): Names {
    const inputs = (): readonly unknown[] => [this.#definedKeys, this.taxonomy, ...this.bibliographies];
    const find = (): Names => {
      const definitions = this.facts.flatMap(({ definition }) => definition ?? []);
      return new Names(idsByConcept(definitions, this.taxonomy, this.bibliographies));
    };
    return this.#kept.value(
      "names",
      () => this.#kept.derived<Names, readonly unknown[]>("idsByConcept", inputs, find),
      (old, now) => old.equals(now),
    );
  }

  /** What an id names, whatever was expected; the same list for the same concepts. */
  conceptsOf(id: string): readonly Concept[] {
    return (this.#names ??= this.names).conceptsOf(id);
  }

  /** What each item defines, in order, without the place; nothing for nothing. */
  get #definedKeys(): readonly string[] {
    return this.#kept.each("definedKeys", { of: this.facts }, ({ definition }) => definition?.key ?? "");
  }

  /** Every bibliography that the document names. */
  get bibliographies(): readonly Bibliography[] {
    const { library, source } = this;
    return this.#named.bibliographies.flatMap(({ text }) => library.bibliography(text, source.uri) ?? []);
  }

  /** The configuration that holds for the file. */
  get configuration(): Configuration {
    const find = (): Configuration => configurationFor(this.source.uri, this.library.files);
    return this.#kept.value("configuration", find, () => false);
  }

  /** The taxonomy that the document uses; for a taxonomy file, the one that it extends. */
  get taxonomy(): Taxonomy | undefined {
    const find = (): Taxonomy | undefined => taxonomyOf(this);
    return this.#kept.value("taxonomy", find, () => false);
  }

  /** The word that names the taxonomy. */
  get taxonomyName(): Name | undefined {
    const find = (): Name | undefined => taxonomyNameIn(this.sections, this.kind);
    return this.#kept.value("taxonomyName", find, (old, now) => old?.place.piece === now?.place.piece);
  }

  /** The scales that hold in this document. */
  get scales(): Scales {
    const find = (): Scales => scalesOf(this, this.#named.scales);
    return this.#kept.value("scales", find, sameScales);
  }

  /** The other files that the document names. */
  get links(): readonly Link[] {
    const find = (): Link[] =>
      linksOf({ taxonomy: this.taxonomyName, ...this.#named }, this.library, this.source.uri);
    return this.#kept.value("links", find, sameLinks);
  }

  get actors(): Actors {
    return this.#byId("actors", readActor);
  }

  /** The kinds of the actors that say theirs. */
  get actorKinds(): ReadonlyMap<string, ActorKind> {
    return this.#byId("actors", readActorKind, "actorKinds");
  }

  get threats(): Threats {
    return this.#byId("threats", readThreat);
  }

  get works(): Works {
    return this.#byId("sources", readWork);
  }

  get results(): Results {
    return this.#byId("results", readResult);
  }

  get recommendations(): Recommendations {
    return this.#byId("recommendations", readRecommendation);
  }

  get rankings(): readonly Ranking[] {
    return this.#kept.flat("rankings", { of: this.#items("rankings") }, (item) => asList(readRanking(item)));
  }

  /** The rankings of which every line can be read: what is mended says nothing certain about order. */
  get intactRankings(): readonly Ranking[] {
    return this.#kept.list("intactRankings", () =>
      this.rankings.filter(({ piece }) => !this.flaws.some(({ place }) => place.piece === piece)),
    );
  }

  get comparisons(): readonly Comparison[] {
    return this.#kept.flat("comparisons", { of: this.#items("comparisons") }, (item) =>
      asList(readComparison(item)),
    );
  }

  /** The assessment that this one replaces. */
  get superseded(): Earlier | undefined {
    const find = (): Earlier | undefined => {
      const [name] = this.#named.supersedes;
      return name && this.library.superseded(name.text, this.source.uri);
    };
    return this.#kept.value("superseded", find, () => false);
  }

  /** The day on which it is read, where the surroundings say so. */
  get today(): string | undefined {
    return this.library.today;
  }

  /** draft, in-review, final or superseded. */
  get status(): string | undefined {
    return textOf(this.section("status")?.value);
  }

  /** The date of what is known here, else that of the document. */
  get asOf(): string | undefined {
    return textOf(this.section("as-of")?.value) ?? textOf(this.section("date")?.value);
  }

  /** The top-level entry of a name. */
  section(name: string): Section | undefined {
    return this.sections.find((section) => section.name === name);
  }

  /** The items of a map at the top. */
  #items(name: string): Section["items"] {
    const [only, ...more] = this.sections.filter(
      (section) => section.name === name && section.shape === "map",
    );
    return only && more.length > 0 ? [only, ...more].flatMap(({ items }) => items) : (only?.items ?? []);
  }

  /** What the items of a section define, by id; the same map as long as it says the same. */
  #byId<T extends { readonly id: string }>(
    section: "actors" | "threats" | "sources" | "results" | "recommendations",
    read: (item: Item) => T | undefined,
    name: string = section,
  ): ReadonlyMap<string, T> {
    const all = (): readonly (T | undefined)[] =>
      this.#kept.each(`${name} read`, { of: this.#items(section), same: isSame }, read);
    return this.#kept.derived(name, () => [all()], byId<T>);
  }

  /** The words that name other files than the taxonomy. */
  get #named(): Omit<NamedFiles, "taxonomy"> {
    return namedIn(this.sections);
  }
}

/**
 * A document in its surroundings: what it defines, refers to, ranks and compares, with the taxonomy, scales and
 * sources that it can see. Every property keeps its identity from version to version as long as what it says is the
 * same; that is how rules know that they need not run again.
 */
import type { Concept, Kind, ScaleName } from "../format/schema.ts";
import { kindOf } from "../format/schema.ts";
import type { Actor } from "../model/actor.ts";
import { readActor } from "../model/actor.ts";
import type { Comparison } from "../model/comparison.ts";
import { readComparison } from "../model/comparison.ts";
import type { Facts, Reference } from "../model/facts.ts";
import { factsOf } from "../model/facts.ts";
import type { Name } from "../model/name.ts";
import { nameOf, namesOf } from "../model/name.ts";
import type { Definition } from "../model/names.ts";
import { definitionsOf, Names } from "../model/names.ts";
import type { Ranking } from "../model/ranking.ts";
import { readRanking } from "../model/ranking.ts";
import type { Scale } from "../model/scale.ts";
import type { Taxonomy } from "../model/taxonomy.ts";
import type { Threat } from "../model/threat.ts";
import { readThreat } from "../model/threat.ts";
import type { Document, Flaw, Section } from "../syntax/document.ts";
import { documentsOf, flawsOf } from "../syntax/document.ts";
import { memo, sameItems } from "../syntax/memo.ts";
import type { Place, Position } from "../syntax/place.ts";
import { placeOf } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Library } from "./library.ts";

/** A file that the document names, and what was found there. */
export interface Link {
  readonly kind: "taxonomy" | "bibliography" | "assessment" | "scale";
  readonly name: Name;
  /** Whether there is such a file; `circular` where it leads back to this one. */
  readonly state: "found" | "missing" | "circular";
}

export type Scales = Readonly<Record<ScaleName, Scale | undefined>>;

export const scaleNames = [
  "likelihood",
  "confidence",
  "reliability",
  "credibility",
  "impact",
  "risk",
] as const satisfies readonly ScaleName[];

function mapScales(scale: (of: ScaleName) => Scale | undefined): Scales {
  return Object.fromEntries(scaleNames.map((name) => [name, scale(name)])) as Scales;
}

/** The documents of a file, each in its surroundings. */
export function assessmentsOf(source: Source, library: Library): Assessment[] {
  return documentsOf(source).map((document, index) => new Assessment({ source, document, library, index }));
}

/** The document in which a position lies. */
export function assessmentAt(source: Source, library: Library, position: Position): Assessment {
  const { piece } = source.at(position);
  const all = assessmentsOf(source, library);
  return all.find((assessment) => assessment.document.pieces.includes(piece)) ?? (all.at(-1) as Assessment);
}

export class Assessment {
  readonly source: Source;
  readonly document: Document;
  readonly kind: Kind;
  readonly library: Library;
  /** The same object for all versions of this document. */
  readonly lineage: object;
  readonly #values = new Map<string, unknown>();

  /** @param index The place of the document in its file, from 0. */
  constructor({
    source,
    document,
    library,
    index,
  }: {
    source: Source;
    document: Document;
    library: Library;
    index: number;
  }) {
    this.source = source;
    this.document = document;
    this.library = library;
    this.kind = kindOf(source.uri);
    this.lineage = lineagesOf(source.lineage)[index] ??= {};
  }

  /** The top-level entries. */
  get sections(): readonly Section[] {
    return this.#list("sections", () => this.document.sections);
  }

  /** Where a document that says nothing begins; an empty configuration is complete. */
  get emptyAt(): Place | undefined {
    const [piece] = this.document.pieces;
    if (!piece || this.document.sections.length > 0 || this.document.stray || this.kind === "configuration")
      return undefined;
    return this.#value(
      "emptyAt",
      () => placeOf(piece, { start: 0, end: 0 }),
      (old) => old.piece === piece,
    );
  }

  /** What YAML does not allow. */
  get flaws(): readonly Flaw[] {
    return this.#list("flaws", () => flawsOf(this.document));
  }

  /** What stands as a key in a piece that YAML cannot read: too uncertain for anybody to say that it is missing. */
  get uncertainIds(): ReadonlySet<string> {
    return this.#set("uncertainIds", () =>
      [...new Set(this.flaws.map((flaw) => flaw.place.piece))].flatMap((piece) =>
        Array.from(piece.text.matchAll(/^[\t ]*(?:- +)?["']?([\p{L}\p{N}-]+)/gmu), (match) => match[1] ?? ""),
      ),
    );
  }

  /** What every item says, in order. */
  get facts(): readonly Facts[] {
    return this.#list("facts", () => this.sections.flatMap((section) => factsOf(section, this.kind)));
  }

  /** Every use of an id. */
  get references(): readonly Reference[] {
    return this.#list("references", () => this.facts.flatMap((facts) => facts.references));
  }

  /** The ids that references use, whatever for. */
  get usedIds(): ReadonlySet<string> {
    return this.#set("usedIds", () => this.references.map((reference) => reference.id));
  }

  /** Every id that the document defines. */
  get definitions(): readonly Definition[] {
    return this.#list("definitions", () =>
      this.sections.flatMap((section) => definitionsOf(section, this.kind)),
    );
  }

  /** Every id that a reference in this document can name. */
  get names(): Names {
    return this.#value(
      "names",
      () => new Names(this.#ids()),
      (old, now) => old.equals(now),
    );
  }

  /** The taxonomy that the document uses; for a taxonomy file, the one that it extends. */
  get taxonomy(): Taxonomy | undefined {
    const name = this.taxonomyName;
    return name && this.library.taxonomy(name.text, this.source.uri);
  }

  /** The word that names the taxonomy. */
  get taxonomyName(): Name | undefined {
    const section = this.section(this.kind === "taxonomy" ? "extends" : "taxonomy");
    if (!section || this.kind === "scale") return undefined;
    const item = section.items.find(({ key }) => !key || key.value === "use");
    return item && nameOf(item.piece, item.value);
  }

  /** The scales that hold in this document. */
  get scales(): Scales {
    const declared = this.section("scales")?.items ?? [];
    const scale = (of: ScaleName): Scale | undefined => {
      const item = declared.find(({ key }) => key?.value === of);
      return this.library.scale(of, item && nameOf(item.piece, item.value)?.text, this.source.uri);
    };
    return this.#value(
      "scales",
      () => mapScales(scale),
      (old, now) => scaleNames.every((name) => old[name] === now[name]),
    );
  }

  /** The other files that the document names. */
  get links(): readonly Link[] {
    const all = (): readonly Link[] => {
      const { uri } = this.source;
      const taxonomy = this.taxonomyName;
      const scales = (this.section("scales")?.items ?? []).flatMap((item) => {
        const name = nameOf(item.piece, item.value);
        const of = item.key?.value as ScaleName;
        return name && scaleNames.includes(of)
          ? [
              {
                kind: "scale",
                name,
                state: this.library.scale(of, name.text, uri) ? "found" : "missing",
              } as const,
            ]
          : [];
      });
      return [
        ...(taxonomy
          ? [
              {
                kind: "taxonomy",
                name: taxonomy,
                state: this.library.taxonomyState(taxonomy.text, uri),
              } as const,
            ]
          : []),
        ...scales,
        ...this.#texts("bibliography").map(
          (name) =>
            ({
              kind: "bibliography",
              name,
              state: this.library.file(name.text, uri) ? "found" : "missing",
            }) as const,
        ),
        ...this.#texts("supersedes").map(
          (name) =>
            ({ kind: "assessment", name, state: this.library.supersededState(name.text, uri) }) as const,
        ),
      ];
    };
    return this.#value(
      "links",
      all,
      (old, now) => old.length === now.length && old.every((link, index) => sameLink(link, now[index])),
    );
  }

  get actors(): readonly Actor[] {
    return this.#list("actors", () => this.#items("actors").flatMap((item) => readActor(item) ?? []));
  }

  get threats(): readonly Threat[] {
    return this.#list("threats", () => this.#items("threats").flatMap((item) => readThreat(item) ?? []));
  }

  get rankings(): readonly Ranking[] {
    return this.#list("rankings", () => this.#items("rankings").flatMap((item) => readRanking(item) ?? []));
  }

  get comparisons(): readonly Comparison[] {
    return this.#list("comparisons", () =>
      this.#items("comparisons").flatMap((item) => readComparison(item) ?? []),
    );
  }

  /** draft, in-review, final or superseded. */
  get status(): string | undefined {
    const section = this.section("status");
    return section && nameOf(section.piece, section.value)?.text;
  }

  /** The top-level entry of a name. */
  section(name: string): Section | undefined {
    return this.document.sections.find((section) => section.name === name);
  }

  #items(name: string): Section["items"] {
    return this.sections
      .filter((section) => section.name === name && section.shape === "map")
      .flatMap((section) => section.items);
  }

  #texts(name: string): readonly Name[] {
    const section = this.section(name);
    if (!section) return [];
    return section.items.flatMap((item) => namesOf(item.piece, item.value));
  }

  #ids(): Map<Concept, Map<string, true>> {
    const ids = new Map<Concept, Map<string, true>>();
    const add = (concept: Concept, id: string): void => {
      const known = ids.get(concept);
      if (known) known.set(id, true);
      else ids.set(concept, new Map([[id, true]]));
    };
    for (const { concept, id } of this.definitions) add(concept, id);
    for (const id of this.taxonomy?.clusters.keys() ?? []) add("cluster", id);
    for (const id of this.taxonomy?.categories.keys() ?? []) add("category", id);
    for (const name of this.#texts("bibliography")) {
      for (const key of this.library.citationKeys(name.text, this.source.uri) ?? []) add("source", key);
    }
    return ids;
  }

  #list<T>(name: string, compute: () => readonly T[]): readonly T[] {
    return this.#value(name, compute, sameItems);
  }

  #set(name: string, compute: () => readonly string[]): ReadonlySet<string> {
    return this.#value<ReadonlySet<string>>(
      name,
      () => new Set(compute()),
      (old, now) => old.size === now.size && [...old].every((id) => now.has(id)),
    );
  }

  /** A property, computed once; where an earlier version of the document had the same, the very same object. */
  #value<T>(name: string, compute: () => T, same: (old: T, now: T) => boolean): T {
    if (this.#values.has(name)) return this.#values.get(name) as T;
    const earlier = valuesOf(this.lineage);
    const now = compute();
    const old = earlier.get(name) as T | undefined;
    const value = old !== undefined && same(old, now) ? old : now;
    earlier.set(name, value);
    this.#values.set(name, value);
    return value;
  }
}

const lineagesOf = memo((_source: object): object[] => []);
const valuesOf = memo((_lineage: object) => new Map<string, unknown>());

function sameLink(a: Link, b: Link | undefined): boolean {
  return (
    a.kind === b?.kind &&
    a.state === b.state &&
    a.name.text === b.name.text &&
    a.name.place.piece === b.name.place.piece
  );
}

/** What a document says by itself: its sections, what their items say, and what is wrong with their YAML. */
import type { Facts, Reference } from "../../model/facts.ts";
import { factsOfItem, whereIs } from "../../model/facts.ts";
import type { Outline } from "../../model/outline.ts";
import { sectionsIn } from "../../model/repair.ts";
import { unindentedIn, unindentedInItem } from "../../model/unindented.ts";
import type { Flaw, Item, Section } from "../../syntax/document.ts";
import { joined } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Place } from "../../syntax/place.ts";
import { placeOf } from "../../syntax/place.ts";
import { derived, each, flat, list, numbered, value } from "../kept.ts";
import type { Version } from "./version.ts";

const sections = list<Section>();
const emptyAt = value<Place>((old, now) => old.piece === now.piece);
const flaws = list<Flaw>();
const unindented = flat(unindentedInItem);
const hiding = list<Piece>();
const facts = derived(joined<Facts>);
const factsBySection = list<readonly Facts[]>();
const factsOfSection = numbered(() => each(factsOfItem));
const references = flat((all: readonly Facts[]) => all.flatMap((each) => each.references));
const outlines = each(
  ({ outline }: Facts) => outline,
  (old: Outline, now) => old.signature === now.signature,
);

export class Content {
  readonly #version: Version;

  constructor(version: Version) {
    this.#version = version;
  }

  /** The top-level entries. */
  get sections(): readonly Section[] {
    const { document, kind, kept } = this.#version;
    return sections(kept, () => sectionsIn(document, kind));
  }

  /** The top-level entry of a name. */
  section(name: string): Section | undefined {
    return this.sections.find((section) => section.name === name);
  }

  /** The items of a map at the top. */
  itemsOf(name: string): readonly Item[] {
    const [only, ...more] = this.sections.filter(
      (section) => section.name === name && section.shape === "map",
    );
    return only && more.length > 0 ? [only, ...more].flatMap(({ items }) => items) : (only?.items ?? []);
  }

  /** Where a document that says nothing begins; an empty configuration is complete. */
  get emptyAt(): Place | undefined {
    const { document, kind, kept } = this.#version;
    const [piece] = document.pieces;
    if (!piece || document.sections.length > 0 || document.stray || kind === "configuration")
      return undefined;
    return emptyAt(kept, () => placeOf(piece, { start: 0, end: 0 }));
  }

  /** What YAML does not allow, and what it allows but reads otherwise than it is meant. */
  get flaws(): readonly Flaw[] {
    const { document, kind, kept } = this.#version;
    return flaws(kept, () => [
      ...document.flaws,
      ...unindentedIn(document.sections, kind),
      ...unindented(kept, this.facts),
    ]);
  }

  /** The pieces with characters that a reader may not see. */
  get hiding(): readonly Piece[] {
    return hiding(this.#version.kept, () => this.#version.document.hiding);
  }

  /** What every item says, in order. */
  get facts(): readonly Facts[] {
    return facts(this.#version.kept, this.factsBySection);
  }

  /** What the items of each section say. */
  get factsBySection(): readonly (readonly Facts[])[] {
    const { kind, kept } = this.#version;
    return factsBySection(kept, () =>
      this.sections.map((section, index) =>
        factsOfSection(index)(kept, section.items, whereIs(section, kind)),
      ),
    );
  }

  /** Every use of an id. */
  get references(): readonly Reference[] {
    return references(this.#version.kept, this.factsBySection);
  }

  /** What every item refers to; the same list as long as no reference comes, goes or changes. */
  get outlines(): readonly Outline[] {
    return outlines(this.#version.kept, this.facts);
  }

  /** draft, in-review, final or superseded. */
  get status(): string | undefined {
    return textOf(this.section("status")?.value);
  }

  /** The date of what is known here, else that of the document. */
  get asOf(): string | undefined {
    return textOf(this.section("as-of")?.value) ?? textOf(this.section("date")?.value);
  }
}

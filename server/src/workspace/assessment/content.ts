/** The content of a document: its sections, the facts of their items, and its syntax problems. */
import type { Facts, Reference } from "../../model/facts/facts.ts";
import { factsOfItem, itemContextOf } from "../../model/facts/facts.ts";
import type { ItemReferences } from "../../model/facts/itemReferences.ts";
import type { KeyAsId } from "../../model/facts/keysAsIds.ts";
import { keysAsIdsOf } from "../../model/facts/keysAsIds.ts";
import { correctedSectionsIn } from "../../model/basics/correctedKeys.ts";
import type { OwnItem } from "../../model/facts/ownItems.ts";
import { ownItemsOf, withoutOwn } from "../../model/facts/ownItems.ts";
import { unindentedIn, unindentedInItem } from "../../model/facts/unindented.ts";
import type { SyntaxProblem, Item, Section } from "../../syntax/document.ts";
import { concatenated } from "../../syntax/memo.ts";
import type { Repeat } from "../../syntax/repeats.ts";
import { repeatsAmong } from "../../syntax/repeats.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import {
  derived,
  stableEach,
  stableFlat,
  stableList,
  byIndex,
  stableValue,
  stablePairs,
} from "../identityCache.ts";
import type { Version } from "./version.ts";

const NONE: readonly Item[] = [];
/** The pattern of the schema. */
const LANGUAGE_CODE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const sections = stableList<Section>();
const repeatedSections = stablePairs<Section>();
const emptyAt = stableValue<PieceSpan>((old, now) => old.piece === now.piece);
const syntaxProblems = stableList<SyntaxProblem>();
const unindented = stableFlat(unindentedInItem);
const piecesWithHidden = stableList<Piece>();
const facts = derived(concatenated<Facts>);
const ownItems = stableFlat(ownItemsOf);
const keysAsIds = stableFlat(keysAsIdsOf);
const factsBySection = stableList<readonly Facts[]>();
const factsOfSection = byIndex(() => stableEach(factsOfItem));
const references = stableFlat((facts: Facts) => facts.references);
const referencesByItem = stableEach(
  ({ itemReferences }: Facts) => itemReferences,
  (old: ItemReferences, now) => old.signature === now.signature,
);

/** The properties that only depend on the text of the document. */
export class Content {
  readonly #version: Version;

  constructor(version: Version) {
    this.#version = version;
  }

  /** The top-level entries. */
  get sections(): readonly Section[] {
    const { document, kind, cache } = this.#version;
    return sections(cache, () => correctedSectionsIn(document, kind));
  }

  /** The entries whose key an earlier one has, each with the first one. */
  get repeatedSections(): readonly Repeat<Section>[] {
    return repeatedSections(this.#version.cache, () => repeatsAmong(this.sections, keyOf));
  }

  /** Returns the top-level entry with a name. */
  section(name: string): Section | undefined {
    return this.sections.find((section) => section.name === name);
  }

  /** Returns the items of a map at the top level, without the author's own (`x-…`). */
  itemsOf(name: string): readonly Item[] {
    const [only, ...more] = this.sections.filter(
      (section) => section.name === name && section.shape === "map",
    );
    return only && more.length > 0
      ? [only, ...more].flatMap(({ items }) => withoutOwn(items))
      : withoutOwn(only?.items ?? NONE);
  }

  /** The start of a document without content; `undefined` for a configuration, which may be empty. */
  get emptyAt(): PieceSpan | undefined {
    const { document, kind, cache } = this.#version;
    const [piece] = document.pieces;
    if (!piece || document.sections.length > 0 || document.rootProblem || kind === "configuration")
      return undefined;
    return emptyAt(cache, () => pieceSpan(piece, { start: 0, end: 0 }));
  }

  /** Errors in YAML, and valid YAML that its author probably did not intend. */
  get syntaxProblems(): readonly SyntaxProblem[] {
    const { document, kind, cache } = this.#version;
    return syntaxProblems(cache, () => [
      ...document.syntaxProblems,
      ...unindentedIn(document.sections, kind),
      ...unindented(cache, this.facts),
    ]);
  }

  /** The pieces with characters that readers may not see. */
  get piecesWithHidden(): readonly Piece[] {
    return piecesWithHidden(this.#version.cache, () => this.#version.document.withHiddenCharacters);
  }

  /** The facts of every item, in order. */
  get facts(): readonly Facts[] {
    return facts(this.#version.cache, this.factsBySection);
  }

  /** What the author's own items in maps of ids define. */
  get ownItems(): readonly OwnItem[] {
    return ownItems(this.#version.cache, this.facts);
  }

  /** The keys of entries that are read as ids, because their entry has none. */
  get keysAsIds(): readonly KeyAsId[] {
    return keysAsIds(this.#version.cache, this.facts);
  }

  /** The facts of the items of each section. */
  get factsBySection(): readonly (readonly Facts[])[] {
    const { kind, cache } = this.#version;
    return factsBySection(cache, () =>
      this.sections.map((section, index) =>
        factsOfSection(index)(cache, section.items, itemContextOf(section, kind)),
      ),
    );
  }

  /** Every use of an id. */
  get references(): readonly Reference[] {
    return references(this.#version.cache, this.facts);
  }

  /** The references of every item; the same list as long as no reference is added, removed or changed. */
  get referencesByItem(): readonly ItemReferences[] {
    return referencesByItem(this.#version.cache, this.facts);
  }

  /** draft, in-review, final or superseded. */
  get status(): string | undefined {
    return textOf(this.section("status")?.value);
  }

  /** The language that the document declares, as a code of BCP 47; `undefined` if it is none. */
  get language(): string | undefined {
    const code = textOf(this.section("language")?.value)?.trim().replaceAll("_", "-");
    return code !== undefined && LANGUAGE_CODE.test(code) ? code : undefined;
  }

  /** The date of the information, else that of the document. */
  get asOf(): string | undefined {
    return textOf(this.section("as-of")?.value) ?? textOf(this.section("date")?.value);
  }
}

/** A section can have two names, such as `results` and `findings`: both may occur. */
function keyOf({ key, name }: Section): string {
  return textOf(key) ?? name;
}

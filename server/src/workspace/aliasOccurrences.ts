/** Resolves aliases: the content of an alias is used at the alias and written at its anchor. */
import type { Facts, Reference } from "../model/facts/facts.ts";
import type { Document } from "../syntax/document.ts";
import type { AliasNode, MapNode, Node, Pair, ScalarNode } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";
import type { PieceSpan, Span } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Assessment } from "./assessment.ts";
import type { Occurrence, Entity } from "./occurrences.ts";
import { idIn, isSameEntity, entityOfDefinition, entityOfReference } from "./occurrences.ts";
import { isOwnKey } from "../syntax/ownKey.ts";

/** Returns the occurrences of an entity in a document that come from aliases. */
export function aliasOccurrencesOf(entity: Entity, assessment: Assessment): Occurrence[] {
  const { document, source, facts } = assessment;
  if (document.pieces.every(({ isPlain }) => isPlain)) return [];
  return facts.flatMap((each): Occurrence[] => {
    const about = { source, entity, facts: each };
    return usesIn(each, entity.id).flatMap((use) => {
      const found = anchoredSpan(use, each, document);
      const written = found && idIn(found.span, entity.id);
      const intended = use.isDefinition
        ? entityOfDefinition(use.as, assessment)
        : entityOfReference(use.as, assessment);
      if (!written || !intended || !isSameEntity(intended, entity)) return [];
      return [{ ...about, span: use.span, written, isDefinition: use.isDefinition }];
    });
  });
}

type Use = Pick<Reference, "span" | "form" | "path"> &
  (
    | { readonly isDefinition: true; readonly as: NonNullable<Facts["definition"]> }
    | { readonly isDefinition: false; readonly as: Reference }
  );

function usesIn({ definition, references }: Facts, id: string): Use[] {
  const own = definition?.id === id ? [definition] : [];
  return [
    ...own.map(({ span }): Use => ({
      span,
      form: "key",
      path: [],
      isDefinition: true,
      as: own[0] as NonNullable<Facts["definition"]>,
    })),
    ...references
      .filter((each) => each.id === id && (each.form === "key" || each.form === "value"))
      .map((as): Use => ({ span: as.span, form: as.form, path: as.path, isDefinition: false, as })),
  ].filter(({ span }) => span.piece.text[span.start] === "*");
}

/** A node with the piece that contains it. */
interface Written {
  readonly piece: PieceSpan["piece"];
  readonly node: Node;
}

type Steps = Reference["path"];

/** Returns the span where the text at a path is written, if an alias brings it. */
export function anchoredSpan(
  { span, form, path }: Pick<Reference, "span" | "form" | "path">,
  facts: Facts,
  document: Document,
): { readonly span: PieceSpan; readonly node: ScalarNode } | undefined {
  const alias = span.piece.aliases.find((each) => isAt(each, span));
  const steps = alias && stepsWithin({ span, path }, facts, document);
  const anchored = alias && anchoredFor(alias, span.piece, document);
  const found = steps && anchored && at(anchored, steps, { document, form });
  return found?.node.kind === "scalar"
    ? { span: pieceSpan(found.piece, found.node), node: found.node }
    : undefined;
}

/**
 * Whether an anchor is on a single text whose meaning is defined where it is written, such as a title. Such a text does
 * not change when an entity is renamed that its aliases refer to.
 */
export function isIndependentText({ piece, start, end }: PieceSpan, all: readonly Assessment[]): boolean {
  const holds = (node: Span): boolean => node.start <= start && end <= node.end;
  if (!piece.anchors.some((node) => node.kind === "scalar" && holds(node))) return false;
  return all.some(({ facts }) =>
    facts.some(
      ({ item, section, visits }) =>
        // Content under an author's own key exists only to be repeated.
        item.piece === piece &&
        !isOwnKey(section) &&
        visits.some(({ node }) => node?.kind === "scalar" && holds(node)),
    ),
  );
}

function isAt(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Returns the part of the path that is inside the content of the alias. */
function stepsWithin(
  { span: alias, path }: Pick<Reference, "span" | "path">,
  facts: Facts,
  document: Document,
): Steps | undefined {
  const { item } = facts;
  const whole = stepsOfSection(alias, facts, document);
  if (whole) return [...whole, ...path];
  if (item.key && isAt(item.key, alias)) return [textOf(item.key) ?? "", ...path];
  let node = item.value;
  for (const [index, step] of path.entries()) {
    if (node && isAt(node, alias)) return path.slice(index);
    const pair: Pair | undefined = node?.kind === "map" ? pairIn(node, step) : undefined;
    if (pair && isAt(pair.key, alias)) return path.slice(index);
    node = node?.kind === "list" ? node.items[Number(step)] : pair?.value;
  }
  return node && isAt(node, alias) ? [] : undefined;
}

/** Returns the path to an item, if the alias brings its section or all top-level entries. */
function stepsOfSection(alias: Span, { item }: Facts, { sections }: Document): Steps | undefined {
  const section = sections.find(({ items }) => items.includes(item));
  const top = section?.piece === item.piece ? item.piece.tree : undefined;
  if (!section || top?.kind !== "map") return undefined;
  const pair = top.pairs.find(
    ({ key, value }) =>
      value &&
      (isAt(value, alias) ||
        (isMerge(key) && value.kind === "list" && value.items.some((each) => isAt(each, alias)))),
  );
  if (!pair) return undefined;
  const steps = isMerge(pair.key) ? [section.name] : [];
  if (section.shape === "list") return [...steps, section.items.indexOf(item)];
  return section.shape === "map" ? [...steps, textOf(item.key) ?? ""] : steps;
}

function isMerge(key: ScalarNode): boolean {
  return textOf(key) === "<<";
}

function pairIn({ pairs }: MapNode, step: string | number): Pair | undefined {
  return pairs.findLast(({ key }) => textOf(key) === String(step));
}

/** Returns the nearest anchor with this name above an alias. */
function anchoredFor(
  { name, start }: AliasNode,
  piece: PieceSpan["piece"],
  { pieces }: Document,
): Written | undefined {
  const own = piece.anchors.findLast((node) => node.anchor === name && node.start < start);
  if (own) return { piece, node: own };
  for (let index = pieces.indexOf(piece) - 1; index >= 0; index--) {
    const above = pieces[index] as PieceSpan["piece"];
    const node = above.anchors.findLast((each) => each.anchor === name);
    if (node) return { piece: above, node };
  }
  return undefined;
}

interface Search {
  readonly document: Document;
  readonly form: Reference["form"];
}

/** Returns the node at the end of a path, following aliases on the way. */
function at({ piece, node }: Written, steps: Steps, search: Search): Written | undefined {
  const [step, ...rest] = steps;
  if (node.kind === "alias") {
    const anchored = anchoredFor(node, piece, search.document);
    return anchored && at(anchored, steps, search);
  }
  if (step === undefined) return { piece, node };
  if (node.kind === "scalar") return undefined;
  if (node.kind === "list") {
    const item = node.items[Number(step)];
    return item && at({ piece, node: item }, rest, search);
  }
  const pair = pairIn(node, step);
  if (!pair) return inMerged(piece, node, { steps, search });
  const isKey = rest.length === 0 && search.form === "key";
  const next: ScalarNode | Node | undefined = isKey ? pair.key : pair.value;
  return next && at({ piece, node: next }, rest, search);
}

/** Returns the value that `<<` merges into a map. */
function inMerged(
  piece: PieceSpan["piece"],
  { pairs }: MapNode,
  { steps, search }: { readonly steps: Steps; readonly search: Search },
): Written | undefined {
  for (const { key, value } of pairs) {
    if (!isMerge(key) || !value) continue;
    for (const node of value.kind === "list" ? value.items : [value]) {
      const found = at({ piece, node }, steps, search);
      if (found) return found;
    }
  }
  return undefined;
}

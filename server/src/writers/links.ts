/**
 * Makes the links of a publication whole before it is written, so that no writer has a dead link or two targets of one name: an id
 * is unique, a link without a target becomes its words, and each mark of a note is a place that the note leads back to.
 */
import type { FootnoteDefinition, Nodes, RootContent } from "mdast";
import type { Link, Publication } from "../publication/tree/tree.ts";
import { textNode } from "../publication/tree/tree.ts";
import { addToIndex, lastResults, memo } from "../syntax/memo.ts";

/**
 * Returns the publication with links that lead somewhere.
 * @param publication With its citations resolved, if its writer does not resolve them.
 * @param taken The ids of what is on the same page; those of the publication are added.
 */
export function withWholeLinks(publication: Publication, taken = new TakenIds()): Publication {
  const { body } = publication;
  const targets = new Map<string, string>();
  const ids = body.children.map((block) => {
    const own = anchorsOf(block).ids;
    return own.map((id) => {
      const unique = taken.take(id);
      if (!targets.has(id)) targets.set(id, unique);
      return unique;
    });
  });
  const notes = notesOf(body.children, taken);
  const marksOf = new Map<string, string[]>();
  const children = body.children.map((block, index) => {
    const own = anchorsOf(block);
    if (own === NO_ANCHORS) return block;
    const marks = own.marks.map((identifier) => {
      const name = notes.get(identifier) ?? identifier;
      const id = taken.take(markId(name));
      addToIndex(marksOf, name, id);
      return [name, id] as const;
    });
    const links = own.links.map((id) => targets.get(id));
    return withAnchors(block, { ids: ids[index] ?? [], links, marks });
  });
  const whole = children.map((block) =>
    block.type === "footnoteDefinition" ? withMarks(block, notes, marksOf) : block,
  );
  return { ...publication, body: { ...body, children: whole } };
}

/** The id of the first mark of a note. */
export function markId(identifier: string): string {
  return `ref-${identifier}`;
}

/** The id of a note. */
export function noteId(identifier: string): string {
  return `footnote-${identifier}`;
}

/** The ids on a page. */
export class TakenIds {
  /** How often each id has been asked for. */
  readonly #counts = new Map<string, number>();

  /** Takes the id, or one that begins with it if it is taken. */
  take(id: string): string {
    let count = this.#counts.get(id) ?? 0;
    let unique: string;
    do unique = ++count === 1 ? id : `${id}-${String(count)}`;
    while (count > 1 && this.#counts.has(unique));
    this.#counts.set(id, count);
    if (count > 1) this.#counts.set(unique, 1);
    return unique;
  }
}

/** The identifiers of the notes, each by that of the authors. */
function notesOf(blocks: readonly RootContent[], taken: TakenIds): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const block of blocks) {
    if (block.type !== "footnoteDefinition" || names.has(block.identifier)) continue;
    names.set(block.identifier, taken.take(noteId(block.identifier)).slice(noteId("").length));
  }
  return names;
}

/** The ids in a node, the targets of its links, and the identifiers of its marks of notes; each in the order of the tree. */
interface Anchors<L = string, M = string> {
  readonly ids: readonly string[];
  readonly links: readonly L[];
  readonly marks: readonly M[];
}

/** Cached: most blocks are those of the version before. */
const anchorsOf = memo((block: RootContent): Anchors => {
  const found = { ids: [] as string[], links: [] as string[], marks: [] as string[] };
  const visit = (node: Nodes): void => {
    if (node.data?.id !== undefined && node.type !== "footnoteReference") found.ids.push(node.data.id);
    if (node.type === "link" && node.url.startsWith("#")) found.links.push(node.url.slice(1));
    if (node.type === "footnoteReference") found.marks.push(node.identifier);
    for (const child of partsOf(node)) visit(child);
  };
  visit(block);
  return found.ids.length + found.links.length + found.marks.length === 0 ? NO_ANCHORS : found;
});

const NO_ANCHORS: Anchors = { ids: [], links: [], marks: [] };

/** The nodes in a node. */
function partsOf(node: Nodes): readonly Nodes[] {
  const caption = node.type === "figure" ? node.caption : (node.data?.caption ?? []);
  return "children" in node ? [...caption, ...node.children] : caption;
}

/** What takes the place of the anchors of a block: a link without a target has none, and a mark has its note and its id. */
type NewAnchors = Anchors<string | undefined, readonly [identifier: string, id: string]>;

/** A block stays the same object as long as its anchors are the same. */
const changedIn = lastResults<RootContent>();

function withAnchors(block: RootContent, now: NewAnchors): RootContent {
  const old = anchorsOf(block);
  const isSame =
    now.ids.every((id, index) => id === old.ids[index]) &&
    now.links.every((id, index) => id === old.links[index]) &&
    now.marks.every(([name, id], index) => name === old.marks[index] && id === markId(name)) &&
    old.marks.length < 2;
  if (isSame) return block;
  const inputs = [...now.ids, "|", ...now.links, "|", ...now.marks.flat()];
  return changedIn(block, inputs, () => changed(block, now));
}

function changed(block: RootContent, now: NewAnchors): RootContent {
  const [ids, links, marks] = [now.ids.values(), now.links.values(), now.marks.values()];
  const visit = <N extends Nodes>(node: N): N => {
    const own = node.type === "footnoteReference" ? node : named(node, () => ids.next().value);
    if (own.type === "figure") return { ...own, caption: visitAll(own.caption) };
    const caption = own.data?.caption && visitAll(own.data.caption);
    const data = caption ? { data: { ...own.data, caption } } : {};
    return "children" in own ? { ...own, ...data, children: visitAll(own.children as Nodes[]) } : own;
  };
  const visitAll = <N extends Nodes>(nodes: readonly N[]): N[] =>
    nodes.flatMap((node, index): readonly Nodes[] => {
      if (node.type === "link" && node.url.startsWith("#")) {
        const target = links.next().value;
        const own = visit<Link>(node);
        return target === undefined ? own.children : [{ ...own, url: `#${target}` }];
      }
      const mark = node.type === "footnoteReference" ? marks.next().value : undefined;
      if (!mark) return [visit<Nodes>(node)];
      const [identifier, id] = mark;
      const own = { ...node, identifier, data: { ...node.data, id } };
      return nodes[index - 1]?.type === "footnoteReference" ? [textNode(BETWEEN_MARKS), own] : [own];
    }) as N[];
  return visit(block);
}

/** A node with another id, if it has one. */
function named<N extends Nodes>(node: N, newId: () => string | undefined): N {
  if (node.data?.id === undefined) return node;
  const id = newId();
  return id === undefined ? node : { ...node, data: { ...node.data, id } };
}

/** Marks next to each other would read as one number. */
const BETWEEN_MARKS = "\u00a0";

/** A note with the ids of its marks. */
function withMarks(
  note: FootnoteDefinition,
  notes: ReadonlyMap<string, string>,
  marksOf: ReadonlyMap<string, readonly string[]>,
): FootnoteDefinition {
  const identifier = notes.get(note.identifier) ?? note.identifier;
  const marks = marksOf.get(identifier) ?? [];
  if (identifier === note.identifier && marks.length === 1 && marks[0] === markId(identifier)) return note;
  return markedIn(note, [identifier, ...marks], () => ({
    ...note,
    identifier,
    data: { ...note.data, marks },
  }));
}

const markedIn = lastResults<FootnoteDefinition>();

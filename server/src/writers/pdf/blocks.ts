/** Writes paragraphs, lists, tables and figures as Typst. */
import type {
  BlockContent,
  FigureNode,
  FootnoteDefinition,
  Heading,
  List,
  Paragraph,
  Root,
} from "../../publication/tree/tree.ts";
import { isLabelOf, notesReferredTo } from "../../publication/tree/tree.ts";
import { inlines, lineText } from "./inlines.ts";
import { literal } from "./literal.ts";
import { captionOptions, tableBlock } from "./tables.ts";
import type { Writing } from "./writing.ts";

type RootContent = Root["children"][number];
type ListItem = List["children"][number];

/** Blocks as Typst markup, one on a line. */
export function blocks(nodes: readonly RootContent[], writing: Writing): string {
  const moving = movingPictures(nodes, writing);
  return withPicturesLater(nodes, moving)
    .map((node, index, all) => {
      const room = roomFor(node, all.slice(index + 1, index + 1 + BLOCKS_IN_ROOM), moving);
      if (node.type === "figure")
        return figure(node, writing, moving.has(node) && all[index - 1]?.type !== "heading" && index > 0);
      return room + block(node, writing, isLabelOf(node, all[index + 1]) ? "field-label" : lookOf(node));
    })
    .join("\n");
}

/** A picture that is higher moves to the foot of a page, rather than leave much of a page empty: a third of a page, in pixels. */
const LEAST_MOVED = 350;

/** The pictures that move to the foot of a page. */
type Moving = ReadonlySet<RootContent>;

/**
 * Finds the pictures that move to the foot of a page. Each needs text of the same part after it: a picture that stays would come before
 * the moved one on the same page, or leave the page above it empty, and the next part would begin above a picture that is not its own.
 */
function movingPictures(nodes: readonly RootContent[], writing: Writing): Moving {
  const moving = new Set<RootContent>();
  /** The blocks of text below, without those that the pictures below need. */
  let left = Infinity;
  for (const node of nodes.toReversed()) {
    if (node.type === "figure") {
      const moves = left >= BLOCKS_IN_ROOM && isOfHeightToMove(node, writing);
      if (moves) moving.add(node);
      left = moves ? left - BLOCKS_IN_ROOM : 0;
    } else left = node.type === "heading" && node.depth === 1 ? 0 : left + 1;
  }
  return moving;
}

function isOfHeightToMove(node: RootContent, writing: Writing): boolean {
  return node.type === "figure" && (writing.picture(node)?.height ?? 0) > LEAST_MOVED;
}

/** Pictures that move to the foot of a page come after the table below them, so that none comes directly after a heading. */
function withPicturesLater(nodes: readonly RootContent[], moving: Moving): readonly RootContent[] {
  const all = [...nodes];
  for (let index = all.length - 2; index >= 0; index -= 1) {
    const [picture, next] = all.slice(index, index + 2);
    if (picture && next && hasCaption(next) && moving.has(picture)) all.splice(index, 2, next, picture);
  }
  return all;
}

function hasCaption(node: RootContent): boolean {
  return node.type === "table" && node.data?.caption !== undefined;
}

/** How much room a heading needs, by its depth, so that some lines of what is below it are on the same page. */
const ROOM = ["45mm", "34mm", "26mm"];

/** How many blocks, or rows of a table, can be in this room. */
const BLOCKS_IN_ROOM = 6;

/**
 * A heading does not come at the end of a page, nor with a single line below it, and the caption of a table does not come with a single
 * row. If a note or a picture for the foot of the page is close below, they only stay with the first line: Typst would leave the note or
 * the picture on the page from which they move.
 */
function roomFor(node: RootContent, below: readonly RootContent[], moving: Moving): string {
  const isLong = node.type === "table" && node.children.length > BLOCKS_IN_ROOM;
  const staysBehind = (each: RootContent): boolean =>
    (each.type !== "table" && notesReferredTo(each).length > 0) || moving.has(each);
  const size =
    node.type === "heading"
      ? `${ROOM[node.depth - 1] ?? "22mm"}, space-above(${node.depth})`
      : hasCaption(node)
        ? "40mm, figure-space"
        : "";
  return size === "" || (!isLong && below.some(staysBehind)) ? "" : `#need(${size})\n`;
}

/** The function that sets a block, if it has a role. What stays with the next block is set as a block of its own, unless it has notes. */
function lookOf(node: RootContent): string | undefined {
  const role = "data" in node ? node.data?.role : undefined;
  return role === "lead" && notesReferredTo(node).length > 0 ? "lead-with-notes" : role;
}

/** The content of a note. Its first paragraph continues the line of the note's number. */
export function noteContent(note: FootnoteDefinition, writing: Writing): string {
  return continuing(note.children, writing);
}

/** Blocks of which paragraphs need not begin a line of their own. */
function continuing(nodes: readonly RootContent[], writing: Writing): string {
  return nodes
    .map((node) => (node.type === "paragraph" ? lineOf(node, writing) : block(node, writing)))
    .join("#parbreak();");
}

/** A block. @param look The function that sets it, if it needs one. */
function block(node: RootContent, writing: Writing, look = lookOf(node)): string {
  const write = (): string => plain(node, writing);
  return look === undefined ? write() : writing.nested(() => `#${look}[${write()}]`, write);
}

function plain(node: RootContent, writing: Writing): string {
  switch (node.type) {
    case "heading":
      return heading(node, writing);
    case "paragraph":
      return `#par[${lineOf(node, writing)}]`;
    case "table":
      return tableBlock(node, writing);
    case "figure":
      return figure(node, writing);
    case "list":
      return writing.anchor(node.data?.id) + list(node, writing);
    case "blockquote":
      return writing.anchor(node.data?.id) + nested("quote(block: true)", node.children, writing);
    case "code":
      return `${writing.anchor(node.data?.id)}#raw(block: true, ${literal(writing.printable.text(node.value))})`;
    case "thematicBreak":
      return "#divider";
    case "bibliography":
      return bibliography(writing);
    case "footnoteDefinition":
    case "definition":
    case "yaml":
      return "";
    case "listItem":
      return nested("block", node.children, writing);
    case "tableRow":
    case "tableCell":
      return "";
    default:
      return `#par[${inlines([node], writing)}]`;
  }
}

function lineOf(node: Paragraph, writing: Writing): string {
  return writing.anchor(node.data?.id) + inlines(node.children, writing);
}

function heading({ depth, children, data }: Heading, writing: Writing): string {
  return `#heading(level: ${depth})[${inlines(children, writing)}]${writing.target(data?.id)}`;
}

function list({ ordered, start, spread, children }: List, writing: Writing): string {
  const call = ordered === true ? `enum(start: ${start ?? 1}, ` : "list(";
  const items = (): string => children.map((item) => `[${listItem(item, writing)}]`).join(", ");
  return writing.nested(
    () => `#${call}tight: ${spread !== true}, ${items()})`,
    () => children.map(({ children: parts }) => blocks(parts, writing)).join("\n"),
  );
}

function listItem({ checked, children, data }: ListItem, writing: Writing): string {
  const box = typeof checked === "boolean" ? lineText(checked ? "☑ " : "☐ ", writing) : "";
  return writing.anchor(data?.id) + box + continuing(children, writing);
}

function nested(call: string, children: readonly BlockContent[] | RootContent[], writing: Writing): string {
  return writing.nested(
    () => `#${call}[${blocks(children, writing)}]`,
    () => blocks(children, writing),
  );
}

/**
 * A figure with its caption below. If it moves to the foot of a page, the text goes on above it; the next one in its place comes after
 * it. Its alternative text takes the place of a picture that nothing can draw.
 */
function figure(node: FigureNode, writing: Writing, moves = false): string {
  const picture = writing.picture(node);
  const body =
    picture === undefined
      ? `#described[${lineText(node.alternative, writing)}]`
      : `#picture(${literal(picture.name)}, ${literal(node.alternative)})`;
  const options = captionOptions(node, node.caption, writing);
  const call = moves ? "#figure(kind: image, placement: bottom, " : "#place.flush()\n#figure(kind: image, ";
  return `${call}${options})[${body}]${writing.target(node.data?.id)}`;
}

/** The notes to which nothing refers, after the rest of the document. */
export function remainingNotes(writing: Writing): string {
  return Array.from(writing.remainingNotes(), ({ children }) => blocks(children, writing)).join("\n");
}

/** The works by id and title, if no citation style has formatted them. */
function bibliography(writing: Writing): string {
  return writing.works
    .map(({ id, title }) => {
      const name = typeof title === "string" ? ` ${title}` : "";
      return `#par[${lineText(`[${id}]${name}`, writing)}]`;
    })
    .join("\n");
}

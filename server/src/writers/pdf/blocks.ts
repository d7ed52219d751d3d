/** Writes paragraphs, lists, tables and figures as Typst. */
import type {
  BlockContent,
  FigureNode,
  FootnoteDefinition,
  Heading,
  List,
  Paragraph,
  Root,
} from "../../publication/tree.ts";
import { isLabelOf } from "../../publication/tree.ts";
import { inlines, lineText } from "./inlines.ts";
import { literal } from "./literal.ts";
import { captionOptions, tableBlock } from "./tables.ts";
import type { Writing } from "./writing.ts";

type RootContent = Root["children"][number];
type ListItem = List["children"][number];

/** Blocks as Typst markup, one on a line. */
export function blocks(nodes: readonly RootContent[], writing: Writing): string {
  const written: string[] = [];
  const isInGroup = nodes.map((node, index) => isField(node) && !isAboveTable(node, nodes[index + 1]));
  for (const [index, node] of nodes.entries()) {
    if (isInGroup[index] && !isInGroup[index - 1]) written.push("#fields[");
    written.push(
      isLabelOf(node, nodes[index + 1]) ? block(node, writing, "field-label") : block(node, writing),
    );
    if (isInGroup[index] && !isInGroup[index + 1]) written.push("]");
  }
  return written.join("\n");
}

/** Whether a node is a line with a label. Lines that follow each other are set close together. */
function isField(node: RootContent): boolean {
  return "data" in node && node.data?.role === "field";
}

/** Whether a node stays with the table below it, which no group of lines has. */
function isAboveTable(node: RootContent, next: RootContent | undefined): boolean {
  return next?.type === "table" && isLabelOf(node, next);
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

/** A block. @param look The function that sets it, if it is not that of its role. */
function block(node: RootContent, writing: Writing, look?: string): string {
  const role = look ?? ("data" in node ? node.data?.role : undefined);
  const write = (): string => plain(node, writing);
  return role === undefined ? write() : writing.nested(() => `#${role}[${write()}]`, write);
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

/** How much room a heading needs, by its depth, so that some lines of what is below it are on the same page. */
const ROOM = ["45mm", "34mm", "26mm"];

/** A heading. It does not come at the end of a page, nor with a single line below it. */
function heading({ depth, children, data }: Heading, writing: Writing): string {
  return `#need(${ROOM[depth - 1] ?? "22mm"})\n#heading(level: ${depth})[${inlines(children, writing)}]${writing.target(data?.id)}`;
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

/** A figure with its caption below; its alternative text takes the place of a picture that nothing can draw. */
function figure(node: FigureNode, writing: Writing): string {
  const name = writing.picture(node);
  const body =
    name === undefined
      ? `#described[${lineText(node.alternative, writing)}]`
      : `#picture(${literal(name)}, ${literal(node.alternative)})`;
  const options = captionOptions(node, node.caption, writing);
  return `#figure(kind: image, ${options})[${body}]${writing.target(node.data?.id)}`;
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

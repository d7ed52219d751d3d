/** Writes the blocks of a document: paragraphs, headings, lists, quotations and code. */
import { Paragraph, Table, TextRun, type IParagraphOptions, type ParagraphChild } from "docx";
import {
  isLabelOf,
  paragraphNode,
  textNode,
  type BlockContent,
  type Heading,
  type List,
  type Paragraph as ParagraphNode,
  type Root,
  type Table as TableNode,
} from "../../publication/tree/tree.ts";
import type { WordContext } from "./context.ts";
import { figureBlocks } from "./figures.ts";
import { inlineContent, textRun } from "./inline.ts";
import { FIELD_INDENT } from "./styleDefinitions.ts";
import { BULLETS, LIST_INDENT, LIST_LEVELS, orderedList } from "./lists.ts";
import { tableBlocks } from "./tables.ts";
import { wordLines } from "./text.ts";

/** What a body consists of. */
export type WordBlock = Paragraph | Table;

/** Where a block is. */
export interface WordPlace {
  /** The id of the style of its paragraphs. */
  readonly style?: string;
  /** The properties of its paragraphs beside the style. */
  readonly properties?: Pick<IParagraphOptions, "numbering" | "indent" | "keepNext" | "pageBreakBefore">;
  /** The level of the list that it is in, from 0. */
  readonly level?: number;
  /** Whether it is in a footnote. */
  readonly isNote?: true;
}

type Node = BlockContent | Root["children"][number];

/** The blocks in Word's terms. Definitions of footnotes are written elsewhere. */
export function wordBlocks(nodes: readonly Node[], place: WordPlace, context: WordContext): WordBlock[] {
  const written = nodes.map((node, index) => {
    const isLabel = isLabelOf(node, nodes[index + 1]) || isFieldBelowHeading(node, nodes[index - 1]);
    return blockOf(
      node,
      isLabel ? { ...place, properties: { ...place.properties, keepNext: true } } : place,
      context,
    );
  });
  return written.flatMap((own, index) => {
    const next = nodes[index + 1];
    const needsSpace = own.at(-1) instanceof Table && next?.type !== "heading";
    return needsSpace ? [...own, new Paragraph({ style: "AfterTable" })] : own;
  });
}

/** Whether a node is a line right below a heading: a page does not end with the two alone. */
function isFieldBelowHeading(node: Node, before: Node | undefined): boolean {
  return before?.type === "heading" && node.type === "paragraph" && node.data?.role === "field";
}

function blockOf(node: Node, place: WordPlace, context: WordContext): WordBlock[] {
  switch (node.type) {
    case "paragraph":
      return [textParagraph(node, place, context)];
    case "heading":
      return [headingParagraph(node, place, context)];
    case "list":
      return listBlocks(node, place, context);
    case "blockquote":
      return wordBlocks(node.children, { ...place, style: "Quote" }, context);
    case "code":
      return [codeParagraph(node.value)];
    case "table":
      return place.isNote === true ? tableLines(node, place, context) : tableBlocks(node, context);
    case "figure":
      return figureBlocks(node, context);
    case "bibliography":
      return worksList(context);
    case "footnoteDefinition":
      return [];
    default:
      return otherBlock(node, place);
  }
}

/** The styles of the roles. */
const ROLES = { entry: "Entry", field: "Field", lead: "Lead", notice: "Notice", work: "Bibliography" };

function textParagraph(node: ParagraphNode, place: WordPlace, context: WordContext): Paragraph {
  const role = node.data?.role;
  const style = role === undefined ? place.style : ROLES[role];
  const content = inlineContent(node.children, { ...(place.isNote && { isNote: true }) }, context);
  return new Paragraph({
    ...(style !== undefined && { style }),
    ...place.properties,
    children: withBookmark(node.data?.id, content, context),
  });
}

function headingParagraph(node: Heading, place: WordPlace, context: WordContext): Paragraph {
  const content = inlineContent(node.children, {}, context);
  const bookmark = context.headings.get(node);
  const children =
    bookmark === undefined
      ? withBookmark(node.data?.id, content, context)
      : context.bookmarks.around(bookmark, content);
  return new Paragraph({ style: `Heading${node.depth}`, ...place.properties, children });
}

/** The content, with a bookmark around it if it is the target of links. */
function withBookmark(
  id: string | undefined,
  content: readonly ParagraphChild[],
  context: WordContext,
): ParagraphChild[] {
  const name = id === undefined ? undefined : context.bookmarks.nameOf(id);
  return name === undefined ? [...content] : context.bookmarks.around(name, content);
}

function codeParagraph(value: string): Paragraph {
  const lines = wordLines(value);
  const children = lines.map((text, index) => new TextRun({ text, ...(index > 0 && { break: 1 }) }));
  return new Paragraph({ style: "SourceCode", children });
}

/** Nodes of mdast that a publication rarely has: nothing of their text is lost. */
function otherBlock(node: Node, { style }: WordPlace): WordBlock[] {
  if (!("value" in node)) return [];
  return [new Paragraph({ ...(style !== undefined && { style }), children: [textRun(node.value)] })];
}

/** A list of works that was not formatted. */
function worksList({ works }: WordContext): WordBlock[] {
  return works.map(({ id, title }) => {
    const words = typeof title === "string" ? `[${id}] ${title}` : `[${id}]`;
    return new Paragraph({ style: "Bibliography", children: [textRun(words)] });
  });
}

/** A list. Its items can have several blocks, of which the first has the bullet or the number. */
function listBlocks(node: List, place: WordPlace, context: WordContext): WordBlock[] {
  const level = Math.min((place.level ?? -1) + 1, LIST_LEVELS - 1);
  const reference = node.ordered === true ? orderedList(node.start ?? 1, context) : BULLETS;
  const isField = node.data?.role === "field";
  const styles = isField ? "FieldList" : node.ordered === true ? "ListNumber" : "ListBullet";
  const base: WordPlace = { ...place, level };
  return node.children.flatMap((item) => {
    const [first, ...rest] = item.children;
    const head = first?.type === "paragraph" ? first : paragraphNode([]);
    const others = first === undefined || first === head ? rest : item.children;
    return [
      textParagraph(
        head,
        {
          ...base,
          style: place.isNote === true ? "FootnoteText" : styles,
          properties: {
            numbering: { reference, level },
            ...(isField && {
              indent: { left: LIST_INDENT * (level + 1) + FIELD_INDENT, hanging: LIST_INDENT },
            }),
          },
        },
        context,
      ),
      ...wordBlocks(
        others,
        {
          ...base,
          style: place.isNote === true ? "FootnoteText" : isField ? "FieldList" : "ListContinue",
          properties: { indent: { left: LIST_INDENT * (level + 1) + (isField ? FIELD_INDENT : 0) } },
        },
        context,
      ),
    ];
  });
}

/** A table in a note, where `docx` writes paragraphs only: a line for each row. */
function tableLines(node: TableNode, place: WordPlace, context: WordContext): WordBlock[] {
  return node.children.map((row) =>
    textParagraph(
      paragraphNode(
        row.children.flatMap((cell, index) => [...(index === 0 ? [] : [textNode(" | ")]), ...cell.children]),
      ),
      place,
      context,
    ),
  );
}

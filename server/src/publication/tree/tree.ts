/**
 * The document that readers get, as a tree: mdast with a few nodes of our own. The writers know this tree and nothing of
 * assessments. Blocks have the span of their source in `data`.
 * Source: mdast 5.0 and its extension for GitHub's Markdown (footnotes, tables).
 */
import type {
  BlockContent,
  FootnoteDefinition,
  Heading,
  Link,
  List,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  Strong,
  Table,
  TableRow,
  Text,
} from "mdast";
import type { Data, Position } from "unist";
import { memo } from "../../syntax/memo.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { AboutWork } from "./aboutWork.ts";
import type { Figure } from "./figures.ts";
import { columnShares, sharesWithRoom } from "./tableShape.ts";

export type {
  BlockContent,
  FootnoteDefinition,
  Heading,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  Root,
  Table,
};

/** The document with what a title page, a header and a file's properties need. */
export interface Publication {
  readonly head: Head;
  readonly body: Root;
  /** The works that the document cites or lists, in CSL JSON. */
  readonly works: readonly CslItem[];
  readonly labels: Labels;
}

/** The words that writers add, in the language of the document. */
export interface Labels {
  /** The title of the table of contents. */
  readonly contents: string;
  /** The word before the number of a figure, such as "Figure". */
  readonly figure: string;
  readonly table: string;
  /** The title of the list of notes, where a format has no foot of a page. */
  readonly notes: string;
  /** What the link from a note to its mark is called, for readers who do not see its sign. */
  readonly back: string;
  readonly page: string;
  /** What a document says in place of a picture that it does not have, before the alternative text. */
  readonly noPicture: string;
}

/** The title block. Its texts are in the language of the document. */
export interface Head {
  /** What the title block shows of the file. */
  readonly span?: PieceSpan | undefined;
  /** The language of the document, as a code of BCP 47: `en`, `es`. */
  readonly language: string;
  readonly title: string;
  readonly subtitle?: string;
  /** The authors, each with the other things that the title page says of them, such as the affiliation. */
  readonly authors: readonly { readonly name: string; readonly details: readonly string[] }[];
  /** The date in words. */
  readonly date?: string;
  /** The first day of the date, as `YYYY-MM-DD`, for the properties of files. */
  readonly day?: string;
  /** The handling marking, which every page repeats. */
  readonly marking?: string;
  /** What else the title page says, such as the status and the cut-off of information. */
  readonly facts: readonly HeadFact[];
}

/** A line of the title block: "Prepared for: the harbour council". */
export interface HeadFact {
  readonly label: string;
  readonly value: PhrasingContent[];
}

/** A work in CSL JSON. Source: CSL 1.0.2, csl-data.json. */
export type CslItem = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** A figure with its caption. It has an alternative text; a table with the same content follows it or is a part of the document. */
export interface FigureNode {
  type: "figure";
  figure: Figure;
  /** The caption, without "Figure 1". */
  caption: PhrasingContent[];
  /** What the figure shows, in whole sentences. */
  alternative: string;
  data?: Data;
  position?: Position | undefined;
}

/** A citation of works. The writers show it as a footnote or in brackets, as the citation style says. */
export interface CitationNode {
  type: "citation";
  works: CitedItem[];
  /** Whether its words are a part of their sentence or of a list, so that a mark of a note alone would say nothing. */
  inText?: true;
  data?: Data;
  position?: Position | undefined;
}

/** A work in a citation, with the words around it. */
export interface CitedItem {
  readonly id: string;
  readonly prefix?: string;
  /** What the work is called where no citation processor formats it; by default its id. */
  readonly name?: string;
  /** The place in the work, as its author wrote it: "p. 12". */
  readonly locator?: string;
}

/** Words for something that the source does not say, or that cannot be read. Writers set them apart from the author's. */
export interface MissingNode {
  type: "missing";
  children: PhrasingContent[];
  data?: Data;
  position?: Position | undefined;
}

/** Words that a style of citations sets as Markdown cannot. Writers that cannot either write the words alone. */
export interface StyledNode {
  type: "styled";
  look: "superscript" | "subscript" | "small-caps" | "underline";
  children: PhrasingContent[];
  data?: Data;
  position?: Position | undefined;
}

/** The place of the list of works that the citations name. */
interface BibliographyNode {
  type: "bibliography";
  data?: Data;
  position?: Position | undefined;
}

declare module "mdast" {
  interface RootContentMap {
    figure: FigureNode;
    bibliography: BibliographyNode;
    citation: CitationNode;
    missing: MissingNode;
    styled: StyledNode;
  }
  interface BlockContentMap {
    figure: FigureNode;
    bibliography: BibliographyNode;
  }
  interface PhrasingContentMap {
    citation: CitationNode;
    missing: MissingNode;
    styled: StyledNode;
  }
}

declare module "unist" {
  /** What writers find in the `data` of a node. */
  interface Data {
    /** What the block shows of the file. It stays true when other parts of the file change. */
    span?: PieceSpan;
    /** The target of links to `#id`: unique in the document. */
    id?: string;
    /** On a note: the ids of the marks that refer to it, if it has not exactly one with the usual id. */
    marks?: readonly string[];
    /** On a figure, and on a table with a caption: its number among its kind, from 1. */
    number?: number;
    /** On a table: its caption, without "Table 1". */
    caption?: PhrasingContent[];
    /** On a table: the share of the width of each column. Their sum is 1. */
    widths?: readonly number[];
    /** On a table without a caption: what it shows, for readers who do not see what is around it. */
    name?: string;
    /** On a table: how many columns at the left name the row. */
    headColumns?: number;
    /** How a block is set: `field` is a line with a label or a list below one, `notice` a remark of the program, `lead` the
     * text of a judgment, `entry` an item in one paragraph, `work` an entry of the list of works. */
    role?: "entry" | "field" | "lead" | "notice" | "work";
    /** On strong words: what a later edition has put in. */
    isAdded?: true;
    /** On a block about a source: what the list of works may say as well. */
    aboutWork?: AboutWork;
  }
}

/** Returns a block with the span of its source, unless it has one. */
export function withSpan<B extends BlockContent>(span: PieceSpan | undefined, block: B): B {
  return span && !block.data?.span ? { ...block, data: { ...block.data, span } } : block;
}

/** Returns the identifiers of the notes that a node refers to, in order. Cached: most blocks are those of the version before. */
export const notesReferredTo = memo((node: Nodes): readonly string[] => {
  const found: string[] = [];
  const visit = (each: Nodes): void => {
    if (each.type === "footnoteReference") found.push(each.identifier);
    else if ("children" in each) each.children.forEach(visit);
  };
  visit(node);
  return found;
});

/** Words as they are. */
export function textNode(value: string): Text {
  return { type: "text", value };
}

/** Words that stand out, such as a label. */
export function strongNode(...children: PhrasingContent[]): Strong {
  return { type: "strong", children };
}

/** A link to a part of the document. */
export function linkNode(id: string, children: PhrasingContent[]): Link {
  return { type: "link", url: `#${id}`, children };
}

/** Words of the program for what is missing. */
export function missingNode(words: string): MissingNode {
  return { type: "missing", children: [textNode(words)] };
}

/** A paragraph. */
export function paragraphNode(children: PhrasingContent[], data?: Data): Paragraph {
  return { type: "paragraph", children, ...(data && { data }) };
}

/** A remark of the program. */
export function noticeNode(words: string): Paragraph {
  return paragraphNode([textNode(words)], { role: "notice" });
}

/** A heading. @param depth 1 for the parts of the document. */
export function headingNode(depth: Heading["depth"], children: PhrasingContent[], id?: string): Heading {
  return { type: "heading", depth, children, ...(id !== undefined && { data: { id } }) };
}

/** A bulleted list. */
export function bulletList(items: readonly BlockContent[][]): List {
  return {
    type: "list",
    ordered: false,
    spread: false,
    children: items.map((children) => ({ type: "listItem", spread: false, children })),
  };
}

/**
 * A table. Its first row has the names of the columns, whose widths fit their words unless they are given.
 * @param spans What each of the other rows shows of the file, if it is known.
 */
export function tableNode(
  rows: readonly (readonly PhrasingContent[][])[],
  data: Data,
  spans: readonly (PieceSpan | undefined)[] = [],
): Table {
  const widths = data.widths ? sharesWithRoom(rows, data.widths) : columnShares(rows);
  const children = rows.map((cells, index) => rowOf(cells, spans[index - 1]));
  return { type: "table", children, data: { ...data, widths } };
}

/** Whether a block is the label of the next one, such as "Controls:" above a table. */
export function isLabelOf(block: Nodes, next: Nodes | undefined): boolean {
  if (block.type !== "paragraph" || block.data?.role !== "field") return false;
  return next?.type === "table" || (next?.type === "list" && next.data?.role === "field");
}

function rowOf(cells: readonly PhrasingContent[][], span: PieceSpan | undefined): TableRow {
  const children: TableRow["children"] = cells.map((words) => ({ type: "tableCell", children: words }));
  return { type: "tableRow", children, ...(span && { data: { span } }) };
}

/** A table of words, with a caption. Its first row has the names of the columns. */
export function textTable(
  rows: readonly (readonly string[])[],
  { caption, ...data }: Omit<Data, "caption"> & { readonly caption: string },
): Table {
  return tableNode(
    rows.map((row) => row.map((cell) => [textNode(cell)])),
    { caption: [textNode(caption)], headColumns: 1, ...data },
  );
}

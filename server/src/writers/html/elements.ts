/**
 * Converts the blocks of a publication to HTML elements. Nothing in them can run: the tree has no HTML, and its links lead to
 * the web or into the document.
 */
import type { Element, ElementContent, Properties } from "hast";
import type { FootnoteReference, Link, ListItem, Nodes, Parents, Table, TableRow } from "mdast";
import type { Handlers, State } from "mdast-util-to-hast";
import { toHast } from "mdast-util-to-hast";
import type {
  BlockContent,
  CitationNode,
  FigureNode,
  FootnoteDefinition,
  Heading,
  PhrasingContent,
  Publication,
  StyledNode,
} from "../../publication/tree/tree.ts";
import type { DrawFigure } from "../figureSource.ts";
import { isShort, isWide, lettersWide } from "../../publication/tree/tableShape.ts";
import { plainTextOf } from "../../publication/tree/plainText.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { citationText } from "../../publication/tree/plainCitation.ts";
import { markId, noteId } from "../links.ts";

/** What elements are made with. */
export interface ElementOptions {
  /** The number of each note, by its identifier. */
  readonly noteNumbers: ReadonlyMap<string, number>;
  readonly labels: Publication["labels"];
  readonly draw: DrawFigure | undefined;
  /** For a block, returns how many lines below its beginning a part of it begins, if it is to say so. */
  readonly startIn?: (block: PieceSpan) => StartOf;
}

/** Returns the element of a block. */
export function blockElement(block: BlockContent, options: ElementOptions): ElementContent {
  const span = block.data?.span;
  const startOf = span && options.startIn?.(span);
  return toHast(withAttributes(block, startOf), { handlers: handlersFor(options) }) as ElementContent;
}

/** Returns words as elements. */
export function wordElements(words: readonly PhrasingContent[], options: ElementOptions): ElementContent[] {
  const whole = blockElement({ type: "paragraph", children: [...words] }, options);
  return "children" in whole ? whole.children : [whole];
}

/** Returns the list of notes. @param items Each a note as `noteElement` returns it, or its HTML. */
export function noteElements(
  items: readonly ElementContent[],
  labels: Publication["labels"],
): ElementContent[] {
  if (items.length === 0) return [];
  return [
    element("section", { className: ["footnotes"] }, [
      element("h2", {}, [text(labels.notes)]),
      element("ol", {}, [...items]),
    ]),
  ];
}

/** Returns a note with links back to where the text refers to it. */
export function noteElement(
  { identifier, children, data }: FootnoteDefinition,
  options: ElementOptions,
): ElementContent {
  return element("li", { id: noteId(identifier) }, [
    ...children.map((child) => blockElement(child as BlockContent, options)),
    ...backLinks(data?.marks ?? [markId(identifier)], options.labels),
  ]);
}

/** The links from a note to its marks. Those after the first have a number. */
function backLinks(marks: readonly string[], { back }: Publication["labels"]): ElementContent[] {
  return marks.flatMap((mark, index) => {
    const number = index === 0 ? "" : String(index + 1);
    return [
      text(" "),
      element("a", { href: `#${mark}`, ariaLabel: `${back} ${number}`.trim(), className: ["back"] }, [
        text(`↩${number}`),
      ]),
    ];
  });
}

function handlersFor(options: ElementOptions): Handlers {
  return {
    citation: (_, node: CitationNode) => text(citationText(node)),
    styled: (state, node: StyledNode) => styledElement(node, state.all(node)),
    missing: (state, node: Parents) => element("span", { className: ["missing"] }, state.all(node)),
    bibliography: () => element("div", {}, []),
    // The title of the document is the heading above all others.
    heading: (state, node: Heading) =>
      element(`h${String(Math.min(node.depth + 1, 6))}`, propertiesOf(node), state.all(node)),
    footnoteReference: (_, node: FootnoteReference) => markElement(node, options),
    figure: (state, node: FigureNode) => figureElement(state, node, options),
    table: (state, node: Table) => tableElement(state, node, options),
  };
}

function styledElement({ look }: StyledNode, children: ElementContent[]): Element {
  switch (look) {
    case "superscript":
      return element("sup", {}, children);
    case "subscript":
      return element("sub", {}, children);
    case "small-caps":
    case "underline":
      return element("span", { className: [look] }, children);
  }
}

/** The mark of a note; only its sign if there is no such note. */
function markElement({ identifier, data }: FootnoteReference, { noteNumbers }: ElementOptions): Element {
  const number = noteNumbers.get(identifier);
  if (number === undefined) return element("sup", {}, [text("?")]);
  const properties = { href: `#${noteId(identifier)}`, id: data?.id ?? markId(identifier) };
  return element("sup", {}, [element("a", properties, [text(String(number))])]);
}

/** Where a part of a block begins, in lines from that of the block. */
type StartOf = (part: PieceSpan) => number | undefined;

/** Adds the id and the class of a node to its element, and to a part of a block where it begins. */
function withAttributes<N extends Nodes>(node: N, startOf: StartOf | undefined, isPart = false): N {
  const { data } = node;
  const span = isPart ? spanOfPart(node) : undefined;
  const start = span && startOf?.(span);
  const id = data?.id ?? (node.type === "listItem" ? idOfFirst(node) : undefined);
  const properties: Properties = {
    ...(id === undefined ? {} : { id }),
    ...(start === undefined ? {} : { dataLine: String(start) }),
    ...(data?.role === undefined ? {} : { className: [data.role] }),
    ...(node.type === "link" && hidesAddress(node) ? { className: ["named"] } : {}),
  };
  const children =
    "children" in node
      ? { children: node.children.map((child) => withAttributes(child, startOf, true)) }
      : {};
  return { ...node, ...children, data: { ...data, hProperties: properties } };
}

/** What a part of a block shows. In a close list, the first paragraph of an item has no element. */
function spanOfPart(node: Nodes): PieceSpan | undefined {
  return node.type === "listItem" && node.spread !== true ? node.children[0]?.data?.span : node.data?.span;
}

/** Whether a link leads to an address of the web that its words do not have: print shows it. */
function hidesAddress(node: Link): boolean {
  return (
    /^https?:/i.test(node.url) && !plainTextOf(node.children).includes(node.url.replace(/^\w+:\/\/|\/$/g, ""))
  );
}

/** The id of the first paragraph of an item: in a close list, that has no element. */
function idOfFirst({ children, spread }: ListItem): string | undefined {
  return spread === true ? undefined : children[0]?.data?.id;
}

function figureElement(state: State, node: FigureNode, { draw, labels }: ElementOptions): Element {
  const number = String(node.data?.number ?? "");
  const id = node.data?.id ?? `figure-${number}`;
  const caption = element("figcaption", {}, [
    element("strong", {}, [text(`${labels.figure} ${number}. `)]),
    ...state.all({ type: "paragraph", children: node.caption }),
  ]);
  // On a narrow screen, a picture scrolls on its own, also from the keyboard.
  const picture: ElementContent = draw
    ? element("div", { className: ["picture"], role: "group", tabIndex: 0 }, [
        { type: "raw", value: draw(node, id).svg },
      ])
    : element("p", {}, [text(node.alternative)]);
  return element("figure", { ...propertiesOf(node), id }, [picture, caption]);
}

function tableElement(state: State, node: Table, { labels }: ElementOptions): Element {
  const { caption, name, headColumns = 0, widths, number = "" } = node.data ?? {};
  const [head, ...rows] = node.children;
  const classes = [...(isWide(node) ? ["wide"] : []), ...(isShort(node) ? ["short"] : [])];
  const properties: Properties = {
    ...propertiesOf(node),
    ...(classes.length > 0 && { className: classes }),
    ...(name !== undefined && { ariaLabel: name }),
    // A digit is wider than most letters.
    style: `min-width:${String(Math.ceil(0.9 * lettersWide(node)))}ch`,
  };
  const table = element("table", properties, [
    ...(caption
      ? [
          element("caption", {}, [
            element("strong", {}, [text(`${labels.table} ${String(number)}. `)]),
            ...state.all({ type: "paragraph", children: caption }),
          ]),
        ]
      : []),
    ...(widths ? [element("colgroup", {}, widths.map(column))] : []),
    ...(head ? [element("thead", {}, [rowElement(state, head, Infinity)])] : []),
    element(
      "tbody",
      {},
      rows.map((row) => rowElement(state, row, headColumns)),
    ),
  ]);
  // A wide table scrolls on its own, also from the keyboard.
  return element("div", { className: ["table"], role: "group", tabIndex: 0 }, [table]);
}

function column(width: number): Element {
  return element("col", { style: `width:${String(Math.round(width * 100))}%` }, []);
}

/** @param heads How many cells at the left are headings; all of them in the first row. Without words, a cell is none. */
function rowElement(state: State, row: TableRow, heads: number): Element {
  return element(
    "tr",
    propertiesOf(row),
    row.children.map((cell, index) =>
      index < heads && hasContent(cell)
        ? element("th", { scope: heads === Infinity ? "col" : "row" }, state.all(cell))
        : element("td", {}, state.all(cell)),
    ),
  );
}

/** Whether a cell shows anything. */
function hasContent({ children }: TableRow["children"][number]): boolean {
  return children.some((child) => child.type !== "text" || child.value.trim() !== "");
}

function propertiesOf(node: { readonly data?: object | undefined }): Properties {
  return (node.data as { readonly hProperties?: Properties } | undefined)?.hProperties ?? {};
}

/** An element. */
export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}

/** Words as they are. */
export function text(value: string): ElementContent {
  return { type: "text", value };
}

/** Converts the tree of a publication to HTML elements. Nothing in it can run: the tree has no HTML, and links lead to the web only. */
import type { Element, ElementContent, Properties, Root as HastRoot } from "hast";
import type { Nodes, Parents } from "mdast";
import type { Data } from "unist";
import type { Handlers, State } from "mdast-util-to-hast";
import { toHast } from "mdast-util-to-hast";
import type { FigureNode, Heading, Publication } from "../../publication/tree.ts";
import type { DrawFigure } from "../figureSource.ts";
import { citationText } from "../plainCitation.ts";

/** What the elements are made with. */
export interface ElementOptions {
  readonly draw: DrawFigure | undefined;
  /** Whether each block has the line of its source, for a preview. */
  readonly hasLines: boolean;
}

/** Returns the elements of the body, with the notes at its end. */
export function bodyElements({ body, labels }: Publication, options: ElementOptions): ElementContent[] {
  const counts = { figure: 0, table: 0 };
  const handlers: Handlers = {
    citation: (_, node: Parameters<typeof citationText>[0]) => ({ type: "text", value: citationText(node) }),
    missing: (state, node: Parents) => element("span", { className: ["missing"] }, state.all(node)),
    bibliography: () => undefined,
    // The title of the document is the heading above all others.
    heading: (state, node: Heading) =>
      element(`h${String(Math.min(node.depth + 1, 6))}`, propertiesOf(node), state.all(node)),
    figure: (state, node: FigureNode) =>
      figureElement(state, node, { ...options, number: ++counts.figure, label: labels.figure }),
    table: (state, node: Extract<Nodes, { type: "table" }>) =>
      tableElement(state, node, `${labels.table} ${String(++counts.table)}`),
  };
  const tree = toHast(
    { ...body, children: body.children.map((node) => withAttributes(node, options)) },
    {
      handlers,
      footnoteLabel: labels.notes,
      footnoteLabelTagName: "h2",
      footnoteLabelProperties: { id: "notes" },
      footnoteBackContent: "↩",
      clobberPrefix: "",
    },
  ) as HastRoot;
  return tree.children.filter((child): child is ElementContent => child.type !== "doctype");
}

/** Adds the id, the class and the line of a block to its element. */
function withAttributes<N extends Nodes>(node: N, options: ElementOptions): N {
  const { position } = node;
  const data: Data | undefined = node.data;
  const properties: Properties = {
    ...(data?.id === undefined ? {} : { id: data.id }),
    ...(data?.role === undefined ? {} : { className: [data.role] }),
    ...(options.hasLines && position ? { dataLine: String(position.start.line) } : {}),
  };
  const children =
    "children" in node ? { children: node.children.map((child) => withAttributes(child, options)) } : {};
  return { ...node, ...children, data: { ...data, hProperties: properties } };
}

function figureElement(
  state: State,
  node: FigureNode,
  { draw, number, label }: ElementOptions & { readonly number: number; readonly label: string },
): Element {
  const id = node.data?.id ?? `figure-${String(number)}`;
  const caption = element("figcaption", {}, [
    element("strong", {}, [text(`${label} ${String(number)}. `)]),
    ...state.all({ type: "paragraph", children: node.caption }),
  ]);
  const picture: ElementContent = draw
    ? element("div", { className: ["picture"] }, [{ type: "raw", value: draw(node, id) }])
    : element("p", {}, [text(node.alternative)]);
  return element("figure", { ...propertiesOf(node), id }, [picture, caption]);
}

function tableElement(state: State, node: Extract<Nodes, { type: "table" }>, label: string): Element {
  const { caption, headColumns = 0, widths } = node.data ?? {};
  const [head, ...rows] = node.children;
  const cells = (row: (typeof node.children)[number], isHead: boolean): Element =>
    element(
      "tr",
      {},
      row.children.map((cell, column) =>
        isHead || column < headColumns
          ? element("th", { scope: isHead ? "col" : "row" }, state.all(cell))
          : element("td", {}, state.all(cell)),
      ),
    );
  const table = element("table", propertiesOf(node), [
    ...(caption
      ? [
          element("caption", {}, [
            element("strong", {}, [text(`${label}. `)]),
            ...state.all({ type: "paragraph", children: caption }),
          ]),
        ]
      : []),
    ...(widths
      ? [
          element(
            "colgroup",
            {},
            widths.map((width) => element("col", { style: `width:${String(Math.round(width * 100))}%` }, [])),
          ),
        ]
      : []),
    ...(head ? [element("thead", {}, [cells(head, true)])] : []),
    element(
      "tbody",
      {},
      rows.map((row) => cells(row, false)),
    ),
  ]);
  return element("div", { className: ["table"], role: "group", tabIndex: 0 }, [table]);
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

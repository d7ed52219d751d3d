/** Writes a publication as one HTML file that needs nothing else: no network, no script. */
import type { ElementContent, Root as HastRoot } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Heading, Publication } from "../../publication/tree/tree.ts";
import { plainTextOf } from "../../publication/tree/plainText.ts";
import type { DrawFigure } from "../figureSource.ts";
import { notesApart } from "../notes.ts";
import type { ElementOptions } from "./elements.ts";
import { blockElement, element, noteElement, noteElements, text, wordElements } from "./elements.ts";
import { styleSheet } from "./style.ts";

/** How the file is written. */
export interface HtmlOptions {
  readonly draw?: DrawFigure | undefined;
  /** The style sheet of a house, after ours. */
  readonly style?: string | undefined;
}

/**
 * Returns the HTML of a publication.
 * @param publication With its citations resolved.
 */
export function writeHtml(publication: Publication, { draw, style = "" }: HtmlOptions = {}): string {
  const { head, labels } = publication;
  const { blocks, notes, numbers } = notesApart(publication);
  const options = { draw, labels, noteNumbers: numbers };
  const body = [
    element("header", {}, [...markingElements(head), ...titleElements(publication, options)]),
    ...contentsElements(publication),
    element("main", {}, [
      ...blocks.map((block) => blockElement(block, options)),
      ...noteElements(
        notes.map((note) => noteElement(note, options)),
        labels,
      ),
    ]),
    ...(head.marking === undefined ? [] : [element("footer", {}, markingElements(head))]),
  ];
  const tree: HastRoot = {
    type: "root",
    children: [
      { type: "doctype" },
      element("html", { lang: head.language }, [
        element("head", {}, headElements(publication, style)),
        element("body", {}, body),
      ]),
    ],
  };
  return `${toHtml(tree, { allowDangerousHtml: true })}\n`;
}

function headElements({ head, labels }: Publication, style: string): ElementContent[] {
  const author = head.authors.map(({ name }) => name).join(", ");
  return [
    element("meta", { charSet: "utf-8" }, []),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }, []),
    element("meta", { httpEquiv: ["Content-Security-Policy"], content: POLICY }, []),
    ...(author === "" ? [] : [element("meta", { name: "author", content: author }, [])]),
    element("title", {}, [text(head.title)]),
    element("style", {}, [text(`${styleSheet(head, labels)}\n${withoutEndTag(style)}`)]),
  ];
}

/** Nothing is loaded, and nothing runs. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A style sheet cannot end its own element. */
function withoutEndTag(style: string): string {
  return style.replace(/<\/(?=style)/gi, "<\\/");
}

/** The handling marking, above and below the document. */
export function markingElements({ marking }: Publication["head"]): ElementContent[] {
  return marking === undefined ? [] : [element("p", { className: ["marking"] }, [text(marking)])];
}

/** The title block. */
export function titleElements({ head }: Publication, options: ElementOptions): ElementContent[] {
  const { title, subtitle, authors, date, facts } = head;
  const rows = facts.flatMap(({ label, value }) => [
    element("dt", {}, [text(label)]),
    element("dd", {}, wordElements(value, options)),
  ]);
  const names = authors.flatMap(({ name, details }, index) => [
    ...(index > 0 ? [element("br", {}, [])] : []),
    element("strong", {}, [text(name)]),
    ...(details.length > 0 ? [text(`, ${details.join(", ")}`)] : []),
  ]);
  return [
    element("h1", {}, [text(title)]),
    ...(subtitle === undefined ? [] : [element("p", { className: ["subtitle"] }, [text(subtitle)])]),
    ...(names.length > 0 ? [element("p", { className: ["authors"] }, names)] : []),
    ...(date === undefined ? [] : [element("p", { className: ["date"] }, [text(date)])]),
    ...(rows.length > 0 ? [element("dl", {}, rows)] : []),
  ];
}

/** The table of contents: the parts, and the items in them. */
export function contentsElements({ body, labels }: Publication): ElementContent[] {
  const headings = body.children.filter(
    (node): node is Heading & { data: { id: string } } =>
      node.type === "heading" && node.depth <= 2 && node.data?.id !== undefined,
  );
  if (headings.length < 3) return [];
  const items = groups(headings).map(([first, ...inner]) =>
    element("li", {}, [
      ...(first ? [linkTo(first)] : []),
      ...(inner.length > 0
        ? [
            element(
              "ul",
              {},
              inner.map((each) => element("li", {}, [linkTo(each)])),
            ),
          ]
        : []),
    ]),
  );
  return [
    element("nav", { ariaLabel: labels.contents }, [
      element("h2", {}, [text(labels.contents)]),
      element("ul", {}, items),
    ]),
  ];
}

/** Groups headings: each part with the headings in it. */
function groups<H extends Heading>(headings: readonly H[]): H[][] {
  const all: H[][] = [];
  for (const each of headings) {
    const last = all.at(-1);
    if (each.depth === 1 || !last) all.push([each]);
    else last.push(each);
  }
  return all;
}

function linkTo({ children, data }: Heading & { data: { id: string } }): ElementContent {
  return element("a", { href: `#${data.id}` }, [text(plainTextOf(children))]);
}

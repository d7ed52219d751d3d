/** Writes a publication in Pandoc's Markdown, with its citations as Pandoc reads them. */
import type { Nodes } from "mdast";
import { stringify } from "yaml";
import type { BlockContent, FigureNode, Head, Publication } from "../../publication/tree/tree.ts";
import { paragraphNode, strongNode, textNode } from "../../publication/tree/tree.ts";
import type { DrawFigure } from "../figureSource.ts";
import { withoutListed } from "../citations/listedWorks.ts";
import { withoutNestedNotes } from "./nestedNotes.ts";
import { pandocMarkdown, pandocWords } from "./pandocNodes.ts";

/** How the file is written. */
export interface MarkdownOptions {
  /** The name of the file without its ending: the names of the files next to it begin with it. */
  readonly name: string;
  readonly draw?: DrawFigure | undefined;
}

/** A text, and the files that it names. */
export interface WrittenMarkdown {
  readonly text: string;
  /** By their paths, relative to the text: the bibliography in CSL JSON, and a picture of each figure. */
  readonly beside: ReadonlyMap<string, string | Uint8Array>;
}

/**
 * Returns the Markdown of a publication, for `pandoc --citeproc`.
 * @param publication Before its citations are resolved.
 */
export function writeMarkdown(publication: Publication, { name, draw }: MarkdownOptions): WrittenMarkdown {
  const { head, body, works, labels } = publication;
  const beside = new Map<string, string | Uint8Array>();
  const bibliography = works.length > 0 ? `${name}.bibliography.json` : undefined;
  if (bibliography !== undefined) beside.set(bibliography, `${JSON.stringify(works, undefined, 2)}\n`);
  const picture = (figure: FigureNode): string | undefined => {
    if (!draw) return undefined;
    const id = fileNameOf(figure.data?.id ?? `figure-${String(beside.size)}`);
    const path = `${name}-figures/${id}.svg`;
    beside.set(path, draw(figure, id).svg);
    return encodeURI(path).replace(/[()]/g, String.raw`\$&`);
  };
  // Pandoc makes the list of works.
  const blocks = withoutListed(withoutNestedNotes(body), ({ isUsual }) => isUsual === true);
  const children = [...titleBlocks(head), ...blocks, ...markingBlocks(head)];
  const tree: Nodes = { type: "root", children };
  const text = pandocMarkdown(tree, { linked: linkedIn(tree), picture, noPicture: labels.noPicture });
  return { text: `---\n${metadata(head, bibliography)}---\n\n${text}`, beside };
}

/** A part of an id that every file system takes. */
function fileNameOf(id: string): string {
  return id.replace(/[^\p{L}\p{N}_-]/gu, "-");
}

/** The metadata. Pandoc reads its texts as Markdown. */
function metadata(head: Head, bibliography: string | undefined): string {
  const { title, subtitle, authors, date, language, marking } = head;
  const words = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : pandocWords(text);
  const all = {
    title: words(title),
    subtitle: words(subtitle),
    author: authors.length > 0 ? authors.map(({ name }) => words(name)) : undefined,
    date: words(date),
    lang: language,
    marking: words(marking),
    bibliography:
      bibliography !== undefined && /[^\w ./-]|_/.test(bibliography) ? words(bibliography) : bibliography,
    // The list has every work, as in the other formats.
    nocite: bibliography === undefined ? undefined : "@*",
  };
  const stated = Object.entries(all).filter(([, value]) => value !== undefined);
  return stringify(Object.fromEntries(stated), { lineWidth: 0 });
}

/** What the title block says and the metadata has no place for. */
function titleBlocks(head: Head): BlockContent[] {
  const authors = head.authors.filter(({ details }) => details.length > 0);
  return [
    ...markingBlocks(head),
    ...authors.map(({ name, details }) =>
      paragraphNode([strongNode(textNode(name)), textNode(`, ${details.join(", ")}`)]),
    ),
    ...head.facts.map(({ label, value }) =>
      paragraphNode([strongNode(textNode(`${label}:`)), textNode(" "), ...value]),
    ),
  ];
}

/** The handling marking, above and below the text. */
function markingBlocks({ marking }: Head): BlockContent[] {
  return marking === undefined ? [] : [paragraphNode([strongNode(textNode(marking))])];
}

/** The ids that links of a tree lead to. */
function linkedIn(tree: Nodes): Set<string> {
  const ids = new Set<string>();
  const visit = (node: Nodes): void => {
    if (node.type === "link" && node.url.startsWith("#")) ids.add(node.url.slice(1));
    node.data?.caption?.forEach(visit);
    if (node.type === "figure") node.caption.forEach(visit);
    if ("children" in node) node.children.forEach(visit);
  };
  visit(tree);
  return ids;
}

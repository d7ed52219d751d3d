/**
 * Writes a publication in the Markdown that every program shows: CommonMark with tables. Figures are replaced by their alternative text, and
 * notes by their numbers. Nothing of an author's text becomes markup that loads or runs something.
 * Sources: CommonMark 0.31; GitHub Flavored Markdown 0.29, "Tables".
 */
import type { Code, Heading, InlineCode, Link, Nodes, Parents, Table, Text } from "mdast";
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import type { Handle, Info, Options, State } from "mdast-util-to-markdown";
import { toMarkdown } from "mdast-util-to-markdown";
import { singleSpaced } from "../../language/texts.ts";
import { code, codeBlock, inertText, plainText, webUrl } from "../../language/markdown.ts";
import type {
  BlockContent,
  FigureNode,
  Head,
  MissingNode,
  Publication,
  StyledNode,
} from "../../publication/tree/tree.ts";
import { headingNode, paragraphNode, strongNode, textNode } from "../../publication/tree/tree.ts";
import { plainTextOf } from "../../publication/tree/plainText.ts";
import { notesApart } from "../notes.ts";

/**
 * Returns the Markdown of a publication.
 * @param publication With its citations resolved.
 */
export function writePlainMarkdown(publication: Publication): string {
  const { head, labels } = publication;
  const { blocks, notes, numbers } = notesApart(publication);
  const children = [
    ...headBlocks(head),
    ...blocks.flatMap((block) => [...captionBlocks(block, labels), block]),
    ...(notes.length > 0 ? [headingNode(1, [textNode(labels.notes)])] : []),
    ...notes.map(({ children: words }, index): BlockContent => ({
      ...{ type: "list", ordered: true, start: index + 1, spread: false },
      children: [{ type: "listItem", spread: false, children: words }],
    })),
    ...markingOf(head),
  ];
  return toMarkdown({ type: "root", children }, options(numbers));
}

/** The title block. */
function headBlocks(head: Head): BlockContent[] {
  const { title, subtitle, authors, date, facts } = head;
  const lines = [
    subtitle,
    ...authors.map(({ name, details }) => [name, ...details].join(", ")),
    date,
  ].flatMap((line) => line ?? []);
  return [
    headingNode(1, [textNode(title)], TITLE),
    ...markingOf(head),
    ...lines.map((line) => paragraphNode([textNode(line)])),
    ...facts.map(({ label, value }) =>
      paragraphNode([strongNode(textNode(`${label}:`)), textNode(" "), ...value]),
    ),
  ];
}

/** The id of the only heading that is above those of the parts. */
const TITLE = "title of the document";

function markingOf({ marking }: Head): BlockContent[] {
  return marking === undefined ? [] : [paragraphNode([strongNode(textNode(marking))])];
}

/** The caption of a figure or a table, as a paragraph above it. */
function captionBlocks(block: BlockContent, labels: Publication["labels"]): BlockContent[] {
  const caption = block.type === "figure" ? block.caption : block.data?.caption;
  if (!caption || (block.type !== "figure" && block.type !== "table")) return [];
  const label = `${labels[block.type]} ${String(block.data?.number ?? "")}.`;
  return [paragraphNode([strongNode(textNode(label)), textNode(" "), ...caption])];
}

function options(numbers: ReadonlyMap<string, number>): Options {
  return {
    bullet: "-",
    emphasis: "*",
    rule: "-",
    fences: true,
    listItemIndent: "one",
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmStrikethroughToMarkdown()],
    handlers: {
      text: ({ value }: Text) => safeText(value),
      heading: headingLine,
      link: linkText,
      code: ({ value }: Code) => codeBlock("", value),
      inlineCode: ({ value }: InlineCode, _: unknown, state: State) => {
        const text = code(value);
        return state.stack.includes("tableCell") ? text.replaceAll("|", String.raw`\|`) : text;
      },
      styled: wordsAlone,
      missing: ({ children }: MissingNode) => `*${plainText(plainTextOf(children))}*`,
      figure: ({ alternative }: FigureNode) => plainText(alternative),
      footnoteReference: ({ identifier }: { readonly identifier: string }) =>
        plainText(`[${String(numbers.get(identifier) ?? "?")}]`),
      table: tableText,
      bibliography: () => "",
      citation: () => "",
      html: ({ value }: { readonly value: string }) => plainText(value),
      image: ({ alt }: { readonly alt?: string | null }) => plainText(alt ?? ""),
    },
  };
}

/** Words on one line, with the spaces around them. An exclamation mark in front of a link would make an image of it. */
function safeText(value: string): string {
  if (value.trim() === "") return value === "" ? "" : " ";
  const words = plainText(value).replace(/!$/, String.raw`\!`);
  return `${/^\s/.test(value) ? " " : ""}${words}${/\s$/.test(value) ? " " : ""}`;
}

/** What the library says of the place of a node. */
type PlaceInTree = [parent: Parents | undefined, state: State, info: Info];

const headingLine: Handle = (node: Heading, ...[, state, info]: PlaceInTree) => {
  const depth = node.data?.id === TITLE ? 1 : Math.min(node.depth + 1, 6);
  const exit = state.enter("headingAtx");
  const words = state.containerPhrasing(node, { ...info, before: " ", after: " " });
  exit();
  return `${"#".repeat(depth)} ${singleSpaced(words).trim()}`;
};

/** Words without the look that Markdown has no signs for. */
export const wordsAlone: Handle = (node: StyledNode, ...[, state, info]: PlaceInTree) =>
  state.containerPhrasing(node, info);

/** A link to the web. Programs do not agree on links within a text, so those have only their words. */
function linkText(node: Link, ...[, state, info]: PlaceInTree): string {
  const words = plainTextOf(node.children);
  const target = webUrl(node.url);
  if (target === undefined) return state.containerPhrasing(node, info);
  return words === node.url ? `<${target}>` : `[${inertText(words)}](<${target}>)`;
}

const tables = gfmTableToMarkdown({ tablePipeAlign: false }).handlers?.table;

/** A table. Its cells are one line each. */
function tableText(node: Table, ...place: PlaceInTree): string {
  return tables?.(withoutBreaks(node), ...place) ?? "";
}

function withoutBreaks<N extends Nodes>(node: N): N {
  if (!("children" in node)) return node;
  const children = (node.children as Nodes[]).map((child) =>
    child.type === "break" ? textNode(" ") : withoutBreaks(child),
  );
  return { ...node, children };
}

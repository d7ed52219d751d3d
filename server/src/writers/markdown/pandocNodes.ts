/** Writes the nodes of a publication that Markdown alone does not have in Pandoc's Markdown. */
import type { Heading, Nodes, Paragraph, Parents, PhrasingContent, Table, Text } from "mdast";
import { gfmFootnoteToMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import type { ConstructName, Handle, Info, Options, State } from "mdast-util-to-markdown";
import { defaultHandlers, toMarkdown } from "mdast-util-to-markdown";
import { singleSpaced } from "../../language/texts.ts";
import type { CitationNode, FigureNode, MissingNode, StyledNode } from "../../publication/tree/tree.ts";
import { pandocUnsafe, safeWords } from "./pandocUnsafe.ts";

/** What the nodes need to know of the document. */
interface PandocContext {
  /** The ids that links of the document lead to. */
  readonly linked: ReadonlySet<string>;
  /** The address of the picture of a figure; `undefined` if there is none. */
  readonly picture: (figure: FigureNode) => string | undefined;
  /** What stands for a picture that is not there, before the alternative text. */
  readonly noPicture: string;
}

/** Writes a tree in Pandoc's Markdown. */
export function pandocMarkdown(tree: Nodes, context: PandocContext): string {
  return toMarkdown(tree, options(context));
}

/** Words as Pandoc's Markdown on one line, for its metadata. */
export function pandocWords(words: string): string {
  const text = singleSpaced(words).trim();
  const nowhere = { linked: new Set<string>(), picture: () => undefined, noPicture: "" };
  return pandocMarkdown({ type: "paragraph", children: [{ type: "text", value: text }] }, nowhere).trim();
}

function options(context: PandocContext): Options {
  return {
    bullet: "-",
    emphasis: "*",
    rule: "-",
    fences: true,
    listItemIndent: "one",
    extensions: [
      gfmTableToMarkdown({ tablePipeAlign: false }),
      gfmFootnoteToMarkdown(),
      gfmStrikethroughToMarkdown(),
    ],
    unsafe: pandocUnsafe,
    handlers: {
      text: (node: Text, ...[, state, info]) => safeWords(node.value, state, info),
      heading: headingText,
      paragraph: paragraphText(context),
      table: tableText(context),
      // Pandoc reads bars in code as they are.
      inlineCode: defaultHandlers.inlineCode,
      citation: (node: CitationNode, ...[, state, info]) => citationText(node, state, info),
      missing: (node: MissingNode, _, state) => `[${wordsIn(node.children, "label", state)}]{.missing}`,
      styled: (node: StyledNode, _, state) => styledText(node, state),
      figure: (node: FigureNode, _, state) => figureText(node, state, context),
      bibliography: () => "::: {#refs}\n:::",
    },
  };
}

/** Words that Pandoc raises, lowers or marks. Spaces would end raised and lowered words. */
function styledText({ look, children }: StyledNode, state: State): string {
  const words = wordsIn(children, "phrasing", state);
  const sign = { superscript: "^", subscript: "~", "small-caps": undefined, underline: undefined }[look];
  if (sign === undefined) return `[${words}]{.${look === "small-caps" ? "smallcaps" : look}}`;
  return `${sign}${words.replaceAll(" ", String.raw`\ `)}${sign}`;
}

/** What the library says of the place of a node. */
type Place = [parent: Parents | undefined, state: State, info: Info];

/** A heading is one line, which its attributes end. */
const headingText: Handle = ({ depth, children, data }: Heading, _, state: State) => {
  const own = `${"#".repeat(depth)} ${wordsIn(children, "headingAtx", state)}`;
  return data?.id === undefined ? own : `${own} {${idText(data.id)}}`;
};

function paragraphText({ linked }: PandocContext): Handle {
  return (node: Paragraph, ...place: Place) =>
    anchor(node.data?.id, linked) + defaultHandlers.paragraph(node, ...place);
}

/** The place that links to a block lead to. */
function anchor(id: string | undefined, linked: ReadonlySet<string>): string {
  return id !== undefined && linked.has(id) ? `[]{${idText(id)}}` : "";
}

/** An id among attributes. */
function idText(id: string): string {
  return /^\p{L}[\p{L}\p{N}_:.-]*$/u.test(id) ? `#${id}` : `id=${quoted(id)}`;
}

/** The value of an attribute. */
function quoted(value: string): string {
  return `"${singleSpaced(value).replace(/["\\&]/g, String.raw`\$&`)}"`;
}

/** How many dashes the widths of a table are divided into: Pandoc reads shares from them. */
const DASHES = 60;

function tableText({ linked }: PandocContext): Handle {
  const { handlers } = gfmTableToMarkdown({ tablePipeAlign: false });
  return (node: Table, ...place: Place) => {
    const own = handlers?.table?.(node, ...place) ?? "";
    const { widths, caption, id } = node.data ?? {};
    const [head = "", , ...rows] = own.split("\n");
    const shares = widths ?? node.children[0]?.children.map((_, __, { length }) => 1 / length) ?? [];
    const dashes = shares.map((share) => "-".repeat(Math.max(3, Math.round(share * DASHES))));
    const table = [head, `| ${dashes.join(" | ")} |`, ...rows].join("\n");
    const start = anchor(id, linked);
    const words = caption ? wordsIn(caption, "phrasing", place[1]) : "";
    return words + start === "" ? table : `${table}\n\n: ${start}${words}`;
  };
}

function wordsIn(children: PhrasingContent[], construct: ConstructName, state: State): string {
  const exit = state.enter(construct);
  const exitPhrasing = state.enter("phrasing");
  const line = children.map(onOneLine);
  const words = state.containerPhrasing(
    { type: "paragraph", children: line },
    { ...AROUND, now: START, lineShift: 0 },
  );
  exitPhrasing();
  exit();
  return words.trim();
}

function onOneLine(node: PhrasingContent): PhrasingContent {
  if (node.type === "text") return { ...node, value: singleSpaced(node.value) };
  if (node.type === "break") return { type: "text", value: " " };
  if (!("children" in node)) return node;
  return { ...node, children: node.children.map(onOneLine) };
}

const AROUND = { before: " ", after: " " };
const START = { line: 1, column: 1 };

/** "[see @curtis-2004, p. 20; @rocha-2003]". */
function citationText({ works }: CitationNode, state: State, info: Info): string {
  const exit = state.enter("label");
  const exitPhrasing = state.enter("phrasing");
  const safe = (words: string): string =>
    safeWords(words, state, { ...info, ...AROUND }).replaceAll(";", String.raw`\;`);
  const all = works.map(({ id, prefix, locator }) => {
    const before = prefix === undefined ? "" : `${safe(prefix)} `;
    return `${before}${keyText(id)}${locator === undefined ? "" : `, ${safe(locator)}`}`;
  });
  exitPhrasing();
  exit();
  return `[${all.join("; ")}]`;
}

/** The key of a work in a citation. Source: Pandoc User's Guide, "Citation syntax". */
function keyText(id: string): string {
  return /^[\p{L}\p{N}_]+(?:[:.#$%&+?<>~/-][\p{L}\p{N}_]+)*$/u.test(id) ? `@${id}` : `@{${id}}`;
}

function figureText(
  { caption, alternative, data, ...node }: FigureNode,
  state: State,
  context: PandocContext,
): string {
  const words = wordsIn(caption, "label", state);
  const address = context.picture({ caption, alternative, ...node, ...(data && { data }) });
  if (address === undefined) {
    const exit = state.enter("phrasing");
    const missing = safeWords(`${context.noPicture} ${alternative}`, state, AROUND);
    exit();
    return `**${words}**\n\n[${missing}]{.missing}`;
  }
  const id = data?.id === undefined ? "" : `${idText(data.id)} `;
  return `![${words}](${address}){${id}alt=${quoted(alternative)}}`;
}

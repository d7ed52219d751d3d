/**
 * Writes a publication in the Markdown of code hosts, for a comment or a summary: GitHub Flavored Markdown, with no other file. No text of
 * an author becomes markup, a mention or a link.
 * Source: GitHub Flavored Markdown Spec 0.29.
 */
import type { Link, Nodes, Parents, PhrasingContent, Text } from "mdast";
import { gfmFootnoteToMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import type { Info, State } from "mdast-util-to-markdown";
import { defaultHandlers, toMarkdown } from "mdast-util-to-markdown";
import { inertText } from "../../language/markdown.ts";
import type { BlockContent, FigureNode, MissingNode, Publication } from "../../publication/tree/tree.ts";
import { wordsAlone } from "./plainMarkdown.ts";
import { bulletList, headingNode, paragraphNode, textNode } from "../../publication/tree/tree.ts";

/** Returns the Markdown of a publication. Its headings begin at the second level, below those of the page around it. */
export function writeGithubMarkdown({ head, body, labels }: Publication): string {
  const { title, subtitle, marking, facts } = head;
  const marked =
    marking === undefined ? [] : [paragraphNode([{ type: "strong", children: [textNode(marking)] }])];
  const children: BlockContent[] = [
    headingNode(1, [textNode(title)]),
    ...(subtitle === undefined ? [] : [paragraphNode([textNode(subtitle)])]),
    ...marked,
    ...(facts.length > 0 ? [bulletList(facts.map(factItem))] : []),
    ...(body.children as BlockContent[]).map(withCaption(labels.table)),
  ].flat();
  return toMarkdown(
    { type: "root", children: children.map(oneLevelDown) },
    {
      bullet: "-",
      emphasis: "*",
      extensions: [
        gfmTableToMarkdown({ tablePipeAlign: false }),
        gfmFootnoteToMarkdown(),
        gfmStrikethroughToMarkdown(),
      ],
      handlers: {
        text: ({ value }: Text) => inertText(value),
        // Code hosts name the places of a page themselves.
        link: (node: Link, ...place: [Parents | undefined, State, Info]) =>
          node.url.startsWith("#")
            ? place[1].containerPhrasing(node, place[2])
            : defaultHandlers.link(node, ...place),
        styled: wordsAlone,
        missing: ({ children: words }: MissingNode, ...[, state, info]) => emphasized(words, state, info),
        figure: (figure: FigureNode, ...[, state, info]) =>
          folded(figure, labels.figure, (children) =>
            state.handle({ type: "paragraph", children } satisfies Nodes, undefined, state, info),
          ),
        citation: () => "",
        bibliography: () => "",
      },
    },
  );
}

/** "**Earlier edition:** 2024". */
function factItem({ label, value }: Publication["head"]["facts"][number]): BlockContent[] {
  return [paragraphNode([{ type: "strong", children: [textNode(`${label}:`)] }, textNode(" "), ...value])];
}

function oneLevelDown(block: BlockContent): BlockContent {
  if (block.type !== "heading") return block;
  const depth = Math.min(block.depth + 1, 6) as typeof block.depth;
  return { ...block, depth };
}

/** A table with its caption before it. */
function withCaption(word: string): (block: BlockContent) => BlockContent[] {
  return (block) => {
    if (block.type !== "table" || !block.data?.caption) return [block];
    const number = block.data.number === undefined ? "" : ` ${String(block.data.number)}`;
    return [paragraphNode([textNode(`${word}${number}. `), ...block.data.caption]), block];
  };
}

function emphasized(children: PhrasingContent[], state: State, info: Info): string {
  return state.handle({ type: "emphasis", children }, undefined, state, info);
}

/** A figure is its description, which readers unfold. */
function folded(
  { caption, alternative, data }: FigureNode,
  word: string,
  write: (words: PhrasingContent[]) => string,
): string {
  const number = data?.number === undefined ? "" : ` ${String(data.number)}`;
  const summary = write([textNode(`${word}${number}. `), ...caption]);
  return `<details><summary>${summary}</summary>\n\n${write([textNode(alternative)])}\n\n</details>`;
}

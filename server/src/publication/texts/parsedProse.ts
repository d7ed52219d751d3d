/** Parses prose as Markdown, in bounded time. */
import type { RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { hasTooManyBlocks } from "../../prose/blocks.ts";
import { memoText } from "../../syntax/memo.ts";
import type { Marked } from "./markedText.ts";
import { withReferencesMarked } from "./markedText.ts";
import { paragraphNode, textNode } from "../tree/tree.ts";

/** A text with marks for its references, and its blocks. */
export interface ParsedProse {
  readonly source: Marked;
  readonly root: readonly RootContent[];
}

/** How many signs of Markdown are read. The parser's time grows with their square, and no text has more. */
const MAX_SIGNS = 2000;

/** How many parsed texts are kept: more than a long document has. */
const MAX_PARSED = 2000;

/**
 * Returns the blocks of a text. Cached by the text: after a keystroke, all texts of an item are new nodes, and one of them is another
 * text.
 */
export const parsedProse = memoText((words: string): ParsedProse => {
  const source = withReferencesMarked(words);
  const { text } = source;
  const signs = text.match(/[`*_<>[\]\\&!|]/g)?.length ?? 0;
  if (signs > MAX_SIGNS || hasTooManyBlocks(text)) return { source, root: plainParagraphs(text) };
  const { children } = fromMarkdown(text, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  return { source, root: children };
}, MAX_PARSED);

function plainParagraphs(words: string): RootContent[] {
  return words.split(/\n[\t ]*\n/).map((each) => paragraphNode([textNode(each.trim())]));
}

/**
 * Decides which words of a Markdown text are its author's: code, comments, addresses, headings and references are
 * blanked out, and quotations are marked. Offsets stay.
 */
import { fromMarkdown } from "mdast-util-from-markdown";
import { replacedBySpaces, finderOf, spansFrom } from "../syntax/scan.ts";
import type { Span } from "../syntax/span.ts";
import { hasTooManyBlocks } from "./blocks.ts";
import { quotationsIn } from "./quotations.ts";

/** The words of a text. */
export interface TextScope {
  /** The text with blanks for everything that is not prose. */
  readonly text: string;
  /** What somebody else says: quotations and block quotes, in order, without overlaps. */
  readonly quoted: readonly Span[];
  /** Headings and the marks of lists: the author's, but no sentences. They are blank, too. */
  readonly unspoken: readonly Span[];
  /** Where paragraphs begin. */
  readonly starts: ReadonlySet<number>;
}

/** Without one of these signs, a text has no Markdown. */
const MARKDOWN = /[`*_<>[\]\\#]|^ {0,3}(?:[-+=]|\d{1,9}[.)] )/m;
/** How many signs of Markdown are read. The parser's time grows with their square, and no text has more. */
const MAX_SIGNS = 400;

/** Reads a text. A text with too much markup has no words: who cannot read it reports nothing. */
export function scopeOf(text: string): TextScope {
  const own = text.includes("[") ? replacedBySpaces(text, referencesIn(text)) : text;
  if (!MARKDOWN.test(own)) {
    const plain = withoutAddresses(own);
    return { text: plain, quoted: Array.from(quotationsIn(plain)), unspoken: [], starts: blocksIn(plain) };
  }
  const signs = own.match(/[`*_<>[\]\\&!#]/g)?.length ?? 0;
  if (signs > MAX_SIGNS || hasTooManyBlocks(own))
    return { text: own.replace(/\S/g, " "), quoted: [], unspoken: [], starts: new Set() };
  const found: Found = { hidden: [], quoted: [], unspoken: [], starts: blocksIn(own) };
  visit(fromMarkdown(own), { text: own, found });
  const visible = withoutAddresses(replacedBySpaces(own, ordered(found.hidden)));
  const quoted = ordered([
    ...found.quoted,
    ...quotationsIn(replacedBySpaces(visible, ordered(found.quoted))),
  ]);
  return { text: visible, quoted, unspoken: found.unspoken, starts: found.starts };
}

/** Blanks out addresses that are no links of Markdown. */
function withoutAddresses(text: string): string {
  if (!text.includes("://")) return text;
  const blank = finderOf(text, /\s/g);
  const addresses = spansFrom(text, /https?:\/\/(?=\S)/g, (start) => Math.min(blank(start), text.length));
  return replacedBySpaces(text, addresses);
}

/** Returns citations, footnotes and references, which the format adds to Markdown. */
function referencesIn(text: string): Iterable<Span> {
  const close = finderOf(text, /[\]\n]/g);
  const at = finderOf(text, "@");
  const blank = finderOf(text, /\s/g);
  return spansFrom(text, "[", (start) => {
    const second = text.charAt(start + 1);
    const end = close(start + 1);
    if (text.charAt(end) !== "]") return undefined;
    if (second === "[") return text.charAt(end + 1) === "]" ? end + 2 : undefined;
    if (second === "^") return blank(start + 1) > end ? end + 1 : undefined;
    return at(start + 1) < end && text.charAt(end + 1) !== "(" ? end + 1 : undefined;
  });
}

/** Where paragraphs begin. */
function blocksIn(text: string): Set<number> {
  if (!text.includes("\n")) return new Set();
  return new Set(Array.from(text.matchAll(/\n[ \t]*\n/g), ({ index, 0: words }) => index + words.length));
}

interface Found {
  readonly hidden: Span[];
  readonly quoted: Span[];
  readonly unspoken: Span[];
  readonly starts: Set<number>;
}

/** A node of the parser's tree, as far as it is read here. */
interface MarkdownNode {
  readonly type: string;
  readonly position?:
    | { readonly start: { offset?: number | undefined }; readonly end: { offset?: number | undefined } }
    | undefined;
  readonly children?: readonly MarkdownNode[];
}

interface Visited {
  readonly text: string;
  readonly found: Found;
}

/** What is not prose. */
const HIDDEN: ReadonlySet<string> = new Set([
  "code",
  "inlineCode",
  "html",
  "heading",
  "definition",
  "image",
  "imageReference",
  "break",
]);
/** What can be the title of a work. */
const TITLED: ReadonlySet<string> = new Set(["link", "linkReference", "emphasis"]);
/** What is prose except for its marks. */
const MARKED: ReadonlySet<string> = new Set(["link", "linkReference", "emphasis", "strong"]);

function visit(node: MarkdownNode, visited: Visited): void {
  const { text, found } = visited;
  const span = spanOfNode(node);
  const children = node.children ?? [];
  if (node.type === "paragraph") found.starts.add(span.start);
  if (node.type === "listItem") {
    const mark = { start: span.start, end: firstOf(children, span) };
    found.hidden.push(mark);
    found.unspoken.push(mark);
  }
  if (node.type === "heading") found.unspoken.push(span);
  if (HIDDEN.has(node.type) || (TITLED.has(node.type) && isTitle(text.slice(span.start, span.end))))
    found.hidden.push(span);
  else if (node.type === "blockquote") found.quoted.push(span);
  else {
    const [first, last] = [children[0], children.at(-1)];
    if (MARKED.has(node.type) && first && last) {
      found.hidden.push({ start: span.start, end: spanOfNode(first).start });
      found.hidden.push({ start: spanOfNode(last).end, end: span.end });
    }
    for (const child of children) visit(child, visited);
  }
}

/** Where the content of a list item begins. */
function firstOf([first]: readonly MarkdownNode[], { end }: Span): number {
  return first ? spanOfNode(first).start : end;
}

function spanOfNode({ position }: MarkdownNode): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** A title has several words and begins with a capital; other words are only emphasized. */
function isTitle(emphasized: string): boolean {
  return /^[*_[]\p{Lu}\S*\s+\S/u.test(emphasized);
}

/** Returns the spans in order, without those that begin in an earlier one. */
function ordered(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0) && span.end > span.start) kept.push(span);
  return kept;
}

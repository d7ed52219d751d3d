/** Writes words: runs, links, notes and citations. */
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  TextRun,
  type ParagraphChild,
} from "docx";
import type { PhrasingContent, StyledNode } from "../../publication/tree/tree.ts";
import { citationText } from "../../publication/tree/plainCitation.ts";
import type { WordContext } from "./context.ts";
import { wordField } from "./fields.ts";
import { wordText } from "./text.ts";

/** How letters are set, beside the style of their paragraph. */
interface Letters {
  readonly bold?: true;
  readonly italics?: true;
  readonly strike?: true;
  readonly superScript?: true;
  readonly subScript?: true;
  readonly smallCaps?: true;
  readonly underline?: { readonly type: "single" };
  /** The id of a character style. */
  readonly style?: string;
}

/** How words are written. */
interface WordLook extends Letters {
  /** Whether they are in a note, where Word allows no notes. */
  readonly isNote?: true;
}

/** The words as the content of a paragraph. */
export function inlineContent(
  nodes: readonly PhrasingContent[],
  look: WordLook,
  context: WordContext,
): ParagraphChild[] {
  return nodes.flatMap((node) => inlineOf(node, look, context));
}

/** Words of the writer itself. */
export function textRun(text: string, letters: Letters = {}): TextRun {
  return new TextRun({ text: wordText(text), ...letters });
}

function inlineOf(node: PhrasingContent, look: WordLook, context: WordContext): ParagraphChild[] {
  switch (node.type) {
    case "strong":
      return inlineContent(node.children, { ...look, bold: true }, context);
    case "emphasis":
      return inlineContent(node.children, { ...look, italics: true }, context);
    case "delete":
      return inlineContent(node.children, { ...look, strike: true }, context);
    case "missing":
      return inlineContent(node.children, { ...look, style: "Missing" }, context);
    case "styled":
      return inlineContent(node.children, { ...look, ...LETTERS[node.look] }, context);
    case "inlineCode":
      return [textRun(node.value, { ...look, style: "VerbatimChar" })];
    case "break":
      return [new TextRun({ break: 1 })];
    case "link":
      return link(
        node.url,
        (style) => inlineContent(node.children, style === "" ? look : { ...look, style }, context),
        context,
      );
    case "citation":
      return [textRun(citationText(node), look)];
    case "footnoteReference":
      return noteReference(node.identifier, look, context);
    default:
      return otherInline(node, look, context);
  }
}

const LETTERS: Readonly<Record<StyledNode["look"], Letters>> = {
  superscript: { superScript: true },
  subscript: { subScript: true },
  "small-caps": { smallCaps: true },
  underline: { underline: { type: "single" } },
};

/** Nodes of mdast that a publication rarely has: nothing of their text is lost. */
function otherInline(
  node: Exclude<PhrasingContent, { type: "citation" | "break" | "footnoteReference" }>,
  look: WordLook,
  context: WordContext,
): ParagraphChild[] {
  if ("children" in node) return inlineContent(node.children, look, context);
  if ("value" in node) return [textRun(node.value, look)];
  return node.alt === null || node.alt === undefined ? [] : [textRun(node.alt, look)];
}

/** The words alone, without notes and citations. */
export function plainWords(nodes: readonly PhrasingContent[]): string {
  const words = nodes.map((node) => {
    if (node.type === "break") return " ";
    if ("children" in node) return plainWords(node.children);
    return "value" in node ? node.value : "";
  });
  return words.join("");
}

/** A link; the words alone if nothing has the id, or with an address that Word must not open. */
function link(
  url: string,
  words: (style: string) => ParagraphChild[],
  context: WordContext,
): ParagraphChild[] {
  if (url.startsWith("#")) {
    const anchor = context.bookmarks.nameOf(url.slice(1));
    return anchor === undefined
      ? words("")
      : [new InternalHyperlink({ anchor, children: words("CrossReference") })];
  }
  const address = webAddress(url);
  if (address === undefined) return [...words(""), textRun(` (${url})`)];
  return [new ExternalHyperlink({ link: address, children: words("Hyperlink") })];
}

/** The address with all signs escaped, because Word rejects a file with an invalid one; `undefined` if it is not on the web. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return WEB.has(protocol) ? href.replace(/["<>\\^`{|}\s]/g, encodeURIComponent) : undefined;
}

const WEB: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * The mark of a note. A further mark of the same note is a field with its number, also in another note. A note that only notes refer to
 * has no number: its text is at the end of the document.
 */
function noteReference(identifier: string, look: WordLook, context: WordContext): ParagraphChild[] {
  const { definitions, referred } = context.notes;
  const earlier = referred.get(identifier);
  if ((look.isNote && !earlier) || !definitions.has(identifier)) return [textRun(`[${identifier}]`, look)];
  if (earlier !== undefined)
    return wordField(`NOTEREF ${earlier.bookmark} \\f \\h`, [
      textRun(String(earlier.number), { style: "FootnoteReference" }),
    ]);
  const number = referred.size + 1;
  const bookmark = context.bookmarks.reserve(`_Note${number}`);
  referred.set(identifier, { number, bookmark });
  return context.bookmarks.around(bookmark, [new FootnoteReferenceRun(number)]);
}

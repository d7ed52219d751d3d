/**
 * Reads an author's prose into the tree of the publication. Emphasis, lists, quotations, tables and code are kept. Citations,
 * references and notes become nodes of their own. HTML and pictures become words, and only addresses of the web become links.
 */
import { t } from "@vscode/l10n";
import type { Image, Nodes } from "mdast";
import type { Concept } from "../../format/schema.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { webUrl } from "../../language/markdown.ts";
import { memo } from "../../syntax/memo.ts";
import type { ScalarNode } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { textOf } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { ReferenceGroup, Marked } from "./markedText.ts";
import { restored } from "./markedText.ts";
import type { Place } from "./context.ts";
import { citationInText, isWork, notDefined, pointerTo } from "./context.ts";
import { joined } from "../words/joined.ts";
import type { ParsedProse } from "./parsedProse.ts";
import { parsedProse } from "./parsedProse.ts";
import {
  isInParentheses,
  isPointer,
  needsName,
  needsWork,
  withPointersInSentence,
} from "../tree/pointers.ts";
import { inQuotationMarks } from "../words/quotationMarks.ts";
import type { BlockContent, CitationNode, CitedItem, List, PhrasingContent, Table } from "../tree/tree.ts";
import { missingNode, withSpan, paragraphNode, strongNode, textNode } from "../tree/tree.ts";

/** Returns the paragraphs of a text. */
export function proseBlocks(node: ScalarNode, place: Place): BlockContent[] {
  const { source, root } = parsed(node);
  const blocks = root.flatMap((each) => asBlocks(each, { source, assessment: place.assessment }));
  return blocks.map((block) => withSpan(spanIn(node, block.position?.start.line ?? 1, place), block));
}

/** Returns a text without paragraphs: those that it has are joined. */
export function proseWords(node: ScalarNode, place: Place): PhrasingContent[] {
  return wordsOf(proseBlocks(node, place));
}

/** Returns the words of a text in Markdown that is not in the assessment, such as the definition of a scale. */
export function wordsOfText(text: string, assessment: Assessment): PhrasingContent[] {
  const { source, root } = parsedProse(showHidden(text));
  return wordsOf(root.flatMap((each) => asBlocks(each, { source, assessment })));
}

/** Returns the words of blocks, with spaces between them. */
function wordsOf(blocks: readonly Nodes[]): PhrasingContent[] {
  return blocks.flatMap((block, index) => [...(index === 0 ? [] : [textNode(" ")]), ...wordsIn(block)]);
}

function wordsIn(block: Nodes): PhrasingContent[] {
  if (block.type === "paragraph" || block.type === "tableCell") return block.children;
  if (block.type === "code") return [{ type: "inlineCode", value: block.value }];
  return "children" in block ? wordsOf(block.children) : [];
}

/** Cached: a keystroke changes one text. */
const parsed = memo((node: ScalarNode): ParsedProse => parsedProse(showHidden(textOf(node) ?? "")));

/** What the words of a text are read with. */
interface Reading {
  readonly source: Marked;
  readonly assessment: Assessment;
}

/** Returns a block of Markdown as a block of the publication. */
function asBlocks(node: Nodes, reading: Reading): BlockContent[] {
  const { position } = node;
  switch (node.type) {
    case "heading":
      // The publication has headings of its own: those of a text must not come between them.
      return [{ ...paragraphNode([strongNode(...asWords(node.children, reading))]), position }];
    case "paragraph":
      return [{ ...paragraphNode(asWords(node.children, reading)), position }];
    case "html":
      return [{ ...paragraphNode([textNode(restored(node.value, reading.source))]), position }];
    case "code":
      return [{ type: "code", value: restored(node.value, reading.source), position }];
    case "blockquote":
      return [
        { type: "blockquote", children: node.children.flatMap((each) => asBlocks(each, reading)), position },
      ];
    case "list":
      return [listBlock(node, reading)];
    case "table":
      return [tableBlock(node, reading)];
    case "thematicBreak":
      return [{ type: "thematicBreak", position }];
    case "definition":
      return [
        {
          ...paragraphNode([textNode(`${node.label ?? node.identifier}: ${node.url}${titleWords(node)}`)]),
          position,
        },
      ];
    default:
      return [{ ...paragraphNode(asWords([node as PhrasingContent], reading)), position }];
  }
}

function listBlock({ ordered, start, spread, children, position }: List, reading: Reading): BlockContent {
  return {
    type: "list",
    ordered: ordered ?? false,
    start: start ?? null,
    spread: spread ?? false,
    children: children.map((item) => ({
      type: "listItem",
      spread: item.spread ?? false,
      children: item.children.flatMap((each) => asBlocks(each, reading)),
    })),
    position,
  };
}

function tableBlock({ align, children, position }: Table, reading: Reading): BlockContent {
  return {
    type: "table",
    align: align ?? null,
    children: children.map((row) => ({
      type: "tableRow",
      children: row.children.map((cell) => ({
        type: "tableCell",
        children: asWords(cell.children, reading),
      })),
    })),
    position,
  };
}

/** Returns words of Markdown as words of the publication. */
function asWords(nodes: readonly PhrasingContent[], reading: Reading): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case "text":
        return textWords(node.value, reading);
      case "emphasis":
      case "strong":
        return [{ type: node.type, children: asWords(node.children, reading) }];
      case "inlineCode":
        return [{ type: "inlineCode", value: restored(node.value, reading.source) }];
      case "break":
        return [{ type: "break" }];
      case "link":
        return [
          ...linkWords(node.url, asWords(node.children, reading), reading.source),
          ...textWords(titleWords(node), reading),
        ];
      case "image":
        return pictureWords(node, reading);
      case "html":
        return [textNode(restored(node.value, reading.source))];
      case "linkReference":
        return [textNode("["), ...asWords(node.children, reading), textNode("]")];
      case "imageReference":
        return textWords(node.alt ?? node.identifier, reading);
      default:
        return [];
    }
  });
}

/** A picture in words: what it shows, and its address. A picture within the text has no address that anyone could read. */
function pictureWords(node: Image, reading: Reading): PhrasingContent[] {
  const words = textWords(node.alt ?? "", reading);
  const address = isData(restored(node.url, reading.source))
    ? [textNode(words.length > 0 ? " (" : "("), missingNode(t("picture not shown")), textNode(")")]
    : textWords(` (${node.url})`, reading);
  return [...words, ...address, ...textWords(titleWords(node), reading)];
}

/** Whether an address is the content of a file itself, in letters that mean nothing to readers. */
function isData(url: string): boolean {
  return /^data:/i.test(url);
}

/** The title of a link or a picture, which is only seen where a mouse points at it. */
function titleWords({ title }: { readonly title?: string | null | undefined }): string {
  return title ? ` (${title})` : "";
}

/** A link to the web; other targets are printed behind the words. */
function linkWords(url: string, children: PhrasingContent[], source: Marked): PhrasingContent[] {
  const target = restored(url, source);
  const address = webUrl(target);
  if (address !== undefined) return [{ type: "link", url: address, children }];
  return [...children, textNode(` (${isData(target) ? target.replace(/,.*/s, ",…") : target})`)];
}

/** Splits words at the signs for references. */
function textWords(words: string, { source, assessment }: Reading): PhrasingContent[] {
  let hasOpened = false;
  let pointsAway = false;
  const all = words.split(source.sign).flatMap((part, index, parts): PhrasingContent[] => {
    const group = index % 2 === 1 ? source.groups[Number(part)] : undefined;
    if (group) {
      const before = parts[index - 1] ?? "";
      // A reference after a pointer points away, too.
      pointsAway = isPointer(before) || (pointsAway && /^\s+$/.test(before));
      const isNeeded = group.references[0]?.form === "citation" ? needsWork(before) : needsName(before);
      return groupWords(group, { assessment, pointsAway, isNeeded, isEnclosed: hasOpened });
    }
    if (/[()]/.test(part)) hasOpened = isInParentheses(part);
    const next = source.groups[Number(parts[index + 1])];
    // The mark of a note belongs to the word before it.
    const [mark] = next?.references ?? [];
    const isMark = mark?.form === "footnote" && assessment.conceptsOf(mark.id).includes("note");
    const own = isMark ? part.trimEnd() : part;
    return own === "" ? [] : [textNode(own.replaceAll("\n", " "))];
  });
  return withPointersInSentence(all);
}

/** Where a group of references is. */
interface GroupPlace {
  readonly assessment: Assessment;
  /** Whether it points away from the words before it, and is not a part of their sentence. */
  readonly pointsAway: boolean;
  /** Whether the words before it need its name to go on. */
  readonly isNeeded: boolean;
  /** Whether the author has opened parentheses before it: "(see [@a])". */
  readonly isEnclosed: boolean;
}

function groupWords({ references, prefixes }: ReferenceGroup, place: GroupPlace): PhrasingContent[] {
  const { assessment, isEnclosed, isNeeded } = place;
  const [first] = references;
  if (!first) return [];
  if (first.form === "link") return referenceInText(first.id, place);
  if (first.form === "footnote") return [noteReference(first.id, assessment)];
  const cited = references.map(({ id, locator }, index): CitedItem => ({
    id,
    ...(prefixes[index] ? { prefix: prefixes[index] } : {}),
    ...(locator === undefined ? {} : { locator }),
  }));
  const known = cited.filter(({ id }) => isWork(id, assessment));
  const unknown = cited.filter(({ id }) => !isWork(id, assessment));
  const citation: CitationNode =
    isEnclosed || isNeeded ? citationInText(known, assessment) : { type: "citation", works: known };
  return joined([known.length > 0 ? [citation] : [], ...unknown.map(unknownWork)], "; ");
}

/** A citation of a work that nothing describes: "see “smith-2020” (not described), p. 3". */
function unknownWork({ id, prefix, locator }: CitedItem): PhrasingContent[] {
  return [
    ...(prefix === undefined ? [] : [textNode(`${prefix} `)]),
    notDefined(id),
    ...(locator === undefined ? [] : [textNode(`, ${locator}`)]),
  ];
}

/** What has a sentence as its title is pointed at; the name of anything else is a part of the sentence that goes on. */
const POINTED: readonly Concept[] = [
  "statement",
  "recommendation",
  "question",
  "result",
  "comparison",
  "ranking",
  "context",
];

function referenceInText(
  id: string,
  { assessment, pointsAway, isNeeded, isEnclosed }: GroupPlace,
): PhrasingContent[] {
  if (isWork(id, assessment) && !assessment.conceptsOf(id).some((concept) => concept !== "source"))
    return [pointsAway ? { type: "citation", works: [{ id }] } : citationInText([{ id }], assessment)];
  const { link, isTitle } = pointerTo(id, assessment);
  const concepts = assessment.conceptsOf(id);
  const isPointed = concepts.some((concept) => POINTED.includes(concept));
  if (isPointed && isNeeded) return isTitle ? inQuotationMarks([link]) : [link];
  if (isEnclosed) return [link];
  return isPointed || (pointsAway && concepts.length > 0) ? [textNode("("), link, textNode(")")] : [link];
}

/** The mark of a note at the foot of the page. */
function noteReference(id: string, assessment: Assessment): PhrasingContent {
  if (!assessment.conceptsOf(id).includes("note")) return notDefined(id);
  return { type: "footnoteReference", identifier: id, label: id };
}

/** The span of a block that begins in a line of a text. Only a text after a vertical bar keeps its lines in the file. */
function spanIn(node: ScalarNode, line: number, { piece }: Place): PieceSpan {
  if (node.style !== "literal") return pieceSpan(piece, node);
  let start = node.start;
  // The first line is that of the bar.
  for (let passed = 0; passed < line; passed++) {
    const end = piece.text.indexOf("\n", start);
    if (end < 0 || end >= node.end) break;
    start = end + 1;
  }
  return { piece, start, end: node.end };
}

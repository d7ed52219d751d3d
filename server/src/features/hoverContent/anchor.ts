/** The hovers of YAML's anchors (`&a`), aliases (`*a`) and merge keys (`<<`). */
import { columnAt } from "../../syntax/columns.ts";
import { t } from "@vscode/l10n";
import type { Document } from "../../syntax/document.ts";
import type { Node, Pair } from "../../syntax/node.ts";
import { anchorsIn, textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan, touches } from "../../syntax/span.ts";
import type { AnchorName } from "../anchors.ts";
import { anchorFor, anchorsNamed } from "../anchors.ts";
import type { Markdown } from "./markdown.ts";
import { bullets, code, codeBlock, formatMarkdown, asMarkdown, paragraphs, plainText } from "./markdown.ts";

/** Longer excerpts are cut. */
const MAX_LINES = 12;

/**
 * The hover of an alias: the value that it repeats.
 * @param lineOf Returns the line of a span, counted from 1.
 */
export function aliasHover(
  document: Document,
  alias: AnchorName,
  lineOf: (span: PieceSpan) => number,
): Markdown | undefined {
  const anchor = anchorFor(document, alias);
  const node = anchor && nodeFor(document, anchor);
  if (!anchor || !node) return undefined;
  return paragraphs(
    asMarkdown`**${plainText(`*${alias.name}`)}**`,
    formatMarkdown(
      t("Repeats the value of the anchor {0} in line {1}:"),
      code(`&${alias.name}`),
      lineOf(anchor.span),
    ),
    excerpt(anchor.span.piece, node),
  );
}

/**
 * The hover of an anchor: where its value is repeated.
 * @param lineOf Returns the line of a span, counted from 1.
 */
export function anchorHover(
  document: Document,
  anchor: AnchorName,
  lineOf: (span: PieceSpan) => number,
): Markdown {
  const uses = anchorsNamed(document, anchor.name).filter((each) => {
    const intended = each.isDefinition ? undefined : anchorFor(document, each);
    return intended?.span.piece === anchor.span.piece && intended.span.start === anchor.span.start;
  });
  const repeated = formatMarkdown(
    t("Every alias {0} repeats the value of this anchor."),
    code(`*${anchor.name}`),
  );
  const lines = uses.map(({ span }) => formatMarkdown(t("Line {0}"), lineOf(span)));
  return paragraphs(asMarkdown`**&${plainText(anchor.name)}**`, repeated, bullets(lines));
}

/** The hover of a merge key: the keys that it adds to its map. */
export function mergeHover(document: Document, piece: Piece, { map, value }: Merge): Markdown {
  const own = new Set(map.flatMap(({ key }) => textOf(key) ?? []));
  const sources = value?.kind === "list" ? value.items : value ? [value] : [];
  const keys = sources.flatMap((node) => keysIn(document, piece, node)).filter((key) => !own.has(key));
  return paragraphs(
    asMarkdown`**${plainText("<<")}**`,
    formatMarkdown(t("Copies the keys of another map, except for the keys that are also written here.")),
    bullets([...new Set(keys)].map(code)),
  );
}

/** A merge key with its value, and the pairs of its map. */
interface Merge extends Pair {
  readonly map: readonly Pair[];
}

/** The merge key at an offset. */
export function mergeAt(node: Node | undefined, offset: number): Merge | undefined {
  if (!node || !touches(node, offset)) return undefined;
  const children =
    node.kind === "map" ? node.pairs.map(({ value }) => value) : node.kind === "list" ? node.items : [];
  const own = node.kind === "map" ? node.pairs : [];
  const pair = own.find(({ key }) => key.value === "<<" && key.style === "plain" && touches(key, offset));
  if (pair) return { ...pair, map: own };
  for (const child of children) {
    const found = mergeAt(child, offset);
    if (found) return found;
  }
  return undefined;
}

function keysIn(document: Document, piece: Piece, node: Node): string[] {
  if (node.kind === "map") return node.pairs.flatMap(({ key }) => textOf(key) ?? []);
  if (node.kind !== "alias") return [];
  const { name, start, end } = node;
  const target = nodeFor(document, {
    name,
    span: pieceSpan(piece, { start: start + 1, end }),
    isDefinition: false,
  });
  return target?.kind === "map" ? keysIn(document, piece, target) : [];
}

/** The node that an anchor names or an alias repeats. */
export function nodeFor(document: Document, anchorName: AnchorName): Node | undefined {
  const anchor = anchorFor(document, anchorName);
  if (!anchor) return undefined;
  const { piece, start } = anchor.span;
  return anchorsIn(piece.tree).find((node) => node.anchor === anchorName.name && node.start >= start);
}

/** The source text of a value, without its indentation. */
function excerpt(piece: Piece, node: Node): Markdown | undefined {
  const isText = node.kind === "scalar";
  const margin = isText ? 0 : columnAt(piece, node.start);
  const text = isText ? (textOf(node) ?? "") : piece.text.slice(node.start, node.end);
  const lines = text.trim().split(/\r\n|\r|\n/);
  const shown = lines
    .slice(0, MAX_LINES)
    .map((line) => (line.slice(0, margin).trim() === "" ? line.slice(margin) : line));
  if (text.trim() === "") return undefined;
  return codeBlock("yaml", [...shown, ...(lines.length > MAX_LINES ? ["…"] : [])].join("\n"));
}

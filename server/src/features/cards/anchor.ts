/** The cards of YAML's own marks: anchors (`&a`), aliases (`*a`) and merge keys (`<<`). */
import { columnAt } from "../../syntax/columns.ts";
import { t } from "@vscode/l10n";
import type { Document } from "../../syntax/document.ts";
import type { Node, Pair } from "../../syntax/node.ts";
import { anchorsIn, textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Place } from "../../syntax/place.ts";
import { placeOf, touches } from "../../syntax/place.ts";
import type { AnchorName } from "../anchors.ts";
import { anchorFor, anchorsNamed } from "../anchors.ts";
import type { Markdown } from "./markdown.ts";
import { bullets, code, codeBlock, filled, marked, paragraphs, plain } from "./markdown.ts";

/** More than a glance takes in is cut. */
const MOST_LINES = 12;

/** What an alias stands for. @param lineOf The line of a place, counted from 1. */
export function aliasCard(
  document: Document,
  alias: AnchorName,
  lineOf: (place: Place) => number,
): Markdown | undefined {
  const anchor = anchorFor(document, alias);
  const node = anchor && nodeFor(document, anchor);
  if (!anchor || !node) return undefined;
  return paragraphs(
    marked`**${plain(`*${alias.name}`)}**`,
    filled(
      t("Repeats the value of the anchor {0} in line {1}:"),
      code(`&${alias.name}`),
      lineOf(anchor.place),
    ),
    excerpt(anchor.place.piece, node),
  );
}

/** Where the value of an anchor is repeated. @param lineOf The line of a place, counted from 1. */
export function anchorCard(
  document: Document,
  anchor: AnchorName,
  lineOf: (place: Place) => number,
): Markdown {
  const uses = anchorsNamed(document, anchor.name).filter((each) => {
    const meant = each.isDefinition ? undefined : anchorFor(document, each);
    return meant?.place.piece === anchor.place.piece && meant.place.start === anchor.place.start;
  });
  const repeated = filled(
    t("The value behind this anchor is repeated wherever {0} is written."),
    code(`*${anchor.name}`),
  );
  const lines = uses.map(({ place }) => filled(t("Line {0}"), lineOf(place)));
  return paragraphs(marked`**&${plain(anchor.name)}**`, repeated, bullets(lines));
}

/** What a merge key brings into its map. */
export function mergeCard(document: Document, piece: Piece, { map, value }: Merge): Markdown {
  const own = new Set(map.flatMap(({ key }) => textOf(key) ?? []));
  const sources = value?.kind === "list" ? value.items : value ? [value] : [];
  const keys = sources.flatMap((node) => keysIn(document, piece, node)).filter((key) => !own.has(key));
  return paragraphs(
    marked`**${plain("<<")}**`,
    filled(t("Takes over the keys of another map, except for those that are written here as well.")),
    bullets([...new Set(keys)].map(code)),
  );
}

/** A merge key with its value, and the pairs of the map that it stands in. */
export interface Merge extends Pair {
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
    place: placeOf(piece, { start: start + 1, end }),
    isDefinition: false,
  });
  return target?.kind === "map" ? keysIn(document, piece, target) : [];
}

/** The value that an anchor marks, or that an alias repeats. */
export function nodeFor(document: Document, mark: AnchorName): Node | undefined {
  const anchor = anchorFor(document, mark);
  if (!anchor) return undefined;
  const { piece, start } = anchor.place;
  return anchorsIn(piece.tree).find((node) => node.anchor === mark.name && node.start >= start);
}

/** The value as it is written, without the indentation of its place. */
function excerpt(piece: Piece, node: Node): Markdown | undefined {
  const isText = node.kind === "scalar";
  const margin = isText ? 0 : columnAt(piece, node.start);
  const text = isText ? (textOf(node) ?? "") : piece.text.slice(node.start, node.end);
  const lines = text.trim().split(/\r\n|\r|\n/);
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => (line.slice(0, margin).trim() === "" ? line.slice(margin) : line));
  if (text.trim() === "") return undefined;
  return codeBlock("yaml", [...shown, ...(lines.length > MOST_LINES ? ["…"] : [])].join("\n"));
}

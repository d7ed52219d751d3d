/** `textDocument/documentLink`: links to the files, web pages and DOIs that the document names. */
import type { DocumentLink } from "vscode-languageserver-types";
import type { Facts } from "../model/facts/facts.ts";
import { bareDoi, doiAddress } from "../model/bibliography/csl.ts";
import { memo } from "../syntax/memo.ts";
import type { Node } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { fileNamed, namedFilesIn } from "../workspace/paths.ts";

/** All links of a file. */
export function documentLinks(source: Source, library: Library): DocumentLink[] {
  return assessmentsOf(source, library).flatMap((assessment) => [
    ...filesIn(assessment),
    ...assessment.facts
      .flatMap(addressesIn)
      .map(({ span, target }) => ({ range: source.range(span), target })),
  ]);
}

function filesIn(assessment: Assessment): DocumentLink[] {
  return namedFilesIn(assessment).flatMap((named) => {
    const file = fileNamed(named, assessment);
    return file ? [{ range: assessment.source.range(named.name.span), target: file.uri }] : [];
  });
}

interface Address {
  readonly span: PieceSpan;
  readonly target: string;
}

const URL = /https?:\/\/[^\s<>"'`\])}]*[^\s<>"'`\])}.,;:!?]/g;
/** Source: ISO 26324. The pattern is the one that Crossref recommends, extended by the angle brackets of old DOIs. */
const DOI = /\b10\.\d{4,9}\/(?:[-._;()/:#A-Z0-9]|<[^<>\s]*>)*[A-Z0-9]/gi;

/** All URLs and DOIs in the texts of an item. */
const addressesIn = memo(({ item: { piece, value } }: Facts): readonly Address[] =>
  scalarsIn(value).flatMap(({ node, key }) => {
    const text = piece.text.slice(node.start, node.end);
    const doi = key === "DOI" ? bareDoi(textOf(node) ?? "") : "";
    if (/^10\.\d{4,9}\//.test(doi)) return [{ span: wholeDoi(node, piece), target: doiAddress(doi) }];
    const pages = at(text, URL, (found) => found);
    // A URL that contains a DOI is already a link.
    return [...pages, ...(pages.length > 0 ? [] : at(text, DOI, doiAddress))].map(
      ({ start, end, target }) => ({
        span: pieceSpan(piece, { start: node.start + start, end: node.start + end }),
        target,
      }),
    );
  }),
);

function at(
  text: string,
  pattern: RegExp,
  targetOf: (found: string) => string,
): { readonly start: number; readonly end: number; readonly target: string }[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    target: targetOf(found),
  }));
}

/** The whole value, without its quotation marks. */
function wholeDoi({ start, end }: Node, piece: Piece): PieceSpan {
  const quotes = /^["']/.test(piece.text.slice(start, end)) ? 1 : 0;
  return pieceSpan(piece, { start: start + quotes, end: end - quotes });
}

interface Scalar {
  readonly node: Node;
  /** The key of the value. */
  readonly key: string | undefined;
}

function scalarsIn(node: Node | undefined, key?: string): Scalar[] {
  switch (node?.kind) {
    case "scalar":
      return [{ node, key }];
    case "list":
      return node.items.flatMap((item) => scalarsIn(item));
    case "map":
      return node.pairs.flatMap((pair) => scalarsIn(pair.value, textOf(pair.key)));
    default:
      return [];
  }
}

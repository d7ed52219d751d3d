/**
 * `textDocument/semanticTokens`: colors what a grammar cannot know: ids by concept, terms of scales, anchors and
 * aliases. An id that names nothing has no token.
 */
import type { Range } from "vscode-languageserver-types";
import type { Concept } from "../format/schema.ts";
import type { Facts } from "../model/facts/facts.ts";
import type { Definition, KnownIds } from "../model/facts/definitions.ts";
import type { Category, Taxonomy } from "../model/taxonomies/taxonomy.ts";
import { categoryAmong } from "../model/taxonomies/taxonomy.ts";
import { commonEnds, memoOn } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { comparePositions, pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { Library } from "../workspace/library.ts";
import { BUNDLED } from "../workspace/library.ts";
import { idIn } from "../workspace/occurrences.ts";
import type { FurtherScales, Scales } from "../workspace/scales.ts";
import { termNamed } from "../workspace/scales.ts";
import { anchorNamesIn } from "./anchors.ts";

/** LSP's own token types, because themes have colours for them. */
const tokenTypes = [
  "class",
  "namespace",
  "event",
  "variable",
  "interface",
  "string",
  "method",
  "type",
  "label",
  "number",
  "struct",
  "enum",
  "enumMember",
  "macro",
  "property",
  "parameter",
] as const;
const tokenModifiers = ["definition", "deprecated", "defaultLibrary"] as const;

/** The legend for LSP's encoding of tokens. */
export const legend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

const typeOf: Readonly<Record<Exclude<Concept, "rule">, (typeof tokenTypes)[number]>> = {
  actor: "class",
  asset: "property",
  source: "namespace",
  threat: "event",
  ranking: "variable",
  comparison: "interface",
  statement: "string",
  question: "parameter",
  recommendation: "method",
  term: "type",
  note: "label",
  result: "number",
  context: "struct",
  cluster: "enum",
  category: "enumMember",
};

interface Token {
  readonly span: PieceSpan;
  readonly type: (typeof tokenTypes)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/** All tokens of a file in LSP's encoding. */
export function semanticTokens(source: Source, library: Library): number[] {
  return encoded(
    assessmentsOf(source, library).flatMap((assessment) => tokensIn(assessment)),
    source,
  );
}

/** The tokens in a range. */
export function semanticTokensIn(source: Source, library: Library, { start, end }: Range): number[] {
  const tokens = assessmentsOf(source, library).flatMap((assessment) =>
    tokensIn(assessment, (piece) => {
      const first = source.lineOf(piece);
      return first <= end.line && first + piece.lines > start.line;
    }),
  );
  const inside = tokens.filter(({ span }) => {
    const range = source.range(span);
    return comparePositions(range.start, end) < 0 && comparePositions(start, range.end) < 0;
  });
  return encoded(inside, source);
}

/** An edit to the token array that the client has. */
interface NumbersEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: number[];
}

/** The edits that change the old token array to the new one. */
export function deltaOf(old: readonly number[], now: readonly number[]): NumbersEdit[] {
  const { head, tail } = commonEnds(old, now);
  const deleteCount = old.length - head - tail;
  const data = now.slice(head, now.length - tail);
  return deleteCount + data.length > 0 ? [{ start: head, deleteCount, data }] : [];
}

function tokensIn(assessment: Assessment, isWanted: (piece: Piece) => boolean = () => true): Token[] {
  const { facts, knownIds, taxonomies, scales, furtherScales, document } = assessment;
  return [
    ...facts.flatMap((each) =>
      isWanted(each.item.piece)
        ? [...idsOf(each, knownIds, taxonomies), ...termsOf(each, scales, furtherScales)]
        : [],
    ),
    ...document.pieces.flatMap((piece) =>
      piece.isPlain || !isWanted(piece) ? [] : anchorNamesIn(piece).map(anchorToken),
    ),
  ];
}

function anchorToken({ span, isDefinition }: ReturnType<typeof anchorNamesIn>[number]): Token {
  return { span, type: "macro", modifiers: isDefinition ? ["definition"] : [] };
}

/** The tokens of ids in an item, memoized by the item and by the ids that it can see. */
const idsOf = memoOn((facts: Facts, names: KnownIds, taxonomies: readonly Taxonomy[]): readonly Token[] => {
  const { definition, references } = facts;
  const own = definition
    ? token(definition.span, definition.id, {
        concept: definition.concept,
        modifiers: isDeprecated(definition) ? ["definition", "deprecated"] : ["definition"],
      })
    : [];
  const used = references.flatMap(({ id, span, concepts }) => {
    const concept = concepts.find((each) => names.has(id, [each]));
    if (!concept) return [];
    const category =
      concept === "category" || concept === "cluster" ? categoryAmong(taxonomies, id) : undefined;
    return token(span, id, { concept, modifiers: category ? modifiersOf(category) : [] });
  });
  return [...own, ...used];
});

function token(
  span: PieceSpan,
  id: string,
  { concept, modifiers }: Pick<Token, "modifiers"> & { readonly concept: Concept },
): Token[] {
  const written = idIn(span, id);
  return written && concept !== "rule" ? [{ span: written, type: typeOf[concept], modifiers }] : [];
}

/** Whether a category is deprecated in its taxonomy. */
function isDeprecated({ concept, item }: Definition): boolean {
  return concept === "category" && valueAt(item.value, "deprecated") !== undefined;
}

function modifiersOf({ deprecated, source }: Category): Token["modifiers"] {
  return [
    ...(deprecated ? (["deprecated"] as const) : []),
    ...(source.uri.startsWith(BUNDLED) ? (["defaultLibrary"] as const) : []),
  ];
}

/** The tokens of scale terms in an item. */
const termsOf = memoOn(
  ({ item, visits }: Facts, scales: Scales, furtherScales: FurtherScales): readonly Token[] =>
    visits.flatMap(({ node, schema: { "x-scale": of } }): Token[] => {
      const text = of && textOf(node);
      const found = of && termNamed(text ?? "", of, { scales, furtherScales });
      const span = node && found ? idIn(pieceSpan(item.piece, node), text ?? "") : undefined;
      return span ? [{ span, type: "enumMember", modifiers: [] }] : [];
    }),
);

/**
 * LSP's encoding, five numbers for each token: relative line and column, length, type, modifiers. Overlapping tokens
 * are dropped.
 */
function encoded(tokens: readonly Token[], source: Source): number[] {
  const placed = tokens.map(({ span, type, modifiers }) => ({
    range: source.range(span),
    type,
    modifiers,
  }));
  placed.sort((a, b) => comparePositions(a.range.start, b.range.start));
  const numbers: number[] = [];
  let last = { line: 0, character: 0 };
  let end = { line: 0, character: 0 };
  for (const { range, type, modifiers } of placed) {
    const { start } = range;
    if (start.line !== range.end.line || comparePositions(start, end) < 0) continue;
    numbers.push(
      start.line - last.line,
      start.line === last.line ? start.character - last.character : start.character,
      range.end.character - start.character,
      tokenTypes.indexOf(type),
      modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0),
    );
    last = start;
    end = range.end;
  }
  return numbers;
}

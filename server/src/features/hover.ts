/** `textDocument/hover`: explains the key, word or id at the cursor. */
import type { Hover } from "vscode-languageserver-types";
import type { ScaleName, Schema } from "../format/schema.ts";
import type { Scale, ScaleTerm } from "../model/estimates/scale.ts";
import { readScale } from "../model/estimates/scale.ts";
import type { PieceSpan, Position } from "../syntax/span.ts";
import { pieceSpan, touches } from "../syntax/span.ts";
import { memberOf } from "../syntax/ownMember.ts";
import { textOf } from "../syntax/node.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { scalesInProgram } from "../workspace/library.ts";
import { termNamed } from "../workspace/scales.ts";
import { anchorAt } from "./anchors.ts";
import { aliasHover, anchorHover, mergeAt, mergeHover, nodeFor } from "./hoverContent/anchor.ts";
import { hoverContentOf } from "./hoverContent/content.ts";
import { idHover, keyHover, wordHover } from "./hoverContent/key.ts";
import type { Markdown } from "./hoverContent/markdown.ts";
import { markup, paragraphs } from "./hoverContent/markdown.ts";
import { scaleHover, termHover } from "./hoverContent/scale.ts";
import { taxonomyHover } from "./hoverContent/taxonomy.ts";
import type { PiecePosition, Target } from "./target.ts";
import { targetAt } from "./target.ts";

/** The hover at a position, with the range that it explains. */
export function hover(source: Source, library: Library, position: Position): Hover | undefined {
  const piecePosition = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const found =
    ofAnchor(assessment, piecePosition) ??
    ofMergeKey(assessment, piecePosition) ??
    ofReference(assessment, piecePosition) ??
    ofDefinition(assessment, piecePosition) ??
    ofScaleTerm(assessment, piecePosition) ??
    ofWord(assessment, piecePosition);
  return (
    found && {
      contents: markup(found.text),
      range: source.range(found.span),
    }
  );
}

interface Found {
  readonly text: Markdown;
  readonly span: PieceSpan;
}

/** The hover of a reference to an entity. */
function ofReference(assessment: Assessment, { piece, offset }: PiecePosition): Found | undefined {
  const reference = assessment.references.find(({ span }) => span.piece === piece && touches(span, offset));
  if (!reference) return undefined;
  const { id, span, concepts } = reference;
  return foundHover(
    concepts.map((concept) => hoverContentOf(assessment, concept, id)),
    span,
  );
}

/** The hover of a definition's id. */
function ofDefinition(assessment: Assessment, { piece, offset }: PiecePosition): Found | undefined {
  const definition = assessment.definitions.find(({ span }) => span.piece === piece && touches(span, offset));
  return (
    definition && foundHover([hoverContentOf(assessment, definition.concept, definition.id)], definition.span)
  );
}

/** The hover of an anchor or alias; for an alias both its value and the meaning of that value here. */
function ofAnchor(assessment: Assessment, piecePosition: PiecePosition): Found | undefined {
  const { source, document } = assessment;
  const anchor = piecePosition.piece.isPlain ? undefined : anchorAt(piecePosition);
  if (!anchor) return undefined;
  const span = pieceSpan(piecePosition.piece, { start: anchor.span.start - 1, end: anchor.span.end });
  const lineOf = (of: PieceSpan): number => source.range(of).start.line + 1;
  if (anchor.isDefinition) return { text: anchorHover(document, anchor, lineOf), span };
  const hover = aliasHover(document, anchor, lineOf);
  const meaning =
    nodeFor(document, anchor)?.kind === "scalar"
      ? (ofReference(assessment, piecePosition) ?? ofWord(assessment, piecePosition))?.text
      : hoverOfItem(assessment, span);
  return foundHover([hover && paragraphs(hover, meaning)], span);
}

/** The hover of the entity that the value in exactly this span defines. */
function hoverOfItem(assessment: Assessment, { piece, start, end }: PieceSpan): Markdown | undefined {
  const definition = assessment.definitions.find(
    ({ item }) => item.piece === piece && item.value?.start === start && item.value.end === end,
  );
  return definition && hoverContentOf(assessment, definition.concept, definition.id);
}

function ofMergeKey({ document }: Assessment, { piece, offset }: PiecePosition): Found | undefined {
  const pair = piece.isPlain ? undefined : mergeAt(piece.tree, offset);
  return pair && { text: mergeHover(document, piece, pair), span: pieceSpan(piece, pair.key) };
}

/** The hover of a term in the file of its scale, or in the matrix there. */
function ofScaleTerm(assessment: Assessment, piecePosition: PiecePosition): Found | undefined {
  const { source, kind, document, scales } = assessment;
  if (kind !== "scale") return undefined;
  const own = readScale(source);
  const term = own.terms.find(
    ({ span }) => span.piece === piecePosition.piece && touches(span, piecePosition.offset),
  );
  if (term) return foundHover([ownTermHover(term, own)], term.span);
  const target = targetAt(document, kind, piecePosition);
  const isInMatrix = target?.item && assessment.section("matrix")?.items.includes(target.item);
  if (!isInMatrix) return undefined;
  const isInner = target.path.length > 0;
  const scale = target.role === "value" ? own : isInner ? scales.impact : scales.likelihood;
  const named = scale?.terms.find((each) => each.term === textOf(target.node));
  return scale && named && foundHover([ownTermHover(named, scale)], pieceSpan(target.piece, target.node));
}

function ownTermHover(term: ScaleTerm, scale: Scale): Markdown {
  return termHover(term, scale, scale.of ? scalesInProgram(scale.of) : []);
}

/** The hover of a key, or of a word that the schemas or a scale explain. */
function ofWord(assessment: Assessment, piecePosition: PiecePosition): Found | undefined {
  const target = targetAt(assessment.document, assessment.kind, piecePosition);
  const schema = target?.schema;
  if (!schema) return undefined;
  const span = pieceSpan(target.piece, target.node);
  if (target.role === "value") return foundHover([valueHover(target, schema, assessment)], span);
  if (target.key === undefined) return undefined;
  const holder = target.levels.at(-1)?.schema;
  if (schema.description !== undefined) return foundHover([keyHover(target.key, schema, holder)], span);
  // A map describes its own keys.
  const isOwn = holder?.propertyNames !== undefined && memberOf(holder.properties, target.key) === undefined;
  return isOwn ? foundHover([idHover(target.key, holder)], span) : undefined;
}

function valueHover({ node, key }: Target, schema: Schema, assessment: Assessment): Markdown | undefined {
  const text = textOf(node);
  if (text === undefined) return undefined;
  const { library, source } = assessment;
  if (schema["x-file"] === "taxonomy") {
    const taxonomy = library.taxonomy(text, source.uri);
    return taxonomy && taxonomyHover(taxonomy, text);
  }
  if (schema["x-file"] === "scale") {
    const scale = library.scale(key as ScaleName, text, source.uri);
    return scale && scaleHover(scale);
  }
  const of = schema["x-scale"];
  const found = of && termNamed(text, of, assessment);
  return found ? termHover(found.term, found.scale, scalesInProgram(of)) : wordHover(text, schema);
}

function foundHover(hovers: readonly (Markdown | undefined)[], span: PieceSpan): Found | undefined {
  const text = hovers.find((hover) => hover !== undefined && hover !== "");
  return text === undefined ? undefined : { text, span };
}

/** `textDocument/hover`: what the key, word or id under the cursor means. */
import type { Hover } from "vscode-languageserver-types";
import type { ScaleName, Schema } from "../format/schema.ts";
import type { Scale, ScaleTerm } from "../model/scale.ts";
import { readScale } from "../model/scale.ts";
import type { Place, Position } from "../syntax/place.ts";
import { placeOf, touches } from "../syntax/place.ts";
import { memberOf } from "../syntax/member.ts";
import { textOf } from "../syntax/node.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { scalesInProgram } from "../workspace/library.ts";
import { anchorAt } from "./anchors.ts";
import { aliasCard, anchorCard, mergeAt, mergeCard, nodeFor } from "./cards/anchor.ts";
import { cardOf } from "./cards/card.ts";
import { idCard, keyCard, wordCard } from "./cards/key.ts";
import type { Markdown } from "./cards/markdown.ts";
import { markup, paragraphs } from "./cards/markdown.ts";
import { scaleCard, termCard } from "./cards/scale.ts";
import { taxonomyCard } from "./cards/taxonomy.ts";
import type { Spot, Target } from "./target.ts";
import { targetAt } from "./target.ts";

export function hover(source: Source, library: Library, position: Position): Hover | undefined {
  const spot = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const found =
    ofAnchor(assessment, spot) ??
    ofMergeKey(assessment, spot) ??
    ofReference(assessment, spot) ??
    ofDefinition(assessment, spot) ??
    ofScaleTerm(assessment, spot) ??
    ofWord(assessment, spot);
  return (
    found && {
      contents: markup(found.text),
      range: source.range(found.place),
    }
  );
}

interface Found {
  readonly text: Markdown;
  readonly place: Place;
}

/** The id under the cursor that names something defined elsewhere. */
function ofReference(assessment: Assessment, { piece, offset }: Spot): Found | undefined {
  const reference = assessment.references.find(
    ({ place }) => place.piece === piece && touches(place, offset),
  );
  if (!reference) return undefined;
  const { id, place, concepts } = reference;
  return foundCard(
    concepts.map((concept) => cardOf(assessment, concept, id)),
    place,
  );
}

/** The id under the cursor where it is defined. */
function ofDefinition(assessment: Assessment, { piece, offset }: Spot): Found | undefined {
  const definition = assessment.definitions.find(
    ({ place }) => place.piece === piece && touches(place, offset),
  );
  return definition && foundCard([cardOf(assessment, definition.concept, definition.id)], definition.place);
}

/** A mark of YAML's own; of an alias both what it stands for, and what that means at its place. */
function ofAnchor(assessment: Assessment, spot: Spot): Found | undefined {
  const { source, document } = assessment;
  const anchor = spot.piece.isPlain ? undefined : anchorAt(spot);
  if (!anchor) return undefined;
  const place = placeOf(spot.piece, { start: anchor.place.start - 1, end: anchor.place.end });
  const lineOf = (of: Place): number => source.range(of).start.line + 1;
  if (anchor.isDefinition) return { text: anchorCard(document, anchor, lineOf), place };
  const card = aliasCard(document, anchor, lineOf);
  const meaning =
    nodeFor(document, anchor)?.kind === "scalar"
      ? (ofReference(assessment, spot) ?? ofWord(assessment, spot))?.text
      : cardOfItem(assessment, place);
  return foundCard([card && paragraphs(card, meaning)], place);
}

/** The card of what is defined by exactly the value at a place. */
function cardOfItem(assessment: Assessment, { piece, start, end }: Place): Markdown | undefined {
  const definition = assessment.definitions.find(
    ({ item }) => item.piece === piece && item.value?.start === start && item.value.end === end,
  );
  return definition && cardOf(assessment, definition.concept, definition.id);
}

function ofMergeKey({ document }: Assessment, { piece, offset }: Spot): Found | undefined {
  const pair = piece.isPlain ? undefined : mergeAt(piece.tree, offset);
  return pair && { text: mergeCard(document, piece, pair), place: placeOf(piece, pair.key) };
}

/** A term in the file of its scale, or in the matrix there. */
function ofScaleTerm(assessment: Assessment, spot: Spot): Found | undefined {
  const { source, kind, document, scales } = assessment;
  if (kind !== "scale") return undefined;
  const own = readScale(source);
  const term = own.terms.find(({ place }) => place.piece === spot.piece && touches(place, spot.offset));
  if (term) return foundCard([ownTermCard(term, own)], term.place);
  const target = targetAt(document, kind, spot);
  const isInMatrix = target?.item && assessment.section("matrix")?.items.includes(target.item);
  if (!isInMatrix) return undefined;
  const isInner = target.path.length > 0;
  const scale = target.role === "value" ? own : isInner ? scales.impact : scales.likelihood;
  const named = scale?.terms.find((each) => each.term === textOf(target.node));
  return scale && named && foundCard([ownTermCard(named, scale)], placeOf(target.piece, target.node));
}

function ownTermCard(term: ScaleTerm, scale: Scale): Markdown {
  return termCard(term, scale, scale.of ? scalesInProgram(scale.of) : []);
}

/** The key, or the word that the schemas or a scale explain. */
function ofWord(assessment: Assessment, spot: Spot): Found | undefined {
  const target = targetAt(assessment.document, assessment.kind, spot);
  const schema = target?.schema;
  if (!schema) return undefined;
  const place = placeOf(target.piece, target.node);
  if (target.role === "value") return foundCard([valueCard(target, schema, assessment)], place);
  if (target.key === undefined) return undefined;
  const holder = target.levels.at(-1)?.schema;
  if (schema.description !== undefined) return foundCard([keyCard(target.key, schema, holder)], place);
  // What the keys of a map are, the map says.
  const isOwn = holder?.propertyNames !== undefined && memberOf(holder.properties, target.key) === undefined;
  return isOwn ? foundCard([idCard(target.key, holder)], place) : undefined;
}

function valueCard({ node, key }: Target, schema: Schema, assessment: Assessment): Markdown | undefined {
  const text = textOf(node);
  if (text === undefined) return undefined;
  const { library, source } = assessment;
  if (schema["x-file"] === "taxonomy") {
    const taxonomy = library.taxonomy(text, source.uri);
    return taxonomy && taxonomyCard(taxonomy, text);
  }
  if (schema["x-file"] === "scale") {
    const scale = library.scale(key as ScaleName, text, source.uri);
    return scale && scaleCard(scale);
  }
  const of = schema["x-scale"];
  const scale = of && assessment.scales[of];
  const term = scale?.terms.find((each) => each.term === text);
  return scale && term ? termCard(term, scale, scalesInProgram(of)) : wordCard(text, schema);
}

function foundCard(cards: readonly (Markdown | undefined)[], place: Place): Found | undefined {
  const text = cards.find((card) => card !== undefined && card !== "");
  return text === undefined ? undefined : { text, place };
}

/** `textDocument/hover`: what the key, word or id under the cursor means. */
import type { Hover } from "vscode-languageserver-types";
import type { ScaleName, Schema } from "../format/schema.ts";
import type { Place, Position } from "../syntax/place.ts";
import { placeOf, touches } from "../syntax/place.ts";
import { textOf } from "../syntax/node.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { scalesInProgram } from "../workspace/library.ts";
import { cardOf } from "./cards/card.ts";
import { keyCard, wordCard } from "./cards/key.ts";
import { scaleCard, termCard } from "./cards/scale.ts";
import { taxonomyCard } from "./cards/taxonomy.ts";
import type { Spot, Target } from "./target.ts";
import { targetAt } from "./target.ts";

export function hover(source: Source, library: Library, position: Position): Hover | undefined {
  const spot = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const found = ofReference(assessment, spot) ?? ofDefinition(assessment, spot) ?? ofWord(assessment, spot);
  return (
    found && {
      contents: { kind: "markdown", value: found.text },
      range: source.range(found.place),
    }
  );
}

interface Found {
  readonly text: string;
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

/** The key, or the word that the schemas or a scale explain. */
function ofWord(assessment: Assessment, spot: Spot): Found | undefined {
  const target = targetAt(assessment.document, assessment.kind, spot);
  const schema = target?.schema;
  if (!schema) return undefined;
  const place = placeOf(target.piece, target.node);
  if (target.role === "value") return foundCard([valueCard(target, schema, assessment)], place);
  if (target.key === undefined || schema.description === undefined) return undefined;
  return foundCard([keyCard(target.key, schema, target.levels.at(-1)?.schema)], place);
}

function valueCard({ node, key }: Target, schema: Schema, assessment: Assessment): string | undefined {
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

function foundCard(cards: readonly (string | undefined)[], place: Place): Found | undefined {
  const text = cards.find((card) => card !== undefined && card !== "");
  return text === undefined ? undefined : { text, place };
}

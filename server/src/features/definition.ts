/** `textDocument/definition` and `declaration`: the definition of the entity at the cursor. */
import { termOfValue } from "../model/estimate.ts";
import type { Location } from "vscode-languageserver-types";
import { textOf } from "../syntax/node.ts";
import type { Position } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { WorkspaceFiles } from "../workspace/allOccurrences.ts";
import { allOccurrences } from "../workspace/allOccurrences.ts";
import type { Library } from "../workspace/library.ts";
import { definitionsOf, isDefinedByUsers, occurrenceAt } from "../workspace/occurrences.ts";
import { fileNamed, namedFileAt } from "../workspace/paths.ts";
import { anchorAt, anchorFor } from "./anchors.ts";
import { startOfFile, locationOf } from "./location.ts";
import type { PositionRequest } from "./references.ts";
import type { PiecePosition } from "./target.ts";
import { targetAt } from "./target.ts";

/** The locations of the definition at a position; empty if there is none. */
export function definition(source: Source, library: Library, position: Position): Location[] {
  const piecePosition = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const occurrence = occurrenceAt(assessment, piecePosition);
  if (occurrence) return definitionsOf(occurrence.entity, assessment).map(locationOf);
  return (
    ofFile(assessment, piecePosition) ??
    ofAnchor(assessment, piecePosition) ??
    ofTerm(assessment, piecePosition) ??
    []
  );
}

/** The definitions in assessments that use a taxonomy, for ids that the taxonomy itself cannot resolve. */
export async function definitionInUsers(
  { source, library, position }: PositionRequest,
  files: WorkspaceFiles,
): Promise<Location[]> {
  const assessment = assessmentAt(source, library, position);
  const occurrence = occurrenceAt(assessment, source.at(position));
  const found: Location[] = [];
  if (!occurrence || !isDefinedByUsers([occurrence.entity.concept], assessment.kind)) return found;
  for await (const each of allOccurrences(occurrence.entity, files, library))
    if (each.isDefinition) found.push(locationOf(each));
  return found;
}

/** The start of the file that the word names. */
function ofFile(assessment: Assessment, piecePosition: PiecePosition): Location[] | undefined {
  const named = namedFileAt(assessment, piecePosition);
  const file = named && fileNamed(named, assessment);
  return file && [startOfFile(file)];
}

function ofAnchor({ source, document }: Assessment, piecePosition: PiecePosition): Location[] | undefined {
  const name = anchorAt(piecePosition);
  const mark = name && anchorFor(document, name);
  return mark && [locationOf({ source, span: mark.span })];
}

/** The definition of a term in its scale. */
function ofTerm(
  { document, kind, scales }: Assessment,
  piecePosition: PiecePosition,
): Location[] | undefined {
  const target = targetAt(document, kind, piecePosition);
  const of = target?.role === "value" ? target.schema?.["x-scale"] : undefined;
  const scale = of && scales[of];
  const term = scale && termOfValue(textOf(target?.node) ?? "", scale);
  return scale && term && [locationOf({ source: scale.source, span: term.span })];
}

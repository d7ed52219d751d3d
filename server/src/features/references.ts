/** `textDocument/references`: all occurrences in the workspace of the entity at the cursor. */
import type { Location } from "vscode-languageserver-types";
import type { Position } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt, assessmentsOf } from "../workspace/assessments.ts";
import type { WorkspaceFiles } from "../workspace/allOccurrences.ts";
import { allOccurrences } from "../workspace/allOccurrences.ts";
import type { Library } from "../workspace/library.ts";
import { canonicalUri, occurrenceAt } from "../workspace/occurrences.ts";
import { fileNamed, namedFileAt, namedFilesIn } from "../workspace/paths.ts";
import { anchorAt, anchorsNamed } from "./anchors.ts";
import { locationOf } from "./location.ts";
import type { PiecePosition } from "./target.ts";

/** A request at a position of a file. */
export interface PositionRequest {
  readonly source: Source;
  readonly library: Library;
  readonly position: Position;
}

/**
 * The references to the entity at a position.
 * @param definitions Whether to include the definition.
 */
export async function references(
  { source, library, position }: PositionRequest,
  files: WorkspaceFiles,
  definitions: "with definitions" | "uses only",
): Promise<Location[]> {
  const piecePosition = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const isWanted = (isDefinition: boolean): boolean => !isDefinition || definitions === "with definitions";
  const occurrence = occurrenceAt(assessment, piecePosition);
  if (!occurrence)
    return (await toFile(assessment, piecePosition, files)) ?? toAnchor(assessment, piecePosition, isWanted);
  const found: Location[] = [];
  for await (const each of allOccurrences(occurrence.entity, files, library))
    if (isWanted(each.isDefinition)) found.push(locationOf(each));
  return found;
}

/** All words in the workspace that name the same file as the word at the position. */
async function toFile(
  assessment: Assessment,
  piecePosition: PiecePosition,
  files: WorkspaceFiles,
): Promise<Location[] | undefined> {
  const here = namedFileAt(assessment, piecePosition);
  const file = here && fileNamed(here, assessment);
  if (!file) return undefined;
  const found: Location[] = [];
  for await (const source of files) {
    for (const each of assessmentsOf(source, assessment.library)) {
      for (const named of namedFilesIn(each)) {
        const other = fileNamed(named, each);
        if (other && canonicalUri(other) === canonicalUri(file))
          found.push(locationOf({ source, span: named.name.span }));
      }
    }
  }
  return found;
}

function toAnchor(
  { source, document }: Assessment,
  piecePosition: PiecePosition,
  isWanted: (isDefinition: boolean) => boolean,
): Location[] {
  const name = anchorAt(piecePosition);
  const all = name ? anchorsNamed(document, name.name) : [];
  return all
    .filter(({ isDefinition }) => isWanted(isDefinition))
    .map(({ span }) => locationOf({ source, span }));
}

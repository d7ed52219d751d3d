/** `textDocument/documentHighlight`: the occurrences in the document of the entity at the cursor. */
import type { DocumentHighlight } from "vscode-languageserver-types";
import { DocumentHighlightKind } from "vscode-languageserver-types";
import type { Position } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { occurrenceAt, occurrencesOf } from "../workspace/occurrences.ts";
import { anchorAt, anchorsNamed } from "./anchors.ts";

/** The highlights at a position: the definition is a write, references are reads. */
export function documentHighlights(
  source: Source,
  library: Library,
  position: Position,
): DocumentHighlight[] {
  const piecePosition = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const occurrence = occurrenceAt(assessment, piecePosition);
  const anchor = occurrence ? undefined : anchorAt(piecePosition);
  const all = occurrence
    ? occurrencesOf(occurrence.entity, assessment)
    : anchor
      ? anchorsNamed(assessment.document, anchor.name)
      : [];
  return all.map(({ span, isDefinition }) => ({
    range: source.range(span),
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

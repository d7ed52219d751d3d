/** `textDocument/linkedEditingRange`: all occurrences of an id in its document, which change together as the user types. */
import type { Range } from "vscode-languageserver-types";
import type { Position } from "../syntax/span.ts";
import { touches } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { occurrenceAt, occurrencesOf } from "../workspace/occurrences.ts";
import { anchorAt, anchorsNamed } from "./anchors.ts";

/** The linked ranges, and the texts that they accept. */
interface LinkedEditingRanges {
  readonly ranges: Range[];
  /** A regular expression without flags that the edited text must match. */
  readonly wordPattern: string;
}

/** Excludes the indicators of YAML and of references: with one of them, the text is no longer an id. */
const WORD = String.raw`[^\s\[\]{},:;"'@^#&*|>!%]+`;

/**
 * The linked ranges of an id that the document itself defines exactly once. Ids from other files need a rename, and of
 * two definitions with one id, one has to get another.
 */
export function linkedEditing(
  source: Source,
  library: Library,
  position: Position,
): LinkedEditingRanges | undefined {
  const piecePosition = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const occurrence = occurrenceAt(assessment, piecePosition);
  const anchor = occurrence ? undefined : anchorAt(piecePosition);
  const places = occurrence
    ? occurrencesOf(occurrence.entity, assessment)
    : anchor && touches(anchor.span, piecePosition.offset)
      ? anchorsNamed(assessment.document, anchor.name)
      : [];
  const definitions = places.filter(({ isDefinition }) => isDefinition);
  if (places.length < 2 || definitions.length !== 1) return undefined;
  return { ranges: places.map(({ span }) => source.range(span)), wordPattern: WORD };
}

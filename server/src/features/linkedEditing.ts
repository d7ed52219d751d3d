/** `textDocument/linkedEditingRange`: the places of an id in its document, which change together as one of them is typed. */
import type { Range } from "vscode-languageserver-types";
import type { Position } from "../syntax/span.ts";
import { touches } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { occurrenceAt, occurrencesOf } from "../workspace/occurrences.ts";
import { anchorAt, anchorsNamed } from "./anchors.ts";

export interface LinkedEditingRanges {
  readonly ranges: Range[];
  /** What the text may be while it is typed, as a regular expression without flags. */
  readonly wordPattern: string;
}

/** No marks of YAML or of references: then somebody types something else than an id. */
const WORD = String.raw`[^\s\[\]{},:;"'@^#&*|>!%]+`;

/**
 * Only where the document itself defines it, and once: what other files define is renamed with them, not as one types,
 * and of two definitions with one id, one has to become another.
 */
export function linkedEditing(
  source: Source,
  library: Library,
  position: Position,
): LinkedEditingRanges | undefined {
  const spot = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const occurrence = occurrenceAt(assessment, spot);
  const anchor = occurrence ? undefined : anchorAt(spot);
  const places = occurrence
    ? occurrencesOf(occurrence.entity, assessment)
    : anchor && touches(anchor.span, spot.offset)
      ? anchorsNamed(assessment.document, anchor.name)
      : [];
  const definitions = places.filter(({ isDefinition }) => isDefinition);
  if (places.length < 2 || definitions.length !== 1) return undefined;
  return { ranges: places.map(({ span }) => source.range(span)), wordPattern: WORD };
}

/** `textDocument/linkedEditingRange`: the places of an id in its document, which change together as one of them is typed. */
import type { Range } from "vscode-languageserver-types";
import type { Position } from "../syntax/place.ts";
import { touches } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { mentionAt, mentionsOf } from "../workspace/named.ts";
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
  const mention = mentionAt(assessment, spot);
  const anchor = mention ? undefined : anchorAt(spot);
  const places = mention
    ? mentionsOf(mention.named, assessment)
    : anchor && touches(anchor.place, spot.offset)
      ? anchorsNamed(assessment.document, anchor.name)
      : [];
  const definitions = places.filter(({ isDefinition }) => isDefinition);
  if (places.length < 2 || definitions.length !== 1) return undefined;
  return { ranges: places.map(({ place }) => source.range(place)), wordPattern: WORD };
}

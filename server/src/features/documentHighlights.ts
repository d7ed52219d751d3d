/** `textDocument/documentHighlight`: the places in the document that name what is under the cursor. */
import type { DocumentHighlight } from "vscode-languageserver-types";
import { DocumentHighlightKind } from "vscode-languageserver-types";
import type { Position } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { mentionAt, mentionsOf } from "../workspace/named.ts";
import { anchorAt, anchorsNamed } from "./anchors.ts";

export function documentHighlights(
  source: Source,
  library: Library,
  position: Position,
): DocumentHighlight[] {
  const spot = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const mention = mentionAt(assessment, spot);
  const anchor = mention ? undefined : anchorAt(spot);
  const all = mention
    ? mentionsOf(mention.named, assessment)
    : anchor
      ? anchorsNamed(assessment.document, anchor.name)
      : [];
  return all.map(({ place, isDefinition }) => ({
    range: source.range(place),
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** Creates the assessments of a file, one for each of its documents. */
import { documentsOf } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import type { Position } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "./assessment.ts";
import { assessmentOf } from "./assessment.ts";
import type { Library } from "./library.ts";

/** Returns the assessments of a file, in order. */
export function assessmentsOf(source: Source, library: Library): Assessment[] {
  const identities = identitiesOf(source.identity);
  return documentsOf(source).map((document, index) => {
    const identity = (identities[index] ??= {});
    return assessmentOf({ source, document, library, identity });
  });
}

/** Returns the document that contains a position. */
export function assessmentAt(source: Source, library: Library, position: Position): Assessment {
  const { piece } = source.at(position);
  const all = assessmentsOf(source, library);
  return all.find((assessment) => assessment.document.pieces.includes(piece)) ?? (all.at(-1) as Assessment);
}

/** One identity object for each document of a file, by its index. */
const identitiesOf = memo((_source: object): object[] => []);

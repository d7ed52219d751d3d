/** Finds where a document first names each work of its bibliographies: the place to report a problem of the work. */
import type { Reference } from "../model/facts.ts";
import type { Work, Works } from "../model/work.ts";
import { memoOn } from "../syntax/memo.ts";
import type { PieceSpan } from "../syntax/span.ts";

/** A work of a bibliography, and the first place that names it. */
export interface FirstCitation {
  readonly work: Work;
  readonly span: PieceSpan;
}

/** Returns the first place that names each of the works, in the order of the text. Memoized: several rules ask. */
export const firstCitations = memoOn(
  (references: readonly Reference[], works: Works): readonly FirstCitation[] => {
    const seen = new Set<string>();
    return references.flatMap(({ id, span, concepts }): FirstCitation[] => {
      const work = concepts.includes("source") && !seen.has(id) ? works.get(id) : undefined;
      if (!work) return [];
      seen.add(id);
      return [{ work, span }];
    });
  },
);

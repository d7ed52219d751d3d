/** Finds where a document first names each work of its bibliographies: the place to report a problem of the work. */
import type { Reference } from "../model/facts/facts.ts";
import type { Work, Works } from "../model/evidence/work.ts";
import { memoOn } from "../syntax/memo.ts";
import type { PieceSpan } from "../syntax/span.ts";
import type { View } from "./view.ts";

/** A work of a bibliography, and the first place that names it. */
interface FirstCitation {
  readonly work: Work;
  readonly span: PieceSpan;
}

/** Returns the first place that names each of the works, in the order of the text. */
export function firstCitations(view: Pick<View, "references" | "citedWorks">): readonly FirstCitation[] {
  const { citedWorks } = view;
  // Without works, the rule must not read the references, which change with every edit.
  return citedWorks.size === 0 ? NONE : firstIn(view.references, citedWorks);
}

/** Memoized, because several rules ask. */
const firstIn = memoOn((references: readonly Reference[], works: Works): readonly FirstCitation[] => {
  const first = new Map<Work, FirstCitation>();
  for (const { id, span, concepts } of references) {
    const work = concepts.includes("source") ? works.get(id) : undefined;
    if (work && !first.has(work)) first.set(work, { work, span });
  }
  return [...first.values()];
});

const NONE: readonly never[] = [];

/** The citation of works where no citation processor has been at work: their ids in brackets. */
import type { CitationNode } from "./tree.ts";

/** "[see curtis-2004, p. 20; rocha-2003]". */
export function citationText({ works }: Pick<CitationNode, "works">): string {
  const words = works.map(({ id, prefix, locator }) => {
    const cited = locator === undefined ? id : `${id}, ${locator}`;
    return prefix === undefined ? cited : `${prefix} ${cited}`;
  });
  return `[${words.join("; ")}]`;
}

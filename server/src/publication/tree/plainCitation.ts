/** The citation of works where no citation processor has been at work: their ids in brackets, or their names in the text. */
import type { CitationNode } from "./tree.ts";

/** "[see curtis-2004, p. 20; rocha-2003]"; in the text without brackets, with the names of the works. */
export function citationText({ works, inText }: Pick<CitationNode, "works" | "inText">): string {
  const words = works.map(({ id, name, prefix, locator }) =>
    [prefix === undefined ? "" : `${prefix} `, name ?? id, locator === undefined ? "" : `, ${locator}`].join(
      "",
    ),
  );
  return inText ? words.join("; ") : `[${words.join("; ")}]`;
}

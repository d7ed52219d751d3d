/** The reference page of the format: a hand-written beginning, then every section from the schemas. */
import { codeBlock, contentsOf, page } from "./markdown.ts";
import { reference } from "./reference.ts";

/** What the page is made of besides the schemas. */
export interface Frame {
  /** The hand-written text, with `<!-- first -->`, `<!-- contents -->` and `<!-- reference -->` where the rest goes. */
  readonly template: string;
  /** A first assessment. */
  readonly first: string;
}

export function formatPage({ template, first }: Frame): string {
  const [before = "", after = ""] = template
    .replace("<!-- first -->", () => codeBlock("yaml", first))
    .replace("<!-- reference -->", () => page(reference()).trimEnd())
    .split("<!-- contents -->");
  return before + contentsOf(after) + after;
}

/** The reference page of the format: a hand-written beginning, then every section from the schemas. */
import { fencedCode, contentsOf, page } from "./markdown.ts";
import { reference } from "./reference.ts";

/** What the page is made of besides the schemas. */
export interface PageFrame {
  /** The hand-written text, with `<!-- first -->`, `<!-- contents -->` and `<!-- reference -->` where the rest goes. */
  readonly template: string;
  /** A first assessment. */
  readonly first: string;
}

export function formatPage({ template, first }: PageFrame): string {
  const [before = "", after = ""] = template
    .replace("<!-- first -->", () => fencedCode("yaml", first))
    .replace("<!-- reference -->", () => page(reference()).trimEnd())
    .split("<!-- contents -->");
  return before + contentsOf(after) + after;
}

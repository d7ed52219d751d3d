/** Renders the reference page of the format: a handwritten introduction, then every section of the schemas. */
import { fencedCode, contentsOf, page } from "./markdown.ts";
import { reference } from "./reference.ts";

/** The parts of the page that do not come from the schemas. */
export interface PageFrame {
  /** The handwritten text, with the placeholders `<!-- first -->`, `<!-- contents -->` and `<!-- reference -->`. */
  readonly template: string;
  /** The example of a first assessment. */
  readonly first: string;
}

/** The page in Markdown. */
export function formatPage({ template, first }: PageFrame): string {
  const [before = "", after = ""] = template
    .replace("<!-- first -->", () => fencedCode("yaml", first))
    .replace("<!-- reference -->", () => page(reference()).trimEnd())
    .split("<!-- contents -->");
  return before + contentsOf(after) + after;
}

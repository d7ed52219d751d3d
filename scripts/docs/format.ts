/** Renders the reference page of the format: a handwritten introduction, then every section of the schemas. */
import { fencedCode, contentsOf, page } from "./markdown.ts";
import { reference } from "./reference.ts";
import { synonymTable } from "./synonyms.ts";

/** The parts of the page that do not come from the schemas. */
interface PageFrame {
  /** The handwritten text, with the placeholders `<!-- first -->`, `<!-- contents -->`, `<!-- synonyms -->` and `<!-- reference -->`. */
  readonly template: string;
  /** The example of a first assessment. */
  readonly first: string;
}

/** The page in Markdown. */
export function formatPage({ template, first }: PageFrame): string {
  const sections = page(reference()).trimEnd();
  const [before = "", after = ""] = template
    .replace("<!-- first -->", () => fencedCode("yaml", first))
    .replace("<!-- synonyms -->", () => synonymTable(sections))
    .replace("<!-- reference -->", () => sections)
    .split("<!-- contents -->");
  return before + contentsOf(after) + after;
}

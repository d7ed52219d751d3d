/** A view of a file as a text in Markdown, for editors that show no HTML. */
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { withCitations } from "../writers/citations/cited.ts";
import { withWholeLinks } from "../writers/links.ts";
import { writePlainMarkdown } from "../writers/markdown/plainMarkdown.ts";
import { plainCitations } from "./plainCitations.ts";
import type { ViewName } from "./viewProtocol.ts";
import { publicationsOf } from "./views.ts";

/** Returns the text. Call it in the language of the document. */
export function textView(source: Source, library: Library, view: ViewName = "document"): string {
  const publications = publicationsOf(view, { assessments: assessmentsOf(source, library), library });
  return publications
    .map((each) => writePlainMarkdown(withWholeLinks(withCitations(each, plainCitations(each)))))
    .join("\n---\n\n");
}

/** A view of a file as a text in Markdown, for editors that show no HTML. */
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { withCitations } from "../writers/citations/cited.ts";
import { withWholeLinks } from "../writers/links.ts";
import { writePlainMarkdown } from "../writers/markdown/plainMarkdown.ts";
import { noConfiguration } from "../workspace/configuration.ts";
import { citationStyleIn } from "../writers/houseFiles.ts";
import type { CitePublication } from "./viewCitations.ts";
import { plainCitations } from "./plainCitations.ts";
import type { ViewName } from "./viewProtocol.ts";
import { publicationsOf } from "./views.ts";

/** Which view, and how its citations are written: by default by author and year. */
interface TextViewOptions {
  readonly view?: ViewName;
  readonly cite?: CitePublication;
}

/** Returns the text. Call it in the language of the document. */
export function textView(
  source: Source,
  library: Library,
  { view = "document", cite = plainCitations }: TextViewOptions = {},
): string {
  const assessments = assessmentsOf(source, library);
  const style = citationStyleIn(assessments[0]?.configuration ?? noConfiguration, library);
  return publicationsOf(view, { assessments, library })
    .map((each) => writePlainMarkdown(withWholeLinks(withCitations(each, cite(each, style)))))
    .join("\n---\n\n");
}

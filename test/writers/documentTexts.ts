/** What each writer makes of a publication, as text. */
import { plainCitations } from "../../server/src/features/plainCitations.ts";
import type { Publication } from "../../server/src/publication/tree/tree.ts";
import { withCitations } from "../../server/src/writers/citations/cited.ts";
import { writeHtml } from "../../server/src/writers/html/html.ts";
import { writeGithubMarkdown } from "../../server/src/writers/markdown/githubMarkdown.ts";
import { writeMarkdown } from "../../server/src/writers/markdown/markdown.ts";
import { writePlainMarkdown } from "../../server/src/writers/markdown/plainMarkdown.ts";
import { writeText } from "../../server/src/writers/text/text.ts";
import { xmlPartsOf } from "./wordFile.ts";
import { writeSample } from "./wordSample.ts";

const cited = (publication: Publication): Publication =>
  withCitations(publication, plainCitations(publication));

/** The text, and the targets of links. */
const withoutTags = (xml: string): string =>
  xml.replace(/<[^>]*? href="([^"]*)"[^>]*>/g, " $1 ").replace(/<[^>]*>/g, "");

const withoutEscapes = (markdown: string): string => markdown.replaceAll("\\", "");

/** The writers, by the names of their formats. */
export const documentTexts: ReadonlyMap<string, (publication: Publication) => string | Promise<string>> =
  new Map<string, (publication: Publication) => string | Promise<string>>([
    ["HTML", (publication) => withoutTags(writeHtml(cited(publication)).replace(/^[^]*<body/, ""))],
    [
      "Word",
      async (publication) => {
        const parts = xmlPartsOf(await writeSample(cited(publication)));
        const read = ["document", "footnotes", "header1"].map((name) => parts.get(`word/${name}.xml`) ?? "");
        const links = Array.from(parts).filter(([path]) => path.endsWith(".rels"));
        return [...read.map(withoutTags), ...links.map(([, xml]) => xml)].join(" ");
      },
    ],
    ["plain Markdown", (publication) => withoutEscapes(writePlainMarkdown(cited(publication)))],
    ["GitHub Markdown", (publication) => withoutEscapes(writeGithubMarkdown(cited(publication)))],
    [
      "Pandoc Markdown",
      (publication) => {
        const { text, beside } = writeMarkdown(publication, { name: "full" });
        return withoutEscapes([text, ...beside.values()].join("\n"));
      },
    ],
    ["plain text", (publication) => writeText(cited(publication))],
  ]);

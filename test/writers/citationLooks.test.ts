/** The looks that a style of citations gives its words: raised numbers, small capitals and others, in every writer that can show them. */
import { describe, expect, it } from "vitest";
import { publicationOf } from "../../server/src/publication/publication.ts";
import type { Publication } from "../../server/src/publication/tree/tree.ts";
import { resolveCitations } from "../../server/src/writers/citations/resolve.ts";
import { writeHtml } from "../../server/src/writers/html/html.ts";
import { withWholeLinks } from "../../server/src/writers/links.ts";
import { writeGithubMarkdown } from "../../server/src/writers/markdown/githubMarkdown.ts";
import { writeMarkdown } from "../../server/src/writers/markdown/markdown.ts";
import { writePlainMarkdown } from "../../server/src/writers/markdown/plainMarkdown.ts";
import { typstSource } from "../../server/src/writers/pdf/source.ts";
import { writeText } from "../../server/src/writers/text/text.ts";
import { writeWord } from "../../server/src/writers/word/word.ts";
import { assessmentsIn } from "../assessments.ts";
import { citationTools } from "./citationTools.ts";
import { xmlPartsOf } from "./wordFile.ts";

/** A style whose citations and works consist of one element each. */
function styleOf(citation: string, work: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>Own</title><id>own</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout delimiter=","${citation}</layout></citation>
  <bibliography><layout suffix=".">${work}</layout></bibliography>
</style>`;
}

const NUMBER = '<text variable="citation-number"/>';
const AUTHOR = '<names variable="author"><name name-as-sort-order="all"/></names>';

const raised = styleOf(` vertical-align="sup">${NUMBER}`, `${AUTHOR}<text variable="title" prefix=". "/>`);
const smallCaps = styleOf(
  ` prefix="(" suffix=")">${AUTHOR.replace("<names", '<names font-variant="small-caps"')}`,
  `${AUTHOR.replace("<names", '<names font-variant="small-caps" suffix=", "')}<text variable="title" font-style="italic"/>`,
);
const lowered = styleOf(
  ` prefix="[" suffix="]"><text variable="title" text-decoration="underline"/>`,
  `<text variable="title" font-weight="bold"/><text variable="volume" vertical-align="sub"/>`,
);

const TEXT = `assessment: 1
title: A
summary: It grew [@curtis]. It fell [@curtis; @rocha], later.
sources:
  curtis: { type: book, title: Nations, author: [{ family: Curtis, given: Glenn }], volume: 7 }
  rocha: { type: book, title: Ports, author: [{ family: Rocha, given: Ana }], volume: 8 }
`;

function publicationIn(style: string): Publication {
  const [assessment = expect.unreachable()] = assessmentsIn(TEXT);
  const tools = { ...citationTools("apa"), style };
  return withWholeLinks(resolveCitations(publicationOf(assessment), tools));
}

async function wordOf(publication: Publication): Promise<string> {
  return (
    xmlPartsOf(await writeWord(publication, { figures: () => undefined })).get("word/document.xml") ?? ""
  );
}

function typstOf(publication: Publication): string {
  const options = { covers: () => true, figures: undefined, paper: "a4" } as const;
  return typstSource(publication, options).files.get("/main.typ") ?? "";
}

describe("A style of citations", () => {
  it("raises numbers, which follow the words without a space", async () => {
    const publication = publicationIn(raised);
    expect(writeHtml(publication)).toMatch(
      /It grew\.<a href="#source-curtis"><sup>1<\/sup><\/a> It fell,<sup>1,2<\/sup> later\./,
    );
    expect(writeMarkdown(publication, { name: "a" }).text).toMatch(/grew\.\[\^1\^\]\(#source-curtis\)/);
    expect(typstOf(publication)).toContain('#super[#"1,2";];');
    expect(await wordOf(publication)).toContain('<w:vertAlign w:val="superscript"/>');
  });

  it("sets names in small capitals, and titles in italics", async () => {
    const publication = publicationIn(smallCaps);
    const html = writeHtml(publication);
    expect(html).toContain('<span class="small-caps">Curtis, Glenn</span>');
    expect(html).toContain("<em>Nations</em>");
    const { text } = writeMarkdown(publication, { name: "a" });
    expect(text).toContain("[Curtis, Glenn]{.smallcaps}");
    expect(text).toContain("*Nations*");
    expect(typstOf(publication)).toContain('#smallcaps[#"Curtis, Glenn";];');
    const word = await wordOf(publication);
    expect(word).toMatch(/<w:smallCaps\/>|<w:smallCaps w:val="true"\/>/);
    expect(word).toContain("<w:i/>");
  });

  it("lowers, underlines and strengthens words", async () => {
    const publication = publicationIn(lowered);
    const html = writeHtml(publication);
    expect(html).toContain('<span class="underline">Nations</span>');
    expect(html).toContain("<strong>Nations</strong><sub>7</sub>");
    const { text } = writeMarkdown(publication, { name: "a" });
    expect(text).toContain("[Nations]{.underline}");
    expect(text).toContain("**Nations**~7~");
    expect(typstOf(publication)).toContain('#sub[#"7";];');
    const word = await wordOf(publication);
    expect(word).toContain('<w:vertAlign w:val="subscript"/>');
    expect(word).toContain('<w:u w:val="single"/>');
  });

  it.each([
    ["raised", raised],
    ["small capitals", smallCaps],
    ["lowered", lowered],
  ])("leaves the words alone where nothing else is possible: %s", (_, style) => {
    const publication = publicationIn(style);
    for (const written of [
      writeText(publication),
      writePlainMarkdown(publication),
      writeGithubMarkdown(publication),
    ]) {
      expect(written).toContain("Nations");
      expect(written).not.toMatch(/[\u{f0000}-\u{f0006}]/u);
    }
  });
});

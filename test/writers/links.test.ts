/** Every link in a document leads to one place, in every format, style of citations and length. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentView } from "../../server/src/features/documentView.ts";
import { publicationOfChanges } from "../../server/src/publication/changes/changesPublication.ts";
import { comparisonView } from "../../server/src/publication/rankings/comparisonReport.ts";
import type { Publication } from "../../server/src/publication/tree/tree.ts";
import { linkNode, paragraphNode, textNode } from "../../server/src/publication/tree/tree.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { addToIndex } from "../../server/src/syntax/memo.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { citationStyles } from "../../server/src/workspace/houseStyle.ts";
import { resolveCitations } from "../../server/src/writers/citations/resolve.ts";
import { figureDrawer } from "../../server/src/writers/figures/figure.ts";
import { writeHtml } from "../../server/src/writers/html/html.ts";
import { withWholeLinks } from "../../server/src/writers/links.ts";
import { writeGithubMarkdown } from "../../server/src/writers/markdown/githubMarkdown.ts";
import { writeMarkdown } from "../../server/src/writers/markdown/markdown.ts";
import { writePlainMarkdown } from "../../server/src/writers/markdown/plainMarkdown.ts";
import { typstSource } from "../../server/src/writers/pdf/source.ts";
import { writeWord } from "../../server/src/writers/word/word.ts";
import { libraryOf } from "../assessments.ts";
import { exampleFiles } from "../examples.ts";
import { fullAssessment } from "../publication/fullAssessment.ts";
import { samplePublication } from "../publication/sample.ts";
import { citationTools } from "./citationTools.ts";
import { elementsIn, parsedXml, xmlPartsOf } from "./wordFile.ts";

/** Notes that are referred to twice, that refer to each other and that cite; ids that are taken twice or lead nowhere. */
const TANGLED = `assessment: 1
title: Ports
summary: |
  One.[^a] Two.[^a][^b] Three [@x, p. 3][@y], and [[flood]], [[nothing]], [[x]] [see @gone, p. 3].
notes:
  a: See note [^b] and [@x, p. 9]; also [^a].
  b: { text: "Two paragraphs. [@y]\\n\\nThe second, with [[flood]]." }
  citation-1: { text: Its name is like those of the program. }
  only-by-key: { text: An item refers to it. }
  loose: { text: Nothing refers to it. }
sources:
  x: { type: report, title: Tides, draws-on: y }
  y: { type: report }
threats:
  flood: { title: Flood, evidence: [{ source: x, at: p. 3 }, { source: y, quote: It is so. }, { note: only-by-key }] }
  flood: { title: Flood again }
  flood-2: { title: A third flood }
statements:
  one: { text: "It is so. [^citation-1]", about: [flood, x], evidence: [{ source: gone }] }
judgments:
  other: A section that the format does not know.
`;

const folder = new URL("../../examples/", import.meta.url);
const library = libraryOf(
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => [new URL(name, folder).href, readFileSync(new URL(name, folder), "utf8")]),
  ),
);

const texts = [
  ...exampleFiles.map((name): [string, string] => [
    new URL(name, folder).href,
    readFileSync(new URL(name, folder), "utf8"),
  ]),
  ["file:///full.threat.yaml", fullAssessment().text],
  ["file:///tangled.threat.yaml", TANGLED],
  ["file:///two.threat.yaml", `${TANGLED}---\n${TANGLED}`],
] as const;

/** The publications by name: of every text, in full and in brief, and the sample. */
const publications: [string, Publication][] = [
  ...texts.flatMap(([uri, text]) =>
    (["full", "brief"] as const).flatMap((style) =>
      assessmentsOf(Source.of(uri, text), library).map((assessment, index): [string, Publication] => [
        `${uri.replace(/.*\//, "")} ${String(index)} ${style}`,
        publicationOf(assessment, { style }),
      ]),
    ),
  ),
  ...texts.slice(0, exampleFiles.length).flatMap(([uri, text]): [string, Publication][] => {
    const assessments = assessmentsOf(Source.of(uri, text), library);
    const views = [...comparisonView(assessments), ...assessments.map(publicationOfChanges)];
    return views.map((each, index) => [`${uri.replace(/.*\//, "")} view ${String(index)}`, each]);
  }),
  ["the sample", samplePublication],
];

/** What leads where in a document. */
interface Links {
  /** The names of the places, each as often as it is there. */
  readonly places: readonly string[];
  /** The names of the places that something leads to. */
  readonly links: readonly string[];
}

/** The faults: names of several places, and links to none. */
function faultsIn({ places, links }: Links): string[] {
  const counts = new Map<string, string[]>();
  for (const place of places) addToIndex(counts, place, place);
  return [
    ...Array.from(counts, ([place, { length }]) => (length > 1 ? `${place} is there twice` : "")),
    ...links.map((link) => (counts.has(link) ? "" : `${link} is not there`)),
  ].filter((fault) => fault !== "");
}

const all = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, found = ""]) => found);

function linksInHtml(html: string): Links {
  const tags = html.replace(/<style>.*?<\/style>/s, "").match(/<[a-zA-Z](?:[^">]|"[^"]*")*>/g) ?? [];
  const attributes = tags.join("\n");
  return {
    places: all(attributes, /\sid="([^"]*)"/g),
    links: [
      ...all(attributes, /\shref="#([^"]*)"/g).map(decodeURIComponent),
      ...all(attributes, /url\(#([^)]*)\)/g),
      ...all(attributes, /\saria-(?:labelledby|describedby)="([^"]*)"/g).flatMap((ids) => ids.split(" ")),
    ],
  };
}

/** Each note leads back to each of its marks, and to nothing else. */
function notesOfHtml(html: string): Links[] {
  const [text = "", notes = ""] = html.split('<section class="footnotes">');
  const marksOf = new Map<string, string[]>();
  for (const [, note = "", mark = ""] of `${text}${notes}`.matchAll(/<a href="#([^"]*)" id="(ref-[^"]*)">/g))
    addToIndex(marksOf, note, mark);
  return Array.from(
    notes.matchAll(/<li id="(footnote-[^"]*)">(.*?)(?=<li id="footnote-|<\/ol><\/section>)/gs),
  ).map(([, note = "", content = ""]) => ({
    places: marksOf.get(note) ?? [],
    links: all(content, /<a href="#(ref-[^"]*)" aria-label/g),
  }));
}

function linksInPandoc(markdown: string): Links {
  return {
    places: [
      ...all(markdown, /\{#([^\s}]+)/g),
      ...all(markdown, /\{id="([^"]*)"/g),
      ...all(markdown, /^\[\^([^\]]+)\]:/gm).map((id) => `^${id}`),
    ],
    links: [
      ...all(markdown, /\]\(<?#([^)>]*)>?\)/g).map(decodeURI),
      ...all(markdown, /(?<!\\)\[\^([^\]]+)\](?!:)/g).map((id) => `^${id}`),
    ],
  };
}

async function linksInWord(publication: Publication): Promise<Links> {
  const parts = xmlPartsOf(await writeWord(publication, { figures: () => undefined, contents: true }));
  const roots = ["word/document.xml", "word/footnotes.xml"].map((path) =>
    parsedXml(parts.get(path) ?? "<a/>"),
  );
  const values = (name: string, attribute: string): string[] =>
    roots.flatMap((root) => elementsIn(root, name).flatMap(({ attributes }) => attributes[attribute] ?? []));
  const fields = roots.flatMap((root) => elementsIn(root, "w:instrText").map(({ text }) => text));
  const [, notes] = roots;
  return {
    places: [
      ...values("w:bookmarkStart", "w:name"),
      ...(notes ? elementsIn(notes, "w:footnote") : []).map(
        ({ attributes }) => `^${attributes["w:id"] ?? ""}`,
      ),
    ],
    links: [
      ...values("w:hyperlink", "w:anchor"),
      ...fields.flatMap((field) => all(field, /(?:NOTEREF|PAGEREF|\bREF)\s+"?([^\s"]+)/g)),
      ...values("w:footnoteReference", "w:id").map((id) => `^${id}`),
    ],
  };
}

function linksInTypst(publication: Publication): Links {
  const { files } = typstSource(publication, { covers: () => true, figures: undefined, paper: "a4" });
  const main = files.get("/main.typ") ?? "";
  const uses = all(main, /#(?:link|footnote)\(label\(("(?:[^"\\]|\\.)*")\)\)/g);
  return { places: all(main, /#label\(("(?:[^"\\]|\\.)*")\)/g), links: uses };
}

const draw = figureDrawer({ theme: "print", language: "en" });

describe.each(publications)("%s", (_, publication) => {
  it.each(citationStyles)("has no dead link and no place twice with %s", async (style) => {
    const whole = withWholeLinks(resolveCitations(publication, citationTools(style)));
    const html = writeHtml(whole, { draw });
    expect(faultsIn(linksInHtml(html))).toEqual([]);
    for (const { places, links } of notesOfHtml(html)) expect(links).toEqual(places);
    expect(faultsIn(await linksInWord(whole))).toEqual([]);
    expect(faultsIn(linksInTypst(whole))).toEqual([]);
    for (const write of [writePlainMarkdown, writeGithubMarkdown])
      expect(all(write(whole), /\]\(<?(#[^)]*)\)/g)).toEqual([]);
  });

  it("has none in Pandoc's Markdown", () => {
    const { text } = writeMarkdown(withWholeLinks(publication), { name: "a", draw });
    expect(faultsIn(linksInPandoc(text))).toEqual([]);
    expect(text).not.toMatch(/\]\(#source-/);
  });
});

it.each(texts)("The preview of %s has no dead link and no place twice", (uri, text) => {
  const { blocks } = documentView(Source.of(uri, text), library, { draw });
  expect(faultsIn(linksInHtml(blocks.map(({ html }) => html).join("\n")))).toEqual([]);
});

it("A link without a target is its words, and of two places with one id the first is its target", () => {
  const block = (children: Parameters<typeof paragraphNode>[0], id?: string) =>
    paragraphNode(children, id === undefined ? undefined : { id });
  const { body } = withWholeLinks({
    ...samplePublication,
    body: {
      type: "root",
      children: [
        block([linkNode("gone", [textNode("Words")]), linkNode("here", [textNode("here")])]),
        block([textNode("first")], "here"),
        block([textNode("second")], "here"),
      ],
    },
  });
  expect(body.children).toEqual([
    block([textNode("Words"), linkNode("here", [textNode("here")])]),
    block([textNode("first")], "here"),
    block([textNode("second")], "here-2"),
  ]);
});

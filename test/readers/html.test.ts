/** Opens documents in Chromium, as readers do: everybody can read them, they load nothing, and they run nothing. */
import { writeFileSync } from "node:fs";
import type { Text } from "mdast";
import { describe, expect, it } from "vitest";
import { Disk } from "../../server/src/files/disk.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import type { Link, Publication } from "../../server/src/publication/tree/tree.ts";
import { paragraphNode, tableNode, textNode } from "../../server/src/publication/tree/tree.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { figureDrawer } from "../../server/src/writers/figures/figure.ts";
import { writeHtml } from "../../server/src/writers/html/html.ts";
import { exampleFiles } from "../examples.ts";
import { DOCUMENT, filledWith } from "../features/filled.ts";
import { HOSTILE_TEXT, samplePublication } from "../publication/sample.ts";
import { ATTACKS, barriersIn, expectNoRequests, openedInChromium, exampleSource } from "./pagesInChromium.ts";
import { inFolder, programOutput } from "./programs.ts";

const documents: readonly (readonly [string, () => Publication])[] = [
  ["the sample", () => samplePublication],
  ...exampleFiles.map((name) => [name, () => firstIn(exampleSource(name))] as const),
];

function firstIn(source: Source): Publication {
  const [assessment] = assessmentsOf(source, new Library(new Disk()));
  if (!assessment) throw new Error("A file has at least one assessment.");
  return publicationOf(assessment);
}

describe("A document as HTML", () => {
  it.each(documents)("has no barriers for readers: %s", async (_, publicationIn) => {
    const publication = publicationIn();
    const html = writeHtml(publication, {
      draw: figureDrawer({ theme: "print", language: publication.head.language }),
    });
    for (const colorScheme of ["light", "dark"] as const)
      expect(await openedInChromium(html, { bypassCSP: true, colorScheme }, barriersIn)).toEqual([]);
  });

  it("loads nothing and runs nothing, whatever the file contains", async () => {
    for (const text of [HOSTILE_TEXT, ...ATTACKS]) {
      const publication = firstIn(Source.of("file:///a.threat.yaml", filledWith(DOCUMENT, text)));
      const html = writeHtml(publication, { draw: figureDrawer({ theme: "print", language: "en" }) });
      await openedInChromium(html, {}, async (window) => {
        await window.waitForTimeout(200);
        expect(await window.evaluate("globalThis.attacked")).toBeUndefined();
      });
      expectNoRequests();
    }
  });
});

describe("Printed HTML", () => {
  const words = (value: string): [Text] => [textNode(value)];

  /** The pages of a document that Chromium prints. */
  async function printed(children: Publication["body"]["children"]): Promise<string[]> {
    const html = writeHtml({ ...samplePublication, body: { type: "root", children } });
    const pdf = await openedInChromium(html, {}, (window) => window.pdf({ preferCSSPageSize: true }));
    const text = await inFolder(async (folder) => {
      writeFileSync(`${folder}/printed.pdf`, pdf);
      return await programOutput("pdftotext", ["-layout", `${folder}/printed.pdf`, "-"]);
    });
    return text.split("\f").slice(0, -1);
  }

  it("has no row of headings without a row below it", async () => {
    const rows = [[words("Columns")], ...Array.from({ length: 9 }, () => [words("Row")])];
    const children = Array.from({ length: 20 }, (_, index) => [
      ...Array.from({ length: 5 + index }, () => paragraphNode(words("Before."))),
      tableNode(rows, { caption: words("Nine rows") }),
    ]).flat();
    const pages = await printed(children);
    expect(pages.join("").match(/Row/g)).toHaveLength(180);
    for (const [index, each] of pages.entries()) {
      expect(each).not.toMatch(/Columns\s+(?!Row)\S/);
      expect(each.match(/TLP:AMBER\+STRICT/g)?.length).toBeGreaterThanOrEqual(2);
      expect(each).toContain(`Page ${index + 1} / ${pages.length}`);
    }
  });

  it("shows where links of the web lead, unless their words say so", async () => {
    const link = (url: string, label: string): Link => ({ type: "link", url, children: words(label) });
    const [first = ""] = await printed([
      paragraphNode([link("https://example.org/a", "the report"), textNode(" and ")]),
      paragraphNode([link("https://example.org/b", "https://example.org/b")]),
    ]);
    expect(first).toContain("the report (https://example.org/a) and");
    expect(first.match(/example\.org\/b/g)).toHaveLength(1);
  });
});

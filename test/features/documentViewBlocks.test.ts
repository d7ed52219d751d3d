/** Tests the preview of the document for readers: its blocks, their lines, and what a keystroke changes. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { documentView } from "../../server/src/features/documentView.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { figureDrawer } from "../../server/src/writers/figures/figure.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { writeHtml } from "../../server/src/writers/html/html.ts";
import { libraryOf } from "../assessments.ts";

const PAPER = readFileSync(new URL("../../examples/us-mexico-2005.threat.yaml", import.meta.url), "utf8");
const draw = figureDrawer({ theme: "editor", language: "en" });

function viewOf(text: string): ReturnType<typeof documentView> {
  return documentView(Source.of("file:///a.threat.yaml", text), libraryOf(), { draw });
}

/** The next version of a file, with the first occurrence of `old` replaced. */
function edited(source: Source, text: string, old: string, now: string): Source {
  const start = text.indexOf(old);
  const range = { start: positionAt(text, start), end: positionAt(text, start + old.length) };
  return source.edit([{ range, text: now }], 2);
}

function positionAt(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

const CITING = `# A comment
assessment: 1
title: Ports
summary: Floods are likely [see @curtis, p. 20; @anon].
sources:
  curtis: { type: book, title: On rivers, author: [{ family: Curtis, given: Glenn }], issued: 2004, publisher: Press }
  anon: { type: webpage, title: Tides, URL: "javascript:alert(1)" }
`;

it("blocks have the lines that they show, and the title block that of the title", () => {
  const { blocks } = viewOf(CITING);
  expect(blocks.find(({ html }) => html.includes("<h1>Ports</h1>"))?.line).toBe(2);
  expect(blocks.find(({ html }) => html.startsWith("<p>Floods"))?.line).toBe(3);
});

it("works are cited by author and year, with links to a list of works", () => {
  const html = viewOf(CITING)
    .blocks.map((block) => block.html)
    .join("\n");
  expect(html).toContain(
    '(see <a href="#source-curtis">Curtis 2004</a>, p. 20; <a href="#source-anon">Tides</a>)',
  );
  expect(html).toContain(
    '<p id="source-curtis" class="work">Curtis, Glenn. 2004. <em>On rivers</em>. Press.</p>',
  );
  expect(html).not.toContain('href="javascript');
});

it("a changed author changes the citations in other blocks", () => {
  const source = Source.of("file:///a.threat.yaml", CITING);
  const library = libraryOf();
  documentView(source, library);
  const changed = edited(source, CITING, "Curtis, given", "Gibbs, given");
  const html = documentView(changed, library).blocks.map((block) => block.html);
  expect(html.find((each) => each.startsWith("<p>Floods"))).toContain(">Gibbs 2004</a>");
});

it("figures are drawn in the colors of the editor", () => {
  expect(
    viewOf(PAPER)
      .blocks.map((block) => block.html)
      .join(""),
  ).toMatch(/<figure[^>]*><div class="picture"[^>]*><svg[^]*var\(--vscode-/);
});

it("a keystroke changes only the blocks that show it, and a broken entry leaves the others", () => {
  const source = Source.of("file:///a.threat.yaml", PAPER);
  const library = libraryOf();
  const before = documentView(source, library, { draw }).blocks.map(({ html }) => html);
  const sentence = "Its organizations can bring";
  const typed = edited(source, PAPER, sentence, `x${sentence}`);
  const after = documentView(typed, library, { draw }).blocks.map(({ html }) => html);
  expect(after.length).toBe(before.length);
  expect(after.filter((html, index) => html !== before[index]).length).toBeLessThan(4);
  const broken = edited(source, PAPER, "    title: Drug trafficking", '    title: "Drug trafficking');
  const kept = new Set(documentView(broken, library, { draw }).blocks.map(({ html }) => html));
  expect(before.filter((html) => !kept.has(html)).length).toBeLessThan(before.length / 10);
});

const PARTS = `assessment: 1
rankings:
  r:
    because: Why.

    order:
      - terrorism
      - item: energy
        because: Pipes.
      - [water, fire]
threats:
  flood:
    controls:
      - { text: A wall, effectiveness: effective }
      - text: A pump
        effectiveness: effective
    indicators:
      - The river rises.
      - >-
        The rain
        goes on.
`;

it.each([
  ["entries of a ranking", "<tr", ["terrorism", "item: energy", "[water, fire]"]],
  ["rows of a list of maps", "<tr", ["{ text: A wall", "text: A pump"]],
  ["items of a list", "<li", ["The river rises", ">-"]],
])("parts of blocks have their lines, also after an edit above: %s", (_, tag, words) => {
  const library = libraryOf();
  const source = Source.of("file:///a.threat.yaml", PARTS);
  documentView(source, library);
  for (const each of [source, edited(source, PARTS, "assessment: 1", "# One\n# Two\nassessment: 1")]) {
    const found = documentView(each, library).blocks.map(({ html, line = 0 }) =>
      Array.from(html.matchAll(new RegExp(`${tag} data-line="(\\d+)"`, "g")), ([, start]) =>
        each.line(line + Number(start)),
      ),
    );
    expect(found).toContainEqual(words.map((word) => expect.stringContaining(word) as string));
  }
});

it("an exported page has no lines of its source", () => {
  const [assessment] = assessmentsOf(Source.of("file:///a.threat.yaml", PARTS), libraryOf());
  expect(assessment && writeHtml(publicationOf(assessment))).not.toContain("data-line");
});

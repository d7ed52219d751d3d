/** Reads the sample in Pandoc's Markdown with Pandoc. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  BlockContent,
  FootnoteDefinition,
  Publication,
} from "../../server/src/publication/tree/tree.ts";
import { headingNode, paragraphNode, tableNode, textNode } from "../../server/src/publication/tree/tree.ts";
import { writeMarkdown } from "../../server/src/writers/markdown/markdown.ts";
import { samplePublication } from "../publication/sample.ts";
import { textsIn } from "../writers/texts.ts";
import { programOutput } from "./programs.ts";

const folder = mkdtempSync(join(tmpdir(), "markdown-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>A picture</title></svg>`;

/** Writes the files, and returns what Pandoc makes of them. */
async function throughPandoc(publication: Publication, ...options: readonly string[]): Promise<string> {
  const { text, beside } = writeMarkdown(publication, {
    name: "sample",
    draw: () => ({ svg: SVG, width: 10, height: 10 }),
  });
  for (const [path, content] of [["sample.md", text], ...beside] as const) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return await programOutput("pandoc", [
    "--from=markdown",
    "--citeproc",
    "--standalone",
    `--resource-path=${folder}`,
    `--metadata=bibliography:${join(folder, "sample.bibliography.json")}`,
    ...options,
    join(folder, "sample.md"),
  ]);
}

function joined(words: string): string {
  return words.replaceAll(/\s+/g, "");
}

describe("The sample in Pandoc", () => {
  let plain = "";
  beforeAll(async () => {
    plain = joined(await throughPandoc(samplePublication, "--to=plain", "--wrap=none"));
  });

  it("has every text", () => {
    const lost = textsIn(samplePublication).filter((each) => !plain.includes(joined(each)));
    // Pandoc's plain text has no subtitle.
    expect(lost).toEqual([samplePublication.head.subtitle]);
  });

  it("has its citations and the list of works", () => {
    expect(plain).toContain(joined("(see Curtis 2004, 20; Rocha 2003)"));
    expect(plain).toContain(joined("Nations Hospitable to Organized Crime and Terrorism"));
    expect(plain).toContain("SeguridadNacional");
  });

  it("has its structure", async () => {
    const html = await throughPandoc(samplePublication, "--to=html", "--wrap=none");
    expect(html).toContain('<h1 id="judgments">Key judgments</h1>');
    expect(html).toContain('<a href="#threat-flood">Flood of the lower quay</a>');
    expect(html).toContain('<span class="missing">not stated</span>');
    expect(html).toContain("The threats at a glance</caption>");
    expect(html).toContain('alt="What the figure matrix shows."');
    expect(html).toContain('id="figure-matrix"');
    expect(html).toContain('role="doc-endnotes"');
    expect(html).toContain(`<p class="subtitle">${samplePublication.head.subtitle ?? ""}</p>`);
    expect(html).not.toContain("<script>alert");
  });

  it("becomes a Word file", async () => {
    await throughPandoc(samplePublication, "--to=docx", `--output=${join(folder, "sample.docx")}`);
    expect(readFileSync(join(folder, "sample.docx")).subarray(0, 2).toString()).toBe("PK");
  });
});

/** Texts that Pandoc reads as something else if they are not escaped. */
const TEXTS = [
  "(1) text",
  "(@) an example",
  "(@good) an example",
  "@alpha says",
  "a@b.example and @{beta}",
  "H~2~O and E=mc^2^ and ~~struck~~",
  "a note^[inline] and [^x]",
  "$x$ and $$y$$",
  String.raw`\LaTeX{} \textbf{bold} \ \( \\`,
  "Title {#x .class}",
  "[words]{.smallcaps}",
  "`code`{=html}",
  ": term",
  "~ term",
  "| a line",
  "Table: a caption",
  "table: a caption",
  "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+",
  "a | b\n--|--\nc | d",
  "  a     b\n----- -----\n  c     d",
  "::: warning",
  "% a title",
  "a. letter",
  "iv) Roman",
  "A)  letter",
  "#. number",
  "12. number",
  "R.  Smith said",
  "---\ntitle: other\n---",
  "one -- two --- three ... four .... five",
  "\"double\" 'single' 'tis it’s",
  "<div>html</div> <!-- comment --> <https://example.org> &amp; &#65;",
  "[link](https://example.org) ![image](x.png)",
  "# heading\n## heading",
  "> quotation\n- item\n* item\n+ item",
  "line one\n===\nline two\n---",
  "[ref]: https://example.org",
  "*a* **b** _c_ __d__ `e` ``f``",
  "\\begin{verbatim}x\\end{verbatim}",
  "*[HTML]: abbreviation",
  "ends with a backslash \\",
  `[@cite] "@x" "'y'" ('z') don't`,
  "1 < 2 > 0 & so on ; 50 % # !",
];

describe("Notes in notes", () => {
  const note = (id: string, words: string, ...inner: string[]): FootnoteDefinition => ({
    type: "footnoteDefinition",
    identifier: id,
    label: id,
    children: [
      paragraphNode([
        textNode(words),
        ...inner.map((each) => ({ type: "footnoteReference" as const, identifier: each, label: each })),
      ]),
    ],
  });

  it("are kept, also in circles", async () => {
    const text = paragraphNode([
      textNode("Text"),
      { type: "footnoteReference", identifier: "one", label: "one" },
    ]);
    const notes = [
      note("one", "The first note.", "two", "one"),
      note("two", "The second note.", "three"),
      note("three", "The third note.", "one", "two"),
    ];
    const body = { type: "root" as const, children: [text, ...notes] };
    const plain = await throughPandoc({ ...samplePublication, body }, "--to=plain", "--wrap=none");
    for (const each of ["The first note.*", "* The second note.†", "† The third note."])
      expect(plain).toContain(each);
    expect(plain).not.toContain("[^");
  });
});

function documentOf(children: readonly BlockContent[]): Publication {
  return { ...samplePublication, body: { type: "root", children: [...children] } };
}

describe("Hostile text", () => {
  it.each(TEXTS)("stays text: %j", async (words) => {
    const text = { type: "text", value: words } as const;
    const publication = documentOf([
      paragraphNode([textNode("Before.")]),
      paragraphNode([text]),
      headingNode(2, [text], "heading"),
      tableNode(
        [
          [[textNode("Head")], [text]],
          [[textNode("cell")], [text]],
        ],
        { caption: [text] },
      ),
      paragraphNode([
        { type: "emphasis", children: [text] },
        textNode(" "),
        { type: "missing", children: [text] },
      ]),
      { type: "blockquote", children: [paragraphNode([text])] },
    ]);
    const plain = joined(await throughPandoc(publication, "--to=plain", "--wrap=none")).replaceAll("_", "");
    // An apostrophe in a word becomes a typographic one.
    const wanted = joined(words).replaceAll("_", "").replace("n't", "n’t");
    expect(plain.split(wanted).length - 1, plain).toBe(8);
  });
});

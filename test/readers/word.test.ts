/** Opens documents of Word with LibreOffice and Pandoc. */
import { beforeAll, describe, expect, it } from "vitest";
import { writeWord } from "../../server/src/writers/word/word.ts";
import { samplePublication as sample } from "../publication/sample.ts";
import { publishedStatements } from "../writers/wordFile.ts";
import { inPandoc, textInLibreOffice } from "./programs.ts";

let file: Uint8Array;

beforeAll(async () => {
  file = await writeWord(sample, { figures: () => undefined, contents: true });
});

/** Without spaces, because lines and cells break where the page asks for it. */
const packed = (words: string): string => words.normalize("NFKC").replace(/\s+/g, "");

describe("LibreOffice", () => {
  let pages: string[];

  beforeAll(async () => {
    pages = (await textInLibreOffice("sample.docx", file)).split("\f").slice(0, -1);
  });

  it("shows every statement", () => {
    const words = packed(pages.join(""));
    for (const statement of publishedStatements(sample))
      expect(words).toContain(packed(statement.replaceAll("\u202e", "[U+202E]")));
  });

  it("repeats the marking on every page, and numbers the pages", () => {
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, index) => {
      expect(page.match(/TLP:AMBER\+STRICT/g)).toHaveLength(2);
      expect(page).toContain(`Page ${index + 1} / ${pages.length}`);
    });
  });

  it("numbers captions and lists", () => {
    const words = packed(pages.join(""));
    for (const own of ["Table 1. The threats", "Figure 5. A figure of the kind change", "3. Third"])
      expect(words).toContain(packed(own));
  });
});

describe("Pandoc", () => {
  it("reads headings, notes, lists, quotations, code and tables", async () => {
    const markdown = await inPandoc("sample.docx", file, "markdown-smart");
    expect(markdown).toMatch(/^# Key judgments/m);
    expect(markdown).toMatch(/^## Flood of the lower quay/m);
    expect(markdown).toMatch(/^\[\^1\]: A note of two paragraphs\.\n\n {4}The second one/m);
    expect(markdown).toMatch(/^- +One$/m);
    expect(markdown).toMatch(/^3\. +Third$/m);
    expect(markdown).toMatch(/^> “A quotation\.”$/m);
    expect(markdown).toMatch(/^ {4}a = 1\n {6}b = 2$/m);
    expect(markdown).toContain("[a link](https://example.org/a?b=1&c=2)");
    expect(markdown).toMatch(/Threat +Likelihood +Impact/);
  });

  it("finds the target of every link in the document", async () => {
    const html = await inPandoc("sample.docx", file, "html");
    const links = Array.from(html.matchAll(/href="#([^"]+)"/g), ([, id]) => id ?? "");
    expect(links).toContain("flood-of-the-lower-quay");
    for (const id of links) expect(html).toContain(`id="${id}"`);
  });
});

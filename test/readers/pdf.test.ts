/** Reads the sample as PDF with the programs of poppler-utils. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainCitations } from "../../server/src/features/plainCitations.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { headingNode, paragraphNode, tableNode, textNode } from "../../server/src/publication/tree/tree.ts";
import type { PhrasingContent, Publication } from "../../server/src/publication/tree/tree.ts";
import { withCitations } from "../../server/src/writers/citations/cited.ts";
import { withWholeLinks } from "../../server/src/writers/links.ts";
import { writePdf } from "../../server/src/writers/pdf/pdf.ts";
import { samplePublication } from "../publication/sample.ts";
import { ELSEWHERE, fullCase, lost } from "../writers/fullCases.ts";
import { testEngine } from "../writers/pdfEngine.ts";
import { textsIn } from "../writers/texts.ts";

const folder = mkdtempSync(join(tmpdir(), "pdf-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a program of poppler-utils. @throws Error that says how to install it. */
function run(program: string, ...parameters: string[]): string {
  try {
    return execFileSync(program, parameters, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const hint = "Install it: apt-get install --no-install-recommends poppler-utils";
    throw new Error(`This test needs ${program}. ${hint}`, { cause: error });
  }
}

async function written(publication: Publication, name: string): Promise<string> {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(
    path,
    await writePdf(publication, {
      compiler: await testEngine(),
      figures: () => ({ svg: SVG, width: 640, height: 120 }),
    }),
  );
  return path;
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="120"><rect width="640" height="120" fill="#eeeeee"/><text x="10" y="30" font-family="'Source Sans 3'" font-size="14">Words in a figure</text></svg>`;

/** Without spaces and hyphens, since lines break where the page ends. */
function joined(words: string): string {
  return words.replaceAll(/[\s\u00ad\u2010-]/g, "");
}

function pagesOf(path: string): string[] {
  return run("pdftotext", "-layout", path, "-").split("\f").slice(0, -1);
}

it("has notes on the pages of their marks", async () => {
  const sections = Array.from({ length: 60 }, (_, index): Publication["body"]["children"] => [
    headingNode(2, [textNode(`Section ${index}`)]),
    {
      ...paragraphNode([textNode(`Mark-${index}.`), { type: "footnoteReference", identifier: `n${index}` }]),
      data: { role: index % 2 === 0 ? "lead" : "field" },
    },
    ...Array.from({ length: (index * 7) % 11 }, () =>
      paragraphNode([textNode("Line")], { role: "field" } as const),
    ),
    {
      type: "footnoteDefinition",
      identifier: `n${index}`,
      children: [paragraphNode([textNode(`Note-${index}. ${"Further words. ".repeat(index % 30)}`)])],
    },
  ]);
  const body = { type: "root", children: sections.flat() } as const;
  const pages = pagesOf(await written({ ...samplePublication, body }, "notes"));
  expect(pages.length).toBeGreaterThan(8);
  const pageOf = (words: string): number => pages.findIndex((page) => page.includes(words));
  const apart = sections.flatMap((_, index) =>
    pageOf(`Mark-${index}.`) === pageOf(`Note-${index}.`) ? [] : [index],
  );
  expect(apart).toEqual([]);
});

describe("the sample", () => {
  let path = "";
  beforeAll(async () => {
    path = await written(samplePublication, "sample");
  });

  it("has every text", () => {
    const read = joined(run("pdftotext", path, "-"));
    const lost = textsIn(samplePublication).filter(
      (each) => !read.includes(joined(each.replace("\u202e", "[U+202E]"))),
    );
    expect(lost).toEqual([]);
    expect(read).toContain(joined("Words in a figure"));
    expect(read).toContain(joined("[see curtis-2004, p. 20; rocha-2003]"));
  });

  it("has its title, its authors and its date, and not those of the run", () => {
    const about = run("pdfinfo", "-isodates", path);
    expect(about).toMatch(/^Title: +Threats to the port of Santa Rosa$/m);
    expect(about).toMatch(/^Author: +Ana Peña, Li Wei$/m);
    expect(about).toMatch(/^CreationDate: +2026-11-02T00:00:00Z$/m);
    expect(about).toMatch(/^ModDate: +2026-11-02T00:00:00Z$/m);
    expect(about).toMatch(/^Page size: .*\(A4\)$/m);
  });

  it("has the marking twice and its number on every page", () => {
    const pages = pagesOf(path);
    expect(run("pdfinfo", path)).toMatch(new RegExp(`^Pages: +${pages.length}$`, "m"));
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page.match(/TLP:AMBER\+STRICT/g)).toHaveLength(2);
      expect(page).toContain(`Page ${index + 1} / ${pages.length}`);
    }
  });

  it("has the numbers of the pages in its contents", () => {
    const pages = pagesOf(path);
    const sources = pages.findIndex((page) => /^ *Sources$/m.test(page)) + 1;
    const entry = /Sources[ .]+\u2060?(\d+)$/m.exec(pages[0] ?? "");
    expect(Number(entry?.[1])).toBe(sources);
  });

  it("has bookmarks", () => {
    const outline =
      /<outline>[^]*<\/outline>/.exec(run("pdftohtml", "-xml", "-i", "-stdout", path))?.[0] ?? "";
    expect(Array.from(outline.matchAll(/<item page="\d+">([^<]*)</g), ([, title]) => title)).toEqual([
      "Key judgments",
      "Threats",
      "Flood of the lower quay",
      "Sources",
    ]);
  });

  it("has the notes at the foot of their page", () => {
    const page = pagesOf(path).find((each) => each.includes("The port will probably close")) ?? "";
    const lines = page.split("\n").filter((line) => line.trim() !== "");
    expect(lines.at(-3)).toContain("A note of two paragraphs.");
    expect(lines.at(-2)).toContain("The second one");
  });

  it("is tagged: headings, paragraphs, lists, tables with headers, figures with their words", async () => {
    expect(run("pdfinfo", path)).toMatch(/^Tagged: +yes$/m);
    const structure = run("pdfinfo", "-struct", path);
    for (const tag of [
      "H1",
      "H2",
      "P",
      "L",
      "Table",
      "TH",
      "TD",
      "Figure",
      "Caption",
      "Note",
      "Link",
      "BlockQuote",
    ])
      expect(structure).toMatch(new RegExp(`^ *${tag}\\b`, "m"));
    const bytes = Buffer.from(
      await writePdf(samplePublication, {
        compiler: await testEngine(),
        figures: () => ({ svg: SVG, width: 640, height: 120 }),
      }),
    );
    expect(bytes.toString("latin1")).toContain("/Alt (What the figure rankings shows.)");
    expect(bytes.toString("latin1")).toContain("/Lang (en)");
  });

  it("has parts of its own fonts", () => {
    const fonts = run("pdffonts", path).split("\n").slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts)
      expect(font).toMatch(/^[A-Z]{6}\+(?:SourceS|SourceCodePro|DejaVuSans).* yes yes yes /);
  });

  it("has links to other parts and to web pages", () => {
    expect(run("pdfinfo", "-url", path)).toContain("https://example.org/a?b=1&c=2");
    expect(run("pdfinfo", "-dests", path)).toContain(`"part-threat-flood"`);
  });
});

const words = (value: string): PhrasingContent[] => [textNode(value)];

it("repeats the header of a long table, and loses no row", async () => {
  const rows = [[words("Threat"), words("Owner")]];
  for (let row = 1; row <= 200; row += 1) rows.push([words(`Threat${row}`), words("the council")]);
  const tall = [words("tall"), words("drop ".repeat(4000))];
  const body = [
    headingNode(1, words("Table")),
    tableNode([...rows, tall], { caption: words("All threats") }),
  ];
  const pages = pagesOf(
    await written({ ...samplePublication, body: { type: "root", children: body } }, "table"),
  );
  const withRows = pages.filter((page) => page.includes("the council"));
  expect(withRows.length).toBeGreaterThan(2);
  for (const page of withRows) expect(page).toMatch(/^ *Threat +Owner$/m);
  expect(pages.join("").match(/Threat\d+/g)).toHaveLength(200);
  expect(pages.join("").match(/drop/g)).toHaveLength(4000);
});

it("has the notes of a table with many notes after it", async () => {
  const rows = [[words("Threat"), words("Source")]];
  const notes: Publication["body"]["children"] = [];
  for (let row = 1; row <= 150; row += 1) {
    const mark = { type: "footnoteReference" as const, identifier: `n${row}`, label: "1" };
    rows.push([words(`Threat${row}`), [...words("It is likely."), mark]]);
    notes.push({
      type: "footnoteDefinition",
      identifier: `n${row}`,
      children: [paragraphNode(words(`Note${row}.`))],
    });
  }
  const body = [tableNode(rows, { caption: words("All threats") }), ...notes];
  const read = pagesOf(
    await written({ ...samplePublication, body: { type: "root", children: body } }, "notes"),
  ).join("");
  // At the foot of the pages, these notes took a minute.
  expect(read.indexOf("Note1.")).toBeGreaterThan(read.lastIndexOf("Threat"));
  expect(read.match(/Note\d+\./g)).toHaveLength(150);
});

it("hyphenates in the language of the document", async () => {
  const sentence =
    "Las organizaciones internacionales investigaron responsabilidades institucionales extraordinarias. ";
  const { head } = samplePublication;
  const spanish: Publication = {
    ...samplePublication,
    head: { ...head, language: "es" },
    body: { type: "root", children: [paragraphNode(words(sentence.repeat(20)))] },
  };
  expect(run("pdftotext", await written(spanish, "spanish"), "-")).toMatch(/\p{L}[-\u2010\u00ad]\n\p{Ll}/u);
});

it("shows characters that no font has, and tells them to the caller", async () => {
  const missing: string[] = [];
  const body = [paragraphNode(words("Beijing is 北京. Привет, Γειά, שלום, → ≥ ☑ ﬁ"))];
  const bytes = await writePdf(
    { ...samplePublication, body: { type: "root", children: body } },
    { compiler: await testEngine(), onMissing: (characters) => missing.push(...characters) },
  );
  writeFileSync(join(folder, "missing.pdf"), bytes);
  const read = run("pdftotext", join(folder, "missing.pdf"), "-");
  expect(missing).toEqual(["京", "北"]);
  expect(read).toContain("Beijing is [U+5317][U+4EAC].");
  for (const word of ["Привет", "Γειά", "→ ≥ ☑"]) expect(read).toContain(word);
});

it("has every value of an assessment with every key", { timeout: 120_000 }, async () => {
  const { assessment, markers } = fullCase({ flow: true }, {});
  const publication = publicationOf(assessment);
  const cited = withWholeLinks(withCitations(publication, plainCitations(publication)));
  const lines = run("pdftotext", "-layout", await written(cited, "full"), "-");
  const own = markers.filter(({ path }) => !ELSEWHERE.test(path));
  expect(lost(`${lines}\n${joined(lines)}`, own, () => 1)).toEqual([]);
});

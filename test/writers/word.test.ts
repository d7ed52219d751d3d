import { strToU8, unzipSync, zipSync, zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import {
  bullets,
  heading,
  linkTo,
  paragraph,
  table,
  text,
  type BlockContent,
  type PhrasingContent,
  type Publication,
} from "../../server/src/publication/tree.ts";
import {
  isWordTemplate,
  writeWord,
  type WordPicture,
  type WordOptions,
} from "../../server/src/writers/word/word.ts";
import { fc, runs, timeout } from "../property.ts";
import { samplePublication as sample } from "../publication/sample.ts";
import {
  elementsIn,
  parsedXml,
  xmlPartsOf,
  publishedStatements,
  attributeOf,
  shownWords,
  type XmlElement,
} from "./wordFile.ts";

const write = (publication: Publication, options: Partial<WordOptions> = {}): Promise<Uint8Array> =>
  writeWord(publication, { figures: () => undefined, contents: true, ...options });

/** The parts of the written document, as elements. */
async function written(
  publication: Publication,
  options: Partial<WordOptions> = {},
): Promise<Map<string, XmlElement>> {
  const parts = xmlPartsOf(await write(publication, options));
  return new Map(Array.from(parts, ([path, xml]) => [path, parsedXml(xml)]));
}

const part = (parts: Map<string, XmlElement>, path: string): XmlElement =>
  parts.get(path) ?? expect.fail(path);

async function documentOf(publication: Publication, options: Partial<WordOptions> = {}): Promise<XmlElement> {
  return part(await written(publication, options), "word/document.xml");
}

const body = (...children: Publication["body"]["children"]): Publication => ({
  ...sample,
  body: { type: "root", children },
});
const says = (words: string): PhrasingContent[] => [text(words)];
const paragraphs = (root: XmlElement): XmlElement[] => elementsIn(root, "w:p");
const styleOf = (element: XmlElement): string | undefined => attributeOf(element, "w:pStyle");
const visible = (words: string): string => words.replaceAll("\u202e", "[U+202E]");

/** A picture of 4 by 2 pixels. */
const picture: WordPicture = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1000"/>',
  png: png(4, 2),
};

function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array): number[] => {
    const typed = [...strToU8(type), ...data];
    return [...uint32(data.length), ...typed, ...uint32(crc32(typed))];
  };
  const header = Uint8Array.from([...uint32(width), ...uint32(height), 8, 0, 0, 0, 0]);
  const rows = zlibSync(new Uint8Array(height * (width + 1)));
  const signature = [0x89, ...strToU8("PNG\r\n\u001a\n")];
  return Uint8Array.from([
    ...signature,
    ...chunk("IHDR", header),
    ...chunk("IDAT", rows),
    ...chunk("IEND", new Uint8Array()),
  ]);
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function crc32(bytes: readonly number[]): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe("the file", () => {
  it("says everything that the publication says", async () => {
    const parts = await written(sample);
    const words = ["document", "footnotes", "header1", "footer1"]
      .flatMap((name) => paragraphs(part(parts, `word/${name}.xml`)).map(shownWords))
      .join("\n");
    for (const statement of publishedStatements(sample)) expect(words).toContain(visible(statement));
  });

  it("is the same for the same publication, whatever was written before", async () => {
    const first = await write(sample, { figures: () => picture });
    await write(body(paragraph([linkTo("nothing", says("x"))]), heading(1, says("y"))));
    expect(Buffer.from(await write(sample, { figures: () => picture })).equals(first)).toBe(true);
  });

  it("has no date but that of the publication", async () => {
    const file = await write(sample);
    const core = xmlPartsOf(file).get("docProps/core.xml") ?? "";
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(["2026-11-02T00:00:00Z", "2026-11-02T00:00:00Z"]);
    expect(core).toContain("<dc:title>Threats to the port of Santa Rosa</dc:title>");
    expect(core).toContain("<dc:creator>Ana Peña; Li Wei</dc:creator>");
    const { day: _, ...head } = sample.head;
    expect(xmlPartsOf(await write({ ...sample, head })).get("docProps/core.xml")).not.toMatch(/\d{4}-/);
  });

  it("is in the language of the publication", async () => {
    const spanish = await written({ ...sample, head: { ...sample.head, language: "es" } });
    expect(attributeOf(part(spanish, "word/styles.xml"), "w:lang")).toBe("es-ES");
    const unknown = await written({ ...sample, head: { ...sample.head, language: "?" } });
    expect(attributeOf(part(unknown, "word/styles.xml"), "w:lang")).toBeUndefined();
  });

  it("defines every style that it uses", async () => {
    const parts = await written(sample, { figures: () => picture });
    const defined = elementsIn(part(parts, "word/styles.xml"), "w:style").map(
      ({ attributes }) => attributes["w:styleId"],
    );
    const used = Array.from(parts.values()).flatMap((root) =>
      ["w:pStyle", "w:rStyle", "w:tblStyle"].flatMap((name) =>
        elementsIn(root, name).map(({ attributes }) => attributes["w:val"]),
      ),
    );
    expect(used.length).toBeGreaterThan(20);
    for (const style of new Set(used)) expect(defined).toContain(style);
  });
});

describe("hostile texts", () => {
  const texts = [
    ["{ INCLUDETEXT c:\\secret }", "{ INCLUDETEXT c:\\secret }"],
    ["CURRENT", "CURRENT"],
    ["{bullets-0} {ordered-0-0}", "{bullets-0} {ordered-0-0}"],
    ['r:id="rId1" </w:t><w:p/> &amp; ]]>', 'r:id="rId1" </w:t><w:p/> &amp; ]]>'],
    ["a\u0000b\u0007c", "a[U+0000]b[U+0007]c"],
    ["a\ud800b\udc00c\uffff", "a\ufffdb\ufffdc\ufffd"],
    ["\u200bbullets-0", "[U+200B]bullets-0"],
    ["two\nlines\tand a tab", "two lines and a tab"],
  ] as const;

  it.each(texts)("%j is a text", async (hostile, shown) => {
    const publication = {
      ...body(paragraph(says(hostile)), bullets([[paragraph(says(hostile))]])),
      head: { ...sample.head, title: hostile, marking: hostile },
    };
    const parts = await written(publication);
    const own = paragraphs(part(parts, "word/document.xml")).map(shownWords);
    expect(own.filter((words) => words === shown)).toHaveLength(3);
    expect(paragraphs(part(parts, "word/header1.xml")).map(shownWords)).toEqual([shown]);
  });

  it("no text of a publication is in a field", async () => {
    const root = await documentOf(sample);
    const instructions = elementsIn(root, "w:instrText").map((field) => field.text);
    for (const instruction of instructions)
      expect(instruction).toMatch(
        /^(?:TOC \\o "1-2" \\h \\z|PAGEREF \w+ \\h|SEQ (?:Figure|Table) \\\* ARABIC)$/,
      );
    expect(elementsIn(root, "w:fldSimple")).toEqual([]);
  });

  it("the words of the program cannot name a field", async () => {
    const labels = { ...sample.labels, figure: 'Fig" \\* x', table: "=1+1" };
    const root = await documentOf({ ...sample, labels });
    expect(elementsIn(root, "w:instrText").map((field) => field.text)).toContain("SEQ Figure \\* ARABIC");
    expect(elementsIn(root, "w:instrText").map((field) => field.text)).toContain("SEQ Table \\* ARABIC");
  });

  it(
    "random texts stay well-formed and whole",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (words) => {
          const root = await documentOf(body(paragraph(says(`<${words}>`)), { type: "code", value: words }));
          expect(
            paragraphs(root).some((own) => shownWords(own).startsWith("<") && shownWords(own).endsWith(">")),
          ).toBe(true);
        }),
        runs(50),
      );
    },
    timeout,
  );
});

describe("blocks", () => {
  it("headings have the styles of Word", async () => {
    const root = await documentOf(
      body(...([1, 2, 3, 4, 5, 6] as const).map((depth) => heading(depth, says(`h${depth}`)))),
    );
    const headings = paragraphs(root).filter((own) => /^Heading/.test(styleOf(own) ?? ""));
    expect(headings.map((own) => [styleOf(own), shownWords(own)])).toEqual(
      [1, 2, 3, 4, 5, 6].map((depth) => [`Heading${depth}`, `h${depth}`]),
    );
  });

  it("roles are styles that a house can change", async () => {
    const root = await documentOf(sample);
    const styles = paragraphs(root).map(styleOf);
    for (const style of ["Lead", "Field", "Notice", "Quote", "SourceCode", "Caption", "TableHeading"])
      expect(styles).toContain(style);
    const missing = elementsIn(root, "w:r").filter((run) => attributeOf(run, "w:rStyle") === "Missing");
    expect(missing.map(shownWords)).toContain("Confidence is not stated.");
  });

  it("lists have bullets, numbers and levels", async () => {
    const parts = await written(sample);
    const items = paragraphs(part(parts, "word/document.xml")).filter(
      (own) => elementsIn(own, "w:numPr").length > 0,
    );
    expect(items.map((own) => [shownWords(own), attributeOf(own, "w:ilvl")])).toEqual([
      ["One", "0"],
      ["Two", "0"],
      ["Two and a half", "1"],
      ["Third", "0"],
    ]);
    const numberings = part(parts, "word/numbering.xml");
    const numbering = (id: string | undefined): XmlElement =>
      elementsIn(numberings, "w:num").find((own) => own.attributes["w:numId"] === id) ?? expect.fail(id);
    const [first, , , last] = items.map((own) => numbering(attributeOf(own, "w:numId")));
    expect(attributeOf(last ?? numberings, "w:startOverride")).toBe("3");
    expect(first?.attributes["w:numId"]).not.toBe(last?.attributes["w:numId"]);
  });

  it("every line height is a share of the font, so that LibreOffice does not clip pictures", async () => {
    for (const root of (await written(sample)).values())
      for (const { attributes } of elementsIn(root, "w:spacing"))
        if (attributes["w:line"] !== undefined) expect(attributes["w:lineRule"]).toBe("auto");
  });

  it("a second list begins with its own number", async () => {
    const list = (start: number): BlockContent => ({
      ...bullets([[paragraph(says("x"))]]),
      ordered: true,
      start,
    });
    const root = await documentOf(body(list(1), list(1)));
    const ids = paragraphs(root).flatMap((own) => attributeOf(own, "w:numId") ?? []);
    expect(new Set(ids).size).toBe(2);
  });
});

describe("tables", () => {
  it("repeat their first row, split no row, and have the widths that they ask for", async () => {
    const root = await documentOf(sample);
    const [own = root] = elementsIn(root, "w:tbl");
    const rows = elementsIn(own, "w:tr");
    expect(rows.map((row) => elementsIn(row, "w:tblHeader").length)).toEqual([1, 0, 0]);
    expect(rows.every((row) => elementsIn(row, "w:cantSplit").length === 1)).toBe(true);
    const widths = elementsIn(own, "w:gridCol").map(({ attributes }) => Number(attributes["w:w"]));
    const sum = widths.reduce((before, width) => before + width);
    expect(widths.map((width) => Math.round((10 * width) / sum))).toEqual([6, 2, 2]);
    expect(elementsIn(rows[1] ?? own, "w:p").map(styleOf)).toEqual([
      "TableHeading",
      "TableText",
      "TableText",
    ]);
  });

  it("have the same number of cells in each row", async () => {
    const root = await documentOf(body(table([[says("a"), says("b")], [says("c")]], {})));
    expect(elementsIn(root, "w:tr").map((row) => elementsIn(row, "w:tc").length)).toEqual([2, 2]);
  });

  it("an empty table is nothing", async () => {
    expect(elementsIn(await documentOf(body(table([], {}))), "w:tbl")).toEqual([]);
  });
});

describe("figures", () => {
  it("have captions with numbers that are right before Word updates them", async () => {
    const captions = paragraphs(await documentOf(sample)).filter((own) => styleOf(own) === "Caption");
    expect(captions.map(shownWords)).toEqual([
      "Figure\u00a01. A figure of the kind rankings",
      "Figure\u00a02. A figure of the kind matrix",
      "Figure\u00a03. A figure of the kind ranges",
      "Figure\u00a04. A figure of the kind coverage",
      "Figure\u00a05. A figure of the kind change",
      "Table\u00a01. The threats at a glance",
    ]);
  });

  it("have a picture with an alternative text that fits on the page", async () => {
    const file = await write(sample, { figures: () => picture });
    expect(Object.keys(unzipSync(file)).filter((path) => path.startsWith("word/media/"))).toHaveLength(2);
    const root = parsedXml(xmlPartsOf(file).get("word/document.xml") ?? "");
    const drawn = elementsIn(root, "wp:docPr").map(({ attributes }) => attributes);
    expect(drawn.map(({ id, name, descr }) => [id, name, descr])[1]).toEqual([
      "2",
      "Figure 2",
      "What the figure matrix shows.",
    ]);
    const [extent] = elementsIn(root, "wp:extent");
    const [width, height] = [Number(extent?.attributes.cx), Number(extent?.attributes.cy)];
    expect(width / 635).toBeLessThanOrEqual(11906 - 2 * 1417);
    expect(width / height).toBeCloseTo(2, 3);
  });

  it("without a picture, have the alternative text and a note", async () => {
    const words = paragraphs(await documentOf(sample)).map(shownWords);
    expect(words).toContain("There is no picture. It would show: What the figure ranges shows.");
  });
});

describe("notes", () => {
  it("are footnotes of several paragraphs", async () => {
    const parts = await written(sample);
    const notes = elementsIn(part(parts, "word/footnotes.xml"), "w:footnote").filter(
      ({ attributes }) => attributes["w:type"] === undefined,
    );
    expect(notes.map((note) => elementsIn(note, "w:p").map(shownWords))).toEqual([
      ["A note of two paragraphs.", "The second one, with a citation [curtis-2004]"],
    ]);
    const references = elementsIn(part(parts, "word/document.xml"), "w:footnoteReference");
    expect(references.map(({ attributes }) => attributes["w:id"])).toEqual(["1"]);
  });

  it("a second reference is a field that repeats the number", async () => {
    const reference: PhrasingContent = { type: "footnoteReference", identifier: "n" };
    const note: Publication["body"]["children"][number] = {
      type: "footnoteDefinition",
      identifier: "n",
      children: [paragraph([{ type: "link", url: "https://example.org/", children: says("Note") }])],
    };
    const parts = await written(body(paragraph([reference, text(" and "), reference]), note));
    const root = part(parts, "word/document.xml");
    expect(elementsIn(root, "w:footnoteReference")).toHaveLength(1);
    expect(elementsIn(root, "w:instrText").map((field) => field.text)).toContain("NOTEREF _Note1 \\f \\h");
    expect(
      elementsIn(part(parts, "word/_rels/footnotes.xml.rels"), "Relationship").map(
        ({ attributes }) => attributes.Target,
      ),
    ).toEqual(["https://example.org/"]);
  });

  it("nothing is lost of a note without a reference, and of a reference without a note", async () => {
    const note: Publication["body"]["children"][number] = {
      type: "footnoteDefinition",
      identifier: "lonely",
      children: [paragraph(says("Lonely note")), table([[says("cell")]], {})],
    };
    const words = paragraphs(
      await documentOf(body(paragraph([{ type: "footnoteReference", identifier: "none" }]), note)),
    ).map(shownWords);
    expect(words).toEqual(expect.arrayContaining(["[none]", "[lonely]", "Lonely note", "cell"]));
  });
});

describe("links", () => {
  it("lead to bookmarks that exist, whose names Word accepts", async () => {
    const ids = ["threat-ñandú", "threat-nandu", "x".repeat(60), `${"x".repeat(59)}y`, "1", "THREAT-NANDU"];
    const targets = ids.map((id) => heading(2, says(id), id));
    const links = ids.map((id) => paragraph([linkTo(id, says(`to ${id}`))]));
    const root = await documentOf(body(...targets, ...links));
    const names = elementsIn(root, "w:bookmarkStart").map(({ attributes }) => attributes["w:name"] ?? "");
    for (const name of names) expect(name).toMatch(/^[A-Za-z_]\w{0,39}$/);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    const anchors = elementsIn(root, "w:hyperlink").map(({ attributes }) => attributes["w:anchor"] ?? "");
    expect(anchors).toHaveLength(2 * ids.length);
    for (const anchor of anchors) expect(names).toContain(anchor);
  });

  it("open pages of the web only", async () => {
    const urls = ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "no url", "#nowhere"];
    const parts = await written(
      body(...urls.map((url) => paragraph([{ type: "link", url, children: says("words") }]))),
    );
    expect(elementsIn(part(parts, "word/document.xml"), "w:hyperlink")).toEqual([]);
    const words = paragraphs(part(parts, "word/document.xml")).map(shownWords);
    for (const url of urls.slice(0, 4)) expect(words).toContain(`words (${url})`);
  });

  it("have valid addresses, because Word rejects others", async () => {
    const url = 'https://example.org/a b|c^<d>?x={1}&y="2"';
    const parts = await written(body(paragraph([{ type: "link", url, children: says("words") }])));
    const targets = elementsIn(part(parts, "word/_rels/document.xml.rels"), "Relationship").map(
      ({ attributes }) => attributes.Target,
    );
    expect(targets).toContain("https://example.org/a%20b%7Cc%5E%3Cd%3E?x=%7B1%7D&y=%222%22");
  });
});

describe("pages", () => {
  it("repeat the marking and number the pages", async () => {
    const parts = await written(sample);
    expect(paragraphs(part(parts, "word/header1.xml")).map(shownWords)).toEqual(["TLP:AMBER+STRICT"]);
    const foot = part(parts, "word/footer1.xml");
    expect(paragraphs(foot).map(shownWords)).toEqual(["Page  / ", "TLP:AMBER+STRICT"]);
    expect(elementsIn(foot, "w:instrText").map((field) => field.text)).toEqual(["PAGE", "NUMPAGES"]);
    const size = elementsIn(part(parts, "word/document.xml"), "w:pgSz")[0]?.attributes;
    expect([size?.["w:w"], size?.["w:h"]]).toEqual(["11906", "16838"]);
  });

  it("without a marking, have none", async () => {
    const { marking: _, ...head } = sample.head;
    const parts = await written({ ...sample, head });
    expect(paragraphs(part(parts, "word/header1.xml")).map(shownWords)).toEqual([""]);
  });

  it("begin with contents whose entries are written, so that Word need not ask", async () => {
    const parts = await written(sample);
    const root = part(parts, "word/document.xml");
    const entries = paragraphs(root).filter((own) => /^TOC\d/.test(styleOf(own) ?? ""));
    expect(entries.map((own) => [styleOf(own), shownWords(own).trim()])).toEqual([
      ["TOC1", "Key judgments"],
      ["TOC1", "Threats"],
      ["TOC2", "Flood of the lower quay"],
      ["TOC1", "Sources"],
    ]);
    expect(elementsIn(part(parts, "word/settings.xml"), "w:updateFields")).toEqual([]);
    expect(elementsIn(root, "w:fldChar").some(({ attributes }) => attributes["w:dirty"] !== undefined)).toBe(
      false,
    );
    expect(paragraphs(await documentOf(sample, { contents: false })).map(styleOf)).not.toContain("TOC1");
  });
});

describe("a house's template", () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const style = (id: string, name: string, inner = ""): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
  const styles = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="30"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>${[
    style("Estndar", "Normal"),
    style(
      "Ttulo1",
      "Heading 1",
      '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:rPr><w:color w:val="AA0000"/></w:rPr>',
    ),
    style("Lead", "Something else"),
    style("Campo", "Field"),
  ].join("")}</w:styles>`;
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:pStyle w:val="Ttulo1"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`;
  const document = `<w:document ${W}><w:body><w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1000" w:left="2000" w:right="2000"/></w:sectPr></w:body></w:document>`;
  const zip = (parts: Record<string, string>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
  const template = zip({
    "word/styles.xml": styles,
    "word/numbering.xml": numbering,
    "word/document.xml": document,
  });

  it("gives the styles by their names, in whatever language its Word was", async () => {
    const parts = await written(sample, { template });
    const used = paragraphs(part(parts, "word/document.xml")).map(styleOf);
    expect(used).toContain("Ttulo1");
    expect(used).toContain("Campo");
    expect(used).not.toContain("Heading1");
    const sheet = part(parts, "word/styles.xml");
    expect(elementsIn(sheet, "w:color").map(({ attributes }) => attributes["w:val"])).toEqual(["AA0000"]);
    expect(elementsIn(sheet, "w:lang").map(({ attributes }) => attributes["w:val"])).toEqual(["en-US"]);
  });

  it("does not lose our styles that it lacks, and takes no id twice", async () => {
    const sheet = part(await written(sample, { template }), "word/styles.xml");
    const pairs = elementsIn(sheet, "w:style").map((own) => [
      own.attributes["w:styleId"],
      attributeOf(own, "w:name"),
    ]);
    expect(pairs).toContainEqual(["Lead", "Something else"]);
    expect(pairs).toContainEqual(["Lead2", "Lead"]);
    expect(new Set(pairs.map(([id]) => id)).size).toBe(pairs.length);
    const based = elementsIn(sheet, "w:basedOn").map(({ attributes }) => attributes["w:val"]);
    expect(based).toContain("Estndar");
    expect(based).not.toContain("Normal");
  });

  it("keeps the numbers of its headings next to those of lists", async () => {
    const parts = await written(sample, { template });
    const numberings = part(parts, "word/numbering.xml");
    const ids = elementsIn(numberings, "w:num").map(({ attributes }) => attributes["w:numId"]);
    expect(ids[0]).toBe("7");
    expect(new Set(ids).size).toBe(ids.length);
    const used = paragraphs(part(parts, "word/document.xml")).flatMap(
      (own) => attributeOf(own, "w:numId") ?? [],
    );
    expect(used).toHaveLength(4);
    for (const id of used) expect(ids.slice(1)).toContain(id);
    const abstract = elementsIn(numberings, "w:abstractNum").map(
      ({ attributes }) => attributes["w:abstractNumId"],
    );
    for (const own of elementsIn(numberings, "w:num"))
      expect(abstract).toContain(attributeOf(own, "w:abstractNumId"));
  });

  it("without its numberings, has no numbers of others", async () => {
    const sheet = part(
      await written(sample, { template: zip({ "word/styles.xml": styles }) }),
      "word/styles.xml",
    );
    expect(elementsIn(sheet, "w:numPr")).toEqual([]);
  });

  it("gives the page, to whose width tables are fitted", async () => {
    const root = await documentOf(sample, { template });
    const { "w:w": width, "w:h": height } = elementsIn(root, "w:pgSz")[0]?.attributes ?? {};
    expect([width, height]).toEqual(["12240", "15840"]);
    const widths = elementsIn(root, "w:gridCol").map(({ attributes }) => Number(attributes["w:w"]));
    expect(widths.reduce((sum, own) => sum + own)).toBeLessThanOrEqual(8240);
  });

  it.each([
    ["no zip file", strToU8("no zip file")],
    ["no styles", zip({ "word/document.xml": document })],
    ["styles that are not well-formed", zip({ "word/styles.xml": styles.replace("</w:styles>", "") })],
    ["another prefix", zip({ "word/styles.xml": styles.replaceAll("w:", "v:") })],
  ])("a file with %s is not a template", async (_, bytes) => {
    expect(isWordTemplate(bytes)).toBe(false);
    const own = xmlPartsOf(await write(sample)).get("word/styles.xml");
    expect(xmlPartsOf(await write(sample, { template: bytes })).get("word/styles.xml")).toBe(own);
  });

  it("is recognized", () => {
    expect(isWordTemplate(template)).toBe(true);
  });
});
